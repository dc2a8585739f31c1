// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_reader.hpp: what instructions ask of a text: whether a character is
// taken, how many in a row are, and whether an index is at a boundary. CPython 3.11: SRE(charset),
// SRE(count), SRE(at) (Modules/_sre/sre_lib.h).
#pragma once

#include <stasis/library/detail/sre_state.hpp>

namespace stasis::library::detail::sre {

/// Reads a text of one width.
template <class Character>
class reader {
public:
    constexpr reader(const program& code, const Character* in, ssize end) noexcept
        : program_(code), in_(in), end_(end) {}

    /// Whether a set, given by its first word, has the character at an index.
    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool
    set_has_at(const code_word* set, ssize index, opcode by = opcode::in) const noexcept {
        const Character character = in_[index];
        if constexpr (sizeof(Character) > 1) {
            if (character >= 256) {
                return set_has(by, program_.original + (set - program_.words), character);
            }
        }
        return program_.bits[*set].has(character);
    }

protected:
    [[nodiscard]] static constexpr bool is(const code_word* word, opcode which) noexcept {
        return *word == static_cast<code_word>(which);
    }

    /// Whether there is a character at an index that an instruction, given by its opcode, takes.
    /// Not for what is no such instruction.
    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool takes(const code_word* code,
                                                            ssize at) const noexcept {
        if (at >= end_) {
            return false;
        }
        const char32_t character = in_[at];
        switch (static_cast<opcode>(code[0])) {
        case opcode::any: return character != '\n';
        case opcode::any_all: return true;
        case opcode::in:
        case opcode::in_ignore:
        case opcode::in_uni_ignore:
        case opcode::in_loc_ignore: return set_has_at(code + 2, at, static_cast<opcode>(code[0]));
        case opcode::literal: return character == code[1];
        case opcode::not_literal: return character != code[1];
        case opcode::literal_ignore: return lower_ascii(character) == code[1];
        case opcode::not_literal_ignore: return lower_ascii(character) != code[1];
        case opcode::literal_uni_ignore: return lower_unicode(character) == code[1];
        case opcode::not_literal_uni_ignore: return lower_unicode(character) != code[1];
        case opcode::literal_loc_ignore: return same_by_locale(code[1], character);
        default: return !same_by_locale(code[1], character);
        }
    }

    /// How far characters go on from an index that a predicate takes, at most to `stop`.
    template <class Taken>
    [[nodiscard]] STASIS_ALWAYS_INLINE static constexpr ssize span(ssize at, ssize stop,
                                                                   const Taken& taken) noexcept {
        while (at < stop && taken(at)) {
            ++at;
        }
        return at;
    }

    /// How many characters in a row from an index on an instruction takes, at most `most`.
    [[nodiscard]] constexpr ssize count(const code_word* code, ssize at,
                                        code_word most) const noexcept {
        const ssize stop = most != unbounded && ssize{most} < end_ - at ? at + ssize{most} : end_;
        const auto literal = static_cast<Character>(code[1]);
        const bool fits = literal == code[1];
        ssize to = at;
        switch (static_cast<opcode>(code[0])) {
        case opcode::in:
            if constexpr (sizeof(Character) == 1) {
                const character_bits& bits = program_.bits[code[2]];
                to = span(at, stop, [&](ssize i) { return bits.has(in_[i]); });
            } else {
                to = span(at, stop, [&](ssize i) { return set_has_at(code + 2, i); });
            }
            break;
        case opcode::any: to = span(at, stop, [&](ssize i) { return in_[i] != '\n'; }); break;
        case opcode::any_all: to = stop; break;
        case opcode::literal:
            to = fits ? span(at, stop, [&](ssize i) { return in_[i] == literal; }) : at;
            break;
        case opcode::not_literal:
            to = fits ? span(at, stop, [&](ssize i) { return in_[i] != literal; }) : stop;
            break;
        default: to = span(at, stop, [&](ssize i) { return takes(code, i); }); break;
        }
        return to - at;
    }

    /// Where the code behind marks begins.
    [[nodiscard]] static constexpr const code_word* behind_marks(const code_word* code) noexcept {
        while (is(code, opcode::mark)) {
            code += 2;
        }
        return code;
    }

    /// Whether code that begins so, which no mark does, can match at an index: no if that is
    /// certain.
    [[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool may_begin(const code_word* code,
                                                                ssize at) const noexcept {
        switch (static_cast<opcode>(code[0])) {
        case opcode::literal: return at < end_ && in_[at] == code[1];
        case opcode::in: return at < end_ && set_has_at(code + 2, at);
        default: return true;
        }
    }

    /// Whether the character at an index is part of a word, as is none outside of the text.
    template <class IsWord>
    [[nodiscard]] constexpr bool is_boundary(ssize at, const IsWord& is_word) const noexcept {
        const bool before = at > 0 && is_word(in_[at - 1]);
        const bool after = at < end_ && is_word(in_[at]);
        return before != after;
    }

    [[nodiscard]] constexpr bool is_at(ssize at, code_word where) const noexcept {
        const auto line_break = [&](ssize index) { return in_[index] == '\n'; };
        const bool empty = end_ == 0;
        switch (static_cast<position>(where)) {
        case position::beginning:
        case position::beginning_string: return at == 0;
        case position::beginning_line: return at == 0 || line_break(at - 1);
        case position::end: return at == end_ || (at == end_ - 1 && line_break(at));
        case position::end_line: return at == end_ || line_break(at);
        case position::end_string: return at == end_;
        case position::boundary:
        case position::loc_boundary: return !empty && is_boundary(at, is_ascii_word);
        case position::non_boundary:
        case position::loc_non_boundary: return !empty && !is_boundary(at, is_ascii_word);
        case position::uni_boundary: return !empty && is_boundary(at, is_unicode_word);
        default: return !empty && !is_boundary(at, is_unicode_word);
        }
    }

    const program& program_;
    const Character* in_;
    ssize end_; ///< of what is searched
};

} // namespace stasis::library::detail::sre
