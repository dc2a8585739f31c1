// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_choosing.hpp: what product, permutations and both combinations of
// itertools share: which items of which pool come next, and what they are pickled as.
// CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/builtins/tuple.hpp>
#include <stasis/library/detail/itertools_object.hpp>

namespace stasis::library::detail {

/// All four: which items of which pool come next.
struct selecting_object : object {
    tuple_object* pool = nullptr; ///< of product, a tuple of pools
    ssize* numbers = nullptr;     ///< of the items that are chosen; of permutations, its cycles too
    ssize room = 0;               ///< how many numbers there is room for
    ssize size = 0;               ///< how many items are chosen
    tuple_object* last = nullptr; ///< what was given last
    bool begun = false;
    bool ended = false;
};
using selecting_fields =
    object_fields<selecting_object, &selecting_object::pool, &selecting_object::last>;

constexpr void selecting_free(object* held) noexcept {
    auto* self = static_cast<selecting_object*>(held);
    release_array(self->numbers, static_cast<std::size_t>(self->room));
    state::release<selecting_object>(self);
}

/// The most numbers that anybody is given room for: what more takes is a MemoryError at once.
inline constexpr ssize most_numbers = ssize{1} << 37;

/// An object that chooses so many items of a pool, with room for so many numbers, all 0.
[[nodiscard]] constexpr selecting_object* make_selecting(thread_state& thread,
                                                         const type_object& type, value pool,
                                                         ssize size, ssize room) noexcept {
    auto* result = allocate<selecting_object>(thread, type);
    if (result == nullptr) {
        return nullptr;
    }
    increment(pool);
    result->pool = static_cast<tuple_object*>(pool.data.object);
    result->size = size;
    if (room == 0) {
        return result;
    }
    if (room <= most_numbers) {
        result->numbers =
            allocate_array<ssize>(thread.interp->memory, static_cast<std::size_t>(room));
    }
    if (result->numbers == nullptr) {
        decrement(result);
        raise_no_memory(thread);
        return nullptr;
    }
    result->room = room;
    for (ssize i = 0; i < room; ++i) {
        result->numbers[i] = 0;
    }
    return result;
}

/// The tuple of what is chosen now, each by its place. The one that was given last, if nobody has
/// kept it, differs from it from a place on; its old items stay the pool's.
template <class Pick>
[[nodiscard]] constexpr owned give_tuple(thread_state& thread, selecting_object* self, ssize from,
                                         const Pick& pick) noexcept {
    if (self->size == 0) {
        return owned::take(new_tuple_room(thread, 0));
    }
    tuple_object* result = self->last;
    const bool reused = result != nullptr && result->ob_refcnt == 1;
    if (!reused) {
        from = 0;
        result = new_tuple_room(thread, self->size);
        state::replace(self->last, result); // without memory the next one is made anew, too
        if (result == nullptr) {
            return {};
        }
    }
    object** to = room(result);
    for (ssize i = from; i < self->size; ++i) {
        object* const before = to[i];
        to[i] = pick(i);
        increment(to[i]);
        if (before != nullptr) {
            decrement(before);
        }
    }
    gc_head* const link = state::detail::link_of<tuple_object, object*>(result);
    if (reused && !state::detail::is_linked(link)) {
        // The collector took it out for what it held before.
        state::detail::link_last(link, thread.interp->gc.generations[0].head);
    }
    return owned::share(result);
}

/// The same of a single pool.
[[nodiscard]] constexpr owned chosen(thread_state& thread, selecting_object* self,
                                     ssize from) noexcept {
    object* const* pool = items(self->pool);
    return give_tuple(thread, self, from, [&](ssize i) { return pool[self->numbers[i]]; });
}

/// A tuple of some of the numbers; empty: MemoryError is pending.
[[nodiscard]] constexpr owned numbers_of(thread_state& thread, const selecting_object* self,
                                         ssize from, ssize count) noexcept {
    tuple_object* const made = new_tuple_room(thread, count);
    owned kept = owned::take(made);
    for (ssize i = 0; made != nullptr && i < count; ++i) {
        room(made)[i] = box(thread, make_int(self->numbers[from + i]));
        if (room(made)[i] == nullptr) {
            return {};
        }
    }
    return kept;
}

/// Reads numbers from a tuple, each of which `bounds` puts where it may be; false: it raised. Where
/// there are fewer things than are to be chosen, there are no numbers, and none is needed.
template <class Bounds>
[[nodiscard]] constexpr bool read_numbers(thread_state& thread, selecting_object* self, ssize from,
                                          const tuple_object* given,
                                          const Bounds& bounds) noexcept {
    for (ssize i = 0; i < given->ob_size; ++i) {
        ssize number = 0;
        if (!interpreter::int_to_ssize(thread, load(items(given)[i]), number)) {
            return false;
        }
        if (from + i < self->room) {
            self->numbers[from + i] = bounds(i, number);
        }
    }
    return true;
}

/// The next tuple comes behind the one that the numbers stand for.
constexpr void go_on_from_numbers(selecting_object* self) noexcept {
    self->begun = true;
    state::drop(self->last); // The next one is made anew.
}

/// (type, (pool, size), state), without the pool where it is at its end, and without a state until
/// it has begun.
template <class State>
[[nodiscard]] constexpr owned reduce_choice(thread_state& thread, const selecting_object* self,
                                            const State& state) noexcept {
    const value size = make_int(self->size);
    const value pool = self->pool != nullptr && !(self->begun && self->ended)
                           ? make_object(self->pool)
                           : make_object(pointer_to(graph::empty_tuple));
    const owned given = tuple_with(thread, pool, size);
    if (!self->begun || self->ended || self->pool == nullptr) {
        return reduction(thread, class_of(self), given);
    }
    const owned made = state();
    return reduction(thread, class_of(self), given, made.get());
}

/// The same of combinations.
[[nodiscard]] constexpr owned reduce_combinations(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<selecting_object*>(held);
    return reduce_choice(thread, self, [&] { return numbers_of(thread, self, 0, self->size); });
}

/// Sets the numbers of combinations, each by its place.
template <class Bounds>
[[nodiscard]] constexpr bool set_combination(thread_state& thread, selecting_object* self,
                                             value state, const Bounds& bounds) noexcept {
    const auto* given = as<tuple_object>(state, tuple_type);
    if (given == nullptr || given->ob_size != self->size) {
        raise(thread, value_error_type, "invalid arguments");
        return false;
    }
    if (!read_numbers(thread, self, 0, given, bounds)) {
        return false;
    }
    go_on_from_numbers(self);
    return true;
}

/// How many items the pool has; none once the collector has cleared it.
[[nodiscard]] constexpr ssize pool_size(const selecting_object* self) noexcept {
    return self->pool != nullptr ? self->pool->ob_size : 0;
}

/// The table of one of the types.
[[nodiscard]] consteval type_object selecting_table(const char* name, construct_slot make,
                                                    unary_slot next, const method_def* methods) {
    type_object self = tool_table<selecting_object, selecting_fields>(name, make, next, methods);
    self.tp_free = selecting_free;
    return self;
}

} // namespace stasis::library::detail
