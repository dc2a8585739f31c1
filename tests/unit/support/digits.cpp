// SPDX-License-Identifier: BSL-1.0
// Chosen cases of the arithmetic on magnitudes, in constant evaluation and at run time; random
// ones, with python3.11 as the judge, are in digits_oracle.cpp.
#include <stasis/support/digits.hpp>
#include <stasis/support/digits_bitwise.hpp>
#include <stasis/support/digits_division.hpp>
#include <stasis/support/digits_multiplication.hpp>
#include <stasis/support/digits_real.hpp>
#include <stasis/support/digits_text.hpp>

#include <support/check.hpp>

using namespace stasis::support;

namespace {

// A magnitude that is written and compared as text.
struct number {
    digit digits[400]{};
    ssize length = 0;

    constexpr number() = default;

    template <std::size_t Size>
    constexpr number(const char (&text)[Size], int base = 10) {
        if (!digits_from_text(text, static_cast<ssize>(Size) - 1, base, digits, length)) {
            length = -1;
        }
    }

    constexpr bool operator==(const number& other) const {
        return length == other.length && compare_digits(digits, length, other.digits, length) == 0;
    }
};

constexpr number from_word(std::uint64_t value) {
    number result;
    result.length = digits_from_uint64(value, result.digits);
    return result;
}

constexpr number operator+(const number& a, const number& b) {
    number result;
    result.length = add_digits(a.digits, a.length, b.digits, b.length, result.digits);
    return result;
}

constexpr number operator-(const number& a, const number& b) {
    number result;
    result.length = subtract_digits(a.digits, a.length, b.digits, b.length, result.digits);
    return result;
}

constexpr number operator*(const number& a, const number& b) {
    number result;
    digit scratch[2000]{};
    result.length = multiply_digits(a.digits, a.length, b.digits, b.length, result.digits, scratch);
    return result;
}

struct division {
    number quotient;
    number remainder;
};

constexpr division divide(const number& a, const number& b) {
    division result;
    digit scratch[900]{};
    const auto lengths = divide_digits(a.digits, a.length, b.digits, b.length,
                                       result.quotient.digits, result.remainder.digits, scratch);
    result.quotient.length = lengths.quotient;
    result.remainder.length = lengths.remainder;
    return result;
}

constexpr number operator<<(const number& a, std::uint64_t count) {
    number result;
    result.length = shift_left_digits(a.digits, a.length, count, result.digits);
    return result;
}

constexpr number operator>>(const number& a, std::uint64_t count) {
    number result;
    result.length = shift_right_digits(a.digits, a.length, count, result.digits);
    return result;
}

constexpr bool loses_bits(const number& a, std::uint64_t count) {
    number result;
    bool inexact = false;
    shift_right_digits(a.digits, a.length, count, result.digits, &inexact);
    return inexact;
}

constexpr int compare(const number& a, const number& b) {
    return compare_digits(a.digits, a.length, b.digits, b.length);
}

constexpr auto bits_of(const number& a) { return digits_bit_length(a.digits, a.length); }

template <std::size_t Size>
constexpr bool has_text(const number& a, int base, const char (&expected)[Size]) {
    char text[1000]{};
    digit scratch[600]{};
    const ssize length = digits_to_text(a.digits, a.length, base, text, scratch);
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

constexpr bool is_refused(const number& a) { return a.length == -1; }

// The result of an operation on signed numbers that fit a word, as a word.
constexpr std::int64_t bitwise(bitwise_operation operation, std::int64_t a, std::int64_t b) {
    const auto magnitude = [](std::int64_t x) {
        return from_word(x < 0 ? 0 - static_cast<std::uint64_t>(x) : static_cast<std::uint64_t>(x));
    };
    const number x = magnitude(a);
    const number y = magnitude(b);
    number result;
    bool negative = false;
    result.length = bitwise_digits(operation, x.digits, x.length, a < 0, y.digits, y.length, b < 0,
                                   result.digits, negative);
    const auto word = static_cast<std::int64_t>(digits_to_uint64(result.digits, result.length));
    return negative ? -word : word;
}

constexpr bool bitwise_agrees(std::int64_t a, std::int64_t b) {
    return bitwise(bitwise_operation::conjunction, a, b) == (a & b) &&
           bitwise(bitwise_operation::disjunction, a, b) == (a | b) &&
           bitwise(bitwise_operation::difference, a, b) == (a ^ b);
}

constexpr double to_double(const number& a) {
    double result = -1.0;
    return digits_to_double(a.digits, a.length, result) ? result : -2.0;
}

constexpr number integer_part(double value) {
    number result;
    result.length = digits_from_double(value, result.digits);
    return result;
}

constexpr double true_quotient(const number& a, const number& b) {
    double result = -1.0;
    digit scratch[2000]{};
    return divide_to_double(a.digits, a.length, b.digits, b.length, result, scratch) ? result
                                                                                     : -2.0;
}

// (2^(30 n) - 1)^2 = 2^(60 n) - 2^(30 n + 1) + 1: every digit full, every carry taken.
constexpr bool square_of_ones_is_right(std::uint64_t n) {
    const number one = from_word(1);
    const number ones = (one << (30 * n)) - one;
    const number other = ones;
    const number expected = ((one << (60 * n)) - (one << (30 * n + 1))) + one;
    return ones * ones == expected && ones * other == expected;
}

constexpr bool works_in_place() {
    number a("1152921504606846975");
    const number b = a;
    a.length = add_digits(a.digits, a.length, a.digits, a.length, a.digits);
    if (!(a == b + b)) {
        return false;
    }
    a.length = subtract_digits(a.digits, a.length, b.digits, b.length, a.digits);
    a.length = shift_left_digits(a.digits, a.length, 95, a.digits);
    if (!(a == (b << 95))) {
        return false;
    }
    a.length = shift_right_digits(a.digits, a.length, 95, a.digits);
    digit rest = 0;
    a.length = multiply_small(a.digits, a.length, 1000, 7, a.digits);
    a.length = divide_small(a.digits, a.length, 1000, a.digits, rest);
    return a == b && rest == 7;
}

} // namespace

TEST_CASE("a magnitude has no leading zero digits") {
    constexpr digit digits[] = {1, 0, 0};
    STASIS_CHECK(normalised_length(digits, 3) == 1);
    STASIS_CHECK(from_word(0).length == 0);
    STASIS_CHECK(from_word(1).length == 1);
    STASIS_CHECK(from_word(1 << 30).length == 2);
    STASIS_CHECK(from_word(~std::uint64_t{0}).length == 3);
    STASIS_CHECK((number("5") - number("5")).length == 0);
    STASIS_CHECK((number("1073741824") - number("1")).length == 1);
}

TEST_CASE("magnitudes are ordered by value") {
    STASIS_CHECK(compare(number("0"), number("0")) == 0);
    STASIS_CHECK(compare(number("1"), number("0")) > 0);
    STASIS_CHECK(compare(number("1073741823"), number("1073741824")) < 0);
    STASIS_CHECK(compare(number("340282366920938463463374607431768211456"),
                         number("340282366920938463463374607431768211455")) > 0);
}

TEST_CASE("sums and differences carry through every digit") {
    STASIS_CHECK(number("0") + number("0") == number("0"));
    STASIS_CHECK(number("1073741823") + number("1") == number("1073741824"));
    STASIS_CHECK(number("1") + number("1152921504606846975") == number("1152921504606846976"));
    STASIS_CHECK(number("1152921504606846976") - number("1") == number("1152921504606846975"));
    STASIS_CHECK(number("100000000000000000000") - number("99999999999999999999") == number("1"));
    STASIS_CHECK(works_in_place());
}

TEST_CASE("products are right below, at and above Karatsuba's length") {
    STASIS_CHECK(number("0") * number("12345678901234567890") == number("0"));
    STASIS_CHECK(number("1073741823") * number("1073741823") == number("1152921502459363329"));
    STASIS_CHECK(number("123456789012345678901234567890") *
                     number("987654321098765432109876543210") ==
                 number("121932631137021795226185032733622923332237463801111263526900"));
    STASIS_CHECK(square_of_ones_is_right(1));
    STASIS_CHECK(square_of_ones_is_right(69));
    STASIS_CHECK(square_of_ones_is_right(70));
    STASIS_CHECK(square_of_ones_is_right(71));
    STASIS_CHECK(square_of_ones_is_right(150));
}

TEST_CASE("a quotient and a remainder give the dividend back") {
    STASIS_CHECK(divide(number("0"), number("7")).quotient == number("0"));
    STASIS_CHECK(divide(number("6"), number("7")).remainder == number("6"));
    STASIS_CHECK(divide(number("1152921504606846976"), number("1073741824")).quotient ==
                 number("1073741824"));
    STASIS_CHECK(divide(number("1000000000000000000000000000000"), number("3")).quotient ==
                 number("333333333333333333333333333333"));
    STASIS_CHECK(divide(number("1000000000000000000000000000000"), number("3")).remainder ==
                 number("1"));
    STASIS_CHECK(
        divide(number("1000000000000000000000000000000"), number("1000000000000001")).quotient ==
        number("999999999999999"));
    STASIS_CHECK(
        divide(number("1000000000000000000000000000000"), number("1000000000000001")).remainder ==
        number("1"));
}

TEST_CASE("a guessed digit that is too large is added back") {
    // Knuth's step D6: the divisor's upper two digits divide the dividend's twice, all three only
    // once.
    constexpr number a = number("1") << 90;
    constexpr number b = (number("1") << 89) + number("1073741823");
    STASIS_CHECK(divide(a, b).quotient == number("1"));
    STASIS_CHECK(divide(a, b).remainder == a - b);
}

TEST_CASE("a guessed digit that is two too large is corrected twice") {
    constexpr number a = number("618970021948533145589514236");
    constexpr number b = number("576460754450907135");
    STASIS_CHECK(divide(a, b).quotient == number("1073741823"));
    STASIS_CHECK(divide(a, b).remainder == number("576460754450907131"));
}

TEST_CASE("shifts move whole digits and parts of them") {
    STASIS_CHECK((number("0") << 100) == number("0"));
    STASIS_CHECK((number("1") << 30) == number("1073741824"));
    STASIS_CHECK((number("1") << 100) == number("1267650600228229401496703205376"));
    STASIS_CHECK((number("1267650600228229401496703205376") >> 99) == number("2"));
    STASIS_CHECK((number("1267650600228229401496703205376") >> 101) == number("0"));
    STASIS_CHECK((number("5") >> 1000000) == number("0"));
    STASIS_CHECK(!loses_bits(number("1") << 100, 100));
    STASIS_CHECK(loses_bits(number("1") << 100, 101));
    STASIS_CHECK(loses_bits((number("1") << 100) + number("1"), 60));
    STASIS_CHECK(loses_bits(number("5"), 1000000));
    STASIS_CHECK(!loses_bits(number("0"), 1));
    STASIS_CHECK(bits_of(number("0")) == 0);
    STASIS_CHECK(bits_of(number("1")) == 1);
    STASIS_CHECK(bits_of(number("1") << 60) == 61);
}

TEST_CASE("a machine word fits up to 2^64") {
    STASIS_CHECK(digits_fit_uint64(nullptr, 0));
    STASIS_CHECK(digits_fit_uint64(number("18446744073709551615").digits, 3));
    STASIS_CHECK(!digits_fit_uint64(number("18446744073709551616").digits, 3));
    STASIS_CHECK(digits_to_uint64(number("18446744073709551615").digits, 3) == ~std::uint64_t{0});
    STASIS_CHECK(from_word(~std::uint64_t{0}) == number("18446744073709551615"));
}

TEST_CASE("bitwise operations see two's complement of unlimited length") {
    STASIS_CHECK(bitwise_agrees(0, 0));
    STASIS_CHECK(bitwise_agrees(12, 10));
    STASIS_CHECK(bitwise_agrees(-12, 10));
    STASIS_CHECK(bitwise_agrees(12, -10));
    STASIS_CHECK(bitwise_agrees(-12, -10));
    STASIS_CHECK(bitwise_agrees(-1, 1LL << 59));
    STASIS_CHECK(bitwise_agrees(-(1LL << 30), -(1LL << 60)));
    // The magnitude of the result has a digit more than both operands.
    STASIS_CHECK(bitwise_agrees(-(1LL << 30) + 1, -(1LL << 29)));
    STASIS_CHECK(bitwise_agrees(-1073741823, -1073741822));
}

TEST_CASE("text of any base, with the figures of each chunk kept") {
    STASIS_CHECK(has_text(number("0"), 10, "0"));
    STASIS_CHECK(has_text(number("0"), 2, "0"));
    STASIS_CHECK(has_text(number("1000000000"), 10, "1000000000"));
    STASIS_CHECK(
        has_text(number("999999999000000000000000007"), 10, "999999999000000000000000007"));
    STASIS_CHECK(has_text(number("255"), 16, "ff"));
    STASIS_CHECK(has_text(number("1") << 90, 8, "1000000000000000000000000000000"));
    STASIS_CHECK(has_text((number("1") << 62) + number("5"), 2,
                          "100000000000000000000000000000000000000000000000000000000000101"));
    STASIS_CHECK(has_text(number("123456789012345678901234567890"), 36, "byw97um9s91dlz68tsi"));
    STASIS_CHECK(has_text(number("123456789012345678901234567890"), 3,
                          "2220122002021101200211000020222201221211022210022221220222000"));
}

TEST_CASE("figures are read with single underscores between them, and nothing else") {
    STASIS_CHECK(number("1_000_000") == number("1000000"));
    STASIS_CHECK(number("000000000000000000000000000000000000000012") == from_word(12));
    STASIS_CHECK(number("FF_ff", 16) == from_word(65535));
    STASIS_CHECK(number("zz", 36) == from_word(1295));
    STASIS_CHECK(number("40000000000", 8) == (number("1") << 32));
    STASIS_CHECK(is_refused(number("")));
    STASIS_CHECK(is_refused(number("_1")));
    STASIS_CHECK(is_refused(number("1_")));
    STASIS_CHECK(is_refused(number("1__0")));
    STASIS_CHECK(is_refused(number("12a")));
    STASIS_CHECK(is_refused(number("12", 2)));
    STASIS_CHECK(is_refused(number(" 1")));
    STASIS_CHECK(is_refused(number("-1")));
    STASIS_CHECK(is_refused(number("\xb2")));
}

TEST_CASE("a magnitude becomes the nearest double, half to even") {
    STASIS_CHECK(to_double(number("0")) == 0.0);
    STASIS_CHECK(to_double(number("9007199254740993")) == 9007199254740992.0);
    STASIS_CHECK(to_double(number("9007199254740995")) == 9007199254740996.0);
    STASIS_CHECK(to_double(number("1") << 1023) == 8.98846567431158e307);
    STASIS_CHECK(to_double(number("1") << 1024) == -2.0);
    STASIS_CHECK(to_double((number("1") << 1024) - (number("1") << 970)) == -2.0);
    STASIS_CHECK(to_double((number("1") << 1024) - (number("1") << 970) - number("1")) ==
                 1.7976931348623157e308);
    STASIS_CHECK(to_double((number("1") << 200) + (number("1") << 147)) == 0x1p200);
    STASIS_CHECK(to_double((number("1") << 200) + (number("1") << 147) + number("1")) ==
                 0x1.0000000000001p200);
}

TEST_CASE("the integer part of a double is exact") {
    STASIS_CHECK(integer_part(0.0) == number("0"));
    STASIS_CHECK(integer_part(0.99) == number("0"));
    STASIS_CHECK(integer_part(-1.5) == number("1"));
    STASIS_CHECK(integer_part(2251799813685249.5) == number("2251799813685249"));
    STASIS_CHECK(integer_part(1e23) == number("99999999999999991611392"));
    STASIS_CHECK(integer_part(1.7976931348623157e308) ==
                 (number("1") << 1024) - (number("1") << 971));
    STASIS_CHECK(integer_part(5e-324) == number("0"));
}

TEST_CASE("a true quotient is rounded once") {
    STASIS_CHECK(true_quotient(number("0"), number("3")) == 0.0);
    STASIS_CHECK(true_quotient(number("1"), number("3")) == 1.0 / 3.0);
    STASIS_CHECK(true_quotient(number("6"), number("3")) == 2.0);
    STASIS_CHECK(true_quotient(number("1") << 2000, number("1") << 1999) == 2.0);
    STASIS_CHECK(true_quotient(number("1") << 1024, number("1")) == -2.0);
    STASIS_CHECK(true_quotient(number("1"), number("1") << 1074) == 5e-324);
    STASIS_CHECK(true_quotient(number("1"), number("1") << 1075) == 0.0);
    STASIS_CHECK(true_quotient(number("3"), number("1") << 1076) == 5e-324);
}
