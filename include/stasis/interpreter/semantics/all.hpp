// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/all.hpp: the meaning of every opcode that is implemented.
#pragma once

#include <stasis/interpreter/semantics/async.hpp>
#include <stasis/interpreter/semantics/attributes.hpp>
#include <stasis/interpreter/semantics/calls.hpp>
#include <stasis/interpreter/semantics/classes.hpp>
#include <stasis/interpreter/semantics/containers.hpp>
#include <stasis/interpreter/semantics/control.hpp>
#include <stasis/interpreter/semantics/exception_groups.hpp>
#include <stasis/interpreter/semantics/exceptions.hpp>
#include <stasis/interpreter/semantics/formatting.hpp>
#include <stasis/interpreter/semantics/generators.hpp>
#include <stasis/interpreter/semantics/imports.hpp>
#include <stasis/interpreter/semantics/match.hpp>
#include <stasis/interpreter/semantics/numbers.hpp>
#include <stasis/interpreter/semantics/unpacking.hpp>
#include <stasis/interpreter/semantics/variables.hpp>
#include <stasis/interpreter/semantics/with.hpp>

namespace stasis::interpreter {

/// Whether an opcode has a meaning.
[[nodiscard]] constexpr bool is_implemented(op operation) noexcept {
    switch (operation) {
#define STASIS_OPCODE(NAME, number, operand, caches, pops, pushes)                                 \
    case op::NAME: return meaning<op::NAME>::defined;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    }
    return false;
}

} // namespace stasis::interpreter
