// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/range_iterator.hpp: iterating ranges.
// CPython 3.11: rangeiter_next, longrangeiter_next (Objects/rangeobject.c).
#pragma once

#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/length_hint.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/builtins/whole.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether all of `count` ints from `start`, `step` apart, fit 64 bits.
[[nodiscard]] constexpr bool fit_64_bits(value start, value step, value count) noexcept {
    std::int64_t distance = 0;
    std::int64_t last = 0;
    return both_integers(start, step) && count.kind == tag::integer &&
           (count.data.integer == 0 ||
            (!__builtin_mul_overflow(count.data.integer - 1, step.data.integer, &distance) &&
             !__builtin_add_overflow(start.data.integer, distance, &last)));
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
        }
        return owned::take(result);
    }
    auto* result = allocate<long_range_iterator>(thread, long_range_iterator_type);
    owned kept = owned::take(result);
    if (result == nullptr) {
        return {};
    }
    result->start = box(thread, start);
    result->step = result->start != nullptr ? box(thread, step) : nullptr;
    result->remaining = result->step != nullptr ? box(thread, count) : nullptr;
    if (result->remaining == nullptr) {
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
    // Behind the last item the sum may not fit, and nobody asks for it.
    self->start = static_cast<std::int64_t>(static_cast<std::uint64_t>(item) +
                                            static_cast<std::uint64_t>(self->step));
    return owned::take(make_int(item));
}

[[nodiscard]] constexpr owned range_items_left(thread_state&, object* held) noexcept {
    return items_left(static_cast<range_iterator*>(held)->remaining, 0);
}

constexpr void range_iterator_dealloc(object* held) noexcept {
    release<range_iterator>(static_cast<range_iterator*>(held));
}

[[nodiscard]] constexpr owned long_range_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<long_range_iterator*>(held.data.object);
    const value remaining = load(self->remaining);
    if (remaining.kind == tag::integer && remaining.data.integer == 0) {
        return {};
    }
    owned item = owned::share(load(self->start));
    const owned next = sum_of(thread, item.get(), load(self->step));
    const owned rest = difference_of(thread, remaining, make_int(1));
    object* start = next && rest ? box(thread, next.get()) : nullptr;
    object* left = start != nullptr ? box(thread, rest.get()) : nullptr;
    if (left == nullptr) {
        state::drop(start);
        return {};
    }
    decrement(self->start);
    decrement(self->remaining);
    self->start = start;
    self->remaining = left;
    return item;
}

[[nodiscard]] constexpr owned long_range_items_left(thread_state&, object* held) noexcept {
    return owned::share(load(static_cast<long_range_iterator*>(held)->remaining));
}

constexpr void long_range_iterator_dealloc(object* held) noexcept {
    auto* self = static_cast<long_range_iterator*>(held);
    state::drop(self->start);
    state::drop(self->step);
    state::drop(self->remaining);
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
    self.tp_methods = length_hint_methods<range_items_left>;
    return self;
}();

inline constexpr type_object long_range_iterator_table = [] {
    type_object self = make_range_iterator_table("longrange_iterator", long_range_iterator_next,
                                                 long_range_iterator_dealloc);
    self.tp_basicsize = sizeof(long_range_iterator);
    self.tp_methods = length_hint_methods<long_range_items_left>;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object range_iterator_type =
    builtins::ready<range_iterator_type, builtins::range_iterator_table>();
inline constexpr type_object long_range_iterator_type =
    builtins::ready<long_range_iterator_type, builtins::long_range_iterator_table>();

} // namespace stasis
