// SPDX-License-Identifier: BSL-1.0
// stasis/support/unicode_cases.hpp: upper case, lower case, title case, case folding.
// Promises: the answers of python3.11 (Unicode 14.0) for every code point, those that become two or
// three characters included.
// CPython 3.11: Objects/unicodectype.c. Here runs of characters, one or two apart, that lie equally
// far from their other case; searched in 8 steps.
// Leaves to the caller: the final sigma, which depends on its neighbours.
#pragma once

#include <stasis/support/unicode_cases.def.hpp>

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// What a character becomes: one to three characters.
struct case_mapping {
    char32_t characters[3] = {};
    int size = 1;
};

namespace detail {

struct case_run {
    char32_t first;
    char32_t last;
    std::uint32_t step;
    std::int32_t delta;
};

/// A character and the two or three that it becomes.
struct case_expansion {
    char32_t from;
    char32_t first;
    char32_t second;
    char32_t third; ///< or 0
};

inline constexpr case_run lower_runs[] = {STASIS_LOWER_RUNS};
inline constexpr case_run upper_runs[] = {STASIS_UPPER_RUNS};
inline constexpr case_run title_runs[] = {STASIS_TITLE_RUNS};
inline constexpr case_run to_lower_runs[] = {STASIS_TO_LOWER};
inline constexpr case_run to_upper_runs[] = {STASIS_TO_UPPER};
inline constexpr case_run to_title_runs[] = {STASIS_TO_TITLE};
inline constexpr case_run folded_runs[] = {STASIS_FOLDED};
inline constexpr case_expansion to_several_lower[] = {STASIS_TO_SEVERAL_LOWER};
inline constexpr case_expansion to_several_upper[] = {STASIS_TO_SEVERAL_UPPER};
inline constexpr case_expansion to_several_title[] = {STASIS_TO_SEVERAL_TITLE};
inline constexpr case_expansion to_several_folded[] = {STASIS_TO_SEVERAL_FOLDED};
#undef STASIS_LOWER_RUNS
#undef STASIS_UPPER_RUNS
#undef STASIS_TITLE_RUNS
#undef STASIS_TO_LOWER
#undef STASIS_TO_UPPER
#undef STASIS_TO_TITLE
#undef STASIS_FOLDED
#undef STASIS_TO_SEVERAL_LOWER
#undef STASIS_TO_SEVERAL_UPPER
#undef STASIS_TO_SEVERAL_TITLE
#undef STASIS_TO_SEVERAL_FOLDED

/// The run that has this character, or null. Runs do not overlap.
template <std::size_t N>
[[nodiscard]] constexpr const case_run* find_case_run(const case_run (&runs)[N],
                                                      char32_t character) noexcept {
    std::size_t low = 0;
    std::size_t high = N;
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (runs[middle].first <= character ? low : high) = middle;
    }
    const case_run& run = runs[low];
    const bool inside = character >= run.first && character <= run.last &&
                        (character - run.first) % run.step == 0;
    return inside ? &run : nullptr;
}

template <std::size_t Runs, std::size_t Several>
[[nodiscard]] constexpr bool convert_case(const case_run (&runs)[Runs],
                                          const case_expansion (&several)[Several],
                                          char32_t character, case_mapping& to) noexcept {
    if (const case_run* run = find_case_run(runs, character)) {
        to.characters[0] =
            static_cast<char32_t>(static_cast<std::int32_t>(character) + run->delta);
        return true;
    }
    std::size_t low = 0;
    std::size_t high = Several;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (several[middle].from < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == Several || several[low].from != character) {
        return false;
    }
    const case_expansion& found = several[low];
    to = {{found.first, found.second, found.third}, found.third != 0 ? 3 : 2};
    return true;
}

} // namespace detail

/// Whether a character is a small letter.
[[nodiscard]] constexpr bool is_lower(char32_t character) noexcept {
    return character < 128 ? character >= 'a' && character <= 'z'
                           : detail::find_case_run(detail::lower_runs, character) != nullptr;
}

/// Whether a character is a capital letter.
[[nodiscard]] constexpr bool is_upper(char32_t character) noexcept {
    return character < 128 ? character >= 'A' && character <= 'Z'
                           : detail::find_case_run(detail::upper_runs, character) != nullptr;
}

/// Whether a character is a title case letter: two letters in one, the first a capital.
[[nodiscard]] constexpr bool is_title(char32_t character) noexcept {
    return character >= 128 && detail::find_case_run(detail::title_runs, character) != nullptr;
}

/// Whether a character has a case.
[[nodiscard]] constexpr bool is_cased(char32_t character) noexcept {
    return is_lower(character) || is_upper(character) || is_title(character);
}

/// The character in lower case.
[[nodiscard]] constexpr case_mapping to_lower(char32_t character) noexcept {
    case_mapping to{{character, 0, 0}, 1};
    if (character < 128) {
        to.characters[0] += is_upper(character) ? 32 : 0;
    } else {
        static_cast<void>(
            detail::convert_case(detail::to_lower_runs, detail::to_several_lower, character, to));
    }
    return to;
}

/// The character in upper case.
[[nodiscard]] constexpr case_mapping to_upper(char32_t character) noexcept {
    case_mapping to{{character, 0, 0}, 1};
    if (character < 128) {
        to.characters[0] -= is_lower(character) ? 32 : 0;
    } else {
        static_cast<void>(
            detail::convert_case(detail::to_upper_runs, detail::to_several_upper, character, to));
    }
    return to;
}

/// The character as the first of a capitalised word.
[[nodiscard]] constexpr case_mapping to_title(char32_t character) noexcept {
    case_mapping to{};
    const bool found =
        character >= 128 &&
        detail::convert_case(detail::to_title_runs, detail::to_several_title, character, to);
    return found ? to : to_upper(character);
}

/// The character for comparisons that ignore case.
[[nodiscard]] constexpr case_mapping to_folded(char32_t character) noexcept {
    case_mapping to{};
    const bool found =
        character >= 128 &&
        detail::convert_case(detail::folded_runs, detail::to_several_folded, character, to);
    return found ? to : to_lower(character);
}

} // namespace stasis::support
