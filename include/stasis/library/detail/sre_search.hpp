// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_search.hpp: finds the first place of a text where a pattern matches.
// Promises: what is known of a pattern's beginning, a prefix or a set, is looked for first; at run
// time memchr looks for the first byte of a prefix. CPython 3.11: SRE(search)
// (Modules/_sre/sre_lib.h).
#pragma once

#include <stasis/library/detail/sre_engine.hpp>

namespace stasis::library::detail::sre {

template <class Character>
class searcher {
public:
    constexpr searcher(search_state& of, const program& code, const Character* in) noexcept
        : state_(of), in_(in), code_(code.words), engine_(of, code, in) {}

    [[nodiscard]] constexpr outcome search() noexcept {
        if (state_.start > state_.end) {
            return outcome::failed;
        }
        last_ = state_.end;
        if (code_[0] != static_cast<code_word>(opcode::info)) {
            return search_anywhere();
        }
        const code_word* const info = code_;
        const ssize width = info[3];
        if (state_.end - state_.start < width) {
            return outcome::failed;
        }
        code_ += 1 + info[1];
        if ((info[2] & info_prefix) != 0 && info[5] != 0) {
            return info[5] == 1 ? search_character(info) : search_prefix(info);
        }
        if ((info[2] & info_charset) != 0) {
            return search_set(info + 5);
        }
        last_ -= width > 1 ? width - 1 : 0;
        return search_anywhere();
    }

private:
    /// Tries a place where a match may begin. No group is left from the last one.
    [[nodiscard]] constexpr outcome attempt(const code_word* code, ssize start, ssize at,
                                            bool whole = false) noexcept {
        state_.start = start;
        state_.at = at;
        state_.lastmark = -1;
        state_.lastindex = -1;
        return engine_.match(code, whole);
    }

    /// The first index from one on that has a character; the end of the text if there is none.
    [[nodiscard]] constexpr ssize find(Character character, ssize from) const noexcept {
        if constexpr (sizeof(Character) == 1) {
            if (!std::is_constant_evaluated()) {
                const void* const found =
                    from < state_.end
                        ? __builtin_memchr(in_ + from, character,
                                           static_cast<std::size_t>(state_.end - from))
                        : nullptr;
                return found != nullptr ? static_cast<const Character*>(found) - in_ : state_.end;
            }
        }
        while (from < state_.end && in_[from] != character) {
            ++from;
        }
        return from;
    }

    [[nodiscard]] constexpr outcome search_character(const code_word* info) noexcept {
        const auto character = static_cast<Character>(info[7]);
        const ssize skipped = info[6];
        if (character != info[7]) {
            return outcome::failed; // no text of this width has it
        }
        state_.must_advance = false;
        for (ssize at = state_.start; (at = find(character, at)) < state_.end; ++at) {
            if ((info[2] & info_literal) != 0) {
                state_.start = at;
                state_.at = at + skipped;
                return outcome::matched;
            }
            const outcome tried = attempt(code_ + 2 * skipped, at, at + skipped);
            if (tried != outcome::failed) {
                return tried;
            }
        }
        return outcome::failed;
    }

    /// Knuth, Morris and Pratt's search: `known` characters before `at` are the prefix's first.
    [[nodiscard]] constexpr outcome search_prefix(const code_word* info) noexcept {
        const ssize length = info[5];
        const ssize skipped = info[6];
        const code_word* const prefix = info + 7;
        const code_word* const overlap = prefix + length - 1; // by the number of known characters
        for (ssize i = 0; i < length; ++i) {
            if (static_cast<Character>(prefix[i]) != prefix[i]) {
                return outcome::failed;
            }
        }
        state_.must_advance = false;
        ssize known = 0;
        for (ssize at = state_.start; at < state_.end;) {
            if (known == 0) {
                at = find(static_cast<Character>(prefix[0]), at) + 1;
                known = 1;
                continue;
            }
            if (in_[at] != prefix[known]) {
                known = overlap[known];
                continue;
            }
            ++at;
            if (++known != length) {
                continue;
            }
            const ssize start = at - length;
            if ((info[2] & info_literal) != 0) {
                state_.start = start;
                state_.at = start + skipped;
                return outcome::matched;
            }
            const outcome tried = attempt(code_ + 2 * skipped, start, start + skipped);
            if (tried != outcome::failed) {
                return tried;
            }
            known = overlap[known];
        }
        return outcome::failed;
    }

    [[nodiscard]] constexpr outcome search_set(const code_word* set) noexcept {
        state_.must_advance = false;
        for (ssize at = state_.start; at < state_.end; ++at) {
            if (!engine_.set_has_at(set, at)) {
                continue;
            }
            const outcome tried = attempt(code_, at, at);
            if (tried != outcome::failed) {
                return tried;
            }
        }
        return outcome::failed;
    }

    [[nodiscard]] constexpr outcome search_anywhere() noexcept {
        ssize at = state_.start;
        outcome tried = attempt(code_, at, at, true);
        state_.must_advance = false;
        const bool fixed = code_[0] == static_cast<code_word>(opcode::at) &&
                           (code_[1] == static_cast<code_word>(position::beginning) ||
                            code_[1] == static_cast<code_word>(position::beginning_string));
        while (tried == outcome::failed && !fixed && at < last_) {
            ++at;
            tried = attempt(code_, at, at);
        }
        return tried;
    }

    search_state& state_;
    const Character* in_;
    const code_word* code_;
    ssize last_ = 0; ///< where a match may begin at the latest
    engine<Character> engine_;
};

/// Calls a function with the characters of a text, whatever their width.
template <class Function>
[[nodiscard]] constexpr outcome by_width(const text& in, const Function& function) noexcept {
    return in.two != nullptr    ? function(in.two)
           : in.four != nullptr ? function(in.four)
                                : function(in.one);
}

/// Finds the first match from state.start on, which becomes where it begins, as state.at where it
/// ends.
[[nodiscard]] constexpr outcome search(search_state& state, const program& code) noexcept {
    return by_width(state.in, [&]<class Character>(const Character* in) {
        return searcher<Character>(state, code, in).search();
    });
}

/// Whether a match begins at state.start.
[[nodiscard]] constexpr outcome match(search_state& state, const program& code) noexcept {
    state.at = state.start;
    return by_width(state.in, [&]<class Character>(const Character* in) {
        return engine<Character>(state, code, in).match(code.words, true);
    });
}

} // namespace stasis::library::detail::sre
