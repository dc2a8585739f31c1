// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/range_iterator.hpp: iterating ranges.
// CPython 3.11: rangeiter_next, rangeiter_reduce, longrangeiter_next and their kin
// (Objects/rangeobject.c).
#pragma once

#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/make_range.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether `count` ints from `start`, `step` apart, and the one behind them, fit 64 bits.
[[nodiscard]] constexpr bool fit_64_bits(value start, value step, value count) noexcept {
    std::int64_t distance = 0;
    std::int64_t last = 0;
    return both_integers(start, step) && count.kind == tag::integer &&
           !__builtin_mul_overflow(count.data.integer, step.data.integer, &distance) &&
           !__builtin_add_overflow(start.data.integer, distance, &last);
}

/// The item that comes `count` items after another one. Behind the last item the sum may not fit,
/// and nobody asks for it.
[[nodiscard]] constexpr std::int64_t item_after(std::int64_t item, std::int64_t count,
                                                std::int64_t step) noexcept {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(item) +
                                     static_cast<std::uint64_t>(count) *
                                         static_cast<std::uint64_t>(step));
}

} // namespace detail

/// An iterator of `count` ints from `start`, `step` apart: any ints, the count not negative.
[[nodiscard]] constexpr owned iterate_ints(thread_state& thread, value start, value step,
                                           value count) noexcept {
    if (detail::fit_64_bits(start, step, count)) {
        auto* result = allocate<range_iterator>(thread, range_iterator_type);
        if (result != nullptr) {
            result->start = start.data.integer;
            result->step = step.data.integer;
            result->remaining = count.data.integer;
            result->length = count.data.integer;
        }
        return owned::take(result);
    }
    auto* result = allocate<long_range_iterator>(thread, long_range_iterator_type);
    owned kept = owned::take(result);
    if (result == nullptr) {
        return {};
    }
    result->index = box(thread, make_int(0));
    result->start = result->index != nullptr ? box(thread, start) : nullptr;
    result->step = result->start != nullptr ? box(thread, step) : nullptr;
    result->length = result->step != nullptr ? box(thread, count) : nullptr;
    if (result->length == nullptr) {
        return {};
    }
    return kept;
}

[[nodiscard]] constexpr owned range_iterator_next(thread_state&, value held) noexcept {
    auto* self = static_cast<range_iterator*>(held.data.object);
    if (self->remaining <= 0) {
        return {};
    }
    --self->remaining;
    const std::int64_t item = self->start;
    self->start = detail::item_after(item, 1, self->step);
    return owned::take(make_int(item));
}

[[nodiscard]] constexpr owned range_items_left(thread_state&, object* held) noexcept {
    return items_left(static_cast<range_iterator*>(held)->remaining, 0);
}

/// (iter, (range,), index), of the range as it was at first, but for its end behind the last item.
[[nodiscard]] constexpr owned reduce_to_range(thread_state& thread, value start, value step,
                                              value length, value index) noexcept {
    const owned distance = product_of(thread, length, step);
    const owned stop = sum_of(thread, start, distance.get());
    owned range;
    if (stop) {
        range = make_range(thread, start, stop.get(), step);
    }
    return reduce_to_iter(thread, range.get(), index);
}

[[nodiscard]] constexpr owned reduce_range_iterator(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<range_iterator*>(held);
    const std::int64_t index = self->length - self->remaining;
    return reduce_to_range(thread, make_int(detail::item_after(self->start, -index, self->step)),
                           make_int(self->step), make_int(self->length), make_int(index));
}

[[nodiscard]] constexpr bool set_range_index(thread_state& thread, object* held,
                                             value state) noexcept {
    auto* self = static_cast<range_iterator*>(held);
    const owned number = interpreter::to_int(thread, state);
    if (!number) {
        return false;
    }
    if (number.get().kind != tag::integer) {
        raise(thread, overflow_error_type, "Python int too large to convert to C long");
        return false;
    }
    const std::int64_t index = within(number.get().data.integer, 0, self->length);
    const std::int64_t passed = self->length - self->remaining;
    self->start = detail::item_after(self->start, index - passed, self->step);
    self->remaining = self->length - index;
    return true;
}

