// SPDX-License-Identifier: BSL-1.0
// stasis/library/_md5.hpp: the module _md5: the hash MD5.
// Promises: CPython 3.11's checks and messages; hashes can be computed in constant expressions.
// CPython 3.11: Modules/md5module.c.
#pragma once

#include <stasis/library/detail/hash_md5.hpp>
#include <stasis/library/detail/hash_object.hpp>

namespace stasis::library {

extern const type_object md5_type;

namespace detail {

struct md5_hash {
    static constexpr md5_words core{};
    static constexpr const type_object& type = md5_type;
    static constexpr const char* qualified = "_md5.md5";
    static constexpr std::size_t size = 16;
    static constexpr bool has_size_member = false;
};

inline constexpr method_def md5_functions[] = {{"md5", new_hash<md5_hash>, 0, nullptr},
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant md5_constants[] = {{"MD5Type", &md5_type}, {nullptr, nullptr}};

inline constexpr module_definition md5_definition{"_md5", md5_functions, md5_constants};

} // namespace detail

inline constexpr type_object md5_type = detail::hash_type<detail::md5_hash>();

/// The module _md5.
inline constexpr importable_module _md5_module = ready_module<detail::md5_definition>();

} // namespace stasis::library
