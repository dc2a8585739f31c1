// SPDX-License-Identifier: BSL-1.0
// stasis/library/unicodedata.hpp: the module unicodedata: what is known of characters, and the
// normal forms of texts. Promises: CPython 3.11's answers, those of Unicode 14.0, checks and
// messages. CPython 3.11: Modules/unicodedata.c. Refuses: ucd_3_2_0.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/codecs_arguments.hpp>
#include <stasis/library/detail/unicode_normal.hpp>
#include <stasis/support/unicode_names.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::library {

namespace detail {

/// Reads a character, the only argument or the first one; false: TypeError is pending.
[[nodiscard]] constexpr bool to_character(thread_state& thread, const char* function, value given,
                                          char32_t& to, bool is_first = false) noexcept {
    if (is_str(given) && text_in(given).size == 1) {
        to = text_in(given)[0];
        return true;
    }
    raise(thread, type_error_type, function, "() argument ", is_first ? "1 " : "",
          "must be a unicode character, not ",
          given.kind == tag::none ? "None" : type_of(given)->tp_name);
    return false;
}

/// A function of a character that a record answers.
template <support::fixed_string Name, auto Answer>
[[nodiscard]] constexpr owned character_function(thread_state& thread,
                                                 const arguments& given) noexcept {
    char32_t character = 0;
    if (!takes_single(thread, Name.text, given) ||
        !to_character(thread, interpreter::last_name(Name.text), given.values[0], character)) {
        return {};
    }
    return Answer(thread, character);
}

template <auto Part>
[[nodiscard]] constexpr owned text_of_record(thread_state& thread, char32_t character) noexcept {
    return new_str(thread, (support::record_of(character).*Part)());
}

template <auto Part>
[[nodiscard]] constexpr owned number_of_record(thread_state&, char32_t character) noexcept {
    return owned::take(make_int(static_cast<int>((support::record_of(character).*Part)())));
}

/// unicodedata.decomposition(chr).
[[nodiscard]] constexpr owned tell_decomposition(thread_state& thread,
                                                 char32_t character) noexcept {
    const support::decomposition into = support::decomposition_of(character);
    text_builder built{thread};
    built.add(into.tag);
    for (std::size_t i = 0; i < into.size; ++i) {
        if (built.size() != 0) {
            built.add(' ');
        }
        constexpr const char* figures = "0123456789ABCDEF";
        const std::uint32_t part = into.parts[i];
        for (int shift = part > 0xFFFFF ? 20 : part > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) {
            built.add(figures[part >> shift & 15]);
        }
    }
    return built.finish();
}

/// The kinds of numbers.
enum class number_kind : unsigned char { decimal, digit, numeric };

/// decimal(), digit() and numeric().
template <support::fixed_string Name, number_kind Kind>
[[nodiscard]] constexpr owned number_function(thread_state& thread,
                                              const arguments& given) noexcept {
    char32_t character = 0;
    if (!takes_positional(thread, Name.text, given, 1, 2) ||
        !to_character(thread, interpreter::last_name(Name.text), given.values[0], character,
                      true)) {
        return {};
    }
    const support::character_number number = support::number_of(character);
    constexpr std::uint32_t wanted = Kind == number_kind::decimal ? support::character_decimal
                                     : Kind == number_kind::digit ? support::character_digit
                                                                  : support::character_numeric;
    if (number.denominator != 0 && support::character_is(character, wanted)) {
        if (Kind != number_kind::numeric) {
            return owned::take(make_int(number.numerator));
        }
        return owned::take(make_real(static_cast<double>(number.numerator) / number.denominator));
    }
    if (given.count == 2) {
        return owned::share(given.values[1]);
    }
    return raise(thread, value_error_type,
                 Kind == number_kind::decimal ? "not a decimal"
                 : Kind == number_kind::digit ? "not a digit"
                                              : "not a numeric character");
}

/// unicodedata.name(chr[, default]).
[[nodiscard]] constexpr owned unicode_name(thread_state& thread, const arguments& given) noexcept {
    char32_t character = 0;
    if (!takes_positional(thread, "unicodedata.name", given, 1, 2) ||
        !to_character(thread, "name", given.values[0], character, true)) {
        return {};
    }
    const support::character_name found = support::name_of(character);
    if (found.size != 0) {
        return new_str(thread, text{found.spelled, static_cast<ssize>(found.size)});
    }
    return given.count == 2 ? owned::share(given.values[1])
                            : owned{raise(thread, value_error_type, "no such name")};
}

/// unicodedata.lookup(name).
[[nodiscard]] constexpr owned unicode_lookup(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_single(thread, "unicodedata.lookup", given)) {
        return {};
    }
    const value asked = given.values[0];
    if (is_bytes_like(asked) && !is_kind_of(asked, bytes_type)) {
        return raise(thread, type_error_type,
                     "lookup() argument must be read-only bytes-like object, not ",
                     type_of(asked)->tp_name);
    }
    const owned spelled = read_bytes_or_text(thread, asked);
    if (!spelled) {
        return {};
    }
    constexpr ssize most = 256;
    const text name = bytes_in(spelled.get());
    if (name.size > most) {
        return raise(thread, key_error_type, "name too long");
    }
    char buffer[most] = {};
    for (ssize i = 0; i < name.size; ++i) {
        buffer[i] = static_cast<char>(name[i]);
    }
    const support::named_characters found =
        support::characters_named(buffer, static_cast<std::size_t>(name.size));
    if (found.size != 0) {
        return new_str(thread, text{found.parts, static_cast<ssize>(found.size)});
    }
    ssize shown = 0; // as a C string
    while (shown < name.size && name[shown] != 0) {
        ++shown;
    }
    const owned unknown =
        decode_bytes(thread, name.one, shown, encoding::utf8, error_handler::replace, value{});
    return unknown ? owned{raise(thread, key_error_type, "undefined character name '",
                                 text_in(unknown.get()), "'")}
                   : owned{};
}

