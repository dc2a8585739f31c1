// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/dict_view_sets.hpp: views of keys and items compared and combined as sets are.
// CPython 3.11: _PyDictViewObject, dictviews_sub, _PyDictView_Intersect (Objects/dictobject.c).
#pragma once

#include <stasis/builtins/dict_iterator.hpp>
#include <stasis/builtins/set_algebra.hpp>

namespace stasis::builtins {

/// _PyDictViewObject.
struct dict_view : object {
    dict_object* dv_dict = nullptr;
};

namespace detail {

constexpr dict_object* viewed(value self) noexcept {
    return static_cast<dict_view*>(self.data.object)->dv_dict;
}

} // namespace detail

extern const type_object dict_view_types[3];

/// Whether a value is a view of keys or items, which behave as sets do.
[[nodiscard]] constexpr bool is_set_view(value held) noexcept {
    return is_kind_of(held, dict_view_types[dict_part_keys]) ||
           is_kind_of(held, dict_view_types[dict_part_items]);
}

[[nodiscard]] constexpr ssize view_length(thread_state&, value self) noexcept {
    return detail::viewed(self)->ma_used;
}

[[nodiscard]] constexpr int keys_contain(thread_state& thread, value self, value key) noexcept {
    const bool found = find(thread, detail::viewed(self), key) != nullptr;
    return found ? 1 : pending(thread) ? -1 : 0;
}

[[nodiscard]] constexpr int items_contain(thread_state& thread, value self, value pair) noexcept {
    const auto* tuple = as<tuple_object>(pair, tuple_type);
    if (tuple == nullptr || tuple->ob_size != 2) {
        return 0;
    }
    object* found = find(thread, detail::viewed(self), load(items(tuple)[0]));
    if (found == nullptr) {
        return pending(thread) ? -1 : 0;
    }
    const owned kept = owned::share(load(found));
    return compare_truth(thread, kept.get(), load(items(tuple)[1]), equal);
}

namespace detail {

/// A set of what a view, or any other operand of a set operator, holds.
[[nodiscard]] constexpr owned view_as_set(thread_state& thread, value self) noexcept {
    const bool keys = type_of(self) == &dict_view_types[dict_part_keys];
    return make_set(thread, set_type, keys ? make_object(viewed(self)) : self);
}

/// Whether each item of an iterable is in a container: 0, 1, or -1.
[[nodiscard]] constexpr int all_contained(thread_state& thread, value of, value in) noexcept {
    const owned iterator = interpreter::get_iterator(thread, of);
    if (!iterator) {
        return -1;
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        const int found = interpreter::contains(thread, in, item.get());
        if (found != 1) {
            return found;
        }
    }
    return pending(thread) ? -1 : 1;
}

} // namespace detail

[[nodiscard]] constexpr owned view_compare(thread_state& thread, value left, value right,
                                           int operation) noexcept {
    if (as_set(right) == nullptr && !is_set_view(right)) {
        return not_implemented();
    }
    const ssize a = detail::viewed(left)->ma_used;
    const ssize b = interpreter::length(thread, right);
    int answer = 0;
    switch (operation) {
    case equal:
    case not_equal:
        answer = a == b ? detail::all_contained(thread, left, right) : 0;
        if (operation == not_equal && answer >= 0) {
            answer = 1 - answer;
        }
        break;
    case less: answer = a < b ? detail::all_contained(thread, left, right) : 0; break;
    case less_equal: answer = a <= b ? detail::all_contained(thread, left, right) : 0; break;
    case greater: answer = a > b ? detail::all_contained(thread, right, left) : 0; break;
    default: answer = a >= b ? detail::all_contained(thread, right, left) : 0; break;
    }
    if (answer < 0) {
        return {};
    }
    return owned::take(make_bool(answer == 1));
}

[[nodiscard]] constexpr owned view_sub(thread_state& thread, value left, value right) noexcept {
    owned result = detail::view_as_set(thread, left);
    if (!result || !set_subtract(thread, detail::set_of(result.get()), right)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned view_or(thread_state& thread, value left, value right) noexcept {
    owned result = detail::view_as_set(thread, left);
    if (!result || !interpreter::set_update(thread, detail::set_of(result.get()), right)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned view_xor(thread_state& thread, value left, value right) noexcept {
    owned result = detail::view_as_set(thread, left);
    if (!result || !set_toggle(thread, detail::set_of(result.get()), right)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned view_and(thread_state& thread, value left, value right) noexcept {
    value self = left;
    value other = right;
    if (!is_set_view(self)) {
        self = right;
        other = left;
    }
    const ssize size = detail::viewed(self)->ma_used;
    if (auto* set = as<set_object>(other, set_type); set != nullptr && size <= set->used) {
        return set_intersection(thread, set, self);
    }
    if (is_set_view(other) && detail::viewed(other)->ma_used > size) {
        const value smaller = self;
        self = other;
        other = smaller;
    }
    owned result = make_set(thread, set_type, {});
    const owned iterator = interpreter::get_iterator(thread, other);
    if (!result || !iterator) {
        return {};
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        const int found = interpreter::contains(thread, self, item.get());
        if (found < 0 ||
            (found == 1 && add(thread, detail::set_of(result.get()), item.get()) < 0)) {
            return {};
        }
    }
    if (pending(thread)) {
        return {};
    }
    return result;
}

[[nodiscard]] constexpr owned view_is_disjoint(thread_state& thread,
                                               const arguments& given) noexcept {
    const bool is_items = type_of(given.values[0]) == &dict_view_types[dict_part_items];
    if (!takes_one(thread, is_items ? "dict_items.isdisjoint" : "dict_keys.isdisjoint", given)) {
        return {};
    }
    value self = given.values[0];
    value other = given.values[1];
    if (as_set(other) != nullptr || is_set_view(other)) {
        const ssize length = interpreter::length(thread, other);
        if (length > detail::viewed(self)->ma_used) {
            self = other;
            other = given.values[0];
        }
    }
    const owned iterator = interpreter::get_iterator(thread, other);
    if (!iterator) {
        return {};
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        const int found = interpreter::contains(thread, self, item.get());
        if (found != 0) {
            return owned::take(found < 0 ? value{} : make_bool(false));
        }
    }
    return owned::take(pending(thread) ? value{} : make_bool(true));
}

} // namespace stasis::builtins
