// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_joining.hpp: iterators that make one of several items, or one of
// several iterables: accumulate, chain, pairwise, starmap and zip_longest.
// CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/tuple.hpp>
#include <stasis/builtins/whole.hpp>
#include <stasis/library/detail/itertools_selection.hpp>

namespace stasis::library::detail {

// ---- chain -------------------------------------------------------------------------------------

struct chain_object : object {
    value source; ///< an iterator over the iterables; empty once it is exhausted
    value active; ///< an iterator over one of them, or empty
};

/// A chain of what an iterator has.
[[nodiscard]] constexpr owned make_chain(thread_state& thread, const type_object& type,
                                         owned source) noexcept {
    auto* result = source ? allocate<chain_object>(thread, type) : nullptr;
    if (result != nullptr) {
        result->source = source.release();
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned chain_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    if (!takes_no_names(thread, "chain", type, given)) {
        return {};
    }
    const owned iterables = owned::take(new_tuple(thread, given.values, given.count));
    if (!iterables) {
        return {};
    }
    return make_chain(thread, type, interpreter::get_iterator(thread, iterables.get()));
}

/// chain.from_iterable(iterables).
[[nodiscard]] constexpr owned chain_from_iterable(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_one(thread, "chain.from_iterable", given)) {
        return {};
    }
    return make_chain(thread, *as_type(given.values[0]),
                      interpreter::get_iterator(thread, given.values[1]));
}

[[nodiscard]] constexpr owned chain_next(thread_state& thread, value held) noexcept {
    auto* self = tool<chain_object>(held);
    while (self->source) {
        if (!self->active) {
            const owned source = owned::share(self->source);
            const owned iterable = interpreter::next(thread, source.get());
            owned iterator;
            if (iterable) {
                iterator = interpreter::get_iterator(thread, iterable.get());
            }
            if (!iterator) {
                drop_field(self->source);
                return {};
            }
            replace_field(self->active, iterator.release());
            continue; // what was there may have come to its end, and asked this one
        }
        const owned active = owned::share(self->active);
        owned item = interpreter::next(thread, active.get());
        if (item || pending(thread)) {
            return item;
        }
        drop_field(self->active);
    }
    return {};
}

/// (chain, (), (iterator over the iterables, iterator over one of them)), as far as there are any.
[[nodiscard]] constexpr owned reduce_chain(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<chain_object*>(held);
    const owned none_given = owned::take(pointer_to(graph::empty_tuple));
    if (!self->source) {
        return reduction(thread, class_of(self), none_given);
    }
    owned state;
    if (self->active) {
        state = tuple_with(thread, self->source, self->active);
    } else {
        state = tuple_with(thread, self->source);
    }
    return reduction(thread, class_of(self), none_given, state.get());
}

[[nodiscard]] constexpr bool set_chain_state(thread_state& thread, object* held,
                                             value state) noexcept {
    object* const* const parts = items_of_state(thread, state, 1, 2);
    if (parts == nullptr) {
        return false;
    }
    const bool both = static_cast<tuple_object*>(state.data.object)->ob_size == 2;
    const owned source = owned::share(load(parts[0]));
    const owned active = owned::share(both ? load(parts[1]) : value{});
    if (type_of(source.get())->tp_iternext == nullptr ||
        (both && type_of(active.get())->tp_iternext == nullptr)) {
        raise(thread, type_error_type, "Arguments must be iterators.");
        return false;
    }
    auto* self = static_cast<chain_object*>(held);
    share_field(self->source, source.get());
    share_field(self->active, active.get());
    return true;
}

inline constexpr method_def chain_from_row{"from_iterable", chain_from_iterable, method_class,
                                           nullptr};

extern const type_object chain_type;
inline constexpr type_object chain_table = [] {
    using fields = object_fields<chain_object, &chain_object::source, &chain_object::active>;
    return tool_table<chain_object, fields>(
        "itertools.chain", chain_new, chain_next,
        methods_of<chain_from_row, reduce_row<reduce_chain>, setstate_row<set_chain_state>,
                   class_getitem_row>);
}();
inline constexpr type_object chain_type = ready<chain_type, chain_table, "from_iterable">();

// ---- accumulate --------------------------------------------------------------------------------

struct accumulate_object : object {
    value total; ///< empty: there is none yet
    value it;
    value binop;   ///< empty: +
    value initial; ///< what comes first, until it has come
};

[[nodiscard]] constexpr owned accumulate_new(thread_state& thread, const type_object& type,
                                             const arguments& given) noexcept {
    constexpr signature<3> parameters{"accumulate", {"iterable", "func", "initial"}, 1, 0, 2};
    value read[3] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, read[0]);
    auto* result = iterator ? allocate<accumulate_object>(thread, type) : nullptr;
    if (result != nullptr) {
        result->it = iterator.release();
        result->binop = function_or_none(read[1]);
        result->initial = function_or_none(read[2]);
        increment(result->binop);
        increment(result->initial);
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned accumulate_next(thread_state& thread, value held) noexcept {
    auto* self = tool<accumulate_object>(held);
    if (self->initial) {
        owned first = owned::share(self->initial);
        const value total = self->initial;
        self->initial = {};
        replace_field(self->total, total);
        return first;
    }
    owned item = interpreter::next_or_stop(thread, self->it);
    if (!item) {
        return {};
    }
    if (self->total) {
        const owned total = owned::share(self->total);
        if (self->binop) {
            item = call_two(thread, self->binop, total.get(), item.get());
        } else {
            item = sum_of(thread, total.get(), item.get());
        }
        if (!item) {
            return {};
        }
    }
    increment(item.get());
    replace_field(self->total, item.get());
    return item;
}

/// (accumulate, (iterator, function), total). An initial value that has yet to come comes first of
/// the copy's iterator; a total that is None can't be a state, and comes first and is passed over.
[[nodiscard]] constexpr owned reduce_accumulate(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<accumulate_object*>(held);
    const value function = held_or_none(self->binop);
    const value iterator = held_or_none(self->it);
    const bool skips = !self->initial && self->total && self->total.kind == tag::none;
    if (!self->initial && !skips) {
        return reduction(thread, class_of(self), tuple_with(thread, iterator, function),
                         held_or_none(self->total));
    }
    const owned first = tuple_with(thread, skips ? self->total : self->initial);
    if (!first) {
        return {};
    }
    const value both[] = {first.get(), iterator};
    const owned joined = chain_new(thread, chain_type, arguments{both, 2, nullptr});
    if (!skips) {
        return reduction(thread, class_of(self), tuple_with(thread, joined.get(), function),
                         none_value);
    }
    const value given[] = {joined.get(), function};
    const owned made =
        joined ? interpreter::call(thread, class_of(self), arguments{given, 2, nullptr}) : owned{};
    return reduction(thread, make_object(pointer_to(islice_type)),
                     tuple_with(thread, made.get(), make_int(1), none_value));
}

[[nodiscard]] constexpr bool set_accumulate_total(thread_state&, object* held,
                                                  value state) noexcept {
    share_field(static_cast<accumulate_object*>(held)->total, state);
    return true;
}

extern const type_object accumulate_type;
inline constexpr type_object accumulate_table = [] {
    using fields =
        object_fields<accumulate_object, &accumulate_object::total, &accumulate_object::it,
                      &accumulate_object::binop, &accumulate_object::initial>;
    return tool_table<accumulate_object, fields>(
        "itertools.accumulate", accumulate_new, accumulate_next,
        methods_of<reduce_row<reduce_accumulate>, setstate_row<set_accumulate_total>>);
}();
inline constexpr type_object accumulate_type = ready<accumulate_type, accumulate_table>();

// ---- pairwise ----------------------------------------------------------------------------------

struct pairwise_object : object {
    value it;              ///< empty once it is exhausted
    object* old = nullptr; ///< the first of the next pair
};

[[nodiscard]] constexpr owned pairwise_new(thread_state& thread, const type_object& type,
                                           const arguments& given) noexcept {
    if (!takes_unnamed(thread, "pairwise", type, given, 1, 1)) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, given.values[0]);
    auto* result = iterator ? allocate<pairwise_object>(thread, type) : nullptr;
    if (result != nullptr) {
        result->it = iterator.release();
    }
    return owned::take(result);
}

/// The next item of an iterator as an object, or null; StopIteration may be pending.
[[nodiscard]] constexpr object* next_object(thread_state& thread, value iterator) noexcept {
    const owned item = interpreter::next_or_stop(thread, iterator);
    return item ? box(thread, item.get()) : nullptr;
}

[[nodiscard]] constexpr owned pairwise_next(thread_state& thread, value held) noexcept {
    auto* self = tool<pairwise_object>(held);
    if (!self->it) {
        return {};
    }
    owned iterator = owned::share(self->it);
    if (self->old == nullptr) {
        object* first = next_object(thread, iterator.get());
        state::replace(self->old, first);
        if (first == nullptr) {
            drop_field(self->it);
            return {};
        }
        if (!self->it) { // The iterator has ended this one meanwhile.
            state::drop(self->old);
            return {};
        }
    }
    const owned old = owned::share(make_object(self->old));
    object* following = next_object(thread, iterator.get());
    if (following == nullptr) {
        drop_field(self->it);
        state::drop(self->old);
        return {};
    }
    tuple_object* pair = new_tuple_room(thread, 2);
    if (pair != nullptr) {
        increment(old.as_object());
        increment(following);
        room(pair)[0] = old.as_object();
        room(pair)[1] = following;
    }
    state::replace(self->old, following);
    return owned::take(pair);
}

extern const type_object pairwise_type;
inline constexpr type_object pairwise_table =
    tool_table<pairwise_object,
               object_fields<pairwise_object, &pairwise_object::it, &pairwise_object::old>>(
        "itertools.pairwise", pairwise_new, pairwise_next);
inline constexpr type_object pairwise_type = ready<pairwise_type, pairwise_table>();

// ---- starmap -----------------------------------------------------------------------------------

struct starmap_object : object {
    value func;
    value it;
};

[[nodiscard]] constexpr owned starmap_new(thread_state& thread, const type_object& type,
                                          const arguments& given) noexcept {
    if (!takes_unnamed(thread, "starmap", type, given, 2, 2)) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, given.values[1]);
    auto* result = iterator ? allocate<starmap_object>(thread, type) : nullptr;
    if (result != nullptr) {
        increment(given.values[0]);
        result->func = given.values[0];
        result->it = iterator.release();
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned starmap_next(thread_state& thread, value held) noexcept {
    const auto* self = tool<starmap_object>(held);
    const owned given = interpreter::next_or_stop(thread, self->it);
    owned values;
    if (given) {
        values = make_tuple(thread, given.get());
    }
    if (!values) {
        return {};
    }
    const auto* tuple = static_cast<const tuple_object*>(values.as_object());
    interpreter::detail::argument_room room(thread, tuple->ob_size);
    if (!room) {
        return {};
    }
    for (ssize i = 0; i < tuple->ob_size; ++i) {
        room.data()[i] = load(items(tuple)[i]);
    }
    return interpreter::call(thread, self->func, arguments{room.data(), tuple->ob_size, nullptr});
}

extern const type_object starmap_type;
inline constexpr type_object starmap_table =
    tool_table<starmap_object,
               object_fields<starmap_object, &starmap_object::func, &starmap_object::it>>(
        "itertools.starmap", starmap_new, starmap_next,
        methods_of<
            reduce_row<reduce_pair<starmap_object, &starmap_object::func, &starmap_object::it>>>);
inline constexpr type_object starmap_type = ready<starmap_type, starmap_table>();

// ---- zip_longest -------------------------------------------------------------------------------

struct zip_longest_object : object {
    tuple_object* iterators = nullptr; ///< null where one is exhausted
    ssize active = 0;                  ///< how many aren't
    value fill;
};

[[nodiscard]] constexpr owned zip_longest_new(thread_state& thread, const type_object& type,
                                              const arguments& given) noexcept {
    value fill = none_value;
    if (keyword_count(given) != 0) {
        fill = interpreter::keyword(given, "fillvalue");
        if (!fill || keyword_count(given) != 1) {
            return raise(thread, type_error_type,
                         "zip_longest() got an unexpected keyword argument");
        }
    }
    tuple_object* iterators = new_tuple_room(thread, given.count);
    const owned kept = owned::take(iterators);
    for (ssize i = 0; iterators != nullptr && i < given.count; ++i) {
        owned iterator = interpreter::get_iterator(thread, given.values[i]);
        if (!iterator) {
            return {};
        }
        room(iterators)[i] = iterator.release().data.object;
    }
    auto* result = iterators != nullptr ? allocate<zip_longest_object>(thread, type) : nullptr;
    if (result != nullptr) {
        increment(iterators);
        increment(fill);
        result->iterators = iterators;
        result->active = given.count;
        result->fill = fill;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned zip_longest_next(thread_state& thread, value held) noexcept {
    auto* self = tool<zip_longest_object>(held);
    if (self->active == 0 || self->iterators == nullptr) {
        return {};
    }
    const ssize size = self->iterators->ob_size;
    tuple_object* result = new_tuple_room(thread, size);
    owned kept = owned::take(result);
    for (ssize i = 0; result != nullptr && i < size; ++i) {
        object* iterator = items(self->iterators)[i];
        object* item = nullptr;
        if (iterator != nullptr) {
            const owned in_use = owned::share(iterator);
            item = next_shared(thread, iterator);
            if (item == nullptr) {
                --self->active;
                if (self->active <= 0 || pending(thread)) {
                    self->active = 0;
                    return {};
                }
                state::drop(room(self->iterators)[i]);
            }
        }
        room(result)[i] = item != nullptr ? item : box(thread, self->fill);
        if (room(result)[i] == nullptr) {
            return {};
        }
    }
    return kept;
}

/// (zip_longest, iterators, fillvalue), with an empty tuple in the place of each that is exhausted.
[[nodiscard]] constexpr owned reduce_zip_longest(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<zip_longest_object*>(held);
    const ssize count = self->iterators != nullptr ? self->iterators->ob_size : 0;
    tuple_object* const made = new_tuple_room(thread, count);
    const owned given = owned::take(made);
    for (ssize i = 0; made != nullptr && i < count; ++i) {
        object* const iterator = items(self->iterators)[i];
        room(made)[i] = iterator != nullptr ? iterator : pointer_to<var_object>(graph::empty_tuple);
        increment(room(made)[i]);
    }
    return reduction(thread, class_of(self), given, held_or_none(self->fill));
}

[[nodiscard]] constexpr bool set_zip_longest_fill(thread_state&, object* held,
                                                  value state) noexcept {
    share_field(static_cast<zip_longest_object*>(held)->fill, state);
    return true;
}

extern const type_object zip_longest_type;
inline constexpr type_object zip_longest_table =
    tool_table<zip_longest_object, object_fields<zip_longest_object, &zip_longest_object::iterators,
                                                 &zip_longest_object::fill>>(
        "itertools.zip_longest", zip_longest_new, zip_longest_next,
        methods_of<reduce_row<reduce_zip_longest>, setstate_row<set_zip_longest_fill>>);
inline constexpr type_object zip_longest_type = ready<zip_longest_type, zip_longest_table>();

} // namespace stasis::library::detail
