// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/reduction.hpp: __reduce__, __setstate__ and __length_hint__ of built-in types,
// one template a name, and what they answer. What has no __reduce__ of its own: object_reduce.hpp.
// Promises: iter, reversed and what else a reduction calls are those of the interpreter's builtins.
// An answer whose parts couldn't be made is empty, so that only the last step must be checked.
// CPython 3.11: listiter_len, listiter_reduce_general, listiter_setstate, dictiter_reduce and their
// kin, _PyEval_GetBuiltin.
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/support/fixed_string.hpp>

namespace stasis::builtins {

using namespace stasis::state;

// ---- rows of a type's methods ------------------------------------------------------------------

/// What a method without arguments does; empty: it raised.
using own_method = owned (*)(thread_state&, object*);

/// What __setstate__ does; false: it raised.
using state_setter = bool (*)(thread_state&, object*, value);

/// self.name().
template <support::fixed_string Name, own_method Does>
[[nodiscard]] constexpr owned call_own_method(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_itself(thread, Name.text, given)) {
        return {};
    }
    return Does(thread, given.values[0].data.object);
}

/// self.__setstate__(state).
template <state_setter Does>
[[nodiscard]] constexpr owned call_state_setter(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_itself(thread, "__setstate__", given, 1) ||
        !Does(thread, given.values[0].data.object, given.values[1])) {
        return {};
    }
    return owned::take(none_value);
}

template <own_method Left>
inline constexpr method_def length_hint_row{"__length_hint__",
                                            call_own_method<"__length_hint__", Left>, 0, nullptr};

template <own_method Reduce>
inline constexpr method_def reduce_row{"__reduce__", call_own_method<"__reduce__", Reduce>, 0,
                                       nullptr};

template <own_method Copy>
inline constexpr method_def copy_row{"__copy__", call_own_method<"__copy__", Copy>, 0, nullptr};

template <state_setter Set>
inline constexpr method_def setstate_row{"__setstate__", call_state_setter<Set>, 0, nullptr};

/// The methods of a type that has no other.
template <const method_def&... Rows>
inline constexpr method_def methods_of[] = {Rows..., {nullptr, nullptr, 0, nullptr}};

// ---- what is left ------------------------------------------------------------------------------

/// What is left of a row that is gone through by an index; never below 0.
[[nodiscard]] constexpr owned items_left(ssize size, ssize index) noexcept {
    return owned::take(make_int(size > index ? size - index : 0));
}

// ---- reductions --------------------------------------------------------------------------------

/// A tuple of those values; empty: MemoryError is pending, or one of them was empty.
template <class... Values>
[[nodiscard]] constexpr owned tuple_with(thread_state& thread, Values... each) noexcept {
    const value values[] = {each...};
    if (!(static_cast<bool>(each) && ...)) {
        return {};
    }
    return owned::take(new_tuple(thread, values, sizeof...(each)));
}

/// The type of an object as a value.
[[nodiscard]] constexpr value class_of(const object* self) noexcept {
    return make_object(pointer_to(*self->ob_type));
}

/// What a field refers to, or None where the collector has cleared it.
[[nodiscard]] constexpr value load_or_none(object* field) noexcept {
    return field != nullptr ? load(field) : none_value;
}

/// What has a name among the builtins; empty: it raised.
[[nodiscard]] constexpr owned builtin_named(thread_state& thread, const object& name) noexcept {
    const value key = make_object(pointer_to(name));
    object* const found = find(thread, thread.interp->builtins, key);
    if (found != nullptr) {
        return owned::share(load(found));
    }
    if (!pending(thread)) {
        state::raise_with(thread, attribute_error_type, key);
    }
    return {};
}

/// (callable, arguments), and behind these a state, if one is given; empty: it, or a part of it,
/// raised.
template <class... State>
[[nodiscard]] constexpr owned reduction(thread_state& thread, value callable, const owned& given,
                                        State... state) noexcept {
    return tuple_with(thread, callable, given.get(), state...);
}

/// (iter, (iterable,)), and behind these a state, if one is given.
template <class... State>
[[nodiscard]] constexpr owned reduce_to_iter(thread_state& thread, value iterable,
                                             State... state) noexcept {
    const owned iter = builtin_named(thread, graph::str_<"iter">);
    return reduction(thread, iter.get(), tuple_with(thread, iterable), state...);
}

/// (iter, ([what is left],)) of an iterator that has changed no more than a copy of it would;
/// empty: it raised.
template <own_method Copy>
[[nodiscard]] constexpr owned reduce_to_rest(thread_state& thread, object* self) noexcept {
    const owned copied = Copy(thread, self);
    const owned rest = owned::take(copied ? interpreter::make_list(thread, copied.get()) : nullptr);
    if (!rest) {
        return {};
    }
    return reduce_to_iter(thread, rest.get());
}

/// (getattr, (of, name)).
[[nodiscard]] constexpr owned reduce_to_attribute(thread_state& thread, value of,
                                                  value name) noexcept {
    const owned getattr = builtin_named(thread, graph::str_<"getattr">);
    return reduction(thread, getattr.get(), tuple_with(thread, of, name));
}

// ---- states ------------------------------------------------------------------------------------

/// A number within bounds: the nearest of those there are.
[[nodiscard]] constexpr ssize within(ssize number, ssize least, ssize most) noexcept {
    return number < least ? least : number > most ? most : number;
}

/// __setstate__ of an iterator that goes through a sequence by an index of its own. `Size` counts
/// its items, of which -1 is behind all where it goes backwards.
template <class Head, object* Head::*Sequence, ssize Head::*Index, ssize (*Size)(object*),
          bool Backwards = false>
[[nodiscard]] constexpr bool set_index(thread_state& thread, object* held, value state) noexcept {
    ssize index = 0;
    if (!interpreter::int_to_ssize(thread, state, index)) {
        return false;
    }
    auto* const self = static_cast<Head*>(held);
    if (object* const sequence = self->*Sequence) {
        constexpr ssize behind = Backwards ? 1 : 0;
        self->*Index = within(index, -behind, Size(sequence) - behind);
    }
    return true;
}

} // namespace stasis::builtins
