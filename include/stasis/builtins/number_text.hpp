// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/number_text.hpp: the figures of an int in any base, and of a float in any style,
// in a buffer of their own.
// Promises: no allocation for numbers of usual size. Decimal ints of more figures than the
// interpreter's int_max_str_digits are refused as python3.11 does: ValueError.
// CPython 3.11: _PyLong_Format (Objects/longobject.c), PyOS_double_to_string (Python/pystrtod.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/int_parts.hpp>
#include <stasis/support/digits_text.hpp>
#include <stasis/support/real_text.hpp>

namespace stasis::builtins {

/// The most figures of a decimal int's text: sys.get_int_max_str_digits(), of which 0 is no limit.
[[nodiscard]] constexpr ssize longest_decimal_int(const thread_state& thread) noexcept {
    const int limit = thread.interp->int_max_str_digits;
    return limit > 0 ? limit : PTRDIFF_MAX;
}

/// The figures of a number, until it is made again or gone.
class number_text {
public:
    constexpr explicit number_text(thread_state& thread) noexcept : thread_(thread) {}
    number_text(const number_text&) = delete;
    number_text& operator=(const number_text&) = delete;
    constexpr ~number_text() { release_array(large_, static_cast<std::size_t>(capacity_)); }

    /// The figures: for a float, sign, point and exponent too.
    [[nodiscard]] constexpr text view() const noexcept {
        return {large_ != nullptr ? large_ : small_, size_};
    }
    /// Whether an int is below zero.
    [[nodiscard]] constexpr bool negative() const noexcept { return negative_; }

    /// Makes the figures of an int or bool in a base, small letters; false: it raised.
    [[nodiscard]] constexpr bool make_int(value number, int base) noexcept {
        if (number.kind != tag::object) {
            make_small(number.data.integer, base);
            return true;
        }
        const auto* big = static_cast<int_object*>(number.data.object);
        const ssize count = digit_count(big);
        negative_ = big->ob_size < 0;
        // A figure has less than 10 / 3 bits: what is surely too long isn't converted first.
        constexpr ssize figures_a_digit = support::digit_bits * 3 / 10;
        const ssize longest = base == 10 ? longest_decimal_int(thread_) : PTRDIFF_MAX;
        const bool too_long = count > longest / figures_a_digit + 1;
        if (too_long || !make_room(support::digits_text_size(count, base))) {
            return too_long ? refuse() : false;
        }
        digit_room scratch{thread_, support::digits_text_scratch(count)};
        if (!scratch) {
            return false;
        }
        size_ = support::digits_to_text(digits(big), count, base, room(), scratch.data());
        return size_ <= longest || refuse();
    }

    /// Makes a float's text: support::format_real; false: it raised.
    [[nodiscard]] constexpr bool make_real(double number, char type, int precision,
                                           unsigned flags) noexcept {
        if (!make_room(support::format_real_size(precision))) {
            return false;
        }
        size_ = support::format_real(number, type, precision, flags, room());
        return true;
    }

    /// Turns the small letters into capitals.
    constexpr void make_upper() noexcept {
        for (ssize i = 0; i < size_; ++i) {
            char& character = room()[i];
            character = character >= 'a' && character <= 'z' ? static_cast<char>(character - 32)
                                                             : character;
        }
    }

private:
    [[nodiscard]] constexpr char* room() noexcept { return large_ != nullptr ? large_ : small_; }

    [[nodiscard]] constexpr bool make_room(ssize size) noexcept {
        if (size <= static_cast<ssize>(sizeof small_)) {
            return true;
        }
        release_array(large_, static_cast<std::size_t>(capacity_));
        large_ = allocate_array<char>(thread_.interp->memory, static_cast<std::size_t>(size));
        capacity_ = large_ != nullptr ? size : 0;
        if (large_ == nullptr) {
            raise_no_memory(thread_);
        }
        return large_ != nullptr;
    }

    constexpr void make_small(std::int64_t number, int base) noexcept {
        negative_ = number < 0;
        auto magnitude = static_cast<std::uint64_t>(number);
        magnitude = negative_ ? ~magnitude + 1 : magnitude;
        ssize from = 64;
        const auto divisor = static_cast<unsigned>(base);
        do {
            small_[--from] = "0123456789abcdef"[magnitude % divisor];
            magnitude /= divisor;
        } while (magnitude != 0);
        size_ = 64 - from;
        for (ssize i = 0; i < size_; ++i) {
            small_[i] = small_[from + i];
        }
    }

    constexpr bool refuse() noexcept {
        raise(thread_, value_error_type, "Exceeds the limit (", longest_decimal_int(thread_),
              " digits) for integer string conversion; use "
              "sys.set_int_max_str_digits() to increase the limit");
        return false;
    }

    thread_state& thread_;
    char small_[352] = {};
    char* large_ = nullptr;
    ssize capacity_ = 0;
    ssize size_ = 0;
    bool negative_ = false;
};

} // namespace stasis::builtins
