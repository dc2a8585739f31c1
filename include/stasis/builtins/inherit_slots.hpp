// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/inherit_slots.hpp: the slots that a type has of its base.
// CPython 3.11: inherit_special, inherit_slots (Objects/typeobject.c).
#pragma once

#include <stasis/object/type.hpp>

namespace stasis::builtins::detail {

template <class Slot>
constexpr void inherit(Slot& self, Slot from) {
    if (self == nullptr) {
        self = from;
    }
}

/// The slots of a part of a type, with those of its base where it has none.
[[nodiscard]] consteval number_methods joined(number_methods number, const number_methods& base) {
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE) STASIS_INHERIT_##PART(FIELD)
#define STASIS_INHERIT_number(FIELD) inherit(number.FIELD, base.FIELD);
#define STASIS_INHERIT_table(FIELD)
#define STASIS_INHERIT_async(FIELD)
#define STASIS_INHERIT_mapping(FIELD)
#define STASIS_INHERIT_sequence(FIELD)
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
#undef STASIS_INHERIT_number
#undef STASIS_INHERIT_table
#undef STASIS_INHERIT_async
#undef STASIS_INHERIT_mapping
#undef STASIS_INHERIT_sequence
    return number;
}
[[nodiscard]] consteval async_methods joined(async_methods async, const async_methods& base) {
    inherit(async.am_await, base.am_await);
    inherit(async.am_aiter, base.am_aiter);
    inherit(async.am_anext, base.am_anext);
    return async;
}
[[nodiscard]] consteval mapping_methods joined(mapping_methods mapping,
                                               const mapping_methods& base) {
    inherit(mapping.mp_length, base.mp_length);
    inherit(mapping.mp_subscript, base.mp_subscript);
    inherit(mapping.mp_ass_subscript, base.mp_ass_subscript);
    return mapping;
}
[[nodiscard]] consteval sequence_methods joined(sequence_methods sequence,
                                                const sequence_methods& base) {
    inherit(sequence.sq_length, base.sq_length);
    inherit(sequence.sq_concat, base.sq_concat);
    inherit(sequence.sq_repeat, base.sq_repeat);
    inherit(sequence.sq_item, base.sq_item);
    inherit(sequence.sq_ass_item, base.sq_ass_item);
    inherit(sequence.sq_contains, base.sq_contains);
    inherit(sequence.sq_inplace_concat, base.sq_inplace_concat);
    inherit(sequence.sq_inplace_repeat, base.sq_inplace_repeat);
    return sequence;
}

template <const auto& Own, const auto& Base>
inline constexpr auto joined_part = joined(Own, Base);

/// Whether a type has to have a part of its own and its base's.
[[nodiscard]] constexpr bool joins_parts(const type_object& table) {
    const type_object* base = table.tp_base;
    return base != nullptr &&
           ((table.tp_as_async != nullptr && base->tp_as_async != nullptr) ||
            (table.tp_as_number != nullptr && base->tp_as_number != nullptr) ||
            (table.tp_as_mapping != nullptr && base->tp_as_mapping != nullptr) ||
            (table.tp_as_sequence != nullptr && base->tp_as_sequence != nullptr));
}

template <const type_object& Table, auto Part>
[[nodiscard]] consteval auto join_part() {
    if constexpr (Table.*Part == nullptr || Table.tp_base->*Part == nullptr) {
        return Table.*Part;
    } else {
        return &joined_part<*(Table.*Part), *(Table.tp_base->*Part)>;
    }
}

/// How patterns match objects of a type: inherit_patma_flags. A sequence is no mapping.
constexpr void inherit_pattern_flags(type_object& self, const type_object& base) noexcept {
    constexpr unsigned long collection = flag_sequence | flag_mapping;
    if ((self.tp_flags & collection) == 0) {
        self.tp_flags |= base.tp_flags & collection;
    }
    self.tp_flags |= base.tp_flags & flag_match_self;
}

/// What a type inherits: inherit_special, inherit_slots.
constexpr void inherit_slots(type_object& self, const type_object& base) noexcept {
    inherit_pattern_flags(self, base);
    self.tp_as_async = self.tp_as_async != nullptr ? self.tp_as_async : base.tp_as_async;
    self.tp_as_number = self.tp_as_number != nullptr ? self.tp_as_number : base.tp_as_number;
    self.tp_as_mapping = self.tp_as_mapping != nullptr ? self.tp_as_mapping : base.tp_as_mapping;
    self.tp_as_sequence =
        self.tp_as_sequence != nullptr ? self.tp_as_sequence : base.tp_as_sequence;
    self.tp_as_buffer = self.tp_as_buffer != nullptr ? self.tp_as_buffer : base.tp_as_buffer;
    self.tp_dealloc = self.tp_dealloc != nullptr ? self.tp_dealloc : base.tp_dealloc;
    self.tp_repr = self.tp_repr != nullptr ? self.tp_repr : base.tp_repr;
    if (self.tp_richcompare == nullptr && self.tp_hash == nullptr) {
        self.tp_richcompare = base.tp_richcompare;
        self.tp_hash = base.tp_hash;
    }
    self.tp_call = self.tp_call != nullptr ? self.tp_call : base.tp_call;
    self.tp_str = self.tp_str != nullptr ? self.tp_str : base.tp_str;
    self.tp_getattro = self.tp_getattro != nullptr ? self.tp_getattro : base.tp_getattro;
    self.tp_setattro = self.tp_setattro != nullptr ? self.tp_setattro : base.tp_setattro;
    if (self.tp_traverse == nullptr && self.tp_clear == nullptr) {
        self.tp_traverse = base.tp_traverse;
        self.tp_clear = base.tp_clear;
        self.tp_free = self.tp_free != nullptr ? self.tp_free : base.tp_free;
    }
    self.tp_iter = self.tp_iter != nullptr ? self.tp_iter : base.tp_iter;
    self.tp_iternext = self.tp_iternext != nullptr ? self.tp_iternext : base.tp_iternext;
    self.tp_descr_get = self.tp_descr_get != nullptr ? self.tp_descr_get : base.tp_descr_get;
    self.tp_descr_set = self.tp_descr_set != nullptr ? self.tp_descr_set : base.tp_descr_set;
    self.tp_init = self.tp_init != nullptr ? self.tp_init : base.tp_init;
    self.tp_finalize = self.tp_finalize != nullptr ? self.tp_finalize : base.tp_finalize;
    if (base.tp_base != nullptr) { // object's own constructor isn't inherited
        self.tp_new = self.tp_new != nullptr ? self.tp_new : base.tp_new;
    }
    self.tp_dictoffset = self.tp_dictoffset != 0 ? self.tp_dictoffset : base.tp_dictoffset;
    self.tp_basicsize = self.tp_basicsize != 0 ? self.tp_basicsize : base.tp_basicsize;
    self.tp_itemsize = self.tp_itemsize != 0 ? self.tp_itemsize : base.tp_itemsize;
}

} // namespace stasis::builtins::detail
