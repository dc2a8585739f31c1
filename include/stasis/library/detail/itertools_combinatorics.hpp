// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_combinatorics.hpp: product, permutations, combinations and
// combinations_with_replacement.
// Promises: as CPython's, they write to the tuple that they gave last where nobody has kept it.
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

// ---- product -----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned product_new(thread_state& thread, const type_object& type,
                                          const arguments& given) noexcept {
    constexpr signature<1> parameters{"product", {"repeat"}};
    value read[1] = {};
    ssize repeat = 1;
    if (!read_arguments(thread, parameters, {given.values + given.count, 0, given.keywords},
                        read) ||
        (read[0] && !interpreter::to_c_integer(thread, read[0], repeat))) {
        return {};
    }
    if (repeat < 0) {
        return raise(thread, value_error_type, "repeat argument cannot be negative");
    }
    constexpr ssize most = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
    const ssize count = repeat == 0 ? 0 : given.count;
    if (repeat != 0 && count > most / ssize{sizeof(ssize)} / repeat) {
        return raise(thread, overflow_error_type, "repeat argument too large");
    }
    const ssize size = count * repeat;
    if (size > most_numbers) {
        raise_no_memory(thread);
        return {};
    }
    tuple_object* pools = new_tuple_room(thread, size);
    const owned kept = owned::take(pools);
    for (ssize i = 0; pools != nullptr && i < count; ++i) {
        owned pool = make_tuple(thread, given.values[i]);
        if (!pool) {
            return {};
        }
        room(pools)[i] = pool.release().data.object;
    }
    for (ssize i = count; pools != nullptr && i < size; ++i) {
        room(pools)[i] = items(pools)[i - count];
        increment(room(pools)[i]);
    }
    if (pools == nullptr) {
        return {};
    }
    return owned::take(make_selecting(thread, type, kept.get(), size, size));
}

[[nodiscard]] constexpr owned product_next(thread_state& thread, value held) noexcept {
    auto* self = tool<selecting_object>(held);
    if (self->ended || self->pool == nullptr) {
        return {};
    }
    const auto pool = [&](ssize i) {
        return static_cast<const tuple_object*>(items(self->pool)[i]);
    };
    bool moved = false;
    ssize from = 0; // the first number that changes
    if (self->begun) {
        for (ssize i = self->size - 1; !moved && i >= 0; --i) {
            from = i;
            ++self->numbers[i];
            moved = self->numbers[i] < pool(i)->ob_size;
            if (!moved) {
                self->numbers[i] = 0;
            }
        }
    } else {
        self->begun = true;
        moved = true;
        for (ssize i = 0; i < self->size; ++i) {
            moved = moved && pool(i)->ob_size != 0;
        }
    }
    if (!moved) {
        self->ended = true;
        return {};
    }
    return give_tuple(thread, self, from,
                      [&](ssize i) { return items(pool(i))[self->numbers[i]]; });
}

/// (product, pools, numbers), or (product, ((),)) at its end.
[[nodiscard]] constexpr owned reduce_product(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<selecting_object*>(held);
    if (self->ended || self->pool == nullptr) {
        return reduction(thread, class_of(self),
                         tuple_with(thread, make_object(pointer_to(graph::empty_tuple))));
    }
    const owned pools = owned::share(self->pool);
    if (!self->begun) {
        return reduction(thread, class_of(self), pools);
    }
    const owned numbers = numbers_of(thread, self, 0, self->size);
    return reduction(thread, class_of(self), pools, numbers.get());
}

/// Sets the numbers, up to the first pool that has no item: it is at its end then.
[[nodiscard]] constexpr bool set_product_numbers(thread_state& thread, object* held,
                                                 value state) noexcept {
    auto* self = static_cast<selecting_object*>(held);
    const auto* given = as<tuple_object>(state, tuple_type);
    if (given == nullptr || given->ob_size != pool_size(self)) {
        raise(thread, value_error_type, "invalid arguments");
        return false;
    }
    for (ssize i = 0; i < given->ob_size; ++i) {
        ssize number = 0;
        if (!interpreter::int_to_ssize(thread, load(items(given)[i]), number)) {
            return false;
        }
        const ssize size = static_cast<const tuple_object*>(items(self->pool)[i])->ob_size;
        if (size == 0) {
            self->ended = true;
            return true;
        }
        self->numbers[i] = within(number, 0, size - 1);
    }
    go_on_from_numbers(self);
    return true;
}

