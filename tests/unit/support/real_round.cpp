// SPDX-License-Identifier: BSL-1.0
#include <stasis/support/real_round.hpp>

#include <support/check.hpp>

#include "oracle.hpp"

using namespace stasis::support;

namespace {

constexpr bool rounds(double value, int places, double expected) {
    double rounded = 77.0;
    return round_real(value, places, rounded) && real_bits(rounded) == real_bits(expected);
}

constexpr bool overflows(double value, int places) {
    double rounded = 77.0;
    return !round_real(value, places, rounded);
}

} // namespace

TEST_CASE("the exact binary value is rounded, half to even") {
    STASIS_CHECK(rounds(2.675, 2, 2.67));
    STASIS_CHECK(rounds(0.5, 0, 0.0));
    STASIS_CHECK(rounds(-0.5, 0, -0.0));
    STASIS_CHECK(rounds(1.5, 0, 2.0));
    STASIS_CHECK(rounds(0.125, 2, 0.12));
    STASIS_CHECK(rounds(1250.0, -2, 1200.0));
    STASIS_CHECK(rounds(51.0, -2, 100.0));
    STASIS_CHECK(rounds(-49.0, -2, -0.0));
    STASIS_CHECK(rounds(0.1, 1000, 0.1));
    STASIS_CHECK(rounds(1e300, -1000, 0.0));
}

TEST_CASE("what isn't finite stays, and what becomes too large is refused") {
    STASIS_CHECK(rounds(__builtin_inf(), 3, __builtin_inf()));
    STASIS_CHECK(rounds(__builtin_nan(""), 3, __builtin_nan("")));
    STASIS_CHECK(rounds(-0.0, 3, -0.0));
    STASIS_CHECK(rounds(1.7e308, -307, 1.7e308));
    STASIS_CHECK(overflows(1.7e308, -308));
    STASIS_CHECK(overflows(-1.7976931348623157e308, -294));
}

TEST_CASE("python3.11 agrees on round") {
    const auto rows = oracle::ask(R"(
import random, struct, math
random.seed(7)
def bits(x):
    return '%x' % struct.unpack('<Q', struct.pack('<d', x))[0]
for i in range(40000):
    x = random.choice((random.random(), random.randint(0, 10**9) / 1024,
                       random.randint(0, 10**17) / 2))
    x *= random.choice((1, -1)) * 10.0**random.choice((0, 0, 0, random.randint(-320, 290)))
    places = random.randint(-20, 20)
    if i % 2:
        places = -math.frexp(x)[1] * 3 // 10 + random.randint(-2, 18)
    try:
        print(bits(x), places, bits(round(x, places)), sep='\t')
    except OverflowError:
        print(bits(x), places, 'overflow', sep='\t')
)");
    CHECK(rows.size() == 40000);
    for (const auto& row : oracle::sample(rows)) {
        double rounded = 77.0;
        const bool fits = round_real(oracle::double_of(row[0]), std::stoi(row[1]), rounded);
        CHECK(fits == (row[2] != "overflow"));
        CHECK_MESSAGE((!fits || real_bits(rounded) == real_bits(oracle::double_of(row[2]))), row[0],
                      " ", row[1]);
    }
}
