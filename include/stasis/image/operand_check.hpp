// SPDX-License-Identifier: BSL-1.0
// stasis/image/operand_check.hpp: whether bytecode that came from outside can be decoded and names
// only constants, names and variables that its code object has.
// CPython 3.11 checks none of this; it reads beyond its tuples.
// Refuses to check: how deep the stack gets. co_stacksize is believed, as CPython does.
#pragma once

#include <stasis/opcode/validate.hpp>

namespace stasis::image {

/// How many objects of each kind instructions can name.
struct operand_limits {
    std::size_t consts;
    std::size_t names;
    std::size_t locals;
};

/// Why the bytes are not code of an object with so many constants, names and variables, or null.
[[nodiscard]] constexpr const char* check_bytecode(const unsigned char* code, std::size_t size,
                                                   const operand_limits& limits) {
    if (const support::failure failure = opcode::validate(code, size)) {
        return failure.reason;
    }
    for (std::size_t offset = 0; offset < opcode::code_units(size);) {
        const opcode::instruction at = opcode::decode(code, size, offset);
        switch (opcode::operand_kind(at.opcode)) {
        case opcode::operand::constant:
            if (at.argument >= limits.consts) {
                return "an instruction names a constant that its code object does not have";
            }
            break;
        case opcode::operand::name:
        case opcode::operand::global_name: {
            const bool is_global = opcode::operand_kind(at.opcode) == opcode::operand::global_name;
            if ((is_global ? at.argument / 2 : at.argument) >= limits.names) {
                return "an instruction names a name that its code object does not have";
            }
            break;
        }
        case opcode::operand::local:
        case opcode::operand::free:
            if (at.argument >= limits.locals) {
                return "an instruction names a variable that its code object does not have";
            }
            break;
        default: break;
        }
        offset = at.next;
    }
    return nullptr;
}

} // namespace stasis::image
