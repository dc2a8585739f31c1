// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/format.hpp: __format__ of int, bool and float, and the built-in format().
// Promises: CPython 3.11's text for every type code (b c d n o x X of ints; e E f F g G n % and
// none of both), sign, grouping, zero padding and precision, and its messages.
// CPython 3.11: format_long_internal, format_float_internal (Python/formatter_unicode.c).
// Refuses: locales: type n is d or g. complex_format.hpp has complex numbers.
#pragma once

#include <stasis/builtins/format_spec.hpp>
#include <stasis/builtins/number_text.hpp>
#include <stasis/builtins/to_real.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr owned format_character(thread_state& thread, value self,
                                               const format_spec& spec) noexcept {
    if (spec.sign != 0) {
        return raise(thread, value_error_type,
                     "Sign not allowed with integer format specifier 'c'");
    }
    if (spec.alternate) {
        return raise(thread, value_error_type,
                     "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (self.kind == tag::object) {
        return raise(thread, overflow_error_type, "Python int too large to convert to C long");
    }
    if (self.data.integer < 0 || self.data.integer > 0x10FFFF) {
        return raise(thread, overflow_error_type, "%c arg not in range(0x110000)");
    }
    const char32_t character[] = {static_cast<char32_t>(self.data.integer)};
    number_parts parts;
    parts.rest = {character, 1};
    text_builder built{thread};
    add_number(built, parts, spec);
    return built.finish();
}

[[nodiscard]] constexpr owned format_integer(thread_state& thread, value self,
                                             const format_spec& spec) noexcept {
    if (spec.precision >= 0) {
        return raise(thread, value_error_type, "Precision not allowed in integer format specifier");
    }
    if (spec.no_negative_zero) {
        return raise(thread, value_error_type,
                     "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec.type == 'c') {
        return format_character(thread, self, spec);
    }
    number_text figures{thread};
    const int base = spec.type == 'b'                       ? 2
                     : spec.type == 'o'                     ? 8
                     : spec.type == 'x' || spec.type == 'X' ? 16
                                                            : 10;
    if (!figures.make_int(self, base)) {
        return {};
    }
    number_parts parts;
    parts.negative = figures.negative();
    if (spec.type == 'X') {
        figures.make_upper();
    }
    if (spec.alternate && base != 10) {
        parts.prefix = spec.type == 'b'   ? "0b"
                       : spec.type == 'o' ? "0o"
                       : spec.type == 'x' ? "0x"
                                          : "0X";
    }
    parts.figures = figures.view();
    text_builder built{thread};
    add_number(built, parts, spec);
    return built.finish();
}

/// How the figures of a real number are written.
struct real_form {
    char type = 'g'; ///< as support::format_real takes it
    int precision = 6;
    unsigned flags = 0;
};

/// Whether a precision can be asked for; false: ValueError is pending.
[[nodiscard]] constexpr bool check_precision(thread_state& thread,
                                             const format_spec& spec) noexcept {
    if (spec.precision > 0x7FFFFFFF) {
        raise(thread, value_error_type, "precision too big");
        return false;
    }
    return true;
}

/// The form that a specification wants, whose precision has been checked.
[[nodiscard]] constexpr real_form real_form_of(const format_spec& spec) noexcept {
    real_form form;
    form.flags = (spec.alternate ? unsigned{support::real_alternate} : 0u) |
                 (spec.no_negative_zero ? unsigned{support::real_no_negative_zero} : 0u);
    form.type = spec.type == 'n' ? 'g' : static_cast<char>(spec.type);
    form.precision = spec.precision < 0 ? 6 : static_cast<int>(spec.precision);
    if (spec.type == 0) {
        form.flags |= support::real_add_dot_0;
        form.type = spec.precision < 0 ? 'r' : 'g';
        form.precision = spec.precision < 0 ? 0 : form.precision;
    }
    return form;
}

/// Adds a real number as a specification wants it; false: it raised.
[[nodiscard]] constexpr bool add_real(thread_state& thread, text_builder& to, double number,
                                      const real_form& form, const format_spec& spec) noexcept {
    number_text written{thread};
    if (!written.make_real(number, form.type, form.precision, form.flags)) {
        return false;
    }
    number_parts parts;
    const text all = written.view();
    parts.negative = all[0] == '-';
    const ssize from = parts.negative ? 1 : 0;
    ssize end = from;
    while (end < all.size && all[end] >= '0' && all[end] <= '9') {
        ++end;
    }
    parts.figures = all.part(from, end);
    parts.rest = all.part(end, all.size);
    add_number(to, parts, spec);
    return true;
}

[[nodiscard]] constexpr owned format_real_number(thread_state& thread, double number,
                                                 const format_spec& spec) noexcept {
    text_builder built{thread};
    if (!check_precision(thread, spec) ||
        !add_real(thread, built, number, real_form_of(spec), spec)) {
        return {};
    }
    return built.finish();
}

[[nodiscard]] constexpr bool is_real_code(char32_t type) noexcept {
    return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' ||
           type == '%';
}

} // namespace detail

/// int.__format__(specification), of bool too.
[[nodiscard]] constexpr owned int_format(thread_state& thread, const arguments& given) noexcept {
    const value self = given.values[0];
    format_spec spec;
    owned answer;
    if (!read_format(thread, "int.__format__", given, 'd', '>', spec, answer)) {
        return answer;
    }
    switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'n':
    case 'o':
    case 'x':
    case 'X': return detail::format_integer(thread, self, spec);
    default: break;
    }
    if (detail::is_real_code(spec.type)) {
        double real = 0;
        if (!to_real(thread, self, real)) {
            return {};
        }
        return detail::format_real_number(thread, real, spec);
    }
    raise_unknown_code(thread, spec.type, self);
    return {};
}

/// float.__format__(specification).
[[nodiscard]] constexpr owned float_format(thread_state& thread, const arguments& given) noexcept {
    const value self = given.values[0];
    format_spec spec;
    owned answer;
    if (!read_format(thread, "float.__format__", given, 0, '>', spec, answer)) {
        return answer;
    }
    if (spec.type != 0 && spec.type != 'n' && !detail::is_real_code(spec.type)) {
        raise_unknown_code(thread, spec.type, self);
        return {};
    }
    return detail::format_real_number(thread, as_number(self).data.real, spec);
}

/// format(self, specification="").
[[nodiscard]] constexpr owned format(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "format", given, 1, 2) ||
        (given.count == 2 && !check_str(thread, given.values[1], "format() argument 2"))) {
        return {};
    }
    return interpreter::format(thread, given.values[0],
                               given.count == 2 ? given.values[1]
                                                : make_object(pointer_to(graph::empty_str)));
}

inline constexpr method_def format_def{"format", format, 0, nullptr};
/// The built-in function format.
inline constexpr builtin_function_object format_object{
    immortal_head(builtin_function_type), &format_def, nullptr, nullptr, nullptr, nullptr};

} // namespace stasis::builtins
