// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/class_slots.hpp: which function a class that defines special methods has in
// which slot: `class_slot_KIND<Row>` is that of a row of slots.def.hpp whose kind is KIND, or null
// where the row is no more than another name. CPython 3.11: the functions of slotdefs
// (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/slot_functions.hpp>

namespace stasis::interpreter::detail {

template <slot_number Row>
inline constexpr unary_slot class_slot_unary = slot_unary<Row>;
template <>
inline constexpr unary_slot class_slot_unary<table__iter__> = slot_iter;
template <>
inline constexpr unary_slot class_slot_unary<table__next__> = slot_next;
template <>
inline constexpr unary_slot class_slot_unary<number__index__> = slot_index;

template <slot_number Row>
inline constexpr binary_slot class_slot_binary = slot_binary<Row>;
template <>
inline constexpr binary_slot class_slot_binary<table__getattribute__> = slot_get_attribute;
template <>
inline constexpr binary_slot class_slot_binary<sequence__add__> = nullptr;
template <>
inline constexpr binary_slot class_slot_binary<sequence__iadd__> = nullptr;
#define STASIS_OPERATOR(NAME, REFLECTED, FIELD)                                                    \
    template <>                                                                                    \
    inline constexpr binary_slot class_slot_binary<number##NAME> =                                 \
        slot_operator<number##NAME, &number_methods::FIELD>;                                       \
    template <>                                                                                    \
    inline constexpr binary_slot class_slot_binary<number##REFLECTED> =                            \
        class_slot_binary<number##NAME>;
STASIS_OPERATOR(__add__, __radd__, nb_add)
STASIS_OPERATOR(__sub__, __rsub__, nb_subtract)
STASIS_OPERATOR(__mul__, __rmul__, nb_multiply)
STASIS_OPERATOR(__mod__, __rmod__, nb_remainder)
STASIS_OPERATOR(__divmod__, __rdivmod__, nb_divmod)
STASIS_OPERATOR(__lshift__, __rlshift__, nb_lshift)
STASIS_OPERATOR(__rshift__, __rrshift__, nb_rshift)
STASIS_OPERATOR(__and__, __rand__, nb_and)
STASIS_OPERATOR(__xor__, __rxor__, nb_xor)
STASIS_OPERATOR(__or__, __ror__, nb_or)
STASIS_OPERATOR(__floordiv__, __rfloordiv__, nb_floor_divide)
STASIS_OPERATOR(__truediv__, __rtruediv__, nb_true_divide)
STASIS_OPERATOR(__matmul__, __rmatmul__, nb_matrix_multiply)
#undef STASIS_OPERATOR

template <slot_number Row>
inline constexpr ternary_slot class_slot_ternary = nullptr;
template <>
inline constexpr ternary_slot class_slot_ternary<table__get__> = slot_descriptor_get;
template <>
inline constexpr ternary_slot class_slot_ternary<number__pow__> = slot_power;
template <>
inline constexpr ternary_slot class_slot_ternary<number__rpow__> = slot_power;
template <>
inline constexpr ternary_slot class_slot_ternary<number__ipow__> = slot_inplace_power;

template <slot_number Row>
inline constexpr store_slot class_slot_store = nullptr;
template <>
inline constexpr store_slot class_slot_store<table__setattr__> =
    slot_store<table__setattr__, table__delattr__>;
template <>
inline constexpr store_slot class_slot_store<table__delattr__> = class_slot_store<table__setattr__>;
template <>
inline constexpr store_slot class_slot_store<table__set__> =
    slot_store<table__set__, table__delete__>;
template <>
inline constexpr store_slot class_slot_store<table__delete__> = class_slot_store<table__set__>;
template <>
inline constexpr store_slot class_slot_store<mapping__setitem__> =
    slot_store<mapping__setitem__, mapping__delitem__>;
template <>
inline constexpr store_slot class_slot_store<mapping__delitem__> =
    class_slot_store<mapping__setitem__>;

template <slot_number Row>
inline constexpr index_slot class_slot_index = nullptr;
template <>
inline constexpr index_slot class_slot_index<sequence__getitem__> = slot_item;

template <slot_number>
inline constexpr hash_slot class_slot_hash = slot_hash;
template <slot_number>
inline constexpr call_slot class_slot_call = slot_call;
template <slot_number>
inline constexpr dealloc_slot class_slot_finalize = slot_finalize;
template <slot_number>
inline constexpr init_slot class_slot_init = slot_init;
template <slot_number>
inline constexpr compare_slot class_slot_compare = slot_compare;
template <slot_number>
inline constexpr truth_slot class_slot_truth = slot_truth;
template <slot_number>
inline constexpr size_slot class_slot_size = slot_length;
template <slot_number>
inline constexpr contains_slot class_slot_contains = slot_contains;
template <slot_number>
inline constexpr store_index_slot class_slot_store_index =
    slot_store_index<sequence__setitem__, sequence__delitem__>;

} // namespace stasis::interpreter::detail
