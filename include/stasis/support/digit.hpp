// SPDX-License-Identifier: BSL-1.0
// stasis/support/digit.hpp: the unit of big numbers.
// CPython 3.11 on 64-bit machines keeps an int's magnitude in digits of 30 bits, least significant
// first (Include/cpython/longintrepr.h); so do the functions of digits.hpp and its siblings.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// A count of digits or characters, signed as CPython's Py_ssize_t.
using ssize = std::ptrdiff_t;

/// 30 bits of a magnitude; the upper two bits are always zero.
using digit = std::uint32_t;

/// Holds a product of two digits plus two digits.
using double_digit = std::uint64_t;

/// The bits of a digit.
inline constexpr int digit_bits = 30;

/// One more than the largest digit.
inline constexpr double_digit digit_base = double_digit{1} << digit_bits;

/// The largest digit: all of its 30 bits.
inline constexpr digit digit_mask = static_cast<digit>(digit_base - 1);

} // namespace stasis::support
