// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/int_power.hpp: ** and pow() of ints of any size.
// Promises: a negative exponent gives a float, or with a modulus the power of the inverse; a
// modular result has the modulus's sign.
// CPython 3.11: Objects/longobject.c (long_pow, long_invmod).
// Refuses: results that no memory can hold, with MemoryError at once instead of in the end.
// Costs: by squaring, from the exponent's upper bit down; a power of two is a shift.
#pragma once

#include <stasis/builtins/float_power.hpp>
#include <stasis/builtins/int_bitwise.hpp>

namespace stasis::builtins {

namespace detail {

/// base ** exponent where all of it fits 64 bits; false if not.
[[nodiscard]] constexpr bool small_power(std::int64_t base, std::uint64_t exponent,
                                         std::int64_t& result) noexcept {
    result = 1;
    while (true) {
        if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result)) {
            return false;
        }
        exponent >>= 1;
        if (exponent == 0) {
            return true;
        }
        if (__builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
}

[[nodiscard]] constexpr owned big_power(thread_state& thread, value base,
                                        std::uint64_t exponent) noexcept {
    const int_parts parts{base};
    const std::uint64_t bits = support::digits_bit_length(parts.data(), parts.size());
    std::uint64_t all_bits = 0;
    if (__builtin_mul_overflow(bits, exponent, &all_bits) || all_bits >> 62 != 0) {
        raise_no_memory(thread);
        return {};
    }
    const auto room = static_cast<ssize>(all_bits / support::digit_bits) + parts.size() + 2;
    // The shorter operand of the last product has half of the digits.
    const ssize scratch = support::multiply_scratch(room / 2 + 1, room / 2 + 1);
    digit_room rooms{thread, 2 * room + scratch};
    if (!rooms) {
        return {};
    }
    digit* result = rooms.data();
    digit* product = result + room;
    ssize size = support::copy_digits(parts.data(), parts.size(), result);
    const auto multiply = [&](const digit* by, ssize by_size) {
        size =
            support::multiply_digits(result, size, by, by_size, product, rooms.data() + 2 * room);
        digit* const before = result;
        result = product;
        product = before;
    };
    for (int bit = 63 - __builtin_clzll(exponent); bit-- > 0;) {
        multiply(result, size);
        if ((exponent >> bit & 1) != 0) {
            multiply(parts.data(), parts.size());
        }
    }
    return state::new_int(thread, result, size, parts.negative() && (exponent & 1) != 0);
}

/// base ** exponent, the exponent not negative.
[[nodiscard]] constexpr owned plain_power(thread_state& thread, value base,
                                          value exponent) noexcept {
    const int_parts count{exponent};
    const bool odd = count.size() != 0 && (count.data()[0] & 1) != 0;
    if (count.size() == 0) {
        return owned::take(make_int(1));
    }
    if (base.kind != tag::object && magnitude_of(base.data.integer) <= 1) {
        return owned::take(make_int(base.data.integer < 0 && !odd ? 1 : base.data.integer));
    }
    if (!support::digits_fit_uint64(count.data(), count.size())) {
        raise_no_memory(thread);
        return {};
    }
    const std::uint64_t times = support::digits_to_uint64(count.data(), count.size());
    if (base.kind != tag::object) {
        std::int64_t result = 0;
        if (small_power(base.data.integer, times, result)) {
            return owned::take(make_int(result));
        }
        const std::uint64_t magnitude = magnitude_of(base.data.integer);
        std::uint64_t bits = 0;
        if ((magnitude & (magnitude - 1)) == 0 &&
            !__builtin_mul_overflow(times, static_cast<unsigned>(__builtin_ctzll(magnitude)),
                                    &bits) &&
            bits >> 62 == 0) {
            return int_shift_left(thread, make_int(base.data.integer < 0 && odd ? -1 : 1),
                                  make_int(static_cast<std::int64_t>(bits)));
        }
    }
    return big_power(thread, base, times);
}

/// Makes `number` its inverse modulo `modulus`, by Euclid's extended algorithm; false: an exception
/// is pending.
[[nodiscard]] constexpr bool invert_modulo(thread_state& thread, owned& number,
                                           value modulus) noexcept {
    owned rest = owned::share(modulus);
    owned factor = owned::take(make_int(1));
    owned next_factor = owned::take(make_int(0));
    while (int_truth(thread, rest.get())) {
        owned quotient;
        owned next_rest;
        if (!int_divide(thread, number.get(), rest.get(), "", &quotient, &next_rest)) {
            return false;
        }
        number = static_cast<owned&&>(rest);
        rest = static_cast<owned&&>(next_rest);
        const owned product = int_multiply(thread, quotient.get(), next_factor.get());
        if (!product) {
            return false;
        }
        owned difference = int_subtract(thread, factor.get(), product.get());
        if (!difference) {
            return false;
        }
        factor = static_cast<owned&&>(next_factor);
        next_factor = static_cast<owned&&>(difference);
    }
    if (number.get().kind != tag::integer || number.get().data.integer != 1) {
        raise(thread, value_error_type, "base is not invertible for the given modulus");
        return false;
    }
    number = static_cast<owned&&>(factor);
    return true;
}

/// base ** exponent % modulus of magnitudes, the base below the modulus, which is above 1.
[[nodiscard]] constexpr owned magnitude_power(thread_state& thread, const int_parts& base,
                                              const int_parts& exponent,
                                              const int_parts& modulus) noexcept {
    const std::uint64_t bits = support::digits_bit_length(exponent.data(), exponent.size());
    const auto is_set = [&](std::uint64_t bit) {
        return (exponent.data()[bit / support::digit_bits] >> bit % support::digit_bits & 1) != 0;
    };
    const ssize n = modulus.size();
    if (n == 1) {
        std::uint64_t result = 1;
        const std::uint64_t by = base.size() != 0 ? base.data()[0] : 0;
        for (std::uint64_t bit = bits; bit-- > 0;) {
            result = result * result % modulus.data()[0];
            if (is_set(bit)) {
                result = result * by % modulus.data()[0];
            }
        }
        return new_int(thread, result, false);
    }
    const ssize more = support::multiply_scratch(n, n) + support::divide_scratch(2 * n, n);
    digit_room room{thread, 4 * n + 2 + more};
    if (!room) {
        return {};
    }
    digit* const result = room.data();
    digit* const product = result + n;
    digit* const quotient = product + 2 * n;
    digit* const scratch = quotient + n + 2;
    result[0] = 1;
    ssize size = 1;
    const auto multiply = [&](const digit* by, ssize by_size) {
        const ssize length = support::multiply_digits(result, size, by, by_size, product, scratch);
        size = support::divide_digits(product, length, modulus.data(), n, quotient, result, scratch)
                   .remainder;
    };
    for (std::uint64_t bit = bits; bit-- > 0;) {
        multiply(result, size);
        if (is_set(bit)) {
            multiply(base.data(), base.size());
        }
    }
    return state::new_int(thread, result, size, false);
}

/// pow(base, exponent, modulus), the modulus not 0.
[[nodiscard]] constexpr owned modular_power(thread_state& thread, value base, value exponent,
                                            value modulus) noexcept {
    const owned divisor = int_absolute(thread, modulus);
    if (!divisor) {
        return {};
    }
    if (compare_ints(divisor.get(), make_int(1)) == 0) {
        return owned::take(make_int(0));
    }
    owned number = int_positive(thread, base);
    if (int_parts{exponent}.negative() && !invert_modulo(thread, number, divisor.get())) {
        return {};
    }
    number = int_remainder(thread, number.get(), divisor.get());
    if (!number) {
        return {};
    }
    const int_parts factor{number.get()};
    owned result = magnitude_power(thread, factor, int_parts{exponent}, int_parts{divisor.get()});
    if (result && int_parts{modulus}.negative() && int_truth(thread, result.get())) {
        return int_add(thread, result.get(), modulus);
    }
    return result;
}

} // namespace detail

/// base ** exponent of ints, or pow(base, exponent, modulus) where the modulus isn't None.
[[nodiscard]] constexpr owned int_power(thread_state& thread, value base, value exponent,
                                        value modulus) noexcept {
    const bool modular = modulus.kind != tag::none;
    if (!is_int(base) || !is_int(exponent) || (modular && !is_int(modulus))) {
        return not_implemented();
    }
    if (modular) {
        if (!int_truth(thread, modulus)) {
            return raise(thread, value_error_type, "pow() 3rd argument cannot be 0");
        }
        return detail::modular_power(thread, base, exponent, modulus);
    }
    if (int_parts{exponent}.negative()) {
        return float_power(thread, base, exponent, none_value);
    }
    return detail::plain_power(thread, base, exponent);
}

} // namespace stasis::builtins
