// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/make_range.hpp: makes a range of ints of any size.
// CPython 3.11: compute_range_length, make_range_object (Objects/rangeobject.c).
#pragma once

#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/whole.hpp>

namespace stasis::builtins {

namespace detail {

/// How many items there are from `start` to `stop`, `step` apart; empty: an exception is pending.
[[nodiscard]] constexpr owned range_count(thread_state& thread, value start, value stop,
                                          value step) noexcept {
    const bool down = is_below(thread, step, make_int(0));
    const value low = down ? stop : start;
    const value high = down ? start : stop;
    if (!is_below(thread, low, high)) {
        return owned::take(make_int(0));
    }
    const owned stride =
        difference_of(thread, down ? make_int(0) : step, down ? step : make_int(0));
    const owned distance = difference_of(thread, high, low);
    const owned inner = difference_of(thread, distance.get(), make_int(1));
    const owned quotient = quotient_of(thread, inner.get(), stride.get());
    return sum_of(thread, quotient.get(), make_int(1));
}

} // namespace detail

/// range(start, stop, step), of ints; empty: an exception is pending.
[[nodiscard]] constexpr owned make_range(thread_state& thread, value start, value stop,
                                         value step) noexcept {
    if (step.kind == tag::integer && step.data.integer == 0) {
        return raise(thread, value_error_type, "range() arg 3 must not be zero");
    }
    const owned length = detail::range_count(thread, start, stop, step);
    auto* result = length ? allocate<range_object>(thread, range_type) : nullptr;
    owned kept = owned::take(result);
    if (result == nullptr) {
        return {};
    }
    result->start = box(thread, start);
    result->stop = result->start != nullptr ? box(thread, stop) : nullptr;
    result->step = result->stop != nullptr ? box(thread, step) : nullptr;
    result->length = result->step != nullptr ? box(thread, length.get()) : nullptr;
    if (result->length == nullptr) {
        return {};
    }
    return kept;
}

} // namespace stasis::builtins
