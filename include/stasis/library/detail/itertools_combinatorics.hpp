// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_combinatorics.hpp: product, permutations, combinations and
// combinations_with_replacement.
// Promises: as CPython's, they write to the tuple that they gave last where nobody has kept it.
// CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/library/detail/itertools_choosing.hpp>

namespace stasis::library::detail {

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
