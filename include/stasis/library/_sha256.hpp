// SPDX-License-Identifier: BSL-1.0
// stasis/library/_sha256.hpp: the module _sha256: the hashes SHA-256 and SHA-224.
// Promises: CPython 3.11's checks and messages; hashes can be computed in constant expressions.
// CPython 3.11: Modules/sha256module.c.
#pragma once

#include <stasis/library/detail/hash_object.hpp>
#include <stasis/library/detail/hash_sha2.hpp>

namespace stasis::library {

extern const type_object sha256_type;
extern const type_object sha224_type;

namespace detail {

struct sha256_hash {
    static constexpr auto core = sha2_first<std::uint32_t>(sha512_first, 32);
    static constexpr const type_object& type = sha256_type;
    static constexpr const char* qualified = "_sha256.sha256";
    static constexpr std::size_t size = 32;
    static constexpr bool has_size_member = true;
};

struct sha224_hash {
    static constexpr auto core = sha2_first<std::uint32_t>(sha384_first, 0);
    static constexpr const type_object& type = sha224_type;
    static constexpr const char* qualified = "_sha256.sha224";
    static constexpr std::size_t size = 28;
    static constexpr bool has_size_member = true;
};

inline constexpr method_def sha256_functions[] = {{"sha256", new_hash<sha256_hash>, 0, nullptr},
                                                  {"sha224", new_hash<sha224_hash>, 0, nullptr},
                                                  {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant sha256_constants[] = {
    {"SHA224Type", &sha224_type}, {"SHA256Type", &sha256_type}, {nullptr, nullptr}};

inline constexpr module_definition sha256_definition{"_sha256", sha256_functions, sha256_constants};

} // namespace detail

inline constexpr type_object sha256_type = detail::hash_type<detail::sha256_hash>();
inline constexpr type_object sha224_type = detail::hash_type<detail::sha224_hash>();

/// The module _sha256.
inline constexpr importable_module _sha256_module = ready_module<detail::sha256_definition>();

} // namespace stasis::library
