// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_constants.hpp: the numbers that the code of a pattern consists of.
// Promises: those of Lib/re/_constants.py, whose MAGIC is the same.
// CPython 3.11: Modules/_sre/sre_constants.h, Modules/_sre/sre.h.
#pragma once

#include <cstdint>

namespace stasis::library::detail::sre {

/// A word of code: an opcode, or an operand of one. SRE_CODE.
using code_word = std::uint32_t;

inline constexpr std::int64_t magic = 20220615;
/// A repeat without an upper bound.
inline constexpr code_word unbounded = 0xFFFFFFFF;
/// How many groups a pattern may have: SRE_MAXGROUPS.
inline constexpr std::int64_t most_groups = 0x7FFFFFFF / 2;

/// What is done, or what a set has.
enum class opcode : code_word {
    failure,
    success,
    any,
    any_all,
    assert_that,
    assert_not,
    at,
    branch,
    category,
    charset,
    bigcharset,
    groupref,
    groupref_exists,
    in,
    info,
    jump,
    literal,
    mark,
    max_until,
    min_until,
    not_literal,
    negate,
    range,
    repeat,
    repeat_one,
    subpattern,
    min_repeat_one,
    atomic_group,
    possessive_repeat,
    possessive_repeat_one,
    groupref_ignore,
    in_ignore,
    literal_ignore,
    not_literal_ignore,
    groupref_loc_ignore,
    in_loc_ignore,
    literal_loc_ignore,
    not_literal_loc_ignore,
    groupref_uni_ignore,
    in_uni_ignore,
    literal_uni_ignore,
    not_literal_uni_ignore,
    range_uni_ignore,
};

/// The operand of opcode::at.
enum class position : code_word {
    beginning,
    beginning_line,
    beginning_string,
    boundary,
    non_boundary,
    end,
    end_line,
    end_string,
    loc_boundary,
    loc_non_boundary,
    uni_boundary,
    uni_non_boundary,
    count,
};

/// The operand of opcode::category. An odd one is the opposite of the one before.
enum class category : code_word {
    digit,
    not_digit,
    space,
    not_space,
    word,
    not_word,
    linebreak,
    not_linebreak,
    loc_word,
    loc_not_word,
    uni_digit,
    uni_not_digit,
    uni_space,
    uni_not_space,
    uni_word,
    uni_not_word,
    uni_linebreak,
    uni_not_linebreak,
    count,
};

/// What opcode::info knows of a pattern.
enum info_flag : code_word {
    info_prefix = 1,  ///< each match begins with these characters
    info_literal = 2, ///< which are all of it
    info_charset = 4, ///< each match begins with a character of this set
};

/// The flags of a pattern.
enum pattern_flag : int {
    flag_template = 1,
    flag_ignorecase = 2,
    flag_locale = 4,
    flag_multiline = 8,
    flag_dotall = 16,
    flag_unicode = 32,
    flag_verbose = 64,
    flag_debug = 128,
    flag_ascii = 256,
};

} // namespace stasis::library::detail::sre