extern const type_object product_type;
inline constexpr type_object product_table =
    selecting_table("itertools.product", product_new, product_next,
                    methods_of<reduce_row<reduce_product>, setstate_row<set_product_numbers>>);
inline constexpr type_object product_type = ready<product_type, product_table>();

// ---- combinations ------------------------------------------------------------------------------

/// combinations(iterable, r), with or without replacement.
[[nodiscard]] constexpr owned make_combinations(thread_state& thread, const type_object& type,
                                                const signature<2>& parameters,
                                                const arguments& given,
                                                bool with_replacement) noexcept {
    value read[2] = {};
    ssize size = 0;
    if (!read_arguments(thread, parameters, given, read) ||
        !interpreter::to_c_integer(thread, read[1], size)) {
        return {};
    }
    const owned pool = make_tuple(thread, read[0]);
    if (!pool) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "r must be non-negative");
    }
    const ssize count = static_cast<tuple_object*>(pool.as_object())->ob_size;
    const bool ended = with_replacement ? count == 0 && size > 0 : size > count;
    selecting_object* result =
        make_selecting(thread, type, pool.get(), size, ended && size <= most_numbers ? 0 : size);
    if (result != nullptr) {
        result->ended = ended;
        for (ssize i = 0; !with_replacement && !ended && i < size; ++i) {
            result->numbers[i] = i;
        }
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned combinations_new(thread_state& thread, const type_object& type,
                                               const arguments& given) noexcept {
    return make_combinations(thread, type, {"combinations", {"iterable", "r"}, 2}, given, false);
}

[[nodiscard]] constexpr owned combinations_next(thread_state& thread, value held) noexcept {
    auto* self = tool<selecting_object>(held);
    if (self->ended || self->pool == nullptr) {
        return {};
    }
    ssize from = 0;
    if (self->begun) {
        const ssize rest = self->pool->ob_size - self->size;
        ssize i = self->size - 1;
        while (i >= 0 && self->numbers[i] == i + rest) {
            --i;
        }
        if (i < 0) {
            self->ended = true;
            return {};
        }
        from = i;
        ++self->numbers[i];
        for (++i; i < self->size; ++i) {
            self->numbers[i] = self->numbers[i - 1] + 1;
        }
    }
    self->begun = true;
    return chosen(thread, self, from);
}

[[nodiscard]] constexpr bool set_combination_numbers(thread_state& thread, object* held,
                                                     value state) noexcept {
    auto* self = static_cast<selecting_object*>(held);
    return set_combination(thread, self, state, [&](ssize i, ssize number) {
        return within(number, 0, i + pool_size(self) - self->size);
    });
}

extern const type_object combinations_type;
inline constexpr type_object combinations_table = selecting_table(
    "itertools.combinations", combinations_new, combinations_next,
    methods_of<reduce_row<reduce_combinations>, setstate_row<set_combination_numbers>>);
inline constexpr type_object combinations_type = ready<combinations_type, combinations_table>();

[[nodiscard]] constexpr owned replacing_new(thread_state& thread, const type_object& type,
                                            const arguments& given) noexcept {
    return make_combinations(thread, type, {"combinations_with_replacement", {"iterable", "r"}, 2},
                             given, true);
}

[[nodiscard]] constexpr owned replacing_next(thread_state& thread, value held) noexcept {
    auto* self = tool<selecting_object>(held);
    if (self->ended || self->pool == nullptr) {
        return {};
    }
    ssize from = 0;
    if (self->begun) {
        const ssize last = self->pool->ob_size - 1;
        ssize i = self->size - 1;
        while (i >= 0 && self->numbers[i] == last) {
            --i;
        }
        if (i < 0) {
            self->ended = true;
            return {};
        }
        from = i;
        const ssize number = self->numbers[i] + 1;
        for (; i < self->size; ++i) {
            self->numbers[i] = number;
        }
    }
    self->begun = true;
    return chosen(thread, self, from);
}

[[nodiscard]] constexpr bool set_replacing_numbers(thread_state& thread, object* held,
                                                   value state) noexcept {
    auto* self = static_cast<selecting_object*>(held);
    return set_combination(thread, self, state, [&](ssize, ssize number) {
        return within(number, 0, pool_size(self) - 1);
    });
}

extern const type_object replacing_type;
inline constexpr type_object replacing_table = selecting_table(
    "itertools.combinations_with_replacement", replacing_new, replacing_next,
    methods_of<reduce_row<reduce_combinations>, setstate_row<set_replacing_numbers>>);
inline constexpr type_object replacing_type = ready<replacing_type, replacing_table>();

// ---- permutations ------------------------------------------------------------------------------

[[nodiscard]] constexpr owned permutations_new(thread_state& thread, const type_object& type,
                                               const arguments& given) noexcept {
    constexpr signature<2> parameters{"permutations", {"iterable", "r"}, 1};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned pool = make_tuple(thread, read[0]);
    if (!pool) {
        return {};
    }
    const ssize count = static_cast<tuple_object*>(pool.as_object())->ob_size;
    ssize size = count;
    if (read[1] && read[1].kind != tag::none) {
        if (!is_instance(read[1], int_type)) {
            return raise(thread, type_error_type, "Expected int as r");
        }
        if (!interpreter::to_c_integer(thread, read[1], size)) {
            return {};
        }
    }
    if (size < 0) {
        return raise(thread, value_error_type, "r must be non-negative");
    }
    const bool ended = size > count;
    selecting_object* result = make_selecting(
        thread, type, pool.get(), size, ended ? (size <= most_numbers ? 0 : size) : count + size);
    if (result != nullptr) {
        result->ended = ended;
        for (ssize i = 0; !ended && i < count; ++i) {
            result->numbers[i] = i;
        }
        for (ssize i = 0; !ended && i < size; ++i) {
            result->numbers[count + i] = count - i;
        }
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned permutations_next(thread_state& thread, value held) noexcept {
    auto* self = tool<selecting_object>(held);
    if (self->ended || self->pool == nullptr) {
        return {};
    }
    ssize from = 0;
    if (self->begun) {
        const ssize count = self->pool->ob_size;
        ssize* const numbers = self->numbers;
        ssize* const cycles = self->numbers + count;
        ssize i = self->size - 1;
        for (; i >= 0; --i) {
            --cycles[i];
            if (cycles[i] != 0) {
                const ssize number = numbers[i];
                numbers[i] = numbers[count - cycles[i]];
                numbers[count - cycles[i]] = number;
                break;
            }
            const ssize number = numbers[i];
            for (ssize j = i; j + 1 < count; ++j) {
                numbers[j] = numbers[j + 1];
            }
            numbers[count - 1] = number;
            cycles[i] = count - i;
        }
        if (i < 0) {
            self->ended = true;
            return {};
        }
        from = i;
    }
    self->begun = true;
    return chosen(thread, self, from);
}

/// (permutations, (pool, size), (numbers, cycles)).
[[nodiscard]] constexpr owned reduce_permutations(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<selecting_object*>(held);
    return reduce_choice(thread, self, [&] {
        const owned numbers = numbers_of(thread, self, 0, pool_size(self));
        const owned cycles = numbers_of(thread, self, pool_size(self), self->size);
        return tuple_with(thread, numbers.get(), cycles.get());
    });
}

[[nodiscard]] constexpr bool set_permutation_numbers(thread_state& thread, object* held,
                                                     value state) noexcept {
    auto* self = static_cast<selecting_object*>(held);
    object* const* const parts = items_of_state(thread, state, 2, 2);
    if (parts == nullptr || !check_parsed_item(thread, load(parts[0]), 1, tuple_type) ||
        !check_parsed_item(thread, load(parts[1]), 2, tuple_type)) {
        return false;
    }
    const auto* numbers = static_cast<const tuple_object*>(parts[0]);
    const auto* cycles = static_cast<const tuple_object*>(parts[1]);
    const ssize count = pool_size(self);
    if (numbers->ob_size != count || cycles->ob_size != self->size) {
        raise(thread, value_error_type, "invalid arguments");
        return false;
    }
    if (!read_numbers(thread, self, 0, numbers,
                      [&](ssize, ssize number) { return within(number, 0, count - 1); }) ||
        !read_numbers(thread, self, count, cycles,
                      [&](ssize i, ssize number) { return within(number, 1, count - i); })) {
        return false;
    }
    go_on_from_numbers(self);
    return true;
}

extern const type_object permutations_type;
inline constexpr type_object permutations_table = selecting_table(
    "itertools.permutations", permutations_new, permutations_next,
    methods_of<reduce_row<reduce_permutations>, setstate_row<set_permutation_numbers>>);
inline constexpr type_object permutations_type = ready<permutations_type, permutations_table>();

} // namespace stasis::library::detail
