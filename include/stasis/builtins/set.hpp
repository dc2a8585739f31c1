// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/set.hpp: set and frozenset.
// CPython 3.11: Objects/setobject.c.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/repr_guard.hpp>
#include <stasis/builtins/set_iterator.hpp>
#include <stasis/builtins/set_methods.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

/// left <operation> right, where both are sets and `step` makes the result.
template <class Step>
[[nodiscard]] constexpr owned set_operator(value left, value right, const Step& step) noexcept {
    if (as_set(left) == nullptr || as_set(right) == nullptr) {
        return not_implemented();
    }
    return step();
}

/// left <operation>= right, where `step` changes the left operand.
template <class Step>
[[nodiscard]] constexpr owned set_in_place(thread_state& thread, value left, value right,
                                           const Step& step) noexcept {
    if (as_set(right) == nullptr) {
        return not_implemented();
    }
    if (!is_writable(thread, left.data.object) || !step()) {
        return {};
    }
    return owned::share(left);
}

} // namespace detail

[[nodiscard]] constexpr owned set_or(thread_state& thread, value left, value right) noexcept {
    return detail::set_operator(left, right, [&]() -> owned {
        owned result = make_set(thread, *built_in_base(type_of(left)), left);
        if (!result || !interpreter::set_update(thread, detail::set_of(result.get()), right)) {
            return {};
        }
        return result;
    });
}

[[nodiscard]] constexpr owned set_and(thread_state& thread, value left, value right) noexcept {
    return detail::set_operator(
        left, right, [&] { return set_intersection(thread, detail::set_of(left), right); });
}

[[nodiscard]] constexpr owned set_sub(thread_state& thread, value left, value right) noexcept {
    return detail::set_operator(
        left, right, [&] { return set_difference(thread, detail::set_of(left), right); });
}

[[nodiscard]] constexpr owned set_xor(thread_state& thread, value left, value right) noexcept {
    return detail::set_operator(
        left, right, [&] { return set_symmetric_difference(thread, detail::set_of(left), right); });
}

[[nodiscard]] constexpr owned set_in_place_or(thread_state& thread, value left,
                                              value right) noexcept {
    return detail::set_in_place(thread, left, right, [&] {
        return interpreter::set_update(thread, detail::set_of(left), right);
    });
}

[[nodiscard]] constexpr owned set_in_place_and(thread_state& thread, value left,
                                               value right) noexcept {
    return detail::set_in_place(thread, left, right,
                                [&] { return set_intersect(thread, detail::set_of(left), right); });
}

[[nodiscard]] constexpr owned set_in_place_sub(thread_state& thread, value left,
                                               value right) noexcept {
    return detail::set_in_place(thread, left, right,
                                [&] { return set_subtract(thread, detail::set_of(left), right); });
}

[[nodiscard]] constexpr owned set_in_place_xor(thread_state& thread, value left,
                                               value right) noexcept {
    return detail::set_in_place(thread, left, right,
                                [&] { return set_toggle(thread, detail::set_of(left), right); });
}

[[nodiscard]] constexpr owned set_compare(thread_state& thread, value left, value right,
                                          int operation) noexcept {
    const set_object* a = detail::set_of(left);
    const set_object* b = as_set(right);
    if (b == nullptr) {
        return not_implemented();
    }
    int answer = 0;
    switch (operation) {
    case equal:
    case not_equal:
        answer = a->used == b->used ? is_subset(thread, a, b) : 0;
        if (operation == not_equal && answer >= 0) {
            answer = 1 - answer;
        }
        break;
    case less_equal: answer = is_subset(thread, a, b); break;
    case greater_equal: answer = is_subset(thread, b, a); break;
    case less: answer = a->used < b->used ? is_subset(thread, a, b) : 0; break;
    default: answer = a->used > b->used ? is_subset(thread, b, a) : 0; break;
    }
    if (answer < 0) {
        return {};
    }
    return owned::take(make_bool(answer == 1));
}

[[nodiscard]] constexpr owned set_repr(thread_state& thread, value self) noexcept {
    const set_object* set = detail::set_of(self);
    const bool plain = set->ob_type == &set_type;
    const repr_guard guard{thread, set};
    text_builder built{thread};
    if (guard.repeated() || set->used == 0) {
        built.add(set->ob_type->tp_name);
        built.add(guard.repeated() ? "(...)" : "()");
        return built.finish();
    }
    if (!plain) {
        built.add(set->ob_type->tp_name);
    }
    built.add(plain ? "{" : "({");
    ssize index = 0;
    for (const char* between = ""; const object* key = next_key(set, index); between = ", ") {
        built.add(between);
        if (!add_repr(thread, built, key)) {
            return {};
        }
    }
    built.add(plain ? "}" : "})");
    return built.finish();
}

