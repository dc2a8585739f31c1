// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/node_types.hpp: the module _ast's types of operators, and what nodes have for
// them. CPython 3.11: operator, unaryop, cmpop and boolop (Parser/Python.asdl).
#pragma once

#include <stasis/compiler/node.hpp>
#include <stasis/opcode/opcode.hpp>

namespace stasis::compiler {

namespace detail {

/// A type of nodes without fields, and what it stands for.
struct named_number {
    const char* name;
    unsigned number;
};

inline constexpr named_number operator_types[] = {
    {"Add", static_cast<unsigned>(opcode::binary_operator::NB_ADD)},
    {"Sub", static_cast<unsigned>(opcode::binary_operator::NB_SUBTRACT)},
    {"Mult", static_cast<unsigned>(opcode::binary_operator::NB_MULTIPLY)},
    {"MatMult", static_cast<unsigned>(opcode::binary_operator::NB_MATRIX_MULTIPLY)},
    {"Div", static_cast<unsigned>(opcode::binary_operator::NB_TRUE_DIVIDE)},
    {"Mod", static_cast<unsigned>(opcode::binary_operator::NB_REMAINDER)},
    {"Pow", static_cast<unsigned>(opcode::binary_operator::NB_POWER)},
    {"LShift", static_cast<unsigned>(opcode::binary_operator::NB_LSHIFT)},
    {"RShift", static_cast<unsigned>(opcode::binary_operator::NB_RSHIFT)},
    {"BitOr", static_cast<unsigned>(opcode::binary_operator::NB_OR)},
    {"BitXor", static_cast<unsigned>(opcode::binary_operator::NB_XOR)},
    {"BitAnd", static_cast<unsigned>(opcode::binary_operator::NB_AND)},
    {"FloorDiv", static_cast<unsigned>(opcode::binary_operator::NB_FLOOR_DIVIDE)}};

inline constexpr named_number unary_types[] = {
    {"Invert", static_cast<unsigned>(opcode::opcode::UNARY_INVERT)},
    {"Not", static_cast<unsigned>(opcode::opcode::UNARY_NOT)},
    {"UAdd", static_cast<unsigned>(opcode::opcode::UNARY_POSITIVE)},
    {"USub", static_cast<unsigned>(opcode::opcode::UNARY_NEGATIVE)}};

inline constexpr named_number comparison_types[] = {
    {"Eq", static_cast<unsigned>(compare_kind::eq)},
    {"NotEq", static_cast<unsigned>(compare_kind::ne)},
    {"Lt", static_cast<unsigned>(compare_kind::lt)},
    {"LtE", static_cast<unsigned>(compare_kind::le)},
    {"Gt", static_cast<unsigned>(compare_kind::gt)},
    {"GtE", static_cast<unsigned>(compare_kind::ge)},
    {"Is", static_cast<unsigned>(compare_kind::is)},
    {"IsNot", static_cast<unsigned>(compare_kind::is_not)},
    {"In", static_cast<unsigned>(compare_kind::in)},
    {"NotIn", static_cast<unsigned>(compare_kind::not_in)}};

inline constexpr named_number boolean_types[] = {{"And", 0}, {"Or", 1}};

/// The name of a number's type.
template <std::size_t Count>
[[nodiscard]] constexpr const char* type_of_number(const named_number (&rows)[Count],
                                                   unsigned number) noexcept {
    for (const named_number& each : rows) {
        if (each.number == number) {
            return each.name;
        }
    }
    return "";
}

/// The name of a binary operator's type, in place or not.
[[nodiscard]] constexpr const char* type_of_operator(unsigned does) noexcept {
    constexpr auto in_place = static_cast<unsigned>(opcode::binary_operator::NB_INPLACE_ADD);
    return type_of_number(operator_types, does >= in_place ? does - in_place : does);
}

} // namespace detail

} // namespace stasis::compiler
