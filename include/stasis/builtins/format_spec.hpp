// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/format_spec.hpp: the format specification mini-language:
// [[fill]align][sign][z][#][0][width][grouping][.precision][type].
// Promises: CPython 3.11's reading of it and its messages. The locale is "C": type n groups
// nothing.
// CPython 3.11: parse_internal_render_format_spec, calc_number_widths, fill_number
// (Python/formatter_unicode.c), _PyUnicode_InsertThousandsGrouping.
#pragma once

#include <stasis/builtins/str_room.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::builtins {

/// A specification that was read.
struct format_spec {
    char32_t fill = ' ';
    char32_t align = '<';
    char32_t sign = 0; ///< '+', ' ', '-', or 0
    bool no_negative_zero = false;
    bool alternate = false;
    ssize width = -1;
    char32_t grouping = 0; ///< ',' or '_', or 0
    ssize precision = -1;
    char32_t type = 0;
};

namespace detail {

[[nodiscard]] constexpr bool is_alignment(char32_t character) noexcept {
    return character == '<' || character == '>' || character == '=' || character == '^';
}

/// Reads digits of any script; false: the number is too large and ValueError is pending.
[[nodiscard]] constexpr bool read_digits(thread_state& thread, const text& in, ssize& at,
                                         ssize& number) noexcept {
    const ssize from = at;
    ssize result = 0;
    for (; at < in.size; ++at) {
        const int digit = support::decimal_value(in[at]);
        if (digit < 0) {
            break;
        }
        if (result > (largest_size - digit) / 10) {
            raise(thread, value_error_type, "Too many decimal digits in format string");
            return false;
        }
        result = result * 10 + digit;
    }
    number = at == from ? -1 : result;
    return true;
}

/// Adds a code to a message, as an escape where it isn't a plain character below `limit`.
constexpr void add_code(text_builder& to, char32_t type, char32_t limit = 128) noexcept {
    if (type > 32 && type < limit) {
        to.add(type);
        return;
    }
    to.add("\\x");
    int shift = 0;
    while (type >> shift >= 16) {
        shift += 4;
    }
    for (; shift >= 0; shift -= 4) {
        to.add("0123456789abcdef"[type >> shift & 15]);
    }
}

/// Raises ValueError for a type that can't be grouped.
constexpr void raise_grouping(thread_state& thread, const format_spec& spec) noexcept {
    text_builder type{thread};
    add_code(type, spec.type);
    raise(thread, value_error_type, "Cannot specify '", spec.grouping, "' with '", type.view(),
          "'.");
}

} // namespace detail

/// Raises ValueError for a type that objects of `self`'s type don't have.
constexpr void raise_unknown_code(thread_state& thread, char32_t code, value self) noexcept {
    text_builder type{thread};
    detail::add_code(type, code);
    raise(thread, value_error_type, "Unknown format code '", type.view(), "' for object of type '",
          type_of(self)->tp_name, "'");
}

/// Reads a specification for `self`; false: ValueError is pending.
[[nodiscard]] constexpr bool read_spec(thread_state& thread, const text& in, value self,
                                       char32_t default_type, char32_t default_align,
                                       format_spec& spec) noexcept {
    spec = {};
    spec.type = default_type;
    spec.align = default_align;
    ssize at = 0;
    const auto is_next = [&](char32_t character) {
        if (at < in.size && in[at] == character) {
            ++at;
            return true;
        }
        return false;
    };
    bool fill_given = false;
    bool align_given = false;
    if (in.size >= 2 && detail::is_alignment(in[1])) {
        spec.fill = in[0];
        spec.align = in[1];
        fill_given = align_given = true;
        at = 2;
    } else if (in.size >= 1 && detail::is_alignment(in[0])) {
        spec.align = in[0];
        align_given = true;
        at = 1;
    }
    if (at < in.size && (in[at] == '+' || in[at] == '-' || in[at] == ' ')) {
        spec.sign = in[at++];
    }
    spec.no_negative_zero = is_next('z');
    spec.alternate = is_next('#');
    if (!fill_given && is_next('0')) {
        spec.fill = '0';
        if (!align_given && default_align == '>') {
            spec.align = '=';
        }
    }
    if (!detail::read_digits(thread, in, at, spec.width)) {
        return false;
    }
    const bool comma = is_next(',');
    const bool underscore = is_next('_');
    if ((comma && underscore) || (underscore && is_next(','))) {
        raise(thread, value_error_type, "Cannot specify both ',' and '_'.");
        return false;
    }
    spec.grouping = comma ? ',' : underscore ? '_' : char32_t{0};
    if (is_next('.')) {
        if (!detail::read_digits(thread, in, at, spec.precision)) {
            return false;
        }
        if (spec.precision < 0) {
            raise(thread, value_error_type, "Format specifier missing precision");
            return false;
        }
    }
    if (in.size - at > 1) {
        raise(thread, value_error_type, "Invalid format specifier '", in, "' for object of type '",
              type_of(self)->tp_name, "'");
        return false;
    }
    if (at < in.size) {
        spec.type = in[at];
    }
    if (spec.grouping == 0) {
        return true;
    }
    switch (spec.type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case 0: return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
        if (spec.grouping == '_') {
            return true;
        }
        [[fallthrough]];
    default: detail::raise_grouping(thread, spec); return false;
    }
}