/// set(...), at once.
[[nodiscard]] constexpr owned set_vectorcall(thread_state& thread, const type_object& type,
                                             const arguments& given) noexcept {
    if (!takes_plain(thread, type.tp_name, given, 0, 1)) {
        return {};
    }
    return make_set(thread, type, given.count != 0 ? given.values[0] : value{});
}

/// set.__new__: an empty set, whatever is given.
[[nodiscard]] constexpr owned set_new(thread_state& thread, const type_object& type,
                                      const arguments&) noexcept {
    return make_set(thread, type, {});
}

/// set.__init__: the items of an iterable in place of those that there are.
[[nodiscard]] constexpr int set_init(thread_state& thread, value held,
                                     const arguments& given) noexcept {
    set_object* self = detail::set_of(held);
    if (!takes_plain(thread, "set", given, 0, 1) || !is_writable(thread, self)) {
        return -1;
    }
    state::clear(self);
    return given.count == 0 || interpreter::set_update(thread, self, given.values[0]) ? 0 : -1;
}

/// frozenset.__new__, and frozenset(...).
[[nodiscard]] constexpr owned frozenset_new(thread_state& thread, const type_object& type,
                                            const arguments& given) noexcept {
    if (&type == &frozenset_type && given.count == 1 && keyword_count(given) == 0 &&
        as_exactly<set_object>(given.values[0], frozenset_type) != nullptr) {
        return owned::share(given.values[0]);
    }
    const arguments read = arguments_of_new(type, frozenset_type, given);
    if (!interpreter::no_keywords(thread, "frozenset", read)) {
        return {};
    }
    return set_vectorcall(thread, type, read);
}

constexpr int set_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<const set_object*>(held);
    ssize index = 0;
    int stopped = 0;
    for (object* key = next_key(self, index); key != nullptr && stopped == 0;
         key = next_key(self, index)) {
        stopped = visit(key, argument);
    }
    return stopped;
}

constexpr void set_clear(object* held) noexcept { state::clear(static_cast<set_object*>(held)); }

/// tp_free: the table and the set.
constexpr void set_free(object* held) noexcept {
    auto* self = static_cast<set_object*>(held);
    if (state::detail::has_own_table(self)) {
        state::release_array(self->table, static_cast<std::size_t>(self->mask) + 1);
    }
    release<set_object>(self);
}

inline constexpr number_methods frozenset_as_number = [] {
    number_methods slots{};
    slots.nb_or = set_or;
    slots.nb_and = set_and;
    slots.nb_subtract = set_sub;
    slots.nb_xor = set_xor;
    return slots;
}();

inline constexpr number_methods set_as_number = [] {
    number_methods slots = frozenset_as_number;
    slots.nb_inplace_or = set_in_place_or;
    slots.nb_inplace_and = set_in_place_and;
    slots.nb_inplace_subtract = set_in_place_sub;
    slots.nb_inplace_xor = set_in_place_xor;
    return slots;
}();

inline constexpr sequence_methods set_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = set_length;
    slots.sq_contains = set_contains;
    return slots;
}();

/// What set and frozenset have in common.
[[nodiscard]] consteval type_object make_set_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(set_object);
    self.tp_flags = flag_base_type | flag_match_self;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = set_free;
    self.tp_repr = set_repr;
    self.tp_as_sequence = &set_as_sequence;
    self.tp_traverse = set_traverse;
    self.tp_clear = set_clear;
    self.tp_richcompare = set_compare;
    self.tp_weaklistoffset = 192;
    self.tp_iter = set_iterate;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}

inline constexpr type_object set_table = [] {
    type_object self = make_set_table("set");
    self.tp_as_number = &set_as_number;
    self.tp_hash = hash_not_implemented;
    self.tp_methods = set_methods;
    self.tp_init = set_init;
    self.tp_new = set_new;
    self.tp_vectorcall = set_vectorcall;
    return self;
}();

inline constexpr type_object frozenset_table = [] {
    type_object self = make_set_table("frozenset");
    self.tp_as_number = &frozenset_as_number;
    self.tp_hash = frozenset_hash;
    self.tp_methods = frozenset_methods;
    self.tp_new = frozenset_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object set_type = builtins::ready<set_type, builtins::set_table>();
inline constexpr type_object frozenset_type =
    builtins::ready<frozenset_type, builtins::frozenset_table>();

} // namespace stasis
