// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/weak_proxy.hpp: weakref.ProxyType and CallableProxyType: stand for an object that
// they don't keep. Promises: every operator and attribute is the object's; once that has ended,
// ReferenceError. No proxy has a hash. CPython 3.11: _PyWeakref_ProxyType,
// _PyWeakref_CallableProxyType (Objects/weakrefobject.c).
#pragma once

#include <stasis/builtins/weak_reference.hpp>
#include <stasis/interpreter/arithmetic.hpp>

namespace stasis::builtins {

namespace detail {

using interpreter::binary_operator;

/// What a value is, or what it stands for where it is a proxy; empty: ReferenceError is pending.
[[nodiscard]] constexpr owned unwrapped(thread_state& thread, value held) noexcept {
    if (held.kind != tag::object || !is_weak_proxy(held.data.object->ob_type)) {
        return owned::share(held);
    }
    owned referent = referent_of(reference_of(held));
    if (!referent) {
        return raise(thread, reference_error_type, "weakly-referenced object no longer exists");
    }
    return referent;
}

/// A slot of two operands, either of which may be the proxy. `Operation(thread, left, right)`.
template <auto Operation>
[[nodiscard]] constexpr owned proxy_two(thread_state& thread, value left, value right) noexcept {
    const owned a = unwrapped(thread, left);
    if (!a) {
        return {};
    }
    const owned b = unwrapped(thread, right);
    if (!b) {
        return {};
    }
    return Operation(thread, a.get(), b.get());
}

template <binary_operator Operator>
[[nodiscard]] constexpr owned by_operator(thread_state& thread, value left, value right) noexcept {
    return interpreter::binary(thread, Operator, left, right);
}

template <binary_operator Operator>
inline constexpr binary_slot proxy_binary = proxy_two<by_operator<Operator>>;

[[nodiscard]] constexpr owned by_divmod(thread_state& thread, value left, value right) noexcept {
    return interpreter::binary_by_slot(thread, &number_methods::nb_divmod, "divmod()", left, right);
}

[[nodiscard]] constexpr owned attribute_of(thread_state& thread, value self, value name) noexcept {
    return type_of(self)->tp_getattro(thread, self, name);
}

/// A slot of the proxy alone.
template <auto Operation>
[[nodiscard]] constexpr owned proxy_one(thread_state& thread, value self) noexcept {
    const owned of = unwrapped(thread, self);
    if (!of) {
        return {};
    }
    return Operation(thread, of.get());
}

template <interpreter::unary_operator Operator>
[[nodiscard]] constexpr owned by_unary(thread_state& thread, value self) noexcept {
    return interpreter::unary(thread, Operator, self);
}

[[nodiscard]] constexpr owned by_absolute(thread_state& thread, value self) noexcept {
    const number_methods* slots = type_of(self)->tp_as_number;
    if (slots == nullptr || slots->nb_absolute == nullptr) {
        return raise(thread, type_error_type, "bad operand type for abs(): '",
                     type_of(self)->tp_name, "'");
    }
    return slots->nb_absolute(thread, self);
}

/// int(self), float(self).
template <const type_object& Type>
[[nodiscard]] constexpr owned by_conversion(thread_state& thread, value self) noexcept {
    return interpreter::call(thread, make_object(pointer_to(Type)), self);
}

template <bool InPlace>
[[nodiscard]] constexpr owned proxy_power(thread_state& thread, value base, value exponent,
                                          value modulus) noexcept {
    const owned a = unwrapped(thread, base);
    if (!a) {
        return {};
    }
    const owned b = unwrapped(thread, exponent);
    if (!b) {
        return {};
    }
    const owned c = unwrapped(thread, modulus);
    if (!c) {
        return {};
    }
    if (InPlace && c.get().kind == tag::none) {
        return interpreter::binary(thread, binary_operator::NB_INPLACE_POWER, a.get(), b.get());
    }
    return interpreter::power(thread, a.get(), b.get(), c.get(), "** or pow()");
}

/// A slot whose answer is no object: `Operation(thread, self, given...)`; -1: it raised.
template <class Answer, auto Operation, class... Values>
[[nodiscard]] constexpr Answer proxy_answer(thread_state& thread, value self,
                                            Values... given) noexcept {
    const owned of = unwrapped(thread, self);
    return of ? static_cast<Answer>(Operation(thread, of.get(), given...)) : Answer{-1};
}

[[nodiscard]] constexpr int set_or_delete_item(thread_state& thread, value self, value key,
                                               value item) noexcept {
    return interpreter::set_item(thread, self, key, item) ? 0 : -1;
}

[[nodiscard]] constexpr int store_attribute(thread_state& thread, value self, value name,
                                            value item) noexcept {
    return type_of(self)->tp_setattro(thread, self, name, item);
}

[[nodiscard]] constexpr owned next_of(thread_state& thread, value self) noexcept {
    if (type_of(self)->tp_iternext == nullptr) {
        return raise(thread, type_error_type, "Weakref proxy referenced a non-iterator '",
                     type_of(self)->tp_name, "' object");
    }
    return interpreter::next(thread, self);
}

} // namespace detail

[[nodiscard]] constexpr owned weak_proxy_repr(thread_state& thread, value self) noexcept {
    const weak_reference_object* of = detail::reference_of(self);
    const owned referent = detail::referent_of(of);
    const object* shown = referent ? referent.as_object() : pointer_to(graph::none);
    text_builder built{thread};
    built.add("<weakproxy at ");
    add_address(built, of);
    built.add(" to ");
    built.add(shown->ob_type->tp_name);
    built.add(" at ");
    add_address(built, shown);
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned weak_proxy_compare(thread_state& thread, value left, value right,
                                                 int operation) noexcept {
    const owned a = detail::unwrapped(thread, left);
    if (!a) {
        return {};
    }
    const owned b = detail::unwrapped(thread, right);
    if (!b) {
        return {};
    }
    return compare(thread, a.get(), b.get(), operation);
}

[[nodiscard]] constexpr owned weak_proxy_call(thread_state& thread, value self,
                                              const arguments& given) noexcept {
    const owned of = detail::unwrapped(thread, self);
    if (!of) {
        return {};
    }
    return interpreter::call(thread, of.get(), given);
}

/// __bytes__ and __reversed__: the object's method of that name.
template <const str_object& Name>
[[nodiscard]] constexpr owned weak_proxy_method(thread_state& thread,
                                                const arguments& given) noexcept {
    const owned of = detail::unwrapped(thread, given.values[0]);
    if (!of) {
        return {};
    }
    const owned method = interpreter::get_attribute(thread, of.get(), &Name);
    if (!method) {
        return {};
    }
    return interpreter::call(thread, method.get(), arguments{});
}

inline constexpr number_methods weak_proxy_as_number = [] {
    using detail::binary_operator;
    using detail::proxy_binary;
    using interpreter::unary_operator;
    number_methods slots{};
    slots.nb_add = proxy_binary<binary_operator::NB_ADD>;
    slots.nb_subtract = proxy_binary<binary_operator::NB_SUBTRACT>;
    slots.nb_multiply = proxy_binary<binary_operator::NB_MULTIPLY>;
    slots.nb_remainder = proxy_binary<binary_operator::NB_REMAINDER>;
    slots.nb_divmod = detail::proxy_two<detail::by_divmod>;
    slots.nb_power = detail::proxy_power<false>;
    slots.nb_negative = detail::proxy_one<detail::by_unary<unary_operator::negative>>;
    slots.nb_positive = detail::proxy_one<detail::by_unary<unary_operator::positive>>;
    slots.nb_absolute = detail::proxy_one<detail::by_absolute>;
    slots.nb_bool = detail::proxy_answer<int, is_true>;
    slots.nb_invert = detail::proxy_one<detail::by_unary<unary_operator::invert>>;
    slots.nb_lshift = proxy_binary<binary_operator::NB_LSHIFT>;
    slots.nb_rshift = proxy_binary<binary_operator::NB_RSHIFT>;
    slots.nb_and = proxy_binary<binary_operator::NB_AND>;
    slots.nb_xor = proxy_binary<binary_operator::NB_XOR>;
    slots.nb_or = proxy_binary<binary_operator::NB_OR>;
    slots.nb_int = detail::proxy_one<detail::by_conversion<int_type>>;
    slots.nb_float = detail::proxy_one<detail::by_conversion<float_type>>;
    slots.nb_inplace_add = proxy_binary<binary_operator::NB_INPLACE_ADD>;
    slots.nb_inplace_subtract = proxy_binary<binary_operator::NB_INPLACE_SUBTRACT>;
    slots.nb_inplace_multiply = proxy_binary<binary_operator::NB_INPLACE_MULTIPLY>;
    slots.nb_inplace_remainder = proxy_binary<binary_operator::NB_INPLACE_REMAINDER>;
    slots.nb_inplace_power = detail::proxy_power<true>;
    slots.nb_inplace_lshift = proxy_binary<binary_operator::NB_INPLACE_LSHIFT>;
    slots.nb_inplace_rshift = proxy_binary<binary_operator::NB_INPLACE_RSHIFT>;
    slots.nb_inplace_and = proxy_binary<binary_operator::NB_INPLACE_AND>;
    slots.nb_inplace_xor = proxy_binary<binary_operator::NB_INPLACE_XOR>;
    slots.nb_inplace_or = proxy_binary<binary_operator::NB_INPLACE_OR>;
    slots.nb_floor_divide = proxy_binary<binary_operator::NB_FLOOR_DIVIDE>;
    slots.nb_true_divide = proxy_binary<binary_operator::NB_TRUE_DIVIDE>;
    slots.nb_inplace_floor_divide = proxy_binary<binary_operator::NB_INPLACE_FLOOR_DIVIDE>;
    slots.nb_inplace_true_divide = proxy_binary<binary_operator::NB_INPLACE_TRUE_DIVIDE>;
    slots.nb_index = detail::proxy_one<interpreter::to_int>;
    slots.nb_matrix_multiply = proxy_binary<binary_operator::NB_MATRIX_MULTIPLY>;
    slots.nb_inplace_matrix_multiply = proxy_binary<binary_operator::NB_INPLACE_MATRIX_MULTIPLY>;
    return slots;
}();

inline constexpr sequence_methods weak_proxy_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_length = detail::proxy_answer<ssize, interpreter::length>;
    slots.sq_contains = detail::proxy_answer<int, interpreter::contains, value>;
    return slots;
}();

inline constexpr mapping_methods weak_proxy_as_mapping{
    detail::proxy_answer<ssize, interpreter::length>, detail::proxy_two<interpreter::get_item>,
    detail::proxy_answer<int, detail::set_or_delete_item, value, value>};

inline constexpr method_def weak_proxy_methods[] = {
    {"__bytes__", weak_proxy_method<graph::identifier("__bytes__")>, 0, nullptr},
    {"__reversed__", weak_proxy_method<graph::identifier("__reversed__")>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

/// What both types of proxies have in common.
[[nodiscard]] consteval type_object make_weak_proxy_table(const char* name) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(weak_reference_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = weak_reference_free;
    self.tp_traverse = weak_reference_traverse;
    self.tp_clear = weak_reference_clear;
    self.tp_repr = weak_proxy_repr;
    self.tp_as_number = &weak_proxy_as_number;
    self.tp_as_sequence = &weak_proxy_as_sequence;
    self.tp_as_mapping = &weak_proxy_as_mapping;
    self.tp_str = detail::proxy_one<interpreter::str>;
    self.tp_getattro = detail::proxy_two<detail::attribute_of>;
    self.tp_setattro = detail::proxy_answer<int, detail::store_attribute, value, value>;
    self.tp_richcompare = weak_proxy_compare;
    self.tp_iter = detail::proxy_one<interpreter::get_iterator>;
    self.tp_iternext = detail::proxy_one<detail::next_of>;
    self.tp_base = &object_type;
    self.tp_del = call_weak_callback;
    return self;
}

inline constexpr type_object weak_proxy_table = [] {
    type_object self = make_weak_proxy_table("weakref.ProxyType");
    self.tp_methods = weak_proxy_methods;
    return self;
}();

inline constexpr type_object weak_callable_proxy_table = [] {
    type_object self = make_weak_proxy_table("weakref.CallableProxyType");
    self.tp_call = weak_proxy_call;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object weak_proxy_type =
    builtins::ready<weak_proxy_type, builtins::weak_proxy_table>();
inline constexpr type_object weak_callable_proxy_type =
    builtins::ready<weak_callable_proxy_type, builtins::weak_callable_proxy_table>();

} // namespace stasis
