// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/slot_definitions.hpp: what the rows of slots.def.hpp are in Python: their
// names, and how they are called. CPython 3.11: slotdefs (Objects/typeobject.c).
#pragma once

#include <stasis/graph/identifiers.hpp>
#include <stasis/interpreter/slot_wrappers.hpp>

namespace stasis::interpreter {

/// The numbers of the rows of slots.def.hpp: table__repr__, number__add__, sequence__add__ ...
enum slot_number : unsigned char {
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE) PART##NAME,
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
};

/// What the slots are in Python, by number.
inline constexpr slot_definition slot_definitions[] = {
#define STASIS_SLOT(NAME, PART, FIELD, KIND, WRAPPER, BEFORE)                                      \
    {#NAME, &graph::identifier(#NAME), detail::WRAPPER},
#include <stasis/interpreter/slots.def.hpp>
#undef STASIS_SLOT
};

} // namespace stasis::interpreter
