// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/math_sums.hpp: fsum, prod, hypot and dist.
// Promises: fsum is the exact sum, rounded once, as long as no partial sum overflows; hypot and
// dist are
// CPython 3.11's to the last bit.
// CPython 3.11: math_fsum, math_prod_impl, vector_norm (Modules/mathmodule.c); J. Shewchuk,
// Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates.
#pragma once

#include <stasis/builtins/whole.hpp>
#include <stasis/library/detail/math_exact.hpp>

namespace stasis::library::detail {

/// A sum as floats of growing magnitude, whose bits don't overlap, that add up to it.
class exact_sum {
public:
    constexpr explicit exact_sum(thread_state& thread) noexcept : thread_(thread) {}
    exact_sum(const exact_sum&) = delete;
    exact_sum& operator=(const exact_sum&) = delete;
    constexpr ~exact_sum() { release_array(parts_, static_cast<std::size_t>(room_)); }

    /// Adds a float; false: an exception is pending.
    [[nodiscard]] constexpr bool add(double summand) noexcept {
        if (!support::real_is_finite(summand)) {
            found_nan_ = found_nan_ || is_nan(summand);
            above_ = above_ || summand == __builtin_inf();
            below_ = below_ || summand == -__builtin_inf();
            count_ = 0;
            return true;
        }
        double x = summand;
        ssize kept = 0;
        for (ssize i = 0; i < count_; ++i) {
            double y = parts_[i];
            if (support::real_magnitude(x) < support::real_magnitude(y)) {
                const double larger = y;
                y = x;
                x = larger;
            }
            if (support::real_magnitude(x * 0.5 + y * 0.5) >= 0x1p1023) {
                raise(thread_, overflow_error_type, "intermediate overflow in fsum");
                return false;
            }
            const double high = x + y;
            const double rest = y - (high - x);
            if (rest != 0.0) {
                parts_[kept++] = rest;
            }
            x = high;
        }
        count_ = kept;
        if (x == 0.0) {
            return true;
        }
        if (count_ == room_ && !grow()) {
            return false;
        }
        parts_[count_++] = x;
        return true;
    }

    /// The sum; empty: an exception is pending.
    [[nodiscard]] constexpr owned total() noexcept {
        if (above_ && below_) {
            return raise(thread_, value_error_type, "-inf + inf in fsum");
        }
        if (found_nan_ || above_ || below_) {
            return owned::take(make_real(found_nan_ ? __builtin_nan("")
                                         : above_   ? __builtin_inf()
                                                    : -__builtin_inf()));
        }
        if (count_ == 0) {
            return owned::take(make_real(0.0));
        }
        double high = parts_[--count_];
        double rest = 0.0;
        while (count_ > 0 && rest == 0.0) {
            const double x = high;
            const double y = parts_[--count_];
            high = x + y;
            rest = y - (high - x);
        }
        // A half was rounded to the even one, which is wrong if there is more below it.
        if (count_ > 0 && ((rest < 0.0 && parts_[count_ - 1] < 0.0) ||
                           (rest > 0.0 && parts_[count_ - 1] > 0.0))) {
            const double y = rest * 2.0;
            const double x = high + y;
            if (y == x - high) {
                high = x;
            }
        }
        return owned::take(make_real(high));
    }

private:
    [[nodiscard]] constexpr bool grow() noexcept {
        const ssize room = room_ == 0 ? 16 : 2 * room_;
        auto* larger =
            allocate_array<double>(thread_.interp->memory, static_cast<std::size_t>(room));
        if (larger == nullptr) {
            raise_no_memory(thread_);
            return false;
        }
        for (ssize i = 0; i < count_; ++i) {
            larger[i] = parts_[i];
        }
        release_array(parts_, static_cast<std::size_t>(room_));
        parts_ = larger;
        room_ = room;
        return true;
    }

    thread_state& thread_;
    double* parts_ = nullptr;
    ssize count_ = 0;
    ssize room_ = 0;
    bool found_nan_ = false;
    bool above_ = false; ///< whether infinity was added
    bool below_ = false; ///< whether minus infinity was
};

/// math.fsum(iterable).
[[nodiscard]] constexpr owned math_fsum(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "math.fsum", given)) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, given.values[0]);
    if (!iterator) {
        return {};
    }
    exact_sum sum{thread};
    while (const owned item = interpreter::next(thread, iterator.get())) {
        double summand = 0.0;
        if (!to_real(thread, item.get(), summand) || !sum.add(summand)) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    return sum.total();
}

/// math.prod(iterable, /, *, start=1).
[[nodiscard]] constexpr owned math_prod(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> parameters{
        .name = "prod", .names = {"", "start"}, .required = 1, .nameless = 1, .most_positional = 1};
    value each[2];
    if (!read_arguments(thread, parameters, given, each)) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, each[0]);
    if (!iterator) {
        return {};
    }
    owned result = owned::share(each[1] ? each[1] : make_int(1));
    while (const owned item = interpreter::next(thread, iterator.get())) {
        result = product_of(thread, result.get(), item.get());
        if (!result) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    return result;
}

// ---- the length of a vector --------------------------------------------------------------------

