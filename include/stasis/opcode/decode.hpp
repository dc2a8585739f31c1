// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/decode.hpp: from the bytes of co_code to instructions. All offsets are in code
// units of two bytes, as everywhere in this folder. EXTENDED_ARG prefixes are folded into the
// instruction they precede and caches are stepped over (CPython does both while it runs,
// Python/ceval.c). `decode` never reads outside of the code, whatever its bytes are; `validate`
// (validate.hpp) says whether they are code.
// Costs: one look at the table a decode.
#pragma once

#include <stasis/opcode/opcode.hpp>

#include <cstddef>

namespace stasis::opcode {

/// No offset.
inline constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// One instruction, with its prefixes and its caches.
struct instruction {
    std::size_t offset = 0;       ///< where the opcode itself is: what tables and tracebacks go by
    std::size_t first_offset = 0; ///< where its first EXTENDED_ARG is: what jumps go to
    stasis::opcode::opcode opcode = stasis::opcode::opcode::EXTENDED_ARG;
    unsigned argument = 0;
    std::size_t next = 0;      ///< the first_offset of the next instruction, behind the caches
    std::size_t target = npos; ///< where a jump goes; npos if it does not, or to before the code
};

/// How many code units there are in `size` bytes.
constexpr std::size_t code_units(std::size_t size) { return size / 2; }

/// Decodes the instruction whose first code unit (prefixes included) is at `offset`. Where the code
/// ends before the instruction does, the result is an EXTENDED_ARG and `next` is the code's end.
constexpr instruction decode(const unsigned char* code, std::size_t size, std::size_t offset) {
    const std::size_t end = code_units(size);
    instruction result{.offset = offset, .first_offset = offset, .next = end};
    for (std::size_t at = offset; at < end; ++at) {
        result.offset = at;
        result.argument = result.argument << 8 | code[2 * at + 1];
        const opcode op{code[2 * at]};
        if (op == opcode::EXTENDED_ARG) {
            continue;
        }
        result.opcode = op;
        result.next = at + 1 + caches(op);
        const operand kind = operand_kind(op);
        if (kind == operand::jump_forward) {
            result.target = result.next + result.argument;
        } else if (kind == operand::jump_backward && result.argument <= result.next) {
            result.target = result.next - result.argument;
        }
        break;
    }
    return result;
}

} // namespace stasis::opcode
