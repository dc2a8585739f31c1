// SPDX-License-Identifier: BSL-1.0
// Doubles to text: chosen cases at compile time, random ones with python3.11 as the judge.
#include <stasis/support/real_text.hpp>

#include <support/check.hpp>

#include "oracle.hpp"

using namespace stasis::support;

namespace {

// A text that is compared with a literal.
struct written {
    char text[1200]{};
    ssize length = 0;

    template <std::size_t Size>
    constexpr bool operator==(const char (&expected)[Size]) const {
        if (length != static_cast<ssize>(Size) - 1) {
            return false;
        }
        for (ssize i = 0; i < length; ++i) {
            if (text[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
};

constexpr written repr(double value) {
    written result;
    result.length = repr_real(value, result.text);
    return result;
}

constexpr written format(double value, char type, int precision, unsigned flags = 0) {
    written result;
    result.length = format_real(value, type, precision, flags, result.text);
    return result;
}

constexpr double inf = __builtin_inf();

// The buffer has the documented size and a guard behind it.
std::string formatted(double value, char type, int precision, unsigned flags) {
    const auto size = static_cast<std::size_t>(format_real_size(precision));
    std::string buffer(size + 8, '?');
    const ssize length = format_real(value, type, precision, flags, buffer.data());
    CHECK(buffer.substr(size) == "????????");
    return buffer.substr(0, static_cast<std::size_t>(length));
}

std::string represented(double value) {
    std::string buffer(repr_real_size + 8, '?');
    const ssize length = repr_real(value, buffer.data());
    CHECK(buffer.substr(repr_real_size) == "????????");
    return buffer.substr(0, static_cast<std::size_t>(length));
}

// Doubles of every kind: any bits, short decimals, integers, neighbours of powers of 2 and 10,
// halves.
const std::string values = R"(
import random, struct, math
random.seed(5)
def any_bits():
    while True:
        value = struct.unpack('<d', struct.pack('<Q', random.getrandbits(64)))[0]
        if math.isfinite(value):
            return value
def near(value):
    return random.choice((value, math.nextafter(value, math.inf), math.nextafter(value, 0.0)))
makers = [
    any_bits,
    lambda: random.uniform(-1000, 1000),
    lambda: round(random.uniform(-1e6, 1e6), random.randint(0, 6)),
    lambda: float(random.randint(-10**17, 10**17)),
    lambda: random.choice((1, -1)) * near(math.ldexp(1.0, random.randint(-1074, 1023))),
    lambda: near(float('1e%d' % random.randint(-323, 308))),
    lambda: float('%de%d' % (random.randint(0, 10**random.randint(1, 17)),
                             random.randint(-30, 20))),
    lambda: random.randint(-10**6, 10**6) / random.choice((2, 4, 8, 16, 64, 1024)),
    lambda: random.getrandbits(53) * 2.0**random.randint(-1074, -1020),
    lambda: random.randint(2**52, 2**53) / 4,
]
special = [0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 1.7976931348623157e308,
           2.2250738585072014e-308]
def value(i):
    return special[i] if i < len(special) else makers[i % len(makers)]()
def bits(x):
    return '%x' % struct.unpack('<Q', struct.pack('<d', x))[0]
)";

} // namespace

TEST_CASE("repr is the shortest text that reads back") {
    STASIS_CHECK(repr(0.0) == "0.0");
    STASIS_CHECK(repr(-0.0) == "-0.0");
    STASIS_CHECK(repr(1.0) == "1.0");
    STASIS_CHECK(repr(-17.25) == "-17.25");
    STASIS_CHECK(repr(0.1) == "0.1");
    STASIS_CHECK(repr(0.1 + 0.2) == "0.30000000000000004");
    STASIS_CHECK(repr(1.0 / 3.0) == "0.3333333333333333");
    STASIS_CHECK(repr(123456789012345.6) == "123456789012345.6");
    STASIS_CHECK(repr(1e22) == "1e+22");
    STASIS_CHECK(repr(1e23) == "1e+23");
    STASIS_CHECK(repr(9007199254740993.0) == "9007199254740992.0");
    STASIS_CHECK(repr(1.7976931348623157e308) == "1.7976931348623157e+308");
    STASIS_CHECK(repr(-2.2250738585072014e-308) == "-2.2250738585072014e-308");
    STASIS_CHECK(repr(5e-324) == "5e-324");
    STASIS_CHECK(repr(2e-323) == "2e-323");
    STASIS_CHECK(repr(inf) == "inf");
    STASIS_CHECK(repr(-inf) == "-inf");
    STASIS_CHECK(repr(__builtin_nan("")) == "nan");
}

TEST_CASE("repr takes an exponent from 1e+16 on and below 0.0001") {
    STASIS_CHECK(repr(9999999999999998.0) == "9999999999999998.0");
    STASIS_CHECK(repr(1e16) == "1e+16");
    STASIS_CHECK(repr(12345678901234568.0) == "1.2345678901234568e+16");
    STASIS_CHECK(repr(0.0001) == "0.0001");
    STASIS_CHECK(repr(0.00012345) == "0.00012345");
    STASIS_CHECK(repr(0.00009) == "9e-05");
    STASIS_CHECK(repr(1e-5) == "1e-05");
    STASIS_CHECK(repr(1.5e-100) == "1.5e-100");
}

TEST_CASE("of two shortest texts equally close, repr takes the even one") {
    STASIS_CHECK(repr(1125899906842624.25) == "1125899906842624.2");
    STASIS_CHECK(repr(1125899906842624.75) == "1125899906842624.8");
}

TEST_CASE("above a power of two, where the doubles below are denser, repr still reads back") {
    STASIS_CHECK(repr(0x1p-44) == "5.684341886080802e-14");
    STASIS_CHECK(repr(0x1p89) == "6.189700196426902e+26");
    STASIS_CHECK(repr(0x1p-1022) == "2.2250738585072014e-308");
    STASIS_CHECK(repr(0x1p971) == "1.99584030953472e+292");
}

TEST_CASE("rounding is half to even on the exact binary value") {
    STASIS_CHECK(format(0.5, 'f', 0) == "0");
    STASIS_CHECK(format(1.5, 'f', 0) == "2");
    STASIS_CHECK(format(2.5, 'f', 0) == "2");
    STASIS_CHECK(format(0.125, 'f', 2) == "0.12");
    STASIS_CHECK(format(0.375, 'f', 2) == "0.38");
    STASIS_CHECK(format(2.675, 'f', 2) == "2.67");
    STASIS_CHECK(format(0.001, 'f', 2) == "0.00");
    STASIS_CHECK(format(-0.001, 'f', 2) == "-0.00");
    STASIS_CHECK(format(0.006, 'f', 2) == "0.01");
    STASIS_CHECK(format(999.9996, 'f', 3) == "1000.000");
    STASIS_CHECK(format(1e22, 'f', 1) == "10000000000000000000000.0");
    STASIS_CHECK(format(0.1, 'f', 55) ==
                 "0.1000000000000000055511151231257827021181583404541015625");
    STASIS_CHECK(format(0.1, 'f', 60) ==
                 "0.100000000000000005551115123125782702118158340454101562500000");
}

TEST_CASE("e counts the figures behind the point, g all of them") {
    STASIS_CHECK(format(0.0, 'e', 3) == "0.000e+00");
    STASIS_CHECK(format(12345.678, 'e', 2) == "1.23e+04");
    STASIS_CHECK(format(9.9996, 'e', 3) == "1.000e+01");
    STASIS_CHECK(format(9.5, 'e', 0) == "1e+01");
    STASIS_CHECK(format(8.5, 'e', 0) == "8e+00");
    STASIS_CHECK(format(5e-324, 'e', 10) == "4.9406564584e-324");
    STASIS_CHECK(format(1e300, 'E', 1) == "1.0E+300");
    STASIS_CHECK(format(123456.0, 'g', 6) == "123456");
    STASIS_CHECK(format(1234567.0, 'g', 6) == "1.23457e+06");
    STASIS_CHECK(format(0.0001, 'g', 6) == "0.0001");
    STASIS_CHECK(format(0.00001, 'G', 6) == "1E-05");
    STASIS_CHECK(format(0.1, 'g', 0) == "0.1");
    STASIS_CHECK(format(1e15, 'g', 17, real_add_dot_0) == "1000000000000000.0");
    STASIS_CHECK(format(1e16, 'g', 17, real_add_dot_0) == "1e+16");
    STASIS_CHECK(format(0.1, 'g', 1000) ==
                 "0.1000000000000000055511151231257827021181583404541015625");
}

TEST_CASE("flags keep the point, give the sign, or drop the minus of zero") {
    STASIS_CHECK(format(1.0, 'f', 0, real_alternate) == "1.");
    STASIS_CHECK(format(1.0, 'g', 4, real_alternate) == "1.000");
    STASIS_CHECK(format(1e9, 'g', 4, real_alternate) == "1.000e+09");
    STASIS_CHECK(format(1e9, 'e', 0, real_alternate) == "1.e+09");
    STASIS_CHECK(format(1.5, 'f', 1, real_sign) == "+1.5");
    STASIS_CHECK(format(-1.5, 'f', 1, real_sign) == "-1.5");
    STASIS_CHECK(format(-0.0, 'f', 1, real_no_negative_zero) == "0.0");
    STASIS_CHECK(format(-0.01, 'f', 1, real_no_negative_zero) == "0.0");
    STASIS_CHECK(format(-0.01, 'f', 2, real_no_negative_zero) == "-0.01");
    STASIS_CHECK(format(inf, 'F', 1, real_sign) == "+INF");
    STASIS_CHECK(format(-inf, 'f', 1) == "-inf");
    STASIS_CHECK(format(-__builtin_nan(""), 'g', 1) == "nan");
    STASIS_CHECK(format(__builtin_nan(""), 'G', 1, real_sign) == "+NAN");
}

TEST_CASE("a percentage is a hundred times the value") {
    STASIS_CHECK(format(0.125, '%', 1) == "12.5%");
    STASIS_CHECK(format(1e308, '%', 0) == "inf%");
    STASIS_CHECK(format(-1e308, '%', 0) == "-inf%");
    STASIS_CHECK(format(__builtin_nan(""), '%', 0) == "nan%");
    STASIS_CHECK(format(5e-324, '%', 0) == "0%");
}

TEST_CASE("places in front of the point round to tens and hundreds") {
    constexpr auto round = [](double value, int places) {
        char figures[rounded_digits_size]{};
        const auto decimal = rounded_digits(value, decimal_rounding::places, places, figures);
        return decimal.length == 0 ? -decimal.point : (figures[0] - '0') * 100 + decimal.point;
    };
    STASIS_CHECK(round(149.0, -2) == 103);
    STASIS_CHECK(round(151.0, -2) == 203);
    STASIS_CHECK(round(150.0, -2) == 203);
    STASIS_CHECK(round(250.0, -2) == 203);
    STASIS_CHECK(round(50.0, -2) == -2);
    STASIS_CHECK(round(51.0, -2) == 103);
    STASIS_CHECK(round(1e300, -301) == -301);
    STASIS_CHECK(round(1e-300, -1000000) == -1000000);
}

TEST_CASE("python3.11 agrees on repr") {
    const auto rows = oracle::ask(values + R"(
for i in range(60000):
    x = value(i)
    print(bits(x), repr(x), sep='\t')
)");
    CHECK(rows.size() == 60000);
    for (const auto& row : oracle::sample(rows)) {
        CHECK(represented(oracle::double_of(row[0])) == row[1]);
    }
}

TEST_CASE("python3.11 agrees on every type, precision and flag of format") {
    const auto rows = oracle::ask(values + R"(
for i in range(60000):
    x = value(i)
    kind = random.choice('eEfFgG%')
    precision = random.choice((0, 1, 2, 3, 6, 6, 10, 15, 16, 17, 18, 19, 20, 25, 60, 400, 1100))
    sign, zero = random.choice(('', '', '+')), random.choice(('', 'z'))
    alternate = random.choice(('', '', '#'))
    flags = (sign == '+') * 1 + (zero == 'z') * 8 + (alternate == '#') * 4
    text = format(x, f'{sign}{zero}{alternate}.{precision}{kind}')
    print(bits(x), kind, precision, flags, text, sep='\t')
for i in range(10000):
    x, precision = value(i), random.randint(1, 20)
    print(bits(x), 'g', precision, 2, format(x, f'.{precision}'), sep='\t')
for i in range(10000):
    x = value(i)
    print(bits(x), 'r', 0, 1 + 2 + 4, format(x, '+#'), sep='\t')
)");
    CHECK(rows.size() == 80000);
    for (const auto& row : oracle::sample(rows)) {
        const std::string ours = formatted(oracle::double_of(row[0]), row[1][0], std::stoi(row[2]),
                                           static_cast<unsigned>(std::stoi(row[3])));
        CHECK_MESSAGE(ours == row[4], row[0], row[1], row[2], " flags ", row[3]);
    }
}
