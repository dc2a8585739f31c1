// SPDX-License-Identifier: BSL-1.0
// Random magnitudes, python3.11 the judge. It writes numbers in hexadecimal, which C++ reads here
// by hand, so that a mistake in digits_text.hpp can't hide itself. Every buffer has exactly the
// documented size, and a guard behind it.
#include <stasis/support/digits.hpp>
#include <stasis/support/digits_bitwise.hpp>
#include <stasis/support/digits_division.hpp>
#include <stasis/support/digits_multiplication.hpp>
#include <stasis/support/digits_real.hpp>
#include <stasis/support/digits_text.hpp>

#include <support/check.hpp>

#include "oracle.hpp"

#include <tuple>

using namespace stasis::support;

namespace {

using magnitude = std::vector<digit>;

ssize length_of(const auto& all) { return static_cast<ssize>(all.size()); }

// From hexadecimal, without the sign.
magnitude read(const std::string& text) {
    magnitude digits;
    std::uint64_t pending = 0;
    int bits = 0;
    for (std::size_t i = text.size(); i-- > (text[0] == '-' ? 1u : 0u);) {
        const char c = text[i];
        pending |= static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10) << bits;
        bits += 4;
        if (bits >= 30) {
            digits.push_back(static_cast<digit>(pending & digit_mask));
            pending >>= 30;
            bits -= 30;
        }
    }
    digits.push_back(static_cast<digit>(pending));
    while (!digits.empty() && digits.back() == 0) {
        digits.pop_back();
    }
    return digits;
}

// A buffer of the documented size with a guard behind it.
template <class T>
class guarded {
public:
    explicit guarded(ssize size)
        : storage_(static_cast<std::size_t>(size) + 8, guard),
          size_(static_cast<std::size_t>(size)) {}

    T* data() { return storage_.data(); }

    // The first `length` items; empty with a failed check if something was written behind the
    // buffer.
    std::vector<T> take(ssize length) {
        CHECK(length <= static_cast<ssize>(size_));
        bool intact = true;
        for (std::size_t i = size_; i < storage_.size(); ++i) {
            intact = intact && storage_[i] == guard;
        }
        CHECK(intact);
        return {storage_.begin(), storage_.begin() + length};
    }

private:
    static constexpr T guard = static_cast<T>(0x5a5a5a5a);
    std::vector<T> storage_;
    std::size_t size_;
};

// How the operands of each test are made: lengths from a bit to past Karatsuba's, many ones and
// zeros.
const std::string operands = R"(
import random, struct
random.seed(4)
def number(bits):
    n = random.getrandbits(random.randint(0, bits))
    kind = random.randint(0, 5)
    if kind == 0:
        n = (1 << random.randint(0, bits)) - random.randint(0, 1)
    elif kind == 1:
        n = (1 << random.randint(0, bits)) - (1 << random.randint(0, bits))
    elif kind == 2:
        n <<= random.randint(0, 99)
    return abs(n)
def show(*fields):
    print(*['%x' % x if isinstance(x, int) else x for x in fields], sep='\t')
sizes = [20, 40, 70, 130, 300, 900, 4000]
def size():
    return random.choice(sizes)
)";

} // namespace

