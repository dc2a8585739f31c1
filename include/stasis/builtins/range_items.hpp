// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/range_items.hpp: the items of a range: which there are, and where.
// CPython 3.11: compute_item, range_contains_long (Objects/rangeobject.c).
#pragma once

#include <stasis/builtins/range_iterator.hpp>
#include <stasis/builtins/slice.hpp>

namespace stasis::builtins {

namespace detail {

constexpr range_object* range_of(value self) noexcept {
    return static_cast<range_object*>(self.data.object);
}

/// The item at an index, in the range or not.
[[nodiscard]] constexpr owned range_at(thread_state& thread, const range_object* self,
                                       value index) noexcept {
    const owned offset = product_of(thread, index, load(self->step));
    return sum_of(thread, load(self->start), offset.get());
}

} // namespace detail

[[nodiscard]] constexpr owned range_subscript(thread_state& thread, value self,
                                              value key) noexcept {
    const range_object* range = detail::range_of(self);
    const value length = load(range->length);
    if (const auto* slice = as<slice_object>(key, slice_type)) {
        long_slice part;
        if (!resolve_long(thread, slice, length, part)) {
            return {};
        }
        const owned start = detail::range_at(thread, range, part.start.get());
        const owned stop = detail::range_at(thread, range, part.stop.get());
        const owned step = product_of(thread, part.step.get(), load(range->step));
        if (!start || !stop || !step) {
            return {};
        }
        return make_range(thread, start.get(), stop.get(), step.get());
    }
    if (!interpreter::has_index(key)) {
        return raise(thread, type_error_type, "range indices must be integers or slices, not ",
                     type_of(key)->tp_name);
    }
    owned index = interpreter::to_int(thread, key);
    if (!index) {
        return {};
    }
    if (is_below(thread, index.get(), make_int(0))) {
        index = sum_of(thread, index.get(), length);
        if (!index) {
            return {};
        }
    }
    if (is_below(thread, index.get(), make_int(0)) || !is_below(thread, index.get(), length)) {
        return raise(thread, index_error_type, "range object index out of range");
    }
    return detail::range_at(thread, range, index.get());
}

[[nodiscard]] constexpr owned range_item(thread_state& thread, value self, ssize index) noexcept {
    return range_subscript(thread, self, make_int(index));
}

[[nodiscard]] constexpr owned range_iterate(thread_state& thread, value self) noexcept {
    const range_object* range = detail::range_of(self);
    return iterate_ints(thread, load(range->start), load(range->step), load(range->length));
}

/// The number of an item, or -1 as an int where it isn't in the range; empty: it raised.
[[nodiscard]] constexpr owned range_find(thread_state& thread, value self, value wanted) noexcept {
    const range_object* range = detail::range_of(self);
    const type_object* type = type_of(wanted);
    if (type != &int_type && type != &bool_type) {
        // What is no int may equal one: 2.0 is in range(3).
        const owned iterator = range_iterate(thread, self);
        if (!iterator) {
            return {};
        }
        owned number = owned::take(make_int(0));
        while (const owned item = interpreter::next(thread, iterator.get())) {
            const int same = compare_truth(thread, item.get(), wanted, equal);
            if (same != 0) {
                if (same < 0) {
                    return {};
                }
                return number;
            }
            number = sum_of(thread, number.get(), make_int(1));
        }
        return owned::take(pending(thread) ? value{} : make_int(-1));
    }
    const owned whole = interpreter::to_int(thread, wanted);
    const value step = load(range->step);
    const bool down = is_below(thread, step, make_int(0));
    const value start = load(range->start);
    const owned offset =
        difference_of(thread, down ? start : whole.get(), down ? whole.get() : start);
    const owned stride =
        difference_of(thread, down ? make_int(0) : step, down ? step : make_int(0));
    if (!offset || !stride) {
        return {};
    }
    if (is_below(thread, offset.get(), make_int(0))) {
        return owned::take(make_int(-1));
    }
    owned number = quotient_of(thread, offset.get(), stride.get());
    const owned reached = product_of(thread, number.get(), stride.get());
    if (!reached) {
        return {};
    }
    const bool hit = compare_truth(thread, reached.get(), offset.get(), equal) == 1;
    if (!hit || !is_below(thread, number.get(), load(range->length))) {
        return owned::take(make_int(-1));
    }
    return number;
}

[[nodiscard]] constexpr int range_contains(thread_state& thread, value self,
                                           value wanted) noexcept {
    const owned number = range_find(thread, self, wanted);
    return !number ? -1 : is_below(thread, number.get(), make_int(0)) ? 0 : 1;
}

} // namespace stasis::builtins
