// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/itertools_selection.hpp: iterators over some of an iterable's items:
// compress, dropwhile, takewhile, filterfalse and islice.
// Promises: StopIteration of what they iterate goes on with what it carries, as in CPython.
// CPython 3.11: Modules/itertoolsmodule.c.
#pragma once

#include <stasis/library/detail/itertools_object.hpp>

namespace stasis::library::detail {

// ---- dropwhile, takewhile, filterfalse ---------------------------------------------------------

struct filtering_object : object {
    value func; ///< empty: the truth of an item itself
    value it;
    bool decided = false; ///< dropwhile drops no more; takewhile has ended
};
using filtering_fields =
    object_fields<filtering_object, &filtering_object::func, &filtering_object::it>;

[[nodiscard]] constexpr owned make_filtering(thread_state& thread, const char* name,
                                             const type_object& type,
                                             const arguments& given) noexcept {
    if (!takes_unnamed(thread, name, type, given, 2, 2)) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, given.values[1]);
    auto* result = iterator ? allocate<filtering_object>(thread, type) : nullptr;
    if (result != nullptr) {
        increment(given.values[0]);
        result->func = given.values[0];
        result->it = iterator.release();
    }
    return owned::take(result);
}

/// The truth of what the function answers for an item; -1: an exception is pending.
[[nodiscard]] constexpr int judge(thread_state& thread, value function, value item) noexcept {
    const owned answer = interpreter::call(thread, function, item);
    return answer ? is_true(thread, answer.get()) : -1;
}

[[nodiscard]] constexpr owned dropwhile_new(thread_state& thread, const type_object& type,
                                            const arguments& given) noexcept {
    return make_filtering(thread, "dropwhile", type, given);
}

[[nodiscard]] constexpr owned dropwhile_next(thread_state& thread, value held) noexcept {
    auto* self = tool<filtering_object>(held);
    while (owned item = interpreter::next_or_stop(thread, self->it)) {
        const int good = self->decided ? 0 : judge(thread, self->func, item.get());
        if (good < 0) {
            return {};
        }
        if (good == 0) {
            self->decided = true;
            return item;
        }
    }
    return {};
}

[[nodiscard]] constexpr owned takewhile_new(thread_state& thread, const type_object& type,
                                            const arguments& given) noexcept {
    return make_filtering(thread, "takewhile", type, given);
}

[[nodiscard]] constexpr owned takewhile_next(thread_state& thread, value held) noexcept {
    auto* self = tool<filtering_object>(held);
    if (self->decided) {
        return {};
    }
    owned item = interpreter::next_or_stop(thread, self->it);
    const int good = item ? judge(thread, self->func, item.get()) : -1;
    if (good == 1) {
        return item;
    }
    if (good == 0) {
        self->decided = true;
    }
    return {};
}

[[nodiscard]] constexpr owned filterfalse_new(thread_state& thread, const type_object& type,
                                              const arguments& given) noexcept {
    return make_filtering(thread, "filterfalse", type, given);
}

[[nodiscard]] constexpr owned filterfalse_next(thread_state& thread, value held) noexcept {
    auto* self = tool<filtering_object>(held);
    const bool plain =
        self->func.kind == tag::none ||
        (self->func.kind == tag::object && self->func.data.object == pointer_to(bool_type));
    while (owned item = interpreter::next_or_stop(thread, self->it)) {
        const int good =
            plain ? is_true(thread, item.get()) : judge(thread, self->func, item.get());
        if (good < 0) {
            return {};
        }
        if (good == 0) {
            return item;
        }
    }
    return {};
}

/// (type, (function, iterator), decided).
[[nodiscard]] constexpr owned reduce_deciding(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<filtering_object*>(held);
    return reduction(thread, class_of(self),
                     tuple_with(thread, held_or_none(self->func), held_or_none(self->it)),
                     make_int(self->decided ? 1 : 0));
}

