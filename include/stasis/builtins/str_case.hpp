// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_case.hpp: changing the case of a str: upper, lower, title, capitalize,
// swapcase, casefold.
// Promises: python3.11's answers for every character, those that become several ("ß".upper() is
// "SS") and the sigma at the end of a word included.
// CPython 3.11: case_operation, do_upper_or_lower, handle_capital_sigma (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/str_room.hpp>
#include <stasis/support/unicode_cases.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::builtins {

namespace detail {

inline constexpr char32_t capital_sigma = 0x3A3;

/// Whether the sigma at `at` ends a word: a letter stands before it and none behind it, marks
/// aside.
[[nodiscard]] constexpr bool is_final_sigma(const text& in, ssize at) noexcept {
    ssize before = at - 1;
    while (before >= 0 && support::character_is(in[before], support::character_case_ignorable)) {
        --before;
    }
    if (before < 0 || !support::is_cased(in[before])) {
        return false;
    }
    ssize behind = at + 1;
    while (behind < in.size &&
           support::character_is(in[behind], support::character_case_ignorable)) {
        ++behind;
    }
    return behind == in.size || !support::is_cased(in[behind]);
}

constexpr void add_mapping(text_builder& to, const support::case_mapping& mapping) noexcept {
    for (int i = 0; i < mapping.size; ++i) {
        to.add(mapping.characters[i]);
    }
}

constexpr void add_lower(text_builder& to, const text& in, ssize at) noexcept {
    if (in[at] == capital_sigma) {
        to.add(is_final_sigma(in, at) ? char32_t{0x3C2} : char32_t{0x3C3});
    } else {
        add_mapping(to, support::to_lower(in[at]));
    }
}

/// A str of the characters that `convert(builder, in, at)` adds.
template <class Convert>
[[nodiscard]] constexpr owned converted(thread_state& thread, const arguments& given,
                                        const char* name, Convert convert) noexcept {
    if (!takes_none(thread, name, given)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    text_builder built{thread};
    for (ssize i = 0; i < in.size; ++i) {
        convert(built, in, i);
    }
    return built.finish();
}

} // namespace detail

namespace detail {

/// An ASCII str whose 26 letters from `first` on are moved.
[[nodiscard]] constexpr owned mapped_ascii(thread_state& thread, const text& in, char first,
                                           int distance) noexcept {
    str_object* result = new_str_room(thread, in.size, 0x7F);
    if (result != nullptr) {
        auto* to = trailing_mutable<unsigned char>(result, static_cast<std::size_t>(in.size) + 1);
        for (ssize i = 0; i < in.size; ++i) {
            const unsigned char character = in.one[i];
            const bool other = static_cast<unsigned char>(character - first) < 26;
            to[i] = static_cast<unsigned char>(character + (other ? distance : 0));
        }
    }
    return owned::take(result);
}

/// Whether a method's object, its only argument, is an ASCII str of several characters.
[[nodiscard]] constexpr bool is_long_ascii(const arguments& given) noexcept {
    return given.count == 1 && keyword_count(given) == 0 &&
           str_in(given.values[0])->state.ascii != 0 && str_in(given.values[0])->length > 1;
}

} // namespace detail

/// str.upper().
[[nodiscard]] constexpr owned str_upper(thread_state& thread, const arguments& given) noexcept {
    if (detail::is_long_ascii(given)) {
        return detail::mapped_ascii(thread, text_in(given.values[0]), 'a', 'A' - 'a');
    }
    return detail::converted(thread, given, "str.upper",
                             [](text_builder& to, const text& in, ssize at) {
                                 detail::add_mapping(to, support::to_upper(in[at]));
                             });
}

/// str.lower().
[[nodiscard]] constexpr owned str_lower(thread_state& thread, const arguments& given) noexcept {
    if (detail::is_long_ascii(given)) {
        return detail::mapped_ascii(thread, text_in(given.values[0]), 'A', 'a' - 'A');
    }
    return detail::converted(thread, given, "str.lower",
                             [](text_builder& to, const text& in, ssize at) {
                                 detail::add_lower(to, in, at);
                             });
}

/// str.casefold().
[[nodiscard]] constexpr owned str_casefold(thread_state& thread, const arguments& given) noexcept {
    return detail::converted(thread, given, "str.casefold",
                             [](text_builder& to, const text& in, ssize at) {
                                 detail::add_mapping(to, support::to_folded(in[at]));
                             });
}

/// str.swapcase().
[[nodiscard]] constexpr owned str_swapcase(thread_state& thread, const arguments& given) noexcept {
    return detail::converted(thread, given, "str.swapcase",
                             [](text_builder& to, const text& in, ssize at) {
                                 if (support::is_upper(in[at])) {
                                     detail::add_lower(to, in, at);
                                 } else if (support::is_lower(in[at])) {
                                     detail::add_mapping(to, support::to_upper(in[at]));
                                 } else {
                                     to.add(in[at]);
                                 }
                             });
}

/// str.capitalize().
[[nodiscard]] constexpr owned str_capitalize(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::converted(thread, given, "str.capitalize",
                             [](text_builder& to, const text& in, ssize at) {
                                 if (at == 0) {
                                     detail::add_mapping(to, support::to_title(in[at]));
                                 } else {
                                     detail::add_lower(to, in, at);
                                 }
                             });
}

/// str.title(): the first letter behind what is no letter becomes a capital.
[[nodiscard]] constexpr owned str_title(thread_state& thread, const arguments& given) noexcept {
    return detail::converted(thread, given, "str.title",
                             [](text_builder& to, const text& in, ssize at) {
                                 if (at > 0 && support::is_cased(in[at - 1])) {
                                     detail::add_lower(to, in, at);
                                 } else {
                                     detail::add_mapping(to, support::to_title(in[at]));
                                 }
                             });
}

} // namespace stasis::builtins