/// Adds a text within the width of a specification.
constexpr void add_aligned(text_builder& to, const text& from, const format_spec& spec) noexcept {
    const ssize more = spec.width > from.size ? spec.width - from.size : 0;
    const ssize left = spec.align == '>' ? more : spec.align == '^' ? more / 2 : 0;
    to.fill(spec.fill, left);
    to.add(from);
    to.fill(spec.fill, more - left);
}

/// The parts of a number as text.
struct number_parts {
    bool negative = false;
    text prefix;  ///< 0x and the like
    text figures; ///< that can be grouped; may be none
    text rest;    ///< the point and what follows it; a character; "inf"
};

namespace detail {

/// How many figures, leading zeros included, and how many separators fill `least` characters.
struct grouped_size {
    ssize figures = 0;
    ssize separators = 0;
};

[[nodiscard]] constexpr grouped_size group(ssize figures, ssize least, ssize step) noexcept {
    grouped_size result;
    for (;;) {
        ssize size = figures > least ? figures : least;
        size = size < 1 ? 1 : size;
        size = step > 0 && size > step ? step : size;
        result.figures += size;
        figures -= size < figures ? size : figures;
        least -= size;
        if (figures <= 0 && least <= 0) {
            return result;
        }
        --least;
        ++result.separators;
    }
}

} // namespace detail

/// Adds a number as a specification wants it.
constexpr void add_number(text_builder& to, const number_parts& parts,
                          const format_spec& spec) noexcept {
    const char32_t sign = parts.negative                         ? char32_t{'-'}
                          : spec.sign == '+' || spec.sign == ' ' ? spec.sign
                                                                 : char32_t{0};
    const ssize around = (sign != 0 ? 1 : 0) + parts.prefix.size + parts.rest.size;
    const bool zeros = spec.fill == '0' && spec.align == '=';
    const bool binary =
        spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
    const ssize step = spec.grouping == 0 ? 0 : binary ? 4 : 3;
    detail::grouped_size size;
    if (parts.figures.size != 0) {
        size = detail::group(parts.figures.size, zeros ? spec.width - around : 0, step);
    }
    const ssize total = around + size.figures + size.separators;
    const ssize more = spec.width > total ? spec.width - total : 0;
    const ssize left = spec.align == '>' ? more : spec.align == '^' ? more / 2 : 0;
    const ssize inside = spec.align == '=' ? more : 0;
    to.fill(spec.fill, left);
    if (sign != 0) {
        to.add(sign);
    }
    to.add(parts.prefix);
    to.fill(spec.fill, inside);
    if (step == 0) {
        to.fill('0', size.figures - parts.figures.size);
        to.add(parts.figures);
    } else {
        for (ssize i = size.figures; i > 0; --i) {
            to.add(i > parts.figures.size ? char32_t{'0'} : parts.figures[parts.figures.size - i]);
            if (i > 1 && (i - 1) % step == 0) {
                to.add(spec.grouping);
            }
        }
    }
    to.add(parts.rest);
    to.fill(spec.fill, more - left - inside);
}

/// Reads the arguments of a __format__ method; false: it raised.
[[nodiscard]] constexpr bool check_format(thread_state& thread, const char* name,
                                          const arguments& given) noexcept {
    return takes_one(thread, name, given) &&
           check_str(thread, given.values[1], "__format__() argument");
}

/// Reads what a __format__ method is given; whether there is a specification to follow. Where it is
/// empty the answer is str(self); empty, too: it raised.
[[nodiscard]] constexpr bool read_format(thread_state& thread, const char* name,
                                         const arguments& given, char32_t default_type,
                                         char32_t default_align, format_spec& spec,
                                         owned& answer) noexcept {
    if (!check_format(thread, name, given)) {
        return false;
    }
    const text in = text_in(given.values[1]);
    if (in.size == 0) {
        answer = interpreter::str(thread, given.values[0]);
        return false;
    }
    return read_spec(thread, in, given.values[0], default_type, default_align, spec);
}

/// str.__format__(specification).
[[nodiscard]] constexpr owned str_format_method(thread_state& thread,
                                                const arguments& given) noexcept {
    const value self = given.values[0];
    format_spec spec;
    owned answer;
    if (!read_format(thread, "str.__format__", given, 's', '<', spec, answer)) {
        return answer;
    }
    if (spec.type != 's') {
        raise_unknown_code(thread, spec.type, self);
        return {};
    }
    const char* refused = spec.sign == ' '        ? "Space"
                          : spec.sign != 0        ? "Sign"
                          : spec.no_negative_zero ? "Negative zero coercion (z)"
                          : spec.alternate        ? "Alternate form (#)"
                          : spec.align == '='     ? "'=' alignment"
                                                  : nullptr;
    if (refused != nullptr) {
        return raise(thread, value_error_type, refused, " not allowed in string format specifier");
    }
    const text in = text_in(self);
    const ssize size = spec.precision >= 0 && spec.precision < in.size ? spec.precision : in.size;
    if (spec.width <= size) {
        return part_of(thread, self, 0, size);
    }
    text_builder built{thread};
    add_aligned(built, in.part(0, size), spec);
    return built.finish();
}

} // namespace stasis::builtins
