// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/all.hpp: the meaning of every opcode that is implemented.
#pragma once

#include <stasis/interpreter/semantics/async.hpp>
#include <stasis/interpreter/semantics/attributes.hpp>
#include <stasis/interpreter/semantics/calls.hpp>
#include <stasis/interpreter/semantics/classes.hpp>
#include <stasis/interpreter/semantics/containers.hpp>
#include <stasis/interpreter/semantics/control.hpp>
#include <stasis/interpreter/semantics/display.hpp>
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

namespace detail {

struct opcode_set {
    bool has[256];
};

consteval opcode_set make_implemented() {
    opcode_set result{};
#define STASIS_OPCODE(NAME, number, operand, caches, pops, pushes)                                 \
    result.has[number] = meaning<op::NAME>::defined;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    return result;
}

/// A template, so that nobody pays for it who compiles no native code.
template <class = void>
inline constexpr opcode_set implemented = make_implemented();

} // namespace detail

/// Whether an opcode has a meaning.
[[nodiscard]] consteval bool is_implemented(op operation) noexcept {
    return detail::implemented<>.has[static_cast<int>(operation)];
}

} // namespace stasis::interpreter
