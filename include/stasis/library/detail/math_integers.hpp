// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/math_integers.hpp: the functions of math that are about ints: gcd, lcm,
// isqrt, factorial, comb and perm.
// Promises: ints of any size. Products are made of halves, so that large ints are multiplied by
// large ones.
// CPython 3.11: math_gcd, math_lcm, math_isqrt, math_factorial, perm_comb_small
// (Modules/mathmodule.c); _PyLong_GCD (Objects/longobject.c).
#pragma once

#include <stasis/builtins/int_bitwise.hpp>
#include <stasis/library/detail/math_arguments.hpp>

namespace stasis::library::detail {

// ---- gcd, lcm ----------------------------------------------------------------------------------

[[nodiscard]] constexpr std::uint64_t gcd_of(std::uint64_t a, std::uint64_t b) noexcept {
    while (b != 0) {
        const std::uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// The greatest common divisor of two ints.
[[nodiscard]] constexpr owned gcd_of(thread_state& thread, value left, value right) noexcept {
    owned a = int_absolute(thread, left);
    owned b = int_absolute(thread, right);
    while (a && b && !both_small(a.get(), b.get())) {
        if (!int_truth(thread, b.get())) {
            return a;
        }
        owned rest = int_remainder(thread, a.get(), b.get());
        a = static_cast<owned&&>(b);
        b = static_cast<owned&&>(rest);
    }
    if (!a || !b) {
        return {};
    }
    return new_int(thread,
                   gcd_of(magnitude_of(a.get().data.integer), magnitude_of(b.get().data.integer)),
                   false);
}

/// The least common multiple of two ints.
[[nodiscard]] constexpr owned lcm_of(thread_state& thread, value left, value right) noexcept {
    if (!int_truth(thread, left) || !int_truth(thread, right)) {
        return owned::take(make_int(0));
    }
    const owned divisor = gcd_of(thread, left, right);
    owned factor;
    if (divisor) {
        factor = int_floor_divide(thread, left, divisor.get());
    }
    owned product;
    if (factor) {
        product = int_multiply(thread, factor.get(), right);
    }
    if (!product) {
        return {};
    }
    return int_absolute(thread, product.get());
}

/// math.gcd(*integers) and math.lcm(*integers): one by one, from what none of them have in common.
template <support::fixed_string Name, std::int64_t Start,
          owned (*Combine)(thread_state&, value, value)>
[[nodiscard]] constexpr owned math_common(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, Name.data(), given)) {
        return {};
    }
    owned result = owned::take(make_int(Start));
    for (ssize i = 0; i < given.count; ++i) {
        const owned number = interpreter::to_int(thread, given.values[i]);
        if (!number) {
            return {};
        }
        if (i == 0) {
            result = int_absolute(thread, number.get());
        } else {
            result = Combine(thread, result.get(), number.get());
        }
        if (!result) {
            return {};
        }
    }
    return result;
}

// ---- isqrt -------------------------------------------------------------------------------------

/// The integer square root.
[[nodiscard]] constexpr std::uint64_t root_of(std::uint64_t of) noexcept {
    std::uint64_t root = 0;
    for (int bit = 31; bit >= 0; --bit) {
        const std::uint64_t trial = root | std::uint64_t{1} << bit;
        if (trial * trial <= of) {
            root = trial;
        }
    }
    return root;
}

/// The integer square root of an int that isn't negative. Each step of Newton's method, in ints,
/// doubles how many of the leading bits are right.
[[nodiscard]] constexpr owned root_of(thread_state& thread, value of) noexcept {
    if (of.kind == tag::integer) {
        return new_int(thread, root_of(magnitude_of(of.data.integer)), false);
    }
    const int_parts parts{of};
    const auto half =
        (static_cast<std::int64_t>(support::digits_bit_length(parts.data(), parts.size())) - 1) / 2;
    owned root = owned::take(make_int(1));
    std::int64_t done = 0;
    for (int shift = 63 - __builtin_clzll(static_cast<std::uint64_t>(half)); shift >= 0; --shift) {
        const std::int64_t before = done;
        done = half >> shift;
        const owned high = int_shift_left(thread, root.get(), make_int(done - before - 1));
        const owned top = int_shift_right(thread, of, make_int(2 * half - before - done + 1));
        owned low;
        if (top) {
            low = int_floor_divide(thread, top.get(), root.get());
        }
        if (!high || !low) {
            return {};
        }
        root = int_add(thread, high.get(), low.get());
        if (!root) {
            return {};
        }
    }
    const owned square = int_multiply(thread, root.get(), root.get());
    if (!square) {
        return {};
    }
    if (compare_ints(square.get(), of) > 0) {
        return int_subtract(thread, root.get(), make_int(1));
    }
    return root;
}

/// math.isqrt(n).
[[nodiscard]] constexpr owned math_isqrt(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "math.isqrt", given)) {
        return {};
    }
    const owned number = interpreter::to_int(thread, given.values[0]);
    if (!number) {
        return {};
    }
    if (int_parts{number.get()}.negative()) {
        return raise(thread, value_error_type, "isqrt() argument must be nonnegative");
    }
    return root_of(thread, number.get());
}

// ---- factorial, comb, perm ---------------------------------------------------------------------