[[nodiscard]] constexpr bool set_decided(thread_state& thread, object* held, value state) noexcept {
    const int decided = is_true(thread, state);
    if (decided >= 0) {
        static_cast<filtering_object*>(held)->decided = decided == 1;
    }
    return decided >= 0;
}

inline constexpr const method_def* deciding_methods =
    methods_of<reduce_row<reduce_deciding>, setstate_row<set_decided>>;

extern const type_object dropwhile_type;
inline constexpr type_object dropwhile_table = tool_table<filtering_object, filtering_fields>(
    "itertools.dropwhile", dropwhile_new, dropwhile_next, deciding_methods);
inline constexpr type_object dropwhile_type = ready<dropwhile_type, dropwhile_table>();

extern const type_object takewhile_type;
inline constexpr type_object takewhile_table = tool_table<filtering_object, filtering_fields>(
    "itertools.takewhile", takewhile_new, takewhile_next, deciding_methods);
inline constexpr type_object takewhile_type = ready<takewhile_type, takewhile_table>();

extern const type_object filterfalse_type;
inline constexpr type_object filterfalse_table = tool_table<filtering_object, filtering_fields>(
    "itertools.filterfalse", filterfalse_new, filterfalse_next,
    methods_of<
        reduce_row<reduce_pair<filtering_object, &filtering_object::func, &filtering_object::it>>>);
inline constexpr type_object filterfalse_type = ready<filterfalse_type, filterfalse_table>();

// ---- compress ----------------------------------------------------------------------------------

struct compress_object : object {
    value data;
    value selectors;
};

