// SPDX-License-Identifier: BSL-1.0
// stasis/support/real_text.hpp: doubles as text, as repr, format and % write them.
// Promises: what CPython 3.11's PyOS_double_to_string gives (Python/pystrtod.c,
// format_float_short), for all of its types and flags, at any precision; and, with real_parse.hpp,
// that float(repr(x)) is x.
// Leaves to the caller: width, fill, grouping, and everything else around the figures. Needs no
// <charconv> and works in constant evaluation.
#pragma once

#include <stasis/support/real_parse.hpp>
#include <stasis/support/real_rounded.hpp>
#include <stasis/support/real_shortest.hpp>

namespace stasis::support {

/// Flags of `format_real`, to be added up; the names of PyOS_double_to_string in comments.
enum real_flag : unsigned {
    real_sign = 1,             ///< a '+' where there is no '-' (Py_DTSF_SIGN)
    real_add_dot_0 = 2,        ///< ".0" behind what would look like an int (Py_DTSF_ADD_DOT_0)
    real_alternate = 4,        ///< the point stays, and the zeros of 'g' (Py_DTSF_ALT)
    real_no_negative_zero = 8, ///< no '-' before zeros only (Py_DTSF_NO_NEG_0)
};

/// The most characters that `format_real` writes.
[[nodiscard]] constexpr ssize format_real_size(int precision) noexcept {
    return ssize{precision} + 330;
}

/// The most characters that `repr_real` writes.
inline constexpr ssize repr_real_size = 24;

namespace detail {

class text_writer {
public:
    explicit constexpr text_writer(char* out) noexcept : start_(out), at_(out) {}

    constexpr void add(char character) noexcept { *at_++ = character; }

    constexpr void add(const char* text, ssize length) noexcept {
        for (ssize i = 0; i < length; ++i) {
            add(text[i]);
        }
    }

    constexpr void add_zeros(ssize count) noexcept {
        for (; count > 0; --count) {
            add('0');
        }
    }

    [[nodiscard]] constexpr ssize length() const noexcept { return at_ - start_; }

private:
    char* start_;
    char* at_;
};

// At least two figures, as in 1e-05.
constexpr void write_exponent(text_writer& out, int exponent, bool upper) noexcept {
    out.add(upper ? 'E' : 'e');
    out.add(exponent < 0 ? '-' : '+');
    const int magnitude = exponent < 0 ? -exponent : exponent;
    if (magnitude >= 100) {
        out.add(static_cast<char>('0' + magnitude / 100));
    }
    out.add(static_cast<char>('0' + magnitude / 10 % 10));
    out.add(static_cast<char>('0' + magnitude % 10));
}

constexpr ssize write_special(text_writer& out, double value, bool upper, unsigned flags) noexcept {
    const bool nan = value != value;
    if (!nan && real_is_negative(value)) {
        out.add('-');
    } else if ((flags & real_sign) != 0) {
        out.add('+');
    }
    out.add(nan ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
    return out.length();
}

// Figures up to position `end`, counted from the first, zeros where there are none, the point at
// `point`.
constexpr void write_positions(text_writer& out, const char* figures, int length, int point,
                               int end, bool keep_point) noexcept {
    const auto write = [&](int from, int to) {
        // Positions in front of the figures and behind them hold zeros.
        const int first = from < 0 ? (to < 0 ? to : 0) : from;
        out.add_zeros(first - from);
        const int last = to < length ? to : length;
        if (last > first) {
            out.add(figures + first, last - first);
        }
        out.add_zeros(to - (last > first ? last : first));
    };
    write(point <= 0 ? point - 1 : 0, point);
    if (end > point || keep_point) {
        out.add('.');
    }
    write(point, end);
}

} // namespace detail

/// Writes `value` as type 'e', 'E', 'f', 'F', 'g', 'G', 'r' (repr, which ignores the precision) or
/// '%' (a hundred times the value, as 'f', and a percent sign), and returns the length; no NUL. The
/// precision isn't negative. Size of out: `format_real_size(precision)`.
constexpr ssize format_real(double value, char type, int precision, unsigned flags,
                            char* out) noexcept {
    detail::text_writer writer(out);
    const bool upper = type >= 'A' && type <= 'Z';
    const char kind = static_cast<char>(upper ? type | 0x20 : type);
    if (kind == '%') {
        // An overflow and a NaN's product are no constants, so they are seen before they happen.
        const bool finite = real_is_finite(value);
        const bool fits = finite && real_magnitude(value) * 0x1p-10 * 100.0 < 0x1p1014;
        const double infinity = real_is_negative(value) ? -__builtin_inf() : __builtin_inf();
        const double hundredfold = fits ? value * 100.0 : finite ? infinity : value;
        const ssize length = format_real(hundredfold, 'f', precision, flags, out);
        out[length] = '%';
        return length + 1;
    }
    if (!real_is_finite(value)) {
        return detail::write_special(writer, value, upper, flags);
    }
    if (kind == 'g' && precision == 0) {
        precision = 1;
    }
    char figures[rounded_digits_size];
    const decimal_figures decimal =
        kind == 'r'   ? shortest_digits(value, figures)
        : kind == 'f' ? rounded_digits(value, decimal_rounding::places, precision, figures)
                      : rounded_digits(value, decimal_rounding::figures,
                                       kind == 'e' ? precision + 1 : precision, figures);
    int point = decimal.point;
    const bool add_dot_0 = (flags & real_add_dot_0) != 0;
    const bool alternate = (flags & real_alternate) != 0;
    const int longest = kind == 'r' ? 16 : precision - add_dot_0;
    const bool exponential = kind == 'e' || (kind != 'f' && (point <= -4 || point > longest));
    const int exponent = point - 1;
    if (exponential) {
        point = 1;
    }
    int end = decimal.length;
    if (kind == 'e') {
        end = precision + 1;
    } else if (kind == 'f') {
        end = point + precision;
    } else if (kind == 'g' && alternate) {
        end = precision;
    }
    const int least = point + (!exponential && add_dot_0);
    end = end < least ? least : end;

    const bool zero = decimal.length == 0 || (decimal.length == 1 && figures[0] == '0');
    if (real_is_negative(value) && !(zero && (flags & real_no_negative_zero) != 0)) {
        writer.add('-');
    } else if ((flags & real_sign) != 0) {
        writer.add('+');
    }
    detail::write_positions(writer, figures, decimal.length, point, end, alternate);
    if (exponential) {
        detail::write_exponent(writer, exponent, upper);
    }
    return writer.length();
}

/// Writes what `repr` gives: the fewest figures that read back, with an exponent if it is below -4
/// or above 15. Size of out: `repr_real_size`.
constexpr ssize repr_real(double value, char* out) noexcept {
    return format_real(value, 'r', 0, real_add_dot_0, out);
}

} // namespace stasis::support
