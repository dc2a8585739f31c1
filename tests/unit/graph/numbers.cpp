// SPDX-License-Identifier: BSL-1.0
// unit/graph/numbers.cpp: ints, floats and complex numbers named by their value.
#include "same.hpp"

#include <stasis/graph/float.hpp>
#include <stasis/graph/int.hpp>

#include <support/check.hpp>

namespace {

using namespace stasis;
using namespace stasis::graph;

__extension__ using wide = __int128;
__extension__ using unsigned_wide = unsigned __int128;

constexpr double quiet_nan = __builtin_nan("");
constexpr double other_nan = __builtin_nan("1");

/// Whether an int has that sign and those two digits.
constexpr bool is_of(const int_object& self, stasis::ssize size, support::digit low,
                     support::digit high) {
    return self.ob_size == size && digits(&self)[0] == low && digits(&self)[1] == high;
}

} // namespace

TEST_CASE("an int is one object whatever type of C++ its value has") {
    STASIS_CHECK(same(int_<1000>, int_<1000u>));
    STASIS_CHECK(same(int_<1000>, int_<short{1000}>));
    STASIS_CHECK(same(int_<1000>, int_<1000ULL>));
    STASIS_CHECK(same(int_<1000>, int_<wide{1000}>));
    STASIS_CHECK(same(int_<-1000>, int_<-1000LL>));
    STASIS_CHECK(same(int_<'a'>, int_<97>));
    STASIS_CHECK(same(int_<unsigned_wide(-1)>, int_<"340282366920938463463374607431768211455">));
    STASIS_CHECK(
        same(int_<~(wide{1} << 126) + 1>, int_<"-85070591730234615865843651857942052864">));
    STASIS_CHECK(same(int_<18446744073709551615u>, int_<"0xffffffffffffffff">));
    STASIS_CHECK(!same(int_<1000>, int_<-1000>));
    STASIS_CHECK(!same(int_<1000>, int_<1001>));
}

TEST_CASE("an int is named by text as in Python's source code") {
    STASIS_CHECK(same(int_<"1000">, int_<1000>));
    STASIS_CHECK(same(int_<"+1000">, int_<1000>));
    STASIS_CHECK(same(int_<"-1_000">, int_<-1000>));
    STASIS_CHECK(same(int_<"0x3E8">, int_<1000>));
    STASIS_CHECK(same(int_<"-0x_3e8">, int_<-1000>));
    STASIS_CHECK(same(int_<"0o1750">, int_<1000>));
    STASIS_CHECK(same(int_<"0B1111101000">, int_<1000>));
    STASIS_CHECK(same(int_<"0">, int_<0>));
    STASIS_CHECK(same(int_<"-0">, int_<0>));
    STASIS_CHECK(same(int_<"00">, int_<0>));
}

TEST_CASE("small ints are the elements of small_ints") {
    STASIS_CHECK(same(int_<7>, small_ints[12]));
    STASIS_CHECK(same(int_<7u>, small_ints[12]));
    STASIS_CHECK(same(int_<"7">, small_ints[12]));
    STASIS_CHECK(same(int_<-5>, small_ints[0]));
    STASIS_CHECK(same(int_<256>, small_ints[261]));
    STASIS_CHECK(&int_<7> == &small_ints[12]);
    STASIS_CHECK(!same(int_<1>, true_object));
    STASIS_CHECK(!same(int_<0>, false_object));
}

TEST_CASE("the ints next to the small ones have their digits") {
    STASIS_CHECK(int_<257>.ob_size == 1);
    STASIS_CHECK(digits(&int_<257>)[0] == 257);
    STASIS_CHECK(int_<-6>.ob_size == -1);
    STASIS_CHECK(digits(&int_<-6>)[0] == 6);
    STASIS_CHECK(int_<(1 << 30) - 1>.ob_size == 1);
    STASIS_CHECK(is_of(int_<1 << 30>, 2, 0, 1));
    STASIS_CHECK(is_of(int_<-9223372036854775807 - 1>, -3, 0, 0));
    STASIS_CHECK(digits(&int_<-9223372036854775807 - 1>)[2] == 8);
    STASIS_CHECK(is_immortal(&int_<257>));
    STASIS_CHECK(int_<257>.ob_type == &int_type);
}

TEST_CASE("a float is one object a pattern of bits") {
    STASIS_CHECK(same(float_<1.5>, float_<1.5f>));
    STASIS_CHECK(same(float_<-0.0>, float_<-0.0f>));
    STASIS_CHECK(!same(float_<0.0>, float_<-0.0>));
    STASIS_CHECK(same(float_<quiet_nan>, float_<quiet_nan>));
    STASIS_CHECK(!same(float_<quiet_nan>, float_<-quiet_nan>));
    STASIS_CHECK(!same(float_<quiet_nan>, float_<other_nan>));
    STASIS_CHECK(!same(float_<1.0>, int_<1>));
    STASIS_CHECK(float_<1.5>.ob_fval == 1.5);
    STASIS_CHECK(__builtin_bit_cast(std::uint64_t, float_<other_nan>.ob_fval) ==
                 0x7ff8000000000001);
}

TEST_CASE("a complex number is one object for its two parts") {
    STASIS_CHECK(same(complex_<0.0, 1.0>, complex_<0.0f, 1.0>));
    STASIS_CHECK(!same(complex_<0.0, 1.0>, complex_<-0.0, 1.0>));
    STASIS_CHECK(!same(complex_<1.0, 0.0>, float_<1.0>));
    STASIS_CHECK(complex_<0.5, -1.5>.cval.real == 0.5);
    STASIS_CHECK(complex_<0.5, -1.5>.cval.imag == -1.5);
}

TEST_CASE("the count of a static object is the immortal one") {
    STASIS_CHECK(refcount(&int_<7>) == immortal_refcount);
    STASIS_CHECK(refcount(&float_<1.5>) == immortal_refcount);
}
