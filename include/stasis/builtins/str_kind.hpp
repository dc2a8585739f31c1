// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_kind.hpp: what kind of characters a str has: isalpha, isdigit, isupper and
// the like.
// Promises: python3.11's answers for every character.
// CPython 3.11: unicode_isalpha_impl and its neighbours (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/str_room.hpp>
#include <stasis/support/unicode_cases.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether each character has one of the properties; for the empty str, `empty`.
[[nodiscard]] constexpr bool all_are(const text& in, std::uint32_t properties,
                                     bool empty) noexcept {
    for (ssize i = 0; i < in.size; ++i) {
        if (!support::character_is(in[i], properties)) {
            return false;
        }
    }
    return in.size != 0 || empty;
}

[[nodiscard]] constexpr owned kind_result(thread_state& thread, const arguments& given,
                                          const char* name, std::uint32_t properties,
                                          bool empty = false) noexcept {
    if (!takes_none(thread, name, given)) {
        return {};
    }
    return owned::take(make_bool(all_are(text_in(given.values[0]), properties, empty)));
}

} // namespace detail

/// Whether a text is an identifier: a letter or underscore, then letters, digits, underscores.
[[nodiscard]] constexpr bool is_identifier(const text& in) noexcept {
    return in.size != 0 && support::character_is(in[0], support::character_identifier_start) &&
           detail::all_are(in, support::character_identifier, false);
}

/// str.isalpha().
[[nodiscard]] constexpr owned str_isalpha(thread_state& thread, const arguments& given) noexcept {
    return detail::kind_result(thread, given, "str.isalpha", support::character_alpha);
}

/// str.isalnum().
[[nodiscard]] constexpr owned str_isalnum(thread_state& thread, const arguments& given) noexcept {
    return detail::kind_result(thread, given, "str.isalnum",
                               support::character_alpha | support::character_decimal |
                                   support::character_digit | support::character_numeric);
}

/// str.isdecimal().
[[nodiscard]] constexpr owned str_isdecimal(thread_state& thread, const arguments& given) noexcept {
    return detail::kind_result(thread, given, "str.isdecimal", support::character_decimal);
}

/// str.isdigit().
[[nodiscard]] constexpr owned str_isdigit(thread_state& thread, const arguments& given) noexcept {
    return detail::kind_result(thread, given, "str.isdigit", support::character_digit);
}

/// str.isnumeric().
[[nodiscard]] constexpr owned str_isnumeric(thread_state& thread, const arguments& given) noexcept {
    return detail::kind_result(thread, given, "str.isnumeric", support::character_numeric);
}

/// str.isspace().
[[nodiscard]] constexpr owned str_isspace(thread_state& thread, const arguments& given) noexcept {
    return detail::kind_result(thread, given, "str.isspace", support::character_space);
}

/// str.isprintable().
[[nodiscard]] constexpr owned str_isprintable(thread_state& thread,
                                              const arguments& given) noexcept {
    return detail::kind_result(thread, given, "str.isprintable", support::character_printable,
                               true);
}

/// str.isascii().
[[nodiscard]] constexpr owned str_isascii(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "str.isascii", given)) {
        return {};
    }
    return owned::take(make_bool(str_in(given.values[0])->state.ascii != 0));
}

/// str.isidentifier().
[[nodiscard]] constexpr owned str_isidentifier(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_none(thread, "str.isidentifier", given)) {
        return {};
    }
    return owned::take(make_bool(is_identifier(text_in(given.values[0]))));
}

/// str.islower(): there is a small letter, and no letter of another case.
[[nodiscard]] constexpr owned str_islower(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "str.islower", given)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    bool any = false;
    for (ssize i = 0; i < in.size; ++i) {
        if (support::is_upper(in[i]) || support::is_title(in[i])) {
            return owned::take(make_bool(false));
        }
        any = any || support::is_lower(in[i]);
    }
    return owned::take(make_bool(any));
}

/// str.isupper(): there is a capital letter, and no letter of another case.
[[nodiscard]] constexpr owned str_isupper(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "str.isupper", given)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    bool any = false;
    for (ssize i = 0; i < in.size; ++i) {
        if (support::is_lower(in[i]) || support::is_title(in[i])) {
            return owned::take(make_bool(false));
        }
        any = any || support::is_upper(in[i]);
    }
    return owned::take(make_bool(any));
}

/// str.istitle(): capitals only behind what is no letter, small letters only behind letters.
[[nodiscard]] constexpr owned str_istitle(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "str.istitle", given)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    bool any = false;
    bool inside = false;
    for (ssize i = 0; i < in.size; ++i) {
        const bool capital = support::is_upper(in[i]) || support::is_title(in[i]);
        const bool small = !capital && support::is_lower(in[i]);
        if ((capital && inside) || (small && !inside)) {
            return owned::take(make_bool(false));
        }
        inside = capital || small;
        any = any || inside;
    }
    return owned::take(make_bool(any));
}

} // namespace stasis::builtins
