// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_characters.hpp: what regular expressions ask of characters: categories,
// their other case, and sets.
// Promises: the answer for a character below 256 is a bit of a table; a set's is made once.
// CPython 3.11: sre_category (Modules/_sre/sre.c), SRE(charset) (Modules/_sre/sre_lib.h), which go
// through a set for each character.
// Differs from CPython: the locale that LOCALE asks is C's, in which no byte above 127 is a letter.
#pragma once

#include <stasis/library/detail/sre_constants.hpp>
#include <stasis/support/unicode_cases.hpp>
#include <stasis/support/unicode_properties.hpp>

#include <cstddef>

namespace stasis::library::detail::sre {

[[nodiscard]] constexpr bool is_ascii_letter(char32_t character) noexcept {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

[[nodiscard]] constexpr char32_t lower_ascii(char32_t character) noexcept {
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
}

[[nodiscard]] constexpr char32_t upper_ascii(char32_t character) noexcept {
    return character >= 'a' && character <= 'z' ? character - ('a' - 'A') : character;
}

/// The first character of what a character becomes in lower case: Py_UNICODE_TOLOWER.
[[nodiscard]] constexpr char32_t find_lower(char32_t character) noexcept {
    return support::to_lower(character).characters[0];
}

/// The first character of what a character becomes in upper case: Py_UNICODE_TOUPPER.
[[nodiscard]] constexpr char32_t upper_unicode(char32_t character) noexcept {
    return support::to_upper(character).characters[0];
}

struct latin1_lower_table {
    unsigned char of[256];
};

/// No character below 256 has a lower case above it.
inline constexpr latin1_lower_table latin1_lower = [] {
    latin1_lower_table result{};
    for (char32_t character = 0; character < 256; ++character) {
        result.of[character] = static_cast<unsigned char>(find_lower(character));
    }
    return result;
}();

/// find_lower(), by the table where there is one.
[[nodiscard]] constexpr char32_t lower_unicode(char32_t character) noexcept {
    return character < 256 ? latin1_lower.of[character] : find_lower(character);
}

/// Whether a character of a pattern that ignores case by locale stands for another.
[[nodiscard]] constexpr bool same_by_locale(code_word pattern, char32_t character) noexcept {
    return character == pattern || lower_ascii(character) == pattern ||
           upper_ascii(character) == pattern;
}

[[nodiscard]] constexpr bool is_ascii_word(char32_t character) noexcept {
    return is_ascii_letter(character) || (character >= '0' && character <= '9') || character == '_';
}

[[nodiscard]] constexpr bool is_unicode_word(char32_t character) noexcept {
    constexpr std::uint32_t alphanumeric = support::character_alpha | support::character_decimal |
                                           support::character_digit | support::character_numeric;
    return support::character_is(character, alphanumeric) || character == '_';
}

/// Whether a character is in a category.
[[nodiscard]] constexpr bool find_category(category of, char32_t character) noexcept {
    const auto number = static_cast<code_word>(of);
    bool result = false;
    switch (static_cast<category>(number & ~code_word{1})) {
    case category::digit: result = character >= '0' && character <= '9'; break;
    case category::space:
        result = character == ' ' || (character >= '\t' && character <= '\r');
        break;
    case category::word:
    case category::loc_word: result = is_ascii_word(character); break;
    case category::linebreak: result = character == '\n'; break;
    case category::uni_digit:
        result = support::character_is(character, support::character_decimal);
        break;
    case category::uni_space:
        result = support::character_is(character, support::character_space);
        break;
    case category::uni_word: result = is_unicode_word(character); break;
    default: result = support::is_line_break(character); break;
    }
    return result != ((number & 1) != 0);
}

/// Which of the characters below 256 there are.
struct character_bits {
    std::uint64_t words[4]{};

    [[nodiscard]] constexpr bool has(char32_t character) const noexcept {
        return (words[character >> 6] >> (character & 63) & 1) != 0;
    }
    constexpr void add(char32_t character) noexcept {
        words[character >> 6] |= std::uint64_t{1} << (character & 63);
    }
};

struct category_table {
    character_bits of[static_cast<std::size_t>(category::count)];
};

inline constexpr category_table latin1_categories = [] {
    category_table result{};
    for (std::size_t of = 0; of < static_cast<std::size_t>(category::count); ++of) {
        for (char32_t character = 0; character < 256; ++character) {
            if (find_category(static_cast<category>(of), character)) {
                result.of[of].add(character);
            }
        }
    }
    return result;
}();

/// find_category(), by the table where there is one.
[[nodiscard]] constexpr bool in_category(code_word of, char32_t character) noexcept {
    return character < 256 ? latin1_categories.of[of].has(character)
                           : find_category(static_cast<category>(of), character);
}

// ---- sets --------------------------------------------------------------------------------------

/// The words of a set's item, its opcode included: 0 ends the set, and is no item.
[[nodiscard]] constexpr std::size_t item_size(const code_word* item) noexcept {
    switch (static_cast<opcode>(item[0])) {
    case opcode::negate: return 1;
    case opcode::literal:
    case opcode::category: return 2;
    case opcode::range:
    case opcode::range_uni_ignore: return 3;
    case opcode::charset: return 1 + 256 / 32;
    case opcode::bigcharset: return 2 + 256 / 4 + std::size_t{item[1]} * (256 / 32);
    default: return 0;
    }
}

/// Whether a bit of a bitmap in code is set.
[[nodiscard]] constexpr bool has_bit(const code_word* bitmap, std::size_t bit) noexcept {
    return (bitmap[bit / 32] >> (bit & 31) & 1) != 0;
}

/// The block that the characters with that high byte are in, of a big set.
[[nodiscard]] constexpr std::size_t block_of(const code_word* blocks, std::size_t high) noexcept {
    return blocks[high / 4] >> (high % 4 * 8) & 0xFF;
}

/// Whether an item of a set has a character.
[[nodiscard]] constexpr bool item_has(const code_word* item, char32_t character) noexcept {
    switch (static_cast<opcode>(item[0])) {
    case opcode::literal: return character == item[1];
    case opcode::category: return in_category(item[1], character);
    case opcode::range: return character >= item[1] && character <= item[2];
    case opcode::range_uni_ignore: { // the character is in lower case
        const char32_t upper = upper_unicode(character);
        return (character >= item[1] && character <= item[2]) ||
               (upper >= item[1] && upper <= item[2]);
    }
    case opcode::charset: return character < 256 && has_bit(item + 1, character);
    case opcode::bigcharset:
        return character < 0x10000 &&
               has_bit(item + 2 + 256 / 4,
                       block_of(item + 2, character >> 8) * 256 + (character & 255));
    default: return false;
    }
}

/// Whether a set has a character.
[[nodiscard]] constexpr bool set_has(const code_word* set, char32_t character) noexcept {
    bool found = true;
    for (std::size_t size = 0; (size = item_size(set)) != 0; set += size) {
        if (static_cast<opcode>(set[0]) == opcode::negate) {
            found = !found;
        } else if (item_has(set, character)) {
            return found;
        }
    }
    return !found;
}

/// Whether a set has a character that is compared as `by` says: opcode::in or one that ignores
/// case.
[[nodiscard]] constexpr bool set_has(opcode by, const code_word* set, char32_t character) noexcept {
    switch (by) {
    case opcode::in_ignore: return set_has(set, lower_ascii(character));
    case opcode::in_uni_ignore: return set_has(set, lower_unicode(character));
    case opcode::in_loc_ignore:
        return set_has(set, lower_ascii(character)) || set_has(set, upper_ascii(character));
    default: return set_has(set, character);
    }
}

/// The characters below 256 of an item.
[[nodiscard]] constexpr character_bits item_bits(const code_word* item) noexcept {
    character_bits result{};
    switch (static_cast<opcode>(item[0])) {
    case opcode::literal:
        if (item[1] < 256) {
            result.add(item[1]);
        }
        break;
    case opcode::category: return latin1_categories.of[item[1]];
    case opcode::charset:
        for (std::size_t i = 0; i < 4; ++i) {
            result.words[i] = item[1 + 2 * i] | std::uint64_t{item[2 + 2 * i]} << 32;
        }
        break;
    default:
        for (char32_t character = 0; character < 256; ++character) {
            if (item_has(item, character)) {
                result.add(character);
            }
        }
        break;
    }
    return result;
}

/// The characters below 256 of a set, compared as `by` says: an item has its say where none before
/// it has had its own.
[[nodiscard]] constexpr character_bits set_bits(opcode by, const code_word* set) noexcept {
    character_bits decided{};
    character_bits plain{};
    bool found = true;
    for (std::size_t size = 0; (size = item_size(set)) != 0; set += size) {
        if (static_cast<opcode>(set[0]) == opcode::negate) {
            found = !found;
            continue;
        }
        const character_bits more = item_bits(set);
        for (int i = 0; i < 4; ++i) {
            plain.words[i] |= found ? more.words[i] & ~decided.words[i] : 0;
            decided.words[i] |= more.words[i];
        }
    }
    for (int i = 0; i < 4 && !found; ++i) {
        plain.words[i] |= ~decided.words[i];
    }
    if (by == opcode::in) {
        return plain;
    }
    character_bits result{};
    for (char32_t character = 0; character < 256; ++character) {
        const bool has = by == opcode::in_uni_ignore ? plain.has(lower_unicode(character))
                         : by == opcode::in_ignore   ? plain.has(lower_ascii(character))
                                                     : plain.has(lower_ascii(character)) ||
                                                         plain.has(upper_ascii(character));
        if (has) {
            result.add(character);
        }
    }
    return result;
}

} // namespace stasis::library::detail::sre