/// A sum of squares in three parts of falling size, from 1 on, so that each addition is exact.
struct square_sum {
    double total = 1.0;
    double first = 0.0;
    double second = 0.0;
    double third = 0.0;

    /// Adds something to the total, and what is rounded off to a part.
    constexpr void add(double summand, double& lost) noexcept {
        const double before = total;
        total += summand;
        lost += (before - total) + summand;
    }
    [[nodiscard]] constexpr double value() const noexcept {
        return total - 1.0 + (first + second + third);
    }
};

/// The upper half of a float's bits (T. J. Dekker, G. W. Veltkamp).
[[nodiscard]] constexpr double upper_half(double of) noexcept {
    const double scaled = of * 134217729.0; // 2^27 + 1
    return scaled - (scaled - of);
}

/// The length of a vector of magnitudes, the largest of which is known.
[[nodiscard]] constexpr double vector_length(const double* magnitudes, ssize count, double largest,
                                             bool found_nan) noexcept {
    if (is_infinite(largest)) {
        return largest;
    }
    if (found_nan) {
        return __builtin_nan("");
    }
    if (largest == 0.0 || count <= 1) {
        return largest;
    }
    int power = 0;
    static_cast<void>(split_real(largest, power));
    square_sum sum{};
    if (power < -1023) { // no float is the power of two that scales the largest up to 1
        for (ssize i = 0; i < count; ++i) {
            const double of = magnitudes[i] / largest;
            sum.add(of * of, sum.first);
        }
        return largest * math_sqrt(sum.total - 1.0 + sum.first);
    }
    const double scale = scale_real(1.0, -power);
    for (ssize i = 0; i < count; ++i) {
        const double of = magnitudes[i] * scale;
        const double high = upper_half(of);
        const double low = of - high;
        sum.add(high * high, sum.first);
        sum.add(2.0 * high * low, sum.second);
        sum.third += low * low;
    }
    // The root, and one step of Newton's method with the exact square of it.
    const double root = math_sqrt(sum.value());
    const double high = upper_half(root);
    const double low = root - high;
    sum.add(-high * high, sum.first);
    sum.add(-2.0 * high * low, sum.second);
    sum.add(-low * low, sum.third);
    return (root + sum.value() / (2.0 * root)) / scale;
}

/// The vectors whose coordinates need no memory of the heap.
using coordinate_room = state::scratch_room<double, 20>;

/// math.hypot(*coordinates).
[[nodiscard]] constexpr owned math_hypot(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "math.hypot", given)) {
        return {};
    }
    coordinate_room room{thread, given.count};
    if (!room) {
        return {};
    }
    double largest = 0.0;
    bool found_nan = false;
    for (ssize i = 0; i < given.count; ++i) {
        double of = 0.0;
        if (!to_real(thread, given.values[i], of)) {
            return {};
        }
        of = support::real_magnitude(of);
        found_nan = found_nan || is_nan(of);
        largest = of > largest ? of : largest;
        room.data()[i] = of;
    }
    return owned::take(make_real(vector_length(room.data(), given.count, largest, found_nan)));
}

/// The items of an iterable as a tuple; a tuple is it already.
[[nodiscard]] constexpr owned point_of(thread_state& thread, value from) noexcept {
    if (is_kind_of(from, tuple_type)) {
        return owned::share(from);
    }
    const owned list = owned::take(interpreter::make_list(thread, from));
    if (!list) {
        return {};
    }
    const auto* held = static_cast<const list_object*>(list.as_object());
    tuple_object* const result = new_tuple_room(thread, held->ob_size);
    for (ssize i = 0; result != nullptr && i < held->ob_size; ++i) {
        increment(held->ob_item[i]);
        state::room(result)[i] = held->ob_item[i];
    }
    return owned::take(result);
}

/// math.dist(p, q).
[[nodiscard]] constexpr owned math_dist(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, "math.dist", given, 2, 2)) {
        return {};
    }
    const owned first = point_of(thread, given.values[0]);
    owned second;
    if (first) {
        second = point_of(thread, given.values[1]);
    }
    if (!second) {
        return {};
    }
    const auto* p = static_cast<const tuple_object*>(first.as_object());
    const auto* q = static_cast<const tuple_object*>(second.as_object());
    if (p->ob_size != q->ob_size) {
        return raise(thread, value_error_type,
                     "both points must have the same number of dimensions");
    }
    coordinate_room room{thread, p->ob_size};
    if (!room) {
        return {};
    }
    double largest = 0.0;
    bool found_nan = false;
    for (ssize i = 0; i < p->ob_size; ++i) {
        double from = 0.0;
        double to = 0.0;
        if (!to_real(thread, load(items(p)[i]), from) || !to_real(thread, load(items(q)[i]), to)) {
            return {};
        }
        const bool equal_infinities = from == to && is_infinite(from);
        const double of = equal_infinities ? __builtin_nan("") : support::real_magnitude(from - to);
        found_nan = found_nan || is_nan(of);
        largest = of > largest ? of : largest;
        room.data()[i] = of;
    }
    return owned::take(make_real(vector_length(room.data(), p->ob_size, largest, found_nan)));
}

} // namespace stasis::library::detail