TEST_CASE("python3.11 agrees on order, sums, differences, products and quotients") {
    const auto rows = oracle::ask(operands + R"(
for i in range(12000):
    a, b = number(size()), number(size())
    if i % 7 == 0:
        b = a + random.randint(0, 1)
    if i % 600 == 0:
        a = number(20000)
    if i % 900 == 0:
        b = number(50000)
    q, r = divmod(a, b or 1)
    show(a, b, a + b, abs(a - b), a * b, q, r, a * a)
)");
    CHECK(rows.size() == 12000);
    for (const auto& row : oracle::sample(rows)) {
        const magnitude a = read(row[0]);
        const magnitude b = read(row[1]);
        const ssize na = length_of(a);
        const ssize nb = length_of(b);
        const int order = compare_digits(a.data(), na, b.data(), nb);
        const auto& [large, small] = order < 0 ? std::tie(b, a) : std::tie(a, b);

        guarded<digit> sum((na > nb ? na : nb) + 1);
        CHECK(sum.take(add_digits(a.data(), na, b.data(), nb, sum.data())) == read(row[2]));

        guarded<digit> difference(length_of(large));
        CHECK(difference.take(subtract_digits(large.data(), length_of(large), small.data(),
                                              length_of(small), difference.data())) ==
              read(row[3]));
        CHECK((order == 0) == read(row[3]).empty());

        guarded<digit> product(na + nb);
        guarded<digit> scratch(multiply_scratch(na, nb));
        CHECK(product.take(multiply_digits(a.data(), na, b.data(), nb, product.data(),
                                           scratch.data())) == read(row[4]));
        scratch.take(0);

        const magnitude divisor = b.empty() ? magnitude{1} : b;
        const ssize nd = length_of(divisor);
        guarded<digit> quotient(na < nd ? 0 : na - nd + 1);
        guarded<digit> remainder(na < nd ? na : nd);
        guarded<digit> division(divide_scratch(na, nd));
        const auto lengths = divide_digits(a.data(), na, divisor.data(), nd, quotient.data(),
                                           remainder.data(), division.data());
        CHECK(quotient.take(lengths.quotient) == read(row[5]));
        CHECK(remainder.take(lengths.remainder) == read(row[6]));
        division.take(0);

        guarded<digit> square(2 * na);
        guarded<digit> square_scratch(multiply_scratch(na, na));
        CHECK(square.take(multiply_digits(a.data(), na, a.data(), na, square.data(),
                                          square_scratch.data())) == read(row[7]));
        square_scratch.take(0);
    }
}

