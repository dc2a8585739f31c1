// SPDX-License-Identifier: BSL-1.0
// stasis/support/real_parse.hpp: a double from text, correctly rounded.
// Promises: accepts exactly what CPython 3.11's float() accepts once spaces are stripped
// (Objects/floatobject.c, Python/pystrtod.c), and gives the double nearest to the decimal value,
// half to even; too large is infinity, as there.
// Leaves to the caller: spaces, and other scripts' figures.
// Costs: one multiplication or division for up to 15 figures and exponents up to 22, else a
// division of numbers of digits.hpp, about ten times that.
#pragma once

#include <stasis/support/digits_multiplication.hpp>
#include <stasis/support/digits_real.hpp>
#include <stasis/support/digits_text.hpp>

namespace stasis::support {

namespace detail {

// The halfway point between two doubles has at most 767 figures: behind 768, all that matters is
// whether there is another one that isn't zero.
inline constexpr int parsed_figures = 768;

// A number's figures without leading zeros: the integer that they make, times 10^exponent.
struct parsed_decimal {
    char figures[parsed_figures + 1];
    int count = 0;
    std::int64_t exponent = 0;
    bool more = false;

    constexpr void add(char figure) noexcept {
        if (count == 0 && figure == '0') {
            return;
        }
        if (count == parsed_figures) {
            more = more || figure != '0';
            ++exponent;
            return;
        }
        figures[count++] = figure;
    }
};

class text_cursor {
public:
    constexpr text_cursor(const char* text, ssize length) noexcept
        : at_(text), end_(text + length) {}

    [[nodiscard]] constexpr bool done() const noexcept { return at_ == end_; }

    // A letter, given as a small one, in either case; any other character as it is.
    constexpr bool accept(char expected) noexcept {
        if (done() || (expected >= 'a' ? (*at_ | 0x20) : *at_) != expected) {
            return false;
        }
        ++at_;
        return true;
    }

    constexpr bool accept_word(const char* word) noexcept {
        const char* const start = at_;
        for (; *word != '\0'; ++word) {
            if (!accept(*word)) {
                at_ = start;
                return false;
            }
        }
        return true;
    }

    // Figures with single underscores between them, each given to `take`; how many. An underscore
    // that isn't between two figures stays where it is, and so makes the text wrong.
    template <class Take>
    constexpr ssize figures(Take take) noexcept {
        ssize count = 0;
        for (;; ++count) {
            const bool joined = count != 0 && end_ - at_ >= 2 && at_[0] == '_';
            const char* const next = at_ + joined;
            if (next == end_ || *next < '0' || *next > '9') {
                return count;
            }
            take(*next);
            at_ = next + 1;
        }
    }

private:
    const char* at_;
    const char* end_;
};

// Reads a decimal number; false if that isn't what stands there.
constexpr bool parse_decimal(text_cursor& text, parsed_decimal& number) noexcept {
    ssize figures = text.figures([&](char figure) { number.add(figure); });
    if (text.accept('.')) {
        figures += text.figures([&](char figure) {
            number.add(figure);
            --number.exponent;
        });
    }
    if (figures == 0) {
        return false;
    }
    if (text.accept('e')) {
        const bool negative = text.accept('-');
        if (!negative) {
            static_cast<void>(text.accept('+'));
        }
        std::int64_t exponent = 0;
        const ssize count = text.figures([&](char figure) {
            // Far beyond any double, and far from overflow.
            if (exponent < 1'000'000'000'000'000) {
                exponent = exponent * 10 + (figure - '0');
            }
        });
        if (count == 0) {
            return false;
        }
        number.exponent += negative ? -exponent : exponent;
    }
    return true;
}

// Up to 15 figures are an exact double, and so is a power of ten up to 10^22: one operation, one
// rounding.
constexpr bool exact_quotient(std::uint64_t figures, std::int64_t exponent, double& out) noexcept {
    if (exponent < -22 || exponent > 22) {
        return false;
    }
    double power = 1.0;
    for (std::int64_t i = exponent < 0 ? -exponent : exponent; i > 0; --i) {
        power *= 10.0;
    }
    const auto number = static_cast<double>(figures);
    out = exponent < 0 ? number / power : number * power;
    return true;
}

constexpr ssize multiply_by_power_of_10(digit* digits, ssize length,
                                        std::int64_t exponent) noexcept {
    for (; exponent >= 9; exponent -= 9) {
        length = multiply_small(digits, length, 1'000'000'000, 0, digits);
    }
    for (; exponent > 0; --exponent) {
        length = multiply_small(digits, length, 10, 0, digits);
    }
    return length;
}

constexpr double nearest_double(parsed_decimal& number) noexcept {
    if (number.count == 0) {
        return 0.0;
    }
    const std::int64_t point = number.count + number.exponent;
    if (point > 310) {
        return __builtin_inf();
    }
    if (point < -330) {
        return 0.0;
    }
    if (number.count <= 15) {
        std::uint64_t figures = 0;
        for (int i = 0; i < number.count; ++i) {
            figures = figures * 10 + static_cast<std::uint64_t>(number.figures[i] - '0');
        }
        double result = 0.0;
        if (exact_quotient(figures, number.exponent, result)) {
            return result;
        }
    }
    if (number.more) {
        number.figures[number.count++] = '1';
        --number.exponent;
    }
    // 769 figures are 86 digits; the divisor is at most 10^(769 + 330), 122 digits.
    constexpr ssize most = 130;
    digit figures[most];
    ssize length = 0;
    digits_from_text(number.figures, number.count, 10, figures, length);
    double result = 0.0;
    bool fits = false;
    if (number.exponent >= 0) {
        length = multiply_by_power_of_10(figures, length, number.exponent);
        fits = digits_to_double(figures, length, result);
    } else {
        digit power[most];
        power[0] = 1;
        const ssize power_length = multiply_by_power_of_10(power, 1, -number.exponent);
        digit scratch[divide_to_double_scratch(most, most)];
        fits = divide_to_double(figures, length, power, power_length, result, scratch);
    }
    return fits ? result : __builtin_inf();
}

} // namespace detail

/// Reads all of the text as a number: figures with underscores between them, a point, an exponent;
/// or inf, infinity or nan in any case; any of them with a sign. False if it is anything else.
constexpr bool parse_real(const char* text, ssize length, double& out) noexcept {
    detail::text_cursor cursor(text, length);
    const bool negative = cursor.accept('-');
    if (!negative) {
        static_cast<void>(cursor.accept('+'));
    }
    double magnitude = 0.0;
    if (cursor.accept_word("inf")) {
        static_cast<void>(cursor.accept_word("inity"));
        magnitude = __builtin_inf();
    } else if (cursor.accept_word("nan")) {
        magnitude = __builtin_nan("");
    } else {
        detail::parsed_decimal number;
        if (!detail::parse_decimal(cursor, number)) {
            return false;
        }
        magnitude = detail::nearest_double(number);
    }
    if (!cursor.done()) {
        return false;
    }
    out = negative ? -magnitude : magnitude;
    return true;
}

} // namespace stasis::support
