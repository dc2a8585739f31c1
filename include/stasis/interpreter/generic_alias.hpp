// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/generic_alias.hpp: makes generic aliases, list[int], and unions, int | str.
// Promises: of what is alike, a union has one, in the order in which it was named; None stands for
// its type; a union of one is that one. CPython 3.11: Py_GenericAlias
// (Objects/genericaliasobject.c), _Py_union_type_or, make_union, dedup_and_flatten_args
// (Objects/unionobject.c).
#pragma once

#include <stasis/object/generic_alias.hpp>
#include <stasis/state/compare.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

/// origin[args], as an object of types.GenericAlias or of a class that is derived from it.
[[nodiscard]] constexpr owned
new_generic_alias(thread_state& thread, value origin, value args,
                  const type_object& type = generic_alias_type) noexcept {
    owned tuple;
    if (is_kind_of(args, tuple_type)) {
        tuple = owned::share(args);
    } else {
        tuple = owned::take(new_tuple(thread, &args, 1));
    }
    owned of = owned::take(tuple ? box(thread, origin) : nullptr);
    if (!of) {
        return {};
    }
    auto* result = allocate<generic_alias_object>(thread, type);
    if (result != nullptr) {
        result->origin = of.release().data.object;
        result->args = tuple.release().data.object;
    }
    return owned::take(result);
}

namespace detail {

/// Whether | can make a union of a value and another one.
[[nodiscard]] constexpr bool is_unionable(value held) noexcept {
    return held.kind == tag::none || as_type(held) != nullptr ||
           is_kind_of(held, generic_alias_type) || is_kind_of(held, union_type);
}

/// Adds a member to those of a union, unless it is there; false: an exception is pending.
[[nodiscard]] constexpr bool add_member(thread_state& thread, list_object* to,
                                        object* member) noexcept {
    const value held = make_object(member);
    for (ssize i = 0; i < to->ob_size; ++i) {
        const value other = make_object(to->ob_item[i]);
        int same = other.data.object == member ? 1 : 0;
        if (same == 0 && is_kind_of(held, generic_alias_type) &&
            is_kind_of(other, generic_alias_type)) {
            same = compare_truth(thread, held, other, equal);
        }
        if (same != 0) {
            return same > 0;
        }
    }
    increment(member);
    return append(thread, to, member);
}

/// The same for an operand of |, which may be a union.
[[nodiscard]] constexpr bool add_members(thread_state& thread, list_object* to,
                                         value operand) noexcept {
    if (operand.kind == tag::none) {
        return add_member(thread, to, pointer_to(none_type));
    }
    const auto* nested = as<union_object>(operand, union_type);
    if (nested == nullptr) {
        return add_member(thread, to, operand.data.object);
    }
    const auto* args = static_cast<const tuple_object*>(nested->args);
    for (ssize i = 0; i < args->ob_size; ++i) {
        if (!add_member(thread, to, items(args)[i])) {
            return false;
        }
    }
    return true;
}

} // namespace detail

/// nb_or of types, generic aliases and unions.
[[nodiscard]] constexpr owned union_or(thread_state& thread, value left, value right) noexcept {
    if (!detail::is_unionable(left) || !detail::is_unionable(right)) {
        return not_implemented();
    }
    const owned kept = owned::take(new_list(thread, 0));
    auto* members = static_cast<list_object*>(kept.as_object());
    if (!kept || !detail::add_members(thread, members, left) ||
        !detail::add_members(thread, members, right)) {
        return {};
    }
    if (members->ob_size == 1) {
        return owned::share(members->ob_item[0]);
    }
    tuple_object* args = new_tuple_room(thread, members->ob_size);
    owned held = owned::take(args);
    if (!held) {
        return {};
    }
    for (ssize i = 0; i < members->ob_size; ++i) {
        increment(members->ob_item[i]);
        room(args)[i] = members->ob_item[i];
    }
    auto* result = allocate<union_object>(thread, union_type);
    if (result != nullptr) {
        result->args = held.release().data.object;
    }
    return owned::take(result);
}

} // namespace stasis::interpreter
