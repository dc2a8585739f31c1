// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_percent.hpp: the % operator of str: "%-5s %(name)d %.*f" % values.
// Promises: all conversions (s r a d i u o x X e E f F g G c %), flags, width, precision, *,
// mapping keys, and CPython 3.11's messages.
// CPython 3.11: PyUnicode_Format, unicode_format_arg (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/int_new.hpp>
#include <stasis/builtins/number_text.hpp>
#include <stasis/builtins/percent_field.hpp>
#include <stasis/builtins/str_repr.hpp>
#include <stasis/builtins/text_search.hpp>
#include <stasis/builtins/to_real.hpp>

namespace stasis::builtins {

namespace detail {

/// Adds a number or text of which sign and prefix are known.
constexpr void add_percent(text_builder& to, const percent_field& field, bool is_number,
                           bool negative, const text& prefix, ssize zeros,
                           const text& body) noexcept {
    const char32_t sign = !is_number    ? char32_t{0}
                          : negative    ? char32_t{'-'}
                          : field.plus  ? char32_t{'+'}
                          : field.blank ? char32_t{' '}
                                        : char32_t{0};
    const ssize size = (sign != 0 ? 1 : 0) + prefix.size + zeros + body.size;
    const ssize more = field.width > size ? field.width - size : 0;
    const bool fill_zeros = is_number && field.zero;
    if (!field.left && !fill_zeros) {
        to.fill(' ', more);
    }
    if (sign != 0) {
        to.add(sign);
    }
    to.add(prefix);
    to.fill('0', zeros + (!field.left && fill_zeros ? more : 0));
    to.add(body);
    if (field.left) {
        to.fill(' ', more);
    }
}

/// The int that a conversion to an int takes: a float is cut off where the code allows it. Empty:
/// it raised.
[[nodiscard]] constexpr owned percent_integer(thread_state& thread, value held,
                                              char32_t code) noexcept {
    const bool strict = code == 'o' || code == 'x' || code == 'X';
    const type_object* type = type_of(held);
    const number_methods* slots = type->tp_as_number;
    const bool has_index = interpreter::has_index(held);
    owned number;
    if (has_index && (strict || is_int(held))) {
        number = interpreter::to_int(thread, held);
    } else if (!strict && held.kind != tag::real &&
               (has_index || (slots != nullptr && slots->nb_int != nullptr))) {
        number = int_from(thread, held);
    }
    if (number || (pending(thread) && !clear_pending(thread, type_error_type))) {
        return number;
    }
    if (held.kind != tag::real || strict) {
        return raise(thread, type_error_type, "%", code,
                     " format: ", strict ? "an integer" : "a real number", " is required, not ",
                     type->tp_name);
    }
    const double real = held.data.real;
    if (!support::real_is_finite(real)) {
        if (real != real) {
            return raise(thread, value_error_type, "cannot convert float NaN to integer");
        }
        return raise(thread, overflow_error_type, "cannot convert float infinity to integer");
    }
    support::digit figures[36] = {};
    const ssize count = support::digits_from_double(real, figures);
    return new_int(thread, figures, count, support::real_is_negative(real));
}

[[nodiscard]] constexpr bool add_percent_integer(thread_state& thread, text_builder& to,
                                                 const percent_field& field, value held) noexcept {
    const owned number = percent_integer(thread, held, field.code);
    if (!number) {
        return false;
    }
    if (field.precision > 0x7FFFFFFF - 3) {
        raise(thread, overflow_error_type, "precision too large");
        return false;
    }
    number_text figures{thread};
    const bool hexadecimal = field.code == 'x' || field.code == 'X';
    if (!figures.make_int(number.get(), field.code == 'o' ? 8 : hexadecimal ? 16 : 10)) {
        return false;
    }
    text prefix{"", 0};
    if (field.code == 'X') {
        figures.make_upper();
    }
    if (field.alternate) {
        prefix = field.code == 'o'   ? text{"0o"}
                 : field.code == 'x' ? text{"0x"}
                 : field.code == 'X' ? text{"0X"}
                                     : prefix;
    }
    const ssize zeros = field.precision - figures.view().size;
    add_percent(to, field, true, figures.negative(), prefix, zeros < 0 ? 0 : zeros, figures.view());
    return true;
}

[[nodiscard]] constexpr bool add_percent_real(thread_state& thread, text_builder& to,
                                              const percent_field& field, value held) noexcept {
    double real = 0;
    if (!to_real(thread, held, real)) {
        return false;
    }
    const unsigned flags = (field.alternate ? unsigned{support::real_alternate} : 0u) |
                           (field.no_negative_zero ? unsigned{support::real_no_negative_zero} : 0u);
    number_text written{thread};
    if (!written.make_real(real, static_cast<char>(field.code),
                           field.precision < 0 ? 6 : static_cast<int>(field.precision), flags)) {
        return false;
    }
    const text all = written.view();
    const bool negative = all[0] == '-';
    add_percent(to, field, true, negative, text{"", 0}, 0, all.part(negative ? 1 : 0, all.size));
    return true;
}

[[nodiscard]] constexpr bool add_percent_character(thread_state& thread, text_builder& to,
                                                   const percent_field& field,
                                                   value held) noexcept {
    char32_t character[1] = {};
    if (is_str(held) && text_in(held).size == 1) {
        character[0] = text_in(held)[0];
    } else if (interpreter::has_index(held)) {
        const owned number = interpreter::to_int(thread, held);
        if (!number) {
            if (clear_pending(thread, type_error_type)) {
                raise(thread, type_error_type, "%c requires int or char");
            }
            return false;
        }
        const bool small = number.get().kind == tag::integer;
        const std::int64_t code = small ? number.get().data.integer : -1;
        if (code < 0 || code > 0x10FFFF) {
            raise(thread, overflow_error_type, "%c arg not in range(0x110000)");
            return false;
        }
        character[0] = static_cast<char32_t>(code);
    } else {
        raise(thread, type_error_type, "%c requires int or char");
        return false;
    }
    add_percent(to, field, false, false, text{"", 0}, 0, text{character, 1});
    return true;
}

[[nodiscard]] constexpr bool add_percent_text(thread_state& thread, text_builder& to,
                                              const percent_field& field, value held) noexcept {
    owned shown;
    if (field.code == 's') {
        shown = interpreter::str(thread, held);
    } else {
        shown = interpreter::repr(thread, held);
    }
    if (shown && field.code == 'a') {
        shown = ascii_of_repr(thread, shown.get());
    }
    if (!shown) {
        return false;
    }
    const text all = text_of(shown.as_object());
    const ssize size =
        field.precision >= 0 && field.precision < all.size ? field.precision : all.size;
    add_percent(to, field, false, false, text{"", 0}, 0, all.part(0, size));
    return true;
}

[[nodiscard]] constexpr bool add_conversion(thread_state& thread, text_builder& to,
                                            const percent_field& field, value held,
                                            ssize at) noexcept {
    switch (field.code) {
    case 's':
    case 'r':
    case 'a': return add_percent_text(thread, to, field, held);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return add_percent_integer(thread, to, field, held);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return add_percent_real(thread, to, field, held);
    case 'c': return add_percent_character(thread, to, field, held);
    default: break;
    }
    text_builder code{thread};
    for (int shift = 20; shift >= 0; shift -= 4) {
        if (field.code >> shift != 0 || shift == 0) {
            code.add("0123456789abcdef"[field.code >> shift & 15]);
        }
    }
    const bool plain = field.code >= 31 && field.code < 127;
    raise(thread, value_error_type, "unsupported format character '",
          plain ? field.code : char32_t{'?'}, "' (0x", code.view(), ") at index ", at);
    return false;
}

/// Adds the format with its conversions done, by a function that does one; false: it raised.
template <class Convert>
[[nodiscard]] constexpr bool add_formatted(thread_state& thread, text_builder& to,
                                           percent_state& state, Convert convert) noexcept {
    const text in = state.format;
    while (state.at < in.size) {
        const ssize from = state.at;
        while (state.at < in.size && in[state.at] != '%') {
            ++state.at;
        }
        to.add(in.part(from, state.at));
        if (state.at++ == in.size) {
            break;
        }
        if (state.at < in.size && in[state.at] == '%') {
            to.add('%');
            ++state.at;
            continue;
        }
        percent_field field;
        if (!read_percent(thread, state, field)) {
            return false;
        }
        const value held = state.take(thread);
        if (!held || !convert(thread, to, field, held, state.at - 1)) {
            return false;
        }
    }
    if (state.rest()) {
        raise(thread, type_error_type, "not all arguments converted during ",
              state.of_bytes ? "bytes" : "string", " formatting");
        return false;
    }
    return true;
}

/// What a format takes its values from.
constexpr void take_from(percent_state& state, value values) noexcept {
    state.given = values;
    state.several = as<tuple_object>(values, tuple_type);
    const type_object* type = type_of(values);
    if (state.several == nullptr && !is_str(values) &&
        !(state.of_bytes && is_bytes_or_bytearray(values)) && type->tp_as_mapping != nullptr &&
        type->tp_as_mapping->mp_subscript != nullptr) {
        state.mapping = values;
    }
}

} // namespace detail

/// format % values; the left operand is no str where the right one's type asks.
[[nodiscard]] constexpr owned str_remainder(thread_state& thread, value format,
                                            value values) noexcept {
    if (!is_str(format)) {
        return not_implemented();
    }
    detail::percent_state state;
    state.format = text_in(format);
    detail::take_from(state, values);
    text_builder built{thread};
    if (!detail::add_formatted(thread, built, state, detail::add_conversion)) {
        return {};
    }
    if (state.format.size != 0 && find_text(state.format, "%") < 0) {
        return owned::share(format); // itself, even of a class
    }
    return built.finish();
}

} // namespace stasis::builtins
