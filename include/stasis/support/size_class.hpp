// SPDX-License-Identifier: BSL-1.0
// stasis/support/size_class.hpp: the sizes to which the inline arrays of static objects are rounded
// up.
// Promises: exact for 0 to 64, then eight steps to the doubling (72, 80, ..., 128, 144, ...), so
// that at most an eighth is padding, and few enough classes that constant evaluation can have one
// downcast for each of them. CPython 3.11 has no counterpart: its objects are exactly as long as
// their payload.
// Costs: a count of leading zeros and two shifts.
#pragma once

#include <cstddef>

namespace stasis::support {

/// Below this, and including it, every size is a class of its own.
inline constexpr std::size_t size_class_exact = 64;

/// The class of the smallest capacity that holds `n` elements.
[[nodiscard]] constexpr std::size_t size_class_of(std::size_t n) noexcept {
    if (n <= size_class_exact) {
        return n;
    }
    // 2^(6 + doubling) <= n - 1 < 2^(7 + doubling); the three bits below the leading one are the
    // step.
    const std::size_t last = n - 1;
    const std::size_t doubling = static_cast<std::size_t>(57 - __builtin_clzll(last));
    return size_class_exact + 1 + 8 * doubling + ((last >> (doubling + 3)) & 7);
}

/// How many elements the class `index` holds.
[[nodiscard]] constexpr std::size_t size_class_capacity(std::size_t index) noexcept {
    if (index <= size_class_exact) {
        return index;
    }
    const std::size_t above = index - size_class_exact - 1;
    return (9 + above % 8) << (above / 8 + 3);
}

/// The capacity of `n`'s class: the least capacity that is not less than `n`.
[[nodiscard]] constexpr std::size_t round_up_to_class(std::size_t n) noexcept {
    return size_class_capacity(size_class_of(n));
}

/// The classes that hold up to 2^30 elements: `size_class_of(n) < size_class_count` for all n up to
/// that.
inline constexpr std::size_t size_class_count = size_class_of(std::size_t{1} << 30) + 1;

} // namespace stasis::support
