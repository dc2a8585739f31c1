// SPDX-License-Identifier: BSL-1.0
// stasis/support/hangul.hpp: the numbers of Hangul, whose syllables follow from their parts.
// Source: the Unicode Standard, 3.12, Conjoining Jamo Behavior.
#pragma once

namespace stasis::support {

/// Where the parts and the syllables begin, and how many there are.
struct hangul {
    static constexpr char32_t leads = 0x1100;
    static constexpr char32_t vowels = 0x1161;
    static constexpr char32_t tails = 0x11A7; ///< one in front of the first
    static constexpr char32_t syllables = 0xAC00;
    static constexpr char32_t lead_count = 19;
    static constexpr char32_t vowel_count = 21;
    static constexpr char32_t tail_count = 28; ///< with none
    static constexpr char32_t syllable_count = lead_count * vowel_count * tail_count;
};

} // namespace stasis::support
