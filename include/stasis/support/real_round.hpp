// SPDX-License-Identifier: BSL-1.0
// stasis/support/real_round.hpp: a double rounded to decimal places, as round(x, places) does.
// CPython 3.11: Objects/floatobject.c (float___round___impl, double_round): rounds the exact binary
// value half to even to decimal figures, and reads these back.
// Refuses: what rounds up to infinity, which is an OverflowError there.
#pragma once

#include <stasis/support/real_parse.hpp>
#include <stasis/support/real_rounded.hpp>

namespace stasis::support {

/// Rounds to `places` behind the point, or in front of it if negative; infinities and NaN stay as
/// they are. False if the result is too large.
constexpr bool round_real(double value, int places, double& out) noexcept {
    if (!real_is_finite(value) || value == 0.0) {
        out = value;
        return true;
    }
    detail::parsed_decimal number;
    const decimal_figures decimal =
        rounded_digits(value, decimal_rounding::places, places, number.figures);
    number.count = decimal.length;
    number.exponent = decimal.point - decimal.length;
    const double magnitude = detail::nearest_double(number);
    if (!real_is_finite(magnitude)) {
        return false;
    }
    out = real_is_negative(value) ? -magnitude : magnitude;
    return true;
}

} // namespace stasis::support
