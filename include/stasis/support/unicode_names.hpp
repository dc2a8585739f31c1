// SPDX-License-Identifier: BSL-1.0
// stasis/support/unicode_names.hpp: the names of characters and of sequences of them.
// Promises: the answers of python3.11 (Unicode 14.0) for every code point and every name.
// CPython 3.11: getcode and getname (Modules/unicodedata.c), whose tables are words and hashes;
// here the sorted names, of which each has only what the one before it doesn't begin with, in
// blocks that are searched: 440 KB.
#pragma once

#include <stasis/support/hangul.hpp>
#include <stasis/support/unicode_names.def.hpp>

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// A name's characters, all of ASCII; size 0: there is none.
struct character_name {
    char spelled[STASIS_LONGEST_NAME] = {};
    std::size_t size = 0;

    constexpr void add(const char* part) noexcept {
        while (*part != '\0') {
            spelled[size++] = *part++;
        }
    }
};

/// The characters that a name means: one, or those of a sequence; size 0: there is no such name.
struct named_characters {
    char32_t parts[4] = {};
    std::size_t size = 0;
};

namespace detail {

/// A line of a long text, since a literal may not be one.
using name_line = char[STASIS_NAME_SIGNS_A_LINE + 1];
inline constexpr name_line name_texts[] = {STASIS_NAMES};
inline constexpr name_line names_mean[] = {STASIS_NAME_MEANINGS}; // a number of three digits a name
inline constexpr name_line name_ranks[] = {
    STASIS_NAME_RANKS}; // a number of three digits a character
inline constexpr std::uint32_t name_blocks[] = {STASIS_NAME_BLOCKS};
inline constexpr std::size_t names_a_block = STASIS_NAMES_A_BLOCK;
inline constexpr std::size_t longest_name = STASIS_LONGEST_NAME;
// What a name means: a character, but for the tags, whose numbers are smaller, or a sequence.
inline constexpr char32_t named_tags = STASIS_NAMED_TAGS;
inline constexpr std::uint32_t named_tags_from = STASIS_NAMED_TAGS_FROM;
inline constexpr std::uint32_t named_sequences_from = STASIS_NAMED_SEQUENCES_FROM;
inline constexpr std::size_t name_count = STASIS_NAME_COUNT;
struct named_run {
    char32_t first;
    std::uint32_t before; ///< characters with names before it
};
inline constexpr named_run named_runs[] = {STASIS_NAMED_RUNS};
inline constexpr char32_t named_sequences[][4] = {STASIS_NAMED_SEQUENCES};
struct ideograph_run {
    char32_t first;
    char32_t last;
};
inline constexpr ideograph_run ideograph_runs[] = {STASIS_IDEOGRAPH_RUNS};

struct sign_numbers {
    signed char of[128]; ///< -1: it is no such sign
};

/// The numbers of signs, which are their places among them.
[[nodiscard]] constexpr sign_numbers numbers_of(const char* signs) noexcept {
    sign_numbers result{};
    for (signed char& number : result.of) {
        number = -1;
    }
    for (signed char i = 0; signs[i] != '\0'; ++i) {
        result.of[static_cast<unsigned char>(signs[i])] = i;
    }
    return result;
}
inline constexpr sign_numbers name_prefixes = numbers_of(STASIS_NAME_PREFIX_SIGNS);
inline constexpr sign_numbers name_digits = numbers_of(STASIS_NAME_DIGITS);
#undef STASIS_NAMES
#undef STASIS_NAME_MEANINGS
#undef STASIS_NAME_RANKS
#undef STASIS_NAME_BLOCKS
#undef STASIS_NAMES_A_BLOCK
#undef STASIS_NAME_SIGNS_A_LINE
#undef STASIS_NAME_COUNT
#undef STASIS_NAMED_TAGS
#undef STASIS_NAMED_TAGS_FROM
#undef STASIS_NAMED_SEQUENCES_FROM
#undef STASIS_NAMED_RUNS
#undef STASIS_NAMED_SEQUENCES
#undef STASIS_IDEOGRAPH_RUNS
#undef STASIS_LONGEST_NAME
#undef STASIS_NAME_PREFIX_SIGNS
#undef STASIS_NAME_DIGITS

/// The sign at a place of a long text.
[[nodiscard]] constexpr char name_sign(const name_line* lines, std::size_t at) noexcept {
    constexpr std::size_t size = sizeof(name_line) - 1;
    return lines[at / size][at % size];
}

/// The number at a place of a row of numbers of three digits in base 64.
[[nodiscard]] constexpr std::uint32_t name_number(const name_line* row, std::size_t at) noexcept {
    std::uint32_t result = 0;
    for (std::size_t i = 3 * at; i < 3 * at + 3; ++i) {
        const signed char digit = name_digits.of[static_cast<unsigned char>(name_sign(row, i))];
        result = result << 6 | static_cast<std::uint32_t>(digit);
    }
    return result;
}

/// Reads the names of a block, one after the other.
class name_reader {
public:
    explicit constexpr name_reader(std::size_t block) noexcept : at_(name_blocks[block]) { step(); }