constexpr void range_iterator_dealloc(object* held) noexcept {
    release<range_iterator>(static_cast<range_iterator*>(held));
}

/// What comes next. Since __setstate__ takes what can be compared with ints for an index, code may
/// run here, and change the index.
[[nodiscard]] constexpr owned long_range_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<long_range_iterator*>(held.data.object);
    owned index = owned::share(load(self->index));
    if (compare_truth(thread, index.get(), load(self->length), less) != 1) {
        return {};
    }
    index = owned::share(load(self->index));
    const owned after = sum_of(thread, index.get(), make_int(1));
    index = owned::share(load(self->index));
    const owned distance = product_of(thread, index.get(), load(self->step));
    owned item = sum_of(thread, distance.get(), load(self->start));
    object* const next = after && item ? box(thread, after.get()) : nullptr;
    if (next == nullptr) {
        return {};
    }
    replace(self->index, next);
    return item;
}

[[nodiscard]] constexpr owned long_range_items_left(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<long_range_iterator*>(held);
    const owned index = owned::share(load(self->index));
    return difference_of(thread, load(self->length), index.get());
}

[[nodiscard]] constexpr owned reduce_long_range_iterator(thread_state& thread,
                                                         object* held) noexcept {
    const auto* self = static_cast<long_range_iterator*>(held);
    return reduce_to_range(thread, load(self->start), load(self->step), load(self->length),
                           load(self->index));
}

[[nodiscard]] constexpr bool set_long_range_index(thread_state& thread, object* held,
                                                  value state) noexcept {
    auto* self = static_cast<long_range_iterator*>(held);
    const int below = compare_truth(thread, state, make_int(0), less);
    const int above = below == 0 ? compare_truth(thread, load(self->length), state, less) : below;
    if (above < 0) {
        return false;
    }
    object* const index = below == 1   ? box(thread, make_int(0))
                          : above == 1 ? box(thread, load(self->length))
                                       : box(thread, state);
    if (index == nullptr) {
        return false;
    }
    replace(self->index, index);
    return true;
}

constexpr void long_range_iterator_dealloc(object* held) noexcept {
    auto* self = static_cast<long_range_iterator*>(held);
    state::drop(self->index);
    state::drop(self->start);
    state::drop(self->step);
    state::drop(self->length);
    release<long_range_iterator>(self);
}

/// What both types have in common.
[[nodiscard]] consteval type_object make_range_iterator_table(const char* name, unary_slot next,
                                                              dealloc_slot dealloc) {
    type_object self{};
    self.tp_name = name;
    self.tp_dealloc = dealloc;
    self.tp_iter = self_iterator;
    self.tp_iternext = next;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}

inline constexpr type_object range_iterator_table = [] {
    type_object self =
        make_range_iterator_table("range_iterator", range_iterator_next, range_iterator_dealloc);
    self.tp_basicsize = sizeof(range_iterator);
    self.tp_methods = methods_of<length_hint_row<range_items_left>,
                                 reduce_row<reduce_range_iterator>, setstate_row<set_range_index>>;
    return self;
}();

inline constexpr type_object long_range_iterator_table = [] {
    type_object self = make_range_iterator_table("longrange_iterator", long_range_iterator_next,
                                                 long_range_iterator_dealloc);
    self.tp_basicsize = sizeof(long_range_iterator);
    self.tp_methods =
        methods_of<length_hint_row<long_range_items_left>, reduce_row<reduce_long_range_iterator>,
                   setstate_row<set_long_range_index>>;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object range_iterator_type =
    builtins::ready<range_iterator_type, builtins::range_iterator_table>();
inline constexpr type_object long_range_iterator_type =
    builtins::ready<long_range_iterator_type, builtins::long_range_iterator_table>();

} // namespace stasis
