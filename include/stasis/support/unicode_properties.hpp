// SPDX-License-Identifier: BSL-1.0
// stasis/support/unicode_properties.hpp: what kind of character a code point is.
// Promises: the answers of python3.11 (Unicode 14.0) for every code point, surrogates included.
// CPython 3.11: Objects/unicodectype.c, whose tables are pages; here runs of characters with the
// same properties, 9 KB, searched in 12 steps. Latin-1 has a table of its own.
#pragma once

#include <stasis/support/unicode_properties.def.hpp>

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// The properties of characters, as bits.
enum character_property : std::uint32_t {
    character_alpha = 1 << 0,
    character_decimal = 1 << 1,
    character_digit = 1 << 2,
    character_numeric = 1 << 3,
    character_printable = 1 << 4,
    character_space = 1 << 5,
    character_identifier_start = 1 << 6,
    character_identifier = 1 << 7,
    character_case_ignorable = 1 << 8,
};

namespace detail {

inline constexpr int property_bits = 11;
inline constexpr std::uint32_t property_runs[] = {STASIS_PROPERTY_RUNS};
#undef STASIS_PROPERTY_RUNS

/// The run that a character is in: the first code point above the bits of its properties.
[[nodiscard]] constexpr std::uint32_t property_run(char32_t character) noexcept {
    const std::uint32_t wanted = static_cast<std::uint32_t>(character) << property_bits |
                                 ((std::uint32_t{1} << property_bits) - 1);
    std::size_t low = 0;
    std::size_t high = sizeof property_runs / sizeof property_runs[0];
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (property_runs[middle] <= wanted ? low : high) = middle;
    }
    return property_runs[low];
}

struct latin1_table {
    std::uint16_t bits[256];
};

inline constexpr latin1_table latin1_properties = [] {
    latin1_table result{};
    std::size_t run = 0; // the runs are in order: no search
    for (char32_t character = 0; character < 256; ++character) {
        while (property_runs[run + 1] >> property_bits <= character) {
            ++run;
        }
        result.bits[character] = static_cast<std::uint16_t>(
            property_runs[run] & ((std::uint32_t{1} << property_bits) - 1));
    }
    return result;
}();

} // namespace detail

/// Whether a character has one of the properties.
[[nodiscard]] constexpr bool character_is(char32_t character, std::uint32_t properties) noexcept {
    if (character < 256) {
        return (detail::latin1_properties.bits[character] & properties) != 0;
    }
    return (detail::property_run(character) & properties) != 0;
}

/// The number that a decimal digit of any script stands for, or -1. Digits come in runs of ten.
[[nodiscard]] constexpr int decimal_value(char32_t character) noexcept {
    if (character < 128) {
        return character >= '0' && character <= '9' ? static_cast<int>(character - '0') : -1;
    }
    const std::uint32_t run = detail::property_run(character);
    return (run & character_decimal) != 0
               ? static_cast<int>((character - (run >> detail::property_bits)) % 10)
               : -1;
}

/// Whether str.splitlines ends a line at this character.
[[nodiscard]] constexpr bool is_line_break(char32_t character) noexcept {
    return (character >= 0x0A && character <= 0x0D) || (character >= 0x1C && character <= 0x1E) ||
           character == 0x85 || character == 0x2028 || character == 0x2029;
}

} // namespace stasis::support
