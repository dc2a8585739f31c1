// SPDX-License-Identifier: BSL-1.0
#include <stasis/support/decimal.hpp>

#include <cstdint>
#include <string_view>
#include <support/check.hpp>

namespace {

using stasis::support::decimal_text;

constexpr bool is(const decimal_text& text, std::string_view wanted) {
    return std::string_view(text.data(), text.size()) == wanted && text.data()[text.size()] == '\0';
}

TEST_CASE("a number's text has its figures, and a minus if it is negative") {
    STASIS_CHECK(is(decimal_text::of(0), "0"));
    STASIS_CHECK(is(decimal_text::of(7), "7") && is(decimal_text::of(-7), "-7"));
    STASIS_CHECK(is(decimal_text::of(10), "10") && is(decimal_text::of(-1200), "-1200"));
}

TEST_CASE("the largest and the least numbers have a text") {
    STASIS_CHECK(is(decimal_text::of(INT64_MAX), "9223372036854775807"));
    STASIS_CHECK(is(decimal_text::of(INT64_MIN), "-9223372036854775808"));
    STASIS_CHECK(is(decimal_text::of_unsigned(UINT64_MAX), "18446744073709551615"));
    STASIS_CHECK(is(decimal_text::of_unsigned(0), "0"));
}

} // namespace
