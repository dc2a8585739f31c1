// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/operators.hpp: the operators that BINARY_OP's and COMPARE_OP's arguments select.
// Numbers are CPython 3.11's (NB_ADD ... in Include/opcode.h, Py_LT ... in Include/object.h), texts
// those of its TypeErrors (Objects/abstract.c, Objects/object.c).
// Costs: two small tables.
#pragma once

namespace stasis::opcode {

/// What BINARY_OP does: its argument. The in-place forms follow in the same order.
enum class binary_operator : unsigned char {
    NB_ADD,
    NB_AND,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MATRIX_MULTIPLY,
    NB_MULTIPLY,
    NB_REMAINDER,
    NB_OR,
    NB_POWER,
    NB_RSHIFT,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    NB_INPLACE_ADD,
    NB_INPLACE_AND,
    NB_INPLACE_FLOOR_DIVIDE,
    NB_INPLACE_LSHIFT,
    NB_INPLACE_MATRIX_MULTIPLY,
    NB_INPLACE_MULTIPLY,
    NB_INPLACE_REMAINDER,
    NB_INPLACE_OR,
    NB_INPLACE_POWER,
    NB_INPLACE_RSHIFT,
    NB_INPLACE_SUBTRACT,
    NB_INPLACE_TRUE_DIVIDE,
    NB_INPLACE_XOR,
};

/// How many arguments BINARY_OP knows, and how many of them are not in place.
inline constexpr unsigned binary_operators = 26;
inline constexpr unsigned plain_binary_operators = 13;

/// What COMPARE_OP does: its argument, and that of a type's tp_richcompare.
enum class comparison : unsigned char {
    LT,
    LE,
    EQ,
    NE,
    GT,
    GE,
};

/// How many arguments COMPARE_OP knows.
inline constexpr unsigned comparisons = 6;

namespace detail {

// Rows of characters and not of pointers: no relocation in position-independent code.
inline constexpr char binary_texts[binary_operators][12] = {
    "+",  "&",  "//",  "<<",  "@",  "*",  "%",  "|",  "** or pow()", ">>",  "-",  "/",  "^",
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=",         ">>=", "-=", "/=", "^="};

inline constexpr char comparison_texts[comparisons][3] = {"<", "<=", "==", "!=", ">", ">="};

} // namespace detail

/// Whether the operator may change its left operand in place (`a += b`).
constexpr bool is_inplace(binary_operator op) {
    return static_cast<unsigned>(op) >= plain_binary_operators;
}

/// The operator that serves where the left operand's type has no in-place form: `+` for `+=`.
constexpr binary_operator without_inplace(binary_operator op) {
    return static_cast<binary_operator>(static_cast<unsigned>(op) % plain_binary_operators);
}

/// The operator as CPython writes it in "unsupported operand type(s) for ...": `+`, `+=`, and
/// `** or pow()` for the power.
constexpr const char* text(binary_operator op) {
    return detail::binary_texts[static_cast<unsigned>(op)];
}

/// The operator as CPython writes it in "'...' not supported between instances of ...".
constexpr const char* text(comparison op) {
    return detail::comparison_texts[static_cast<unsigned>(op)];
}

/// The comparison that `b op a` needs to mean what `a op b` means: `>` for `<`.
constexpr comparison reflected(comparison op) {
    constexpr comparison table[comparisons] = {comparison::GT, comparison::GE, comparison::EQ,
                                               comparison::NE, comparison::LT, comparison::LE};
    return table[static_cast<unsigned>(op)];
}

} // namespace stasis::opcode
