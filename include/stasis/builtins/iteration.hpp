// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/iteration.hpp: iter, next, any, all and sorted.
// CPython 3.11: Python/bltinmodule.c, calliterobject (Objects/iterobject.c).
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/sort.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// calliterobject: iter(callable, sentinel).
struct callable_iterator : object {
    object* it_callable = nullptr; ///< null: exhausted
    object* it_sentinel = nullptr;
};

constexpr int callable_iterator_traverse(object* held, visit_slot visit,
                                         visit_argument* argument) noexcept {
    const auto* self = static_cast<callable_iterator*>(held);
    return visit_each(visit, argument, self->it_callable, self->it_sentinel);
}

constexpr void callable_iterator_clear(object* held) noexcept {
    state::drop(static_cast<callable_iterator*>(held)->it_callable);
    state::drop(static_cast<callable_iterator*>(held)->it_sentinel);
}

[[nodiscard]] constexpr owned callable_iterator_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<callable_iterator*>(held.data.object);
    if (self->it_callable == nullptr) {
        return {};
    }
    const owned callee = owned::share(self->it_callable);
    owned item = interpreter::call(thread, callee.get(), arguments{});
    if (!item) {
        return {};
    }
    const owned sentinel =
        owned::share(self->it_sentinel != nullptr ? load(self->it_sentinel) : value{});
    const int same = sentinel ? compare_truth(thread, sentinel.get(), item.get(), equal) : 1;
    if (same != 0) {
        if (same > 0) {
            callable_iterator_clear(self);
        }
        return {};
    }
    return item;
}

[[nodiscard]] constexpr owned reduce_callable_iterator(thread_state& thread,
                                                       object* held) noexcept {
    const auto* self = static_cast<callable_iterator*>(held);
    if (self->it_callable == nullptr || self->it_sentinel == nullptr) {
        return reduce_to_iter(thread, make_object(pointer_to(graph::empty_tuple)));
    }
    const owned iter = builtin_named(thread, graph::str_<"iter">);
    return reduction(thread, iter.get(),
                     tuple_with(thread, load(self->it_callable), load(self->it_sentinel)));
}

/// The type of iter(callable, sentinel).
inline constexpr type_object callable_iterator_table = [] {
    type_object self{};
    self.tp_name = "callable_iterator";
    self.tp_basicsize = sizeof(callable_iterator);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<callable_iterator>;
    self.tp_traverse = callable_iterator_traverse;
    self.tp_clear = callable_iterator_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = callable_iterator_next;
    self.tp_methods = methods_of<reduce_row<reduce_callable_iterator>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

inline constexpr type_object callable_iterator_type =
    ready<callable_iterator_type, callable_iterator_table>();

[[nodiscard]] constexpr owned iter(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "iter", given, 1, 2)) {
        return {};
    }
    if (given.count == 1) {
        return interpreter::get_iterator(thread, given.values[0]);
    }
    if (type_of(given.values[0])->tp_call == nullptr) {
        return raise(thread, type_error_type, "iter(v, w): v must be callable");
    }
    auto* result = allocate<callable_iterator>(thread, callable_iterator_type);
    owned kept = owned::take(result);
    if (result == nullptr) {
        return {};
    }
    result->it_callable = box(thread, given.values[0]);
    result->it_sentinel = box(thread, given.values[1]);
    if (result->it_sentinel == nullptr) {
        return {};
    }
    return kept;
}

[[nodiscard]] constexpr owned next(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "next", given, 1, 2)) {
        return {};
    }
    owned item = interpreter::next_or_stop(thread, given.values[0]);
    if (item) {
        return item;
    }
    if (given.count > 1 && pending(thread)) {
        state::clear_pending(thread, stop_iteration_type);
    }
    if (pending(thread)) {
        return {};
    }
    if (given.count > 1) {
        return owned::share(given.values[1]);
    }
    return raise(thread, stop_iteration_type);
}

namespace detail {

/// Whether an item of the argument is as true as `wanted`: `wanted` if so, and else its opposite.
[[nodiscard]] constexpr owned find_truth(thread_state& thread, const char* name,
                                         const arguments& given, int wanted) noexcept {
    if (!interpreter::no_keywords(thread, name, given) ||
        !interpreter::check_one(thread, name, given)) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, given.values[0]);
    if (!iterator) {
        return {};
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        const int truth = is_true(thread, item.get());
        if (truth < 0) {
            return {};
        }
        if (truth == wanted) {
            return owned::take(make_bool(wanted == 1));
        }
    }
    return owned::take(pending(thread) ? value{} : make_bool(wanted == 0));
}

} // namespace detail

[[nodiscard]] constexpr owned any(thread_state& thread, const arguments& given) noexcept {
    return detail::find_truth(thread, "any", given, 1);
}

[[nodiscard]] constexpr owned all(thread_state& thread, const arguments& given) noexcept {
    return detail::find_truth(thread, "all", given, 0);
}

[[nodiscard]] constexpr owned sorted(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::check_count(thread, "sorted", given, 1, 1)) {
        return {};
    }
    list_object* result = interpreter::make_list(thread, given.values[0]);
    owned kept = owned::take(result);
    if (result == nullptr || !sort_list(thread, result, given)) {
        return {};
    }
    return kept;
}

inline constexpr method_def iter_def{"iter", iter, 0, nullptr};
inline constexpr builtin_function_object iter_object{immortal_head(builtin_function_type),
                                                     &iter_def};

inline constexpr method_def next_def{"next", next, 0, nullptr};
inline constexpr builtin_function_object next_object{immortal_head(builtin_function_type),
                                                     &next_def};

inline constexpr method_def any_def{"any", any, 0, nullptr};
inline constexpr builtin_function_object any_object{immortal_head(builtin_function_type), &any_def};

inline constexpr method_def all_def{"all", all, 0, nullptr};
inline constexpr builtin_function_object all_object{immortal_head(builtin_function_type), &all_def};

inline constexpr method_def sorted_def{"sorted", sorted, 0, nullptr};
inline constexpr builtin_function_object sorted_object{immortal_head(builtin_function_type),
                                                       &sorted_def};

} // namespace stasis::builtins
