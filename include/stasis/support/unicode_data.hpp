// SPDX-License-Identifier: BSL-1.0
// stasis/support/unicode_data.hpp: what the module unicodedata tells of a code point, but its name.
// Promises: the answers of python3.11 (Unicode 14.0) for every code point.
// CPython 3.11: Modules/unicodedata.c, whose tables are pages; here runs of characters, and rows of
// those that decompose, which are searched: 80 KB.
#pragma once

#include <stasis/support/unicode_data.def.hpp>

#include <cstddef>
#include <cstdint>

namespace stasis::support {

namespace detail {

inline constexpr const char* character_categories[] = {STASIS_CATEGORIES};
inline constexpr const char* character_directions[] = {STASIS_DIRECTIONS};
inline constexpr const char* character_widths[] = {STASIS_WIDTHS};
inline constexpr const char* decomposition_tags[] = {STASIS_TAGS};
inline constexpr std::uint32_t character_records[] = {STASIS_RECORDS};
inline constexpr std::uint32_t record_runs[] = {STASIS_RECORD_RUNS};
inline constexpr std::uint32_t decompositions[] = {STASIS_DECOMPOSITIONS};
inline constexpr std::uint32_t decomposed[] = {STASIS_DECOMPOSED};
struct composition_row {
    std::uint32_t first;
    std::uint32_t second;
    std::uint32_t composed;
};
inline constexpr composition_row compositions[] = {STASIS_COMPOSITIONS};
struct number_row {
    std::uint32_t first;
    std::uint32_t last;
    std::int64_t numerator; ///< of the first, and of each that follows one more
    int denominator;
};
inline constexpr number_row number_rows[] = {STASIS_NUMBERS};
#undef STASIS_CATEGORIES
#undef STASIS_DIRECTIONS
#undef STASIS_WIDTHS
#undef STASIS_TAGS
#undef STASIS_RECORDS
#undef STASIS_RECORD_RUNS
#undef STASIS_DECOMPOSITIONS
#undef STASIS_DECOMPOSED
#undef STASIS_COMPOSITIONS
#undef STASIS_NUMBERS

inline constexpr std::uint32_t code_point_bits = (1u << 21) - 1;
inline constexpr std::size_t decomposition_count = sizeof decompositions / sizeof decompositions[0];

struct offset_table {
    std::uint16_t of[decomposition_count];
};

/// Where the characters of each decomposition begin.
inline constexpr offset_table decomposition_offsets = [] {
    offset_table result{};
    std::uint16_t at = 0;
    for (std::size_t i = 0; i < decomposition_count; ++i) {
        result.of[i] = at;
        at = static_cast<std::uint16_t>(at + (decompositions[i] >> 21 & 31));
    }
    return result;
}();

} // namespace detail

/// What is known of a character.
struct character_record {
    std::uint32_t bits;

    [[nodiscard]] constexpr const char* category() const noexcept {
        return detail::character_categories[bits & 31];
    }
    [[nodiscard]] constexpr const char* direction() const noexcept {
        return detail::character_directions[bits >> 5 & 31];
    }
    [[nodiscard]] constexpr const char* width() const noexcept {
        return detail::character_widths[bits >> 10 & 7];
    }
    [[nodiscard]] constexpr bool mirrored() const noexcept { return (bits >> 13 & 1) != 0; }
    /// Its canonical combining class.
    [[nodiscard]] constexpr int combining() const noexcept { return static_cast<int>(bits >> 16); }
};

[[nodiscard]] constexpr character_record record_of(char32_t character) noexcept {
    const std::uint32_t wanted = static_cast<std::uint32_t>(character) << 11 | 0x7FF;
    std::size_t low = 0;
    std::size_t high = sizeof detail::record_runs / sizeof detail::record_runs[0];
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (detail::record_runs[middle] <= wanted ? low : high) = middle;
    }
    return {detail::character_records[detail::record_runs[low] & 0x7FF]};
}

/// What a character decomposes into; size 0: nothing else. Hangul syllables aren't among them.
struct decomposition {
    const char* tag = ""; ///< empty: it is canonical
    const std::uint32_t* parts = nullptr;
    std::size_t size = 0;
};

[[nodiscard]] constexpr decomposition decomposition_of(char32_t character) noexcept {
    std::size_t low = 0;
    for (std::size_t high = detail::decomposition_count; low < high;) {
        const std::size_t middle = (low + high) / 2;
        const std::uint32_t row = detail::decompositions[middle];
        const std::uint32_t found = row & detail::code_point_bits;
        if (found == character) {
            return {detail::decomposition_tags[row >> 26],
                    detail::decomposed + detail::decomposition_offsets.of[middle], row >> 21 & 31};
        }
        (found < character ? low : high) = found < character ? middle + 1 : middle;
    }
    return {};
}

/// The character that two others compose, or 0. Hangul syllables aren't among them.
[[nodiscard]] constexpr char32_t composition_of(char32_t first, char32_t second) noexcept {
    std::size_t low = 0;
    for (std::size_t high = sizeof detail::compositions / sizeof detail::compositions[0];
         low < high;) {
        const std::size_t middle = (low + high) / 2;
        const detail::composition_row& row = detail::compositions[middle];
        if (row.first == first && row.second == second) {
            return row.composed;
        }
        const bool below = row.first < first || (row.first == first && row.second < second);
        (below ? low : high) = below ? middle + 1 : middle;
    }
    return 0;
}

/// The number that a character stands for; denominator 0: none.
struct character_number {
    std::int64_t numerator = 0;
    int denominator = 0;
};

[[nodiscard]] constexpr character_number number_of(char32_t character) noexcept {
    std::size_t low = 0;
    for (std::size_t high = sizeof detail::number_rows / sizeof detail::number_rows[0];
         low < high;) {
        const std::size_t middle = (low + high) / 2;
        const detail::number_row& row = detail::number_rows[middle];
        if (character >= row.first && character <= row.last) {
            return {row.numerator + static_cast<std::int64_t>(character - row.first),
                    row.denominator};
        }
        (row.last < character ? low : high) = row.last < character ? middle + 1 : middle;
    }
    return {};
}

} // namespace stasis::support
