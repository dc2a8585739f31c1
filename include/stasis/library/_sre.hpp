// SPDX-License-Identifier: BSL-1.0
// stasis/library/_sre.hpp: the module _sre, the engine of the package re.
// Promises: CPython 3.11's matches, groups and messages, for str and whatever has bytes. Code is
// checked before it is run, so none that a program makes up can do harm. CPython 3.11:
// Modules/_sre/sre.c. Differs from CPython: the locale that re.LOCALE asks is always C's. Some code
// that no pattern leads to is refused, where CPython trusts it (detail/sre_code.hpp).
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/sre_pattern_type.hpp>

namespace stasis::library {

namespace detail {

/// Reads the one argument of a function, a character; false: it raised.
[[nodiscard]] constexpr bool read_character(thread_state& thread, const char* name,
                                            const arguments& given, int& character) noexcept {
    return takes_single(thread, name, given) &&
           interpreter::to_c_integer(thread, given.values[0], character);
}

/// _sre.ascii_iscased(character), _sre.unicode_iscased(character).
template <bool Unicode>
[[nodiscard]] constexpr owned sre_is_cased(thread_state& thread, const arguments& given) noexcept {
    int number = 0;
    if (!read_character(thread, Unicode ? "_sre.unicode_iscased" : "_sre.ascii_iscased", given,
                        number)) {
        return {};
    }
    const auto character = static_cast<char32_t>(number);
    return owned::take(make_bool(Unicode ? sre::lower_unicode(character) != character ||
                                               sre::upper_unicode(character) != character
                                         : sre::is_ascii_letter(character)));
}

/// _sre.ascii_tolower(character), _sre.unicode_tolower(character).
template <bool Unicode>
[[nodiscard]] constexpr owned sre_to_lower(thread_state& thread, const arguments& given) noexcept {
    int number = 0;
    if (!read_character(thread, Unicode ? "_sre.unicode_tolower" : "_sre.ascii_tolower", given,
                        number)) {
        return {};
    }
    const auto character = static_cast<char32_t>(number);
    return owned::take(make_int(
        static_cast<int>(Unicode ? sre::lower_unicode(character) : sre::lower_ascii(character))));
}

/// _sre.getcodesize(): the bytes of a word of code.
[[nodiscard]] constexpr owned sre_code_size(thread_state& thread, const arguments& given) noexcept {
    return owned::take(takes_nothing(thread, "_sre.getcodesize", given)
                           ? make_int(sizeof(sre::code_word))
                           : value{});
}

inline constexpr method_def sre_functions[] = {{"compile", sre_compile, 0, nullptr},
                                               {"getcodesize", sre_code_size, 0, nullptr},
                                               {"ascii_iscased", sre_is_cased<false>, 0, nullptr},
                                               {"unicode_iscased", sre_is_cased<true>, 0, nullptr},
                                               {"ascii_tolower", sre_to_lower<false>, 0, nullptr},
                                               {"unicode_tolower", sre_to_lower<true>, 0, nullptr},
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant sre_constants[] = {
    {"MAGIC", &graph::int_<sre::magic>},
    {"CODESIZE", &graph::int_<sizeof(sre::code_word)>},
    {"MAXREPEAT", &graph::int_<std::int64_t{sre::unbounded}>},
    {"MAXGROUPS", &graph::int_<sre::most_groups>},
    {"copyright", &graph::str_<" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ">},
    {nullptr, nullptr}};

inline constexpr module_definition sre_definition{"_sre", sre_functions, sre_constants};

} // namespace detail

/// The module _sre.
inline constexpr importable_module _sre_module = ready_module<detail::sre_definition>();

} // namespace stasis::library