    [[nodiscard]] constexpr const character_name& name() const noexcept { return name_; }

    constexpr void step() noexcept {
        name_.size = static_cast<std::size_t>(prefix_of(sign()));
        for (++at_; prefix_of(sign()) < 0; ++at_) {
            name_.spelled[name_.size++] = sign();
        }
    }

    /// The order of the name and another: below, at or above 0.
    [[nodiscard]] constexpr int compare(const char* other, std::size_t size) const noexcept {
        for (std::size_t i = 0; i < name_.size && i < size; ++i) {
            if (name_.spelled[i] != other[i]) {
                return name_.spelled[i] < other[i] ? -1 : 1;
            }
        }
        return name_.size < size ? -1 : name_.size > size ? 1 : 0;
    }

private:
    [[nodiscard]] constexpr char sign() const noexcept { return name_sign(name_texts, at_); }
    [[nodiscard]] static constexpr signed char prefix_of(char sign) noexcept {
        return name_prefixes.of[static_cast<unsigned char>(sign)];
    }

    std::size_t at_;
    character_name name_;
};

/// The place of a name among the sorted ones; their number: it is none of them.
[[nodiscard]] constexpr std::size_t rank_of_name(const char* name, std::size_t size) noexcept {
    std::size_t low = 0;
    std::size_t high = sizeof name_blocks / sizeof name_blocks[0];
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (name_reader{middle}.compare(name, size) <= 0 ? low : high) = middle;
    }
    const std::size_t end = low * names_a_block + names_a_block;
    name_reader reader{low};
    for (std::size_t rank = low * names_a_block; rank < end && rank < name_count; ++rank) {
        if (const int order = reader.compare(name, size); order >= 0) {
            return order == 0 ? rank : name_count;
        }
        reader.step();
    }
    return name_count;
}

