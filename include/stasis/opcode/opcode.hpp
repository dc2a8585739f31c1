// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/opcode.hpp: CPython 3.11's opcodes as an enum, and what is known of each. All is
// derived from table.def.hpp but the two questions about control flow at the end. An unknown number
// is nobody's error here (`known` tells): it has the name "<unknown>", no operand, no caches and no
// effect on the stack.
// Costs: 3 KB of read-only data, no relocations.
#pragma once

#include <stasis/config.hpp>
#include <stasis/opcode/operators.hpp>

#include <cstddef>

namespace stasis::opcode {

/// The opcodes, under CPython's names and numbers.
enum class opcode : unsigned char {
#define STASIS_OPCODE(NAME, number, kind, units, before, after) NAME = number,
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
};

/// What an instruction's argument is.
enum class operand : unsigned char {
    none,          ///< nothing: the argument byte is ignored
    prefix,        ///< the higher bits of the next instruction's argument
    constant,      ///< an index into co_consts
    name,          ///< an index into co_names
    global_name,   ///< twice an index into co_names, plus 1 if a null is to be pushed first
    local,         ///< an index into the frame's locals, of a plain local
    free,          ///< an index into the frame's locals, of a cell
    jump_forward,  ///< code units to skip, from the next instruction on
    jump_backward, ///< code units to go back, from the next instruction on
    compare,       ///< a `comparison`
    binary,        ///< a `binary_operator`
    count,         ///< how many values (UNPACK_EX: before the star + 256 * after it)
    depth,         ///< a place on the stack, counted from the top
    flags,         ///< bits that say which optional values are on the stack
    choice,        ///< a small number that selects one of a few meanings
};

namespace detail {

inline constexpr char unknown_name[] = "<unknown>";

/// All names in one row of characters, so that there are no pointers to relocate.
inline constexpr char names[] = "<unknown>\0"
#define STASIS_OPCODE(NAME, number, kind, units, before, after) #NAME "\0"
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    ;

struct row {
    unsigned short name = 0; // offset in names
    operand kind = operand::none;
    unsigned char caches = 0;
    bool known = false;
};

struct rows_by_number {
    row of[256];
};

consteval rows_by_number make_rows() {
    rows_by_number result{};
    std::size_t name = sizeof unknown_name;
#define STASIS_OPCODE(NAME, number, kind, units, before, after)                                    \
    result.of[number] = {static_cast<unsigned short>(name), operand::kind, units, true};           \
    name += sizeof #NAME;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    return result;
}

inline constexpr rows_by_number rows = make_rows();

} // namespace detail

/// Whether CPython 3.11's compiler can emit this opcode.
constexpr bool known(unsigned number) { return number < 256 && detail::rows.of[number].known; }

/// The opcode's name as `dis` shows it; never null.
constexpr const char* name(opcode op) {
    return detail::names + detail::rows.of[static_cast<unsigned>(op)].name;
}

/// What the opcode's argument is.
constexpr operand operand_kind(opcode op) {
    return detail::rows.of[static_cast<unsigned>(op)].kind;
}

/// How many code units of inline cache follow the instruction.
constexpr std::size_t caches(opcode op) {
    return detail::rows.of[static_cast<unsigned>(op)].caches;
}

// The argument is widened before the table computes with it, so that no argument can overflow.

/// How many values from the top the instruction reads or moves.
STASIS_ALWAYS_INLINE constexpr std::size_t pops(opcode op, unsigned argument, bool jump = false) {
    [[maybe_unused]] const std::size_t arg = argument;
    static_cast<void>(jump);
    switch (op) {
#define STASIS_OPCODE(NAME, number, kind, units, before, after)                                    \
    case opcode::NAME:                                                                             \
        return before;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    }
    return 0;
}

/// How many values stand in their place afterwards.
STASIS_ALWAYS_INLINE constexpr std::size_t pushes(opcode op, unsigned argument, bool jump = false) {
    const std::size_t arg = argument;
    switch (op) {
#define STASIS_OPCODE(NAME, number, kind, units, before, after)                                    \
    case opcode::NAME:                                                                             \
        return after;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    }
    return 0;
}

/// How much deeper the stack is afterwards: what dis.stack_effect says.
STASIS_ALWAYS_INLINE constexpr std::ptrdiff_t stack_effect(opcode op, unsigned argument,
                                                           bool jump = false) {
    return static_cast<std::ptrdiff_t>(pushes(op, argument, jump)) -
           static_cast<std::ptrdiff_t>(pops(op, argument, jump));
}

/// Whether the argument is the distance to a jump target.
constexpr bool is_jump(opcode op) {
    return operand_kind(op) == operand::jump_forward || operand_kind(op) == operand::jump_backward;
}

/// Whether the instruction jumps always.
constexpr bool is_unconditional_jump(opcode op) {
    return op == opcode::JUMP_FORWARD || op == opcode::JUMP_BACKWARD ||
           op == opcode::JUMP_BACKWARD_NO_INTERRUPT;
}

/// Whether control never reaches the instruction behind this one.
constexpr bool ends_block(opcode op) {
    return is_unconditional_jump(op) || op == opcode::RETURN_VALUE || op == opcode::RAISE_VARARGS ||
           op == opcode::RERAISE;
}

} // namespace stasis::opcode
