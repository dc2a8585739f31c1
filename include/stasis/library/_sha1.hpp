// SPDX-License-Identifier: BSL-1.0
// stasis/library/_sha1.hpp: the module _sha1: the hash SHA-1.
// Promises: CPython 3.11's checks and messages; hashes can be computed in constant expressions.
// CPython 3.11: Modules/sha1module.c.
#pragma once

#include <stasis/library/detail/hash_object.hpp>
#include <stasis/library/detail/hash_sha1.hpp>

namespace stasis::library {

extern const type_object sha1_type;

namespace detail {

struct sha1_hash {
    static constexpr sha1_words core{};
    static constexpr const type_object& type = sha1_type;
    static constexpr const char* qualified = "_sha1.sha1";
    static constexpr std::size_t size = 20;
    static constexpr bool has_size_member = false;
};

inline constexpr method_def sha1_functions[] = {{"sha1", new_hash<sha1_hash>, 0, nullptr},
                                                {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant sha1_constants[] = {{"SHA1Type", &sha1_type}, {nullptr, nullptr}};

inline constexpr module_definition sha1_definition{"_sha1", sha1_functions, sha1_constants};

} // namespace detail

inline constexpr type_object sha1_type = detail::hash_type<detail::sha1_hash>();

/// The module _sha1.
inline constexpr importable_module _sha1_module = ready_module<detail::sha1_definition>();

} // namespace stasis::library
