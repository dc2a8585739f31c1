// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/map.hpp: map and filter.
// CPython 3.11: map_next, filter_next (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/builtins/zip.hpp>
#include <stasis/interpreter/call.hpp>

namespace stasis::builtins {

/// mapobject.
struct map_object : object {
    tuple_object* iters = nullptr; ///< null once the object was cleared
    object* func = nullptr;
};

/// filterobject.
struct filter_object : object {
    object* func = nullptr; ///< null once the object was cleared
    object* it = nullptr;
};

extern const type_object map_type;
extern const type_object filter_type;

[[nodiscard]] constexpr owned map_new(thread_state& thread, const type_object& type,
                                      const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "map", arguments_of_new(type, map_type, given))) {
        return {};
    }
    if (given.count < 2) {
        return raise(thread, type_error_type, "map() must have at least two arguments.");
    }
    owned iterators = owned::take(make_iterators(thread, given, 1));
    object* function = iterators ? box(thread, given.values[0]) : nullptr;
    auto* result = function != nullptr ? allocate<map_object>(thread, type) : nullptr;
    if (result == nullptr) {
        state::drop(function);
        return {};
    }
    result->iters = static_cast<tuple_object*>(iterators.release().data.object);
    result->func = function;
    return owned::take(result);
}

[[nodiscard]] constexpr owned map_next(thread_state& thread, value held) noexcept {
    const auto* self = static_cast<map_object*>(held.data.object);
    if (self->iters == nullptr) {
        return {};
    }
    const owned function = owned::share(load(self->func));
    const ssize size = self->iters->ob_size;
    if (size == 1) {
        const owned item = interpreter::next(thread, make_object(items(self->iters)[0]));
        if (!item) {
            return {};
        }
        return interpreter::call(thread, function.get(), item.get());
    }
    interpreter::detail::argument_room room(thread, size);
    if (!room) {
        return {};
    }
    value* values = room.data();
    ssize count = 0;
    for (; count < size; ++count) {
        values[count] = interpreter::next(thread, make_object(items(self->iters)[count])).release();
        if (!values[count]) {
            break;
        }
    }
    owned result;
    if (count == size) {
        result = interpreter::call(thread, function.get(), {values, count, nullptr});
    }
    for (ssize i = 0; i < count; ++i) {
        decrement(values[i]);
    }
    return result;
}

/// (map, (function, iterators...)).
[[nodiscard]] constexpr owned reduce_map(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<map_object*>(held);
    const ssize count = self->iters != nullptr ? self->iters->ob_size : 0;
    tuple_object* const made = new_tuple_room(thread, count + 1);
    const owned given = owned::take(made);
    if (made != nullptr) {
        room(made)[0] =
            self->func != nullptr ? self->func : const_cast<object*>(pointer_to(graph::none));
        increment(room(made)[0]);
        for (ssize i = 0; i < count; ++i) {
            room(made)[i + 1] = items(self->iters)[i];
            increment(room(made)[i + 1]);
        }
    }
    return reduction(thread, class_of(self), given);
}

constexpr int map_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<map_object*>(held);
    return visit_each(visit, argument, self->iters, self->func);
}

constexpr void map_clear(object* held) noexcept {
    state::drop(static_cast<map_object*>(held)->iters);
    state::drop(static_cast<map_object*>(held)->func);
}

[[nodiscard]] constexpr owned filter_new(thread_state& thread, const type_object& type,
                                         const arguments& given) noexcept {
    if (!takes_plain(thread, "filter", arguments_of_new(type, filter_type, given), 2, 2)) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, given.values[1]);
    object* function = iterator ? box(thread, given.values[0]) : nullptr;
    auto* result = function != nullptr ? allocate<filter_object>(thread, type) : nullptr;
    if (result == nullptr) {
        state::drop(function);
        return {};
    }
    result->func = function;
    result->it = iterator.release().data.object;
    return owned::take(result);
}

[[nodiscard]] constexpr owned filter_next(thread_state& thread, value held) noexcept {
    const auto* self = static_cast<filter_object*>(held.data.object);
    if (self->func == nullptr) {
        return {};
    }
    const owned function = owned::share(load(self->func));
    const bool plain =
        function.get().kind == tag::none ||
        (function.get().kind == tag::object && function.as_object() == pointer_to(bool_type));
    const owned iterator = owned::share(self->it);
    while (owned item = interpreter::next(thread, iterator.get())) {
        owned answer;
        if (!plain) {
            answer = interpreter::call(thread, function.get(), item.get());
            if (!answer) {
                return {};
            }
        }
        const int good = is_true(thread, plain ? item.get() : answer.get());
        if (good < 0) {
            return {};
        }
        if (good == 1) {
            return item;
        }
    }
    return {};
}

[[nodiscard]] constexpr owned reduce_filter(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<filter_object*>(held);
    return reduction(thread, class_of(self),
                     tuple_with(thread, load_or_none(self->func), load_or_none(self->it)));
}

constexpr int filter_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<filter_object*>(held);
    return visit_each(visit, argument, self->func, self->it);
}

constexpr void filter_clear(object* held) noexcept {
    state::drop(static_cast<filter_object*>(held)->func);
    state::drop(static_cast<filter_object*>(held)->it);
}

inline constexpr type_object map_table = [] {
    type_object self{};
    self.tp_name = "map";
    self.tp_basicsize = sizeof(map_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<map_object>;
    self.tp_traverse = map_traverse;
    self.tp_clear = map_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = map_next;
    self.tp_methods = methods_of<reduce_row<reduce_map>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = map_new;
    return self;
}();

inline constexpr type_object map_type = ready<map_type, map_table>();

inline constexpr type_object filter_table = [] {
    type_object self{};
    self.tp_name = "filter";
    self.tp_basicsize = sizeof(filter_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<filter_object>;
    self.tp_traverse = filter_traverse;
    self.tp_clear = filter_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = filter_next;
    self.tp_methods = methods_of<reduce_row<reduce_filter>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = filter_new;
    return self;
}();

inline constexpr type_object filter_type = ready<filter_type, filter_table>();

} // namespace stasis::builtins