/// The product of the ints from one up to another, which isn't below it.
[[nodiscard]] constexpr owned product_of_range(thread_state& thread, std::int64_t from,
                                               std::int64_t to) noexcept {
    if (to - from < 16) {
        owned result = owned::take(make_int(from));
        std::int64_t factor = 1;
        for (std::int64_t next = from + 1; result && next <= to; ++next) {
            std::int64_t larger = 0;
            if (__builtin_mul_overflow(factor, next, &larger)) {
                result = int_multiply(thread, result.get(), make_int(factor));
                factor = next;
            } else {
                factor = larger;
            }
        }
        if (!result) {
            return {};
        }
        return int_multiply(thread, result.get(), make_int(factor));
    }
    const std::int64_t middle = from + (to - from) / 2;
    const owned low = product_of_range(thread, from, middle);
    owned high;
    if (low) {
        high = product_of_range(thread, middle + 1, to);
    }
    if (!high) {
        return {};
    }
    return int_multiply(thread, low.get(), high.get());
}

[[nodiscard]] constexpr owned factorial_of(thread_state& thread, value given) noexcept {
    const owned number = interpreter::to_int(thread, given);
    if (!number) {
        return {};
    }
    if (int_parts{number.get()}.negative()) {
        return raise(thread, value_error_type, "factorial() not defined for negative values");
    }
    if (number.get().kind != tag::integer) {
        return raise(thread, overflow_error_type,
                     "factorial() argument should not exceed 9223372036854775807");
    }
    const std::int64_t of = number.get().data.integer;
    if (of < 2) {
        return owned::take(make_int(1));
    }
    return product_of_range(thread, 2, of);
}

/// math.factorial(n).
[[nodiscard]] constexpr owned math_factorial(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_single(thread, "math.factorial", given)) {
        return {};
    }
    return factorial_of(thread, given.values[0]);
}

/// n * (n - 1) * ... of `count` factors, at least one: by halves.
[[nodiscard]] constexpr owned falling_product(thread_state& thread, value n,
                                              std::int64_t count) noexcept {
    if (count == 1) {
        return owned::share(n);
    }
    if (n.kind == tag::integer) {
        return product_of_range(thread, n.data.integer - count + 1, n.data.integer);
    }
    const std::int64_t half = count / 2;
    const owned high = falling_product(thread, n, half);
    const owned rest = int_subtract(thread, n, make_int(half));
    owned low;
    if (high && rest) {
        low = falling_product(thread, rest.get(), count - half);
    }
    if (!low) {
        return {};
    }
    return int_multiply(thread, high.get(), low.get());
}

/// The number of ways to choose `count` of n, at least one: by a factor and a divisor at a time
/// where that fits 64 bits, else C(n, count) = C(n, j) * C(n - j, count - j) / C(count, j).
[[nodiscard]] constexpr owned choices(thread_state& thread, value n, std::int64_t count) noexcept {
    if (count == 1) {
        return owned::share(n);
    }
    if (n.kind == tag::integer) {
        std::int64_t result = 1;
        bool fits = true;
        for (std::int64_t i = 1; fits && i <= count; ++i) {
            std::int64_t product = 0;
            fits = !__builtin_mul_overflow(result, n.data.integer - count + i, &product);
            result = fits ? product / i : 0;
        }
        if (fits) {
            return owned::take(make_int(result));
        }
    }
    const std::int64_t half = count / 2;
    const owned first = choices(thread, n, half);
    const owned rest = int_subtract(thread, n, make_int(half));
    owned second;
    if (first && rest) {
        second = choices(thread, rest.get(), count - half);
    }
    owned product;
    if (second) {
        product = int_multiply(thread, first.get(), second.get());
    }
    const owned divisor = choices(thread, make_int(count), half);
    if (!product || !divisor) {
        return {};
    }
    return int_floor_divide(thread, product.get(), divisor.get());
}

/// Reads the two ints of comb() and perm(), which aren't negative; false: it raised.
[[nodiscard]] constexpr bool read_counts(thread_state& thread, const arguments& given, owned& n,
                                         owned& k) noexcept {
    n = interpreter::to_int(thread, given.values[0]);
    if (n) {
        k = interpreter::to_int(thread, given.values[1]);
    }
    if (!n || !k) {
        return false;
    }
    if (int_parts{n.get()}.negative() || int_parts{k.get()}.negative()) {
        raise(thread, value_error_type, int_parts{n.get()}.negative() ? "n" : "k",
              " must be a non-negative integer");
        return false;
    }
    return true;
}

/// math.perm(n, k=None).
[[nodiscard]] constexpr owned math_perm(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, "math.perm", given, 1, 2)) {
        return {};
    }
    if (given.count == 1 || given.values[1].kind == tag::none) {
        return factorial_of(thread, given.values[0]);
    }
    owned n;
    owned k;
    if (!read_counts(thread, given, n, k)) {
        return {};
    }
    if (compare_ints(n.get(), k.get()) < 0) {
        return owned::take(make_int(0));
    }
    if (k.get().kind != tag::integer) {
        return raise(thread, overflow_error_type, "k must not exceed 9223372036854775807");
    }
    if (k.get().data.integer == 0) {
        return owned::take(make_int(1));
    }
    return falling_product(thread, n.get(), k.get().data.integer);
}

/// math.comb(n, k).
[[nodiscard]] constexpr owned math_comb(thread_state& thread, const arguments& given) noexcept {
    owned n;
    owned k;
    if (!takes_positional(thread, "math.comb", given, 2, 2) || !read_counts(thread, given, n, k)) {
        return {};
    }
    const owned others = int_subtract(thread, n.get(), k.get());
    if (!others) {
        return {};
    }
    if (int_parts{others.get()}.negative()) {
        return owned::take(make_int(0));
    }
    const value fewer = compare_ints(others.get(), k.get()) < 0 ? others.get() : k.get();
    if (fewer.kind != tag::integer) {
        return raise(thread, overflow_error_type,
                     "min(n - k, k) must not exceed 9223372036854775807");
    }
    if (fewer.data.integer == 0) {
        return owned::take(make_int(1));
    }
    return choices(thread, n.get(), fewer.data.integer);
}

} // namespace stasis::library::detail