TEST_CASE("python3.11 agrees on shifts and on operations with a small number") {
    const auto rows = oracle::ask(operands + R"(
for i in range(12000):
    a, small = number(size()), number(29) % 2**30 or 1
    n = random.randint(0, random.choice((40, 1000)))
    show(a, n, small, a << n, a >> n, int((a >> n) << n != a), a * small + n, a + small,
         a // small, a % small, a.bit_length(), a % 2**64, int(a < 2**64))
)");
    CHECK(rows.size() == 12000);
    for (const auto& row : oracle::sample(rows)) {
        const magnitude a = read(row[0]);
        const ssize na = length_of(a);
        const std::uint64_t count = std::strtoull(row[1].c_str(), nullptr, 16);
        const digit small = read(row[2])[0];
        const auto whole = static_cast<ssize>(count / digit_bits);

        guarded<digit> left(na + whole + 1);
        CHECK(left.take(shift_left_digits(a.data(), na, count, left.data())) == read(row[3]));
        guarded<digit> right(na > whole ? na - whole : 0);
        bool inexact = false;
        CHECK(right.take(shift_right_digits(a.data(), na, count, right.data(), &inexact)) ==
              read(row[4]));
        CHECK(inexact == (row[5] == "1"));

        guarded<digit> product(na + 1);
        CHECK(product.take(multiply_small(a.data(), na, small, static_cast<digit>(count),
                                          product.data())) == read(row[6]));
        guarded<digit> sum(na + 1);
        CHECK(sum.take(add_small(a.data(), na, small, sum.data())) == read(row[7]));
        guarded<digit> quotient(na);
        digit rest = 0;
        CHECK(quotient.take(divide_small(a.data(), na, small, quotient.data(), rest)) ==
              read(row[8]));
        CHECK(rest == std::strtoull(row[9].c_str(), nullptr, 16));

        CHECK(digits_bit_length(a.data(), na) == std::strtoull(row[10].c_str(), nullptr, 16));
        CHECK(digits_to_uint64(a.data(), na) == std::strtoull(row[11].c_str(), nullptr, 16));
        CHECK(digits_fit_uint64(a.data(), na) == (row[12] == "1"));
        guarded<digit> word(3);
        const std::uint64_t low = digits_to_uint64(a.data(), na);
        CHECK(word.take(digits_from_uint64(low, word.data())) == read(row[11]));
    }
}

TEST_CASE("python3.11 agrees on and, or, xor of signed numbers") {
    const auto rows = oracle::ask(operands + R"(
for i in range(12000):
    a, b = number(size()) * random.choice((1, -1)), number(size()) * random.choice((1, -1))
    show(a, b, a & b, a | b, a ^ b)
)");
    CHECK(rows.size() == 12000);
    for (const auto& row : oracle::sample(rows)) {
        const magnitude a = read(row[0]);
        const magnitude b = read(row[1]);
        for (int i = 0; i < 3; ++i) {
            guarded<digit> result((a.size() > b.size() ? length_of(a) : length_of(b)) + 1);
            bool negative = false;
            const ssize length = bitwise_digits(
                static_cast<bitwise_operation>(i), a.data(), length_of(a), row[0][0] == '-',
                b.data(), length_of(b), row[1][0] == '-', result.data(), negative);
            const std::string& expected = row[static_cast<std::size_t>(i) + 2];
            CHECK(result.take(length) == read(expected));
            CHECK(negative == (expected[0] == '-'));
        }
    }
}

TEST_CASE("python3.11 agrees on text in every base") {
    const auto rows = oracle::ask(operands + R"(
import sys
sys.set_int_max_str_digits(0)
def text(n, base):
    s = ''
    while n:
        n, r = divmod(n, base)
        s = '0123456789abcdefghijklmnopqrstuvwxyz'[r] + s
    return s or '0'
for i in range(5000):
    a = number(size())
    base = (2, 10, 8, 16, 3, 32, 33, 36)[i % 11] if i % 11 < 8 else random.randint(2, 36)
    show(a, base, str(a) if base == 10 else text(a, base))
for n in (20000, 100000):
    show(10**n, 10, str(10**n))
    show(10**n - 1, 10, str(10**n - 1))
)");
    CHECK(rows.size() == 5004);
    for (const auto& row : oracle::sample(rows)) {
        const magnitude a = read(row[0]);
        const auto base = static_cast<int>(std::strtol(row[1].c_str(), nullptr, 16));
        guarded<char> text(digits_text_size(length_of(a), base));
        guarded<digit> scratch(digits_text_scratch(length_of(a)));
        const auto written =
            text.take(digits_to_text(a.data(), length_of(a), base, text.data(), scratch.data()));
        scratch.take(0);
        CHECK(std::string(written.begin(), written.end()) == row[2]);

        const ssize n = length_of(row[2]);
        guarded<digit> digits(digits_from_text_size(n, base));
        ssize length = -1;
        CHECK(digits_from_text(row[2].data(), n, base, digits.data(), length));
        CHECK(digits.take(length) == a);
    }
}

TEST_CASE("python3.11 agrees on doubles: to, from, and true quotients") {
    const auto rows = oracle::ask(operands + R"(
def bits(make):
    try:
        return struct.unpack('<Q', struct.pack('<d', make()))[0]
    except OverflowError:
        return 'overflow'
def near_half():
    # Halfway between two doubles, or a bit off it.
    n = (random.getrandbits(54) | 1 << 53) << random.randint(0, 980)
    return n + random.choice((0, 0, 1, -1, n >> 60))
for i in range(20000):
    a = number(random.choice((70, 200, 1000, 2500)))
    b = number(random.choice((20, 70, 1000, 2500))) or 1
    if i % 3 == 0:
        a = near_half()
    if i % 5 == 0:
        a, b = near_half(), 1 << random.randint(0, 2100)
    x = random.getrandbits(64)
    value = struct.unpack('<d', struct.pack('<Q', x))[0]
    if value - value != 0:
        x, value = 0, 0.0
    show(a, b, bits(lambda: float(a)), bits(lambda: a / b), x, abs(int(value)))
)");
    CHECK(rows.size() == 20000);
    int overflows = 0;
    for (const auto& row : oracle::sample(rows)) {
        const magnitude a = read(row[0]);
        const magnitude b = read(row[1]);
        double value = 0.0;
        const bool fits = digits_to_double(a.data(), length_of(a), value);
        CHECK(fits == (row[2] != "overflow"));
        CHECK((!fits || value == oracle::double_of(row[2])));
        overflows += !fits;

        guarded<digit> scratch(divide_to_double_scratch(length_of(a), length_of(b)));
        const bool quotient_fits =
            divide_to_double(a.data(), length_of(a), b.data(), length_of(b), value, scratch.data());
        scratch.take(0);
        CHECK(quotient_fits == (row[3] != "overflow"));
        CHECK((!quotient_fits || value == oracle::double_of(row[3])));

        guarded<digit> integer(36);
        CHECK(integer.take(digits_from_double(oracle::double_of(row[4]), integer.data())) ==
              read(row[5]));
    }
    CHECK(overflows > 100);
}
