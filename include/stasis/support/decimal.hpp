// SPDX-License-Identifier: BSL-1.0
// stasis/support/decimal.hpp: the text of a number of 64 bits in base ten. Larger ones, which take
// arithmetic of their own, are digits_text.hpp's.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stasis::support {

/// The figures of a number, a minus in front of those of a negative one, and a NUL behind them.
class decimal_text {
public:
    /// The text of a number.
    static constexpr decimal_text of(std::int64_t number) noexcept {
        const auto bits = static_cast<std::uint64_t>(number);
        return {number < 0 ? ~bits + 1 : bits, number < 0};
    }

    /// The text of a number without a sign.
    static constexpr decimal_text of_unsigned(std::uint64_t number) noexcept {
        return {number, false};
    }

    [[nodiscard]] constexpr const char* data() const noexcept { return characters_ + first_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return end - first_; }

private:
    // A minus and 19 figures, or 20 figures.
    static constexpr std::size_t end = 20;

    constexpr decimal_text(std::uint64_t magnitude, bool negative) noexcept {
        do {
            characters_[--first_] = static_cast<char>('0' + magnitude % 10);
            magnitude /= 10;
        } while (magnitude != 0);
        if (negative) {
            characters_[--first_] = '-';
        }
    }

    char characters_[end + 1]{};
    std::size_t first_ = end;
};

} // namespace stasis::support
