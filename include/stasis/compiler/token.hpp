// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/token.hpp: the words of a source text.
// CPython 3.11: Include/internal/pycore_token.h, Lib/keyword.py.
#pragma once

#include <stasis/object/head.hpp>
#include <stasis/object/str.hpp>

namespace stasis::compiler {

/// What a token is: one of a kind with many spellings, or the one with its spelling.
enum class token_kind : unsigned char {
    end,     ///< of the text
    refused, ///< what follows is no token: source::refusal says why
    newline, ///< the end of a statement
    indent,
    dedent,
    unknown, ///< a character that no token has
    name,
    number,
    string,
#define STASIS_KEYWORD(name, text) name,
#define STASIS_OPERATOR(name, text) name,
#include <stasis/compiler/tokens.def.hpp>
#undef STASIS_KEYWORD
#undef STASIS_OPERATOR
};

/// A place in a text: lines count from 1, columns, in characters, from 0.
struct place {
    int line = 1;
    int column = 0;
};

/// The column of an end of which isn't told where it is.
inline constexpr int not_told = -1'000'000;

/// From where to where something stands.
struct span {
    place begin;
    place end;
};

/// A token, and its characters.
struct token {
    token_kind kind = token_kind::end;
    span where;
    ssize from = 0;
    ssize to = 0;
};

namespace detail {

/// A token that has one spelling.
struct spelling {
    token_kind kind;
    const char* text;
};

inline constexpr spelling keywords[] = {
#define STASIS_KEYWORD(name, text) {token_kind::name, text},
#define STASIS_OPERATOR(name, text)
#include <stasis/compiler/tokens.def.hpp>
#undef STASIS_KEYWORD
#undef STASIS_OPERATOR
};

inline constexpr spelling operators[] = {
#define STASIS_KEYWORD(name, text)
#define STASIS_OPERATOR(name, text) {token_kind::name, text},
#include <stasis/compiler/tokens.def.hpp>
#undef STASIS_KEYWORD
#undef STASIS_OPERATOR
};

} // namespace detail

/// The kind of a word: a keyword or a name.
[[nodiscard]] constexpr token_kind kind_of_word(const text& word) noexcept {
    for (const detail::spelling& each : detail::keywords) {
        if (word == text{each.text}) {
            return each.kind;
        }
    }
    return token_kind::name;
}

} // namespace stasis::compiler
