// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/set_methods.hpp: the methods of set and frozenset.
// CPython 3.11: Objects/setobject.c.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/object_reduce.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/set_changes.hpp>
#include <stasis/builtins/slot_methods.hpp>

namespace stasis::builtins {

namespace detail {

/// What messages call a method that both types have, from its name as frozenset's.
[[nodiscard]] constexpr const char* set_method_name(const arguments& given,
                                                    const char* of_frozenset) noexcept {
    constexpr int frozen = 6;
    return is_kind_of(given.values[0], frozenset_type) ? of_frozenset : of_frozenset + frozen;
}

} // namespace detail

[[nodiscard]] constexpr owned set_copy(thread_state& thread, const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.copy");
    if (!takes_none(thread, name, given)) {
        return {};
    }
    if (as_exactly<set_object>(given.values[0], frozenset_type) != nullptr) {
        return owned::share(given.values[0]);
    }
    return make_set(thread, *built_in_base(type_of(given.values[0])), given.values[0]);
}

[[nodiscard]] constexpr owned set_union_method(thread_state& thread,
                                               const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.union");
    if (!interpreter::no_keywords(thread, name, given)) {
        return {};
    }
    owned result = make_set(thread, *built_in_base(type_of(given.values[0])), given.values[0]);
    for (ssize i = 1; i < given.count && result; ++i) {
        if (!interpreter::set_update(thread, detail::set_of(result.get()), given.values[i])) {
            return {};
        }
    }
    return result;
}

[[nodiscard]] constexpr owned set_intersection_method(thread_state& thread,
                                                      const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.intersection");
    if (!interpreter::no_keywords(thread, name, given)) {
        return {};
    }
    if (given.count == 1) {
        return set_union_method(thread, given);
    }
    owned result = owned::share(given.values[0]);
    for (ssize i = 1; i < given.count && result; ++i) {
        result = set_intersection(thread, detail::set_of(result.get()), given.values[i]);
    }
    return result;
}

[[nodiscard]] constexpr owned set_difference_method(thread_state& thread,
                                                    const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.difference");
    if (!interpreter::no_keywords(thread, name, given)) {
        return {};
    }
    if (given.count == 1) {
        return set_union_method(thread, given);
    }
    owned result = set_difference(thread, detail::set_of(given.values[0]), given.values[1]);
    for (ssize i = 2; i < given.count && result; ++i) {
        if (!set_subtract(thread, detail::set_of(result.get()), given.values[i])) {
            return {};
        }
    }
    return result;
}

[[nodiscard]] constexpr owned set_symmetric_difference_method(thread_state& thread,
                                                              const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.symmetric_difference");
    if (!takes_one(thread, name, given)) {
        return {};
    }
    return set_symmetric_difference(thread, detail::set_of(given.values[0]), given.values[1]);
}

namespace detail {

/// Whether each item of an iterable is in a set, or none is: 0, 1, or -1. It stops at the first
/// that decides.
[[nodiscard]] constexpr int each_item(thread_state& thread, value iterable, const set_object* in,
                                      bool wanted) noexcept {
    bool decided = false;
    const bool ended = for_each_key(thread, iterable, [&](value item, hash_t hash) {
        const bool found = find(thread, in, item, hash) != nullptr;
        decided = found != wanted && !pending(thread);
        return found == wanted && !pending(thread);
    });
    return ended ? 1 : decided ? 0 : -1;
}

[[nodiscard]] constexpr owned truth(int answer) noexcept {
    if (answer < 0) {
        return {};
    }
    return owned::take(make_bool(answer == 1));
}

} // namespace detail

[[nodiscard]] constexpr owned set_is_subset(thread_state& thread, const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.issubset");
    if (!takes_one(thread, name, given)) {
        return {};
    }
    const set_object* self = detail::set_of(given.values[0]);
    if (const set_object* other = as_set(given.values[1])) {
        return detail::truth(is_subset(thread, self, other));
    }
    const owned common = set_intersection(thread, self, given.values[1]);
    return detail::truth(!common ? -1 : detail::set_of(common.get())->used == self->used ? 1 : 0);
}

[[nodiscard]] constexpr owned set_is_superset(thread_state& thread,
                                              const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.issuperset");
    if (!takes_one(thread, name, given)) {
        return {};
    }
    const set_object* self = detail::set_of(given.values[0]);
    if (const set_object* other = as_set(given.values[1])) {
        return detail::truth(is_subset(thread, other, self));
    }
    return detail::truth(detail::each_item(thread, given.values[1], self, true));
}

[[nodiscard]] constexpr owned set_is_disjoint(thread_state& thread,
                                              const arguments& given) noexcept {
    const char* name = detail::set_method_name(given, "frozenset.isdisjoint");
    if (!takes_one(thread, name, given)) {
        return {};
    }
    const set_object* self = detail::set_of(given.values[0]);
    const set_object* other = as_set(given.values[1]);
    if (other != nullptr && other->used > self->used) {
        return detail::truth(detail::each_item(thread, given.values[0], other, false));
    }
    return detail::truth(detail::each_item(thread, given.values[1], self, false));
}

/// (type, ([items],), state).
[[nodiscard]] constexpr owned reduce_set(thread_state& thread, object* self) noexcept {
    const owned held = owned::take(interpreter::make_list(thread, make_object(self)));
    const owned given = tuple_with(thread, held.get());
    owned state;
    if (given) {
        state = detail::state_of(thread, make_object(self), false);
    }
    return reduction(thread, class_of(self), given, state.get());
}

inline constexpr method_def set_methods[] = {
    {"__contains__", contains_method, method_coexist, nullptr},
    {"add", set_add, 0, nullptr},
    {"clear", set_clear_method, 0, nullptr},
    {"copy", set_copy, 0, nullptr},
    {"discard", set_discard, 0, nullptr},
    {"difference", set_difference_method, method_varargs, nullptr},
    {"difference_update", set_difference_update, method_varargs, nullptr},
    {"intersection", set_intersection_method, method_varargs, nullptr},
    {"intersection_update", set_intersection_update, method_varargs, nullptr},
    {"isdisjoint", set_is_disjoint, 0, nullptr},
    {"issubset", set_is_subset, 0, nullptr},
    {"issuperset", set_is_superset, 0, nullptr},
    {"pop", set_pop, 0, nullptr},
    reduce_row<reduce_set>,
    {"remove", set_remove, 0, nullptr},
    size_row<"set.__sizeof__", detail::size_of_set>,
    {"symmetric_difference", set_symmetric_difference_method, 0, nullptr},
    {"symmetric_difference_update", set_symmetric_difference_update, 0, nullptr},
    {"union", set_union_method, method_varargs, nullptr},
    {"update", set_update_method, method_varargs, nullptr},
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

inline constexpr method_def frozenset_methods[] = {
    {"__contains__", contains_method, method_coexist, nullptr},
    {"copy", set_copy, 0, nullptr},
    {"difference", set_difference_method, method_varargs, nullptr},
    {"intersection", set_intersection_method, method_varargs, nullptr},
    {"isdisjoint", set_is_disjoint, 0, nullptr},
    {"issubset", set_is_subset, 0, nullptr},
    {"issuperset", set_is_superset, 0, nullptr},
    reduce_row<reduce_set>,
    size_row<"frozenset.__sizeof__", detail::size_of_set>,
    {"symmetric_difference", set_symmetric_difference_method, 0, nullptr},
    {"union", set_union_method, method_varargs, nullptr},
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

} // namespace stasis::builtins