[[nodiscard]] constexpr owned compress_new(thread_state& thread, const type_object& type,
                                           const arguments& given) noexcept {
    constexpr signature<2> parameters{"compress", {"data", "selectors"}, 2};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    owned data = interpreter::get_iterator(thread, read[0]);
    owned selectors;
    if (data) {
        selectors = interpreter::get_iterator(thread, read[1]);
    }
    auto* result = selectors ? allocate<compress_object>(thread, type) : nullptr;
    if (result != nullptr) {
        result->data = data.release();
        result->selectors = selectors.release();
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned compress_next(thread_state& thread, value held) noexcept {
    const auto* self = tool<compress_object>(held);
    while (owned item = interpreter::next_or_stop(thread, self->data)) {
        const owned selector = interpreter::next_or_stop(thread, self->selectors);
        const int good = selector ? is_true(thread, selector.get()) : -1;
        if (good < 0) {
            return {};
        }
        if (good == 1) {
            return item;
        }
    }
    return {};
}

extern const type_object compress_type;
inline constexpr type_object compress_table =
    tool_table<compress_object,
               object_fields<compress_object, &compress_object::data, &compress_object::selectors>>(
        "itertools.compress", compress_new, compress_next,
        methods_of<reduce_row<
            reduce_pair<compress_object, &compress_object::data, &compress_object::selectors>>>);
inline constexpr type_object compress_type = ready<compress_type, compress_table>();

// ---- islice ------------------------------------------------------------------------------------

struct islice_object : object {
    value it; ///< empty once it is exhausted
    ssize next = 0;
    ssize stop = -1; ///< -1: there is none
    ssize step = 1;
    ssize cnt = 0; ///< the number of the next item of it
};

/// One more item has been read. The number may be the largest already: __setstate__ takes any.
constexpr void count_item(islice_object* self) noexcept {
    constexpr auto most = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
    self->cnt += self->cnt != most ? 1 : 0;
}

/// The bound that an argument is: of None what it was. False: it is none, and nothing is pending.
[[nodiscard]] constexpr bool to_bound_of_slice(thread_state& thread, value from,
                                               ssize& result) noexcept {
    if (from.kind == tag::none) {
        return true;
    }
    if (interpreter::to_c_integer(thread, from, result)) {
        return true;
    }
    decrement(take_pending(thread));
    return false;
}

[[nodiscard]] constexpr owned islice_new(thread_state& thread, const type_object& type,
                                         const arguments& given) noexcept {
    if (!takes_unnamed(thread, "islice", type, given, 2, 4)) {
        return {};
    }
    ssize start = 0;
    ssize stop = -1;
    ssize step = 1;
    const value stop_given = given.values[given.count == 2 ? 1 : 2];
    if (given.count > 2 && !to_bound_of_slice(thread, given.values[1], start)) {
        start = -1;
    }
    if (stop_given.kind != tag::none &&
        (!to_bound_of_slice(thread, stop_given, stop) || stop == -1)) {
        return raise(thread, value_error_type,
                     "Stop argument for islice() must be None or an integer: "
                     "0 <= x <= sys.maxsize.");
    }
    if (start < 0 || stop < -1) {
        return raise(thread, value_error_type,
                     "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (given.count > 3 && !to_bound_of_slice(thread, given.values[3], step)) {
        step = -1;
    }
    if (step < 1) {
        return raise(thread, value_error_type,
                     "Step for islice() must be a positive integer or None.");
    }
    owned iterator = interpreter::get_iterator(thread, given.values[0]);
    auto* result = iterator ? allocate<islice_object>(thread, type) : nullptr;
    if (result != nullptr) {
        result->it = iterator.release();
        result->next = start;
        result->stop = stop;
        result->step = step;
    }
    return owned::take(result);
}

/// Passes over the items before the next one; false: there are no more, or, if pending, it raised.
/// The iterator may ask this one meanwhile, which may end it.
[[nodiscard]] constexpr bool skip_items(thread_state& thread, islice_object* self) noexcept {
    const owned iterator = owned::share(self->it);
    while (self->cnt < self->next) {
        const owned item = interpreter::next_or_stop(thread, iterator.get());
        if (!item) {
            drop_field(self->it);
            return false;
        }
        count_item(self);
    }
    return static_cast<bool>(self->it);
}

[[nodiscard]] constexpr owned islice_next(thread_state& thread, value held) noexcept {
    auto* self = tool<islice_object>(held);
    if (!self->it || (self->cnt < self->next && !skip_items(thread, self))) {
        return {};
    }
    const ssize stop = self->stop;
    if (stop != -1 && self->cnt >= stop) {
        drop_field(self->it);
        return {};
    }
    const owned iterator = owned::share(self->it);
    owned item = interpreter::next_or_stop(thread, iterator.get());
    if (item) [[likely]] {
        count_item(self);
        if (__builtin_add_overflow(self->next, self->step, &self->next) ||
            (stop != -1 && self->next > stop)) {
            self->next = stop;
        }
    } else {
        drop_field(self->it);
    }
    return item;
}

/// (islice, (iterator, next, stop, step), number of the iterator's next item).
[[nodiscard]] constexpr owned reduce_islice(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<islice_object*>(held);
    if (!self->it) {
        const owned none_left = owned::take(new_list(thread, 0));
        owned iterator;
        if (none_left) {
            iterator = interpreter::get_iterator(thread, none_left.get());
        }
        return reduction(thread, class_of(self), tuple_with(thread, iterator.get(), make_int(0)),
                         make_int(0));
    }
    const value stop = self->stop == -1 ? none_value : make_int(self->stop);
    return reduction(thread, class_of(self),
                     tuple_with(thread, self->it, make_int(self->next), stop, make_int(self->step)),
                     make_int(self->cnt));
}

[[nodiscard]] constexpr bool set_islice_count(thread_state& thread, object* held,
                                              value state) noexcept {
    return interpreter::int_to_ssize(thread, state, static_cast<islice_object*>(held)->cnt);
}

extern const type_object islice_type;
inline constexpr type_object islice_table =
    tool_table<islice_object, object_fields<islice_object, &islice_object::it>>(
        "itertools.islice", islice_new, islice_next,
        methods_of<reduce_row<reduce_islice>, setstate_row<set_islice_count>>);
inline constexpr type_object islice_type = ready<islice_type, islice_table>();

} // namespace stasis::library::detail
