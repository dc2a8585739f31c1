// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/instruction.hpp: instructions before they have an address.
// CPython 3.11: struct instr and the pseudo-instructions of Python/compile.c.
#pragma once

#include <stasis/compiler/token.hpp>
#include <stasis/opcode/opcode.hpp>

#include <cstdint>

namespace stasis::compiler {

/// The number of a label; 0: none.
using label_id = std::uint32_t;

/// What an instruction is that is none of the machine's.
enum class block_mark : unsigned char {
    plain,
    label,   ///< where jumps to `target` go
    begin,   ///< from here on exceptions go to `target`
    cleanup, ///< the same, and the instruction that raised is pushed, too
    with,    ///< the same as cleanup, in place of the topmost value
    end,     ///< they go where they went before
};

/// The place of instructions that no source text stands for.
inline constexpr span nowhere{{0, 0}, {0, 0}};

/// An instruction.
struct instruction {
    block_mark mark = block_mark::plain;
    opcode::opcode op = opcode::opcode::NOP;
    unsigned argument = 0;
    label_id target = 0; ///< of a jump
    span where = nowhere;
};

} // namespace stasis::compiler