inline constexpr const char* hangul_begin = "HANGUL SYLLABLE ";
inline constexpr const char* ideograph_begin = "CJK UNIFIED IDEOGRAPH-";
inline constexpr const char* hangul_leads[hangul::lead_count] = {
    "G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
    "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
inline constexpr const char* hangul_vowels[hangul::vowel_count] = {
    "A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
    "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
inline constexpr const char* hangul_tails[hangul::tail_count] = {
    "",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
    "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};

[[nodiscard]] constexpr bool is_ideograph(char32_t character) noexcept {
    for (const ideograph_run& run : ideograph_runs) {
        if (character >= run.first && character <= run.last) {
            return true;
        }
    }
    return false;
}

/// What is left of a name behind its beginning.
struct name_rest {
    const char* at;
    std::size_t size;

    /// Whether it begins so; if so, steps over that.
    constexpr bool begins(const char* part) noexcept {
        std::size_t i = 0;
        for (; part[i] != '\0'; ++i) {
            if (i >= size || at[i] != part[i]) {
                return false;
            }
        }
        at += i;
        size -= i;
        return true;
    }

    /// Steps over the longest of the parts that it begins with, and says which; Count: with none.
    template <std::size_t Count>
    constexpr std::size_t begins_with_one(const char* const (&parts)[Count]) noexcept {
        std::size_t found = Count;
        name_rest behind = *this;
        for (std::size_t i = 0; i < Count; ++i) {
            name_rest rest = *this;
            if (rest.begins(parts[i]) && (found == Count || rest.size < behind.size)) {
                found = i;
                behind = rest;
            }
        }
        *this = behind;
        return found;
    }
};

/// The syllable that the rest of a name spells, or 0.
[[nodiscard]] constexpr char32_t hangul_named(name_rest rest) noexcept {
    const std::size_t lead = rest.begins_with_one(hangul_leads);
    const std::size_t vowel = rest.begins_with_one(hangul_vowels);
    const std::size_t tail = rest.begins_with_one(hangul_tails);
    if (vowel == hangul::vowel_count || rest.size != 0) {
        return 0;
    }
    return hangul::syllables +
           static_cast<char32_t>((lead * hangul::vowel_count + vowel) * hangul::tail_count + tail);
}

/// The ideograph whose number in base 16 is the rest of a name, or 0.
[[nodiscard]] constexpr char32_t ideograph_named(const name_rest& rest) noexcept {
    if (rest.size != 4 && rest.size != 5) {
        return 0;
    }
    char32_t number = 0;
    for (std::size_t i = 0; i < rest.size; ++i) {
        const char c = rest.at[i];
        if ((c < '0' || c > '9') && (c < 'A' || c > 'F')) {
            return 0;
        }
        number = number << 4 | static_cast<char32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
    }
    return is_ideograph(number) ? number : 0;
}

} // namespace detail

/// The name of a character. CPython 3.11: _getucname.
[[nodiscard]] constexpr character_name name_of(char32_t character) noexcept {
    character_name result;
    if (character - hangul::syllables < hangul::syllable_count) {
        const std::uint32_t number = character - hangul::syllables;
        const std::uint32_t without_tail = number / hangul::tail_count;
        result.add(detail::hangul_begin);
        result.add(detail::hangul_leads[without_tail / hangul::vowel_count]);
        result.add(detail::hangul_vowels[without_tail % hangul::vowel_count]);
        result.add(detail::hangul_tails[number % hangul::tail_count]);
        return result;
    }
    if (detail::is_ideograph(character)) {
        result.add(detail::ideograph_begin);
        for (int shift = character > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) {
            result.spelled[result.size++] = "0123456789ABCDEF"[character >> shift & 15];
        }
        return result;
    }
    constexpr std::size_t runs = sizeof detail::named_runs / sizeof detail::named_runs[0];
    std::size_t low = 0;
    std::size_t high = runs - 1; // the last one is where code points end
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (detail::named_runs[middle].first <= character ? low : high) = middle;
    }
    const detail::named_run& run = detail::named_runs[low];
    const std::size_t in_order = run.before + (character - run.first);
    if (character < run.first || in_order >= detail::named_runs[low + 1].before) {
        return result;
    }
    const std::size_t rank = detail::name_number(detail::name_ranks, in_order);
    detail::name_reader reader{rank / detail::names_a_block};
    for (std::size_t i = rank % detail::names_a_block; i > 0; --i) {
        reader.step();
    }
    return reader.name();
}

/// The characters of a name, whose letters may be small ones where the name isn't made of a number
/// or a syllable. CPython 3.11: _getcode.
[[nodiscard]] constexpr named_characters characters_named(const char* name,
                                                          std::size_t size) noexcept {
    detail::name_rest rest{name, size};
    const bool is_hangul = rest.begins(detail::hangul_begin);
    if (is_hangul || rest.begins(detail::ideograph_begin)) {
        const char32_t found =
            is_hangul ? detail::hangul_named(rest) : detail::ideograph_named(rest);
        return {{found}, found != 0};
    }
    char upper[detail::longest_name] = {};
    if (size == 0 || size > sizeof upper) {
        return {};
    }
    for (std::size_t i = 0; i < size; ++i) {
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? static_cast<char>(name[i] - 32) : name[i];
    }
    const std::size_t rank = detail::rank_of_name(upper, size);
    if (rank == detail::name_count) {
        return {};
    }
    const std::uint32_t found = detail::name_number(detail::names_mean, rank);
    if (found < detail::named_tags_from) {
        return {{found}, 1};
    }
    if (found < detail::named_sequences_from) {
        return {{found - detail::named_tags_from + detail::named_tags}, 1};
    }
    named_characters result;
    for (const char32_t part : detail::named_sequences[found - detail::named_sequences_from]) {
        if (part != 0) {
            result.parts[result.size++] = part;
        }
    }
    return result;
}

} // namespace stasis::support