/// Whether all characters of a text stay as they are, as far as that is seen at once.
[[nodiscard]] constexpr bool is_plain(const text& of, normal_form form) noexcept {
    const char32_t most = form.composes && !form.is_compatible ? 0x300 : 0xA0;
    for (ssize i = 0; i < of.size; ++i) {
        if (of[i] >= most) {
            return false;
        }
    }
    return true;
}

/// Reads the arguments (form, text); false: it raised.
[[nodiscard]] constexpr bool read_form(thread_state& thread, const char* name,
                                       const arguments& given, normal_form& form) noexcept {
    if (!takes_positional(thread, name, given, 2, 2)) {
        return false;
    }
    for (ssize i = 0; i < 2; ++i) {
        if (!is_str(given.values[i])) {
            raise(thread, type_error_type, interpreter::last_name(name), "() argument ", i + 1,
                  " must be str, not ",
                  given.values[i].kind == tag::none ? "None" : type_of(given.values[i])->tp_name);
            return false;
        }
    }
    const text wanted = text_in(given.values[0]);
    form = {wanted == text{"NFC"} || wanted == text{"NFKC"},
            wanted == text{"NFKC"} || wanted == text{"NFKD"}};
    if (form.composes || form.is_compatible || wanted == text{"NFD"} ||
        text_in(given.values[1]).size == 0) {
        return true;
    }
    raise(thread, value_error_type, "invalid normalization form");
    return false;
}

/// unicodedata.normalize(form, unistr).
[[nodiscard]] constexpr owned unicode_normalize(thread_state& thread,
                                                const arguments& given) noexcept {
    normal_form form;
    if (!read_form(thread, "unicodedata.normalize", given, form)) {
        return {};
    }
    const text from = text_in(given.values[1]);
    if (is_plain(from, form)) {
        return owned::share(given.values[1]);
    }
    normal_text made{thread, form};
    if (!made.make(from)) {
        return {};
    }
    if (made.view() == from) {
        return owned::share(given.values[1]);
    }
    return new_str(thread, made.view());
}

/// unicodedata.is_normalized(form, unistr).
[[nodiscard]] constexpr owned unicode_is_normalized(thread_state& thread,
                                                    const arguments& given) noexcept {
    normal_form form;
    if (!read_form(thread, "unicodedata.is_normalized", given, form)) {
        return {};
    }
    const text from = text_in(given.values[1]);
    if (is_plain(from, form)) {
        return owned::take(make_bool(true));
    }
    normal_text made{thread, form};
    if (!made.make(from)) {
        return {};
    }
    return owned::take(make_bool(made.view() == from));
}

using support::character_record;

inline constexpr method_def unicodedata_methods[] = {
    {"bidirectional",
     character_function<"unicodedata.bidirectional", text_of_record<&character_record::direction>>,
     0, nullptr},
    {"category",
     character_function<"unicodedata.category", text_of_record<&character_record::category>>, 0,
     nullptr},
    {"combining",
     character_function<"unicodedata.combining", number_of_record<&character_record::combining>>, 0,
     nullptr},
    {"decimal", number_function<"unicodedata.decimal", number_kind::decimal>, 0, nullptr},
    {"decomposition", character_function<"unicodedata.decomposition", tell_decomposition>, 0,
     nullptr},
    {"digit", number_function<"unicodedata.digit", number_kind::digit>, 0, nullptr},
    {"east_asian_width",
     character_function<"unicodedata.east_asian_width", text_of_record<&character_record::width>>,
     0, nullptr},
    {"is_normalized", unicode_is_normalized, 0, nullptr},
    {"lookup", unicode_lookup, 0, nullptr},
    {"mirrored",
     character_function<"unicodedata.mirrored", number_of_record<&character_record::mirrored>>, 0,
     nullptr},
    {"name", unicode_name, 0, nullptr},
    {"normalize", unicode_normalize, 0, nullptr},
    {"numeric", number_function<"unicodedata.numeric", number_kind::numeric>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant unicodedata_constants[] = {
    {"unidata_version", &graph::str_<"14.0.0">}, {nullptr, nullptr}};

inline constexpr module_definition unicodedata_definition{"unicodedata", unicodedata_methods,
                                                          unicodedata_constants};

} // namespace detail

/// The module unicodedata.
inline constexpr importable_module unicodedata_module =
    ready_module<detail::unicodedata_definition>();

} // namespace stasis::library
