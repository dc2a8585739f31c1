// SPDX-License-Identifier: BSL-1.0
// stasis/library/_sha512.hpp: the module _sha512: the hashes SHA-512 and SHA-384; the first one is
// what random seeds itself with, of strs.
// Promises: CPython 3.11's checks and messages; hashes can be computed in constant expressions.
// CPython 3.11: Modules/sha512module.c.
#pragma once

#include <stasis/library/detail/hash_object.hpp>
#include <stasis/library/detail/hash_sha2.hpp>

namespace stasis::library {

extern const type_object sha512_type;
extern const type_object sha384_type;

namespace detail {

struct sha512_hash {
    static constexpr auto core = sha2_first<std::uint64_t>(sha512_first, 0);
    static constexpr const type_object& type = sha512_type;
    static constexpr const char* qualified = "_sha512.sha512";
    static constexpr std::size_t size = 64;
    static constexpr bool has_size_member = true;
};

struct sha384_hash {
    static constexpr auto core = sha2_first<std::uint64_t>(sha384_first, 0);
    static constexpr const type_object& type = sha384_type;
    static constexpr const char* qualified = "_sha512.sha384";
    static constexpr std::size_t size = 48;
    static constexpr bool has_size_member = true;
};

inline constexpr method_def sha512_functions[] = {{"sha512", new_hash<sha512_hash>, 0, nullptr},
                                                  {"sha384", new_hash<sha384_hash>, 0, nullptr},
                                                  {nullptr, nullptr, 0, nullptr}};

/// The name is what CPython 3.11 calls it.
inline constexpr module_constant sha512_constants[] = {{"SHA384Type", &sha512_type},
                                                       {nullptr, nullptr}};

inline constexpr module_definition sha512_definition{"_sha512", sha512_functions, sha512_constants};

} // namespace detail

inline constexpr type_object sha512_type = detail::hash_type<detail::sha512_hash>();
inline constexpr type_object sha384_type = detail::hash_type<detail::sha384_hash>();

/// The module _sha512.
inline constexpr importable_module _sha512_module = ready_module<detail::sha512_definition>();

} // namespace stasis::library
