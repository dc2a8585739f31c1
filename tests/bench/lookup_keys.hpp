// SPDX-License-Identifier: BSL-1.0
// bench/lookup_keys.hpp: the keys that look-ups are measured with: texts of random letters.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bench {

inline constexpr std::size_t length = 12;
/// The most keys of a dict; as many more are never there.
inline constexpr std::size_t most = 4096;

/// Writes the letters of a key.
constexpr void write_key(std::size_t number, auto* to) {
    std::uint64_t bits = (number + 1) * 0x9E3779B97F4A7C15u;
    for (std::size_t i = 0; i < length; ++i) {
        to[i] = static_cast<unsigned char>('a' + (bits >> 59) % 26);
        bits *= 0xD1342543DE82EF95u;
    }
}

} // namespace bench
