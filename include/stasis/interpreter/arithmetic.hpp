// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/arithmetic.hpp: operators on any two values, through their types' slots.
// Promises: the order in which CPython 3.11 asks: the left operand's slot, then the right one's
// (first, if its type inherits from the left one's), for `a += b` the in-place slot before them,
// and last, for + and *, the sequence's own slots. TypeErrors have CPython's texts.
// CPython 3.11: Objects/abstract.c (binary_op1, ternary_op, binary_iop1, PyNumber_Add,
// PyNumber_Multiply, sequence_repeat).
#pragma once

#include <stasis/interpreter/protocol.hpp>
#include <stasis/opcode/operators.hpp>

namespace stasis::interpreter {

using stasis::opcode::binary_operator;

/// What the UNARY_... opcodes do through a slot.
enum class unary_operator : unsigned char { negative, positive, invert };

namespace detail {

using binary_member = binary_slot number_methods::*;

/// The slot of each operator, in binary_operator's order; the power has one of its own.
inline constexpr binary_member operator_slots[stasis::opcode::binary_operators] = {
    &number_methods::nb_add,
    &number_methods::nb_and,
    &number_methods::nb_floor_divide,
    &number_methods::nb_lshift,
    &number_methods::nb_matrix_multiply,
    &number_methods::nb_multiply,
    &number_methods::nb_remainder,
    &number_methods::nb_or,
    nullptr,
    &number_methods::nb_rshift,
    &number_methods::nb_subtract,
    &number_methods::nb_true_divide,
    &number_methods::nb_xor,
    &number_methods::nb_inplace_add,
    &number_methods::nb_inplace_and,
    &number_methods::nb_inplace_floor_divide,
    &number_methods::nb_inplace_lshift,
    &number_methods::nb_inplace_matrix_multiply,
    &number_methods::nb_inplace_multiply,
    &number_methods::nb_inplace_remainder,
    &number_methods::nb_inplace_or,
    nullptr,
    &number_methods::nb_inplace_rshift,
    &number_methods::nb_inplace_subtract,
    &number_methods::nb_inplace_true_divide,
    &number_methods::nb_inplace_xor,
};

/// A type's slot for numbers, or null.
template <class Slot>
[[nodiscard]] constexpr Slot number_slot(const type_object* type,
                                         Slot number_methods::*member) noexcept {
    return type->tp_as_number != nullptr ? type->tp_as_number->*member : nullptr;
}

/// The slots of two operands in the order in which they are asked; null where there is none left.
template <class Slot>
struct slot_order {
    Slot first = nullptr;
    Slot second = nullptr;

    constexpr slot_order(value left, value right, Slot number_methods::*member) noexcept {
        const type_object* left_type = type_of(left);
        const type_object* right_type = type_of(right);
        first = number_slot(left_type, member);
        second = left_type != right_type ? number_slot(right_type, member) : nullptr;
        if (second == first) {
            second = nullptr;
        }
        if (first == nullptr || (second != nullptr && is_subtype(right_type, left_type))) {
            const Slot before = first;
            first = second;
            second = before;
        }
    }
};

/// The answer of the operands' slots, NotImplemented if none knows one.
[[nodiscard]] constexpr owned ask_slots(thread_state& thread, binary_member member, value left,
                                        value right) noexcept {
    const slot_order<binary_slot> slots{left, right, member};
    if (slots.first != nullptr) {
        owned answer = slots.first(thread, left, right);
        if (!state::detail::declined(answer)) {
            return answer;
        }
    }
    if (slots.second == nullptr) {
        return not_implemented();
    }
    return slots.second(thread, left, right);
}

[[nodiscard]] constexpr raised unsupported(thread_state& thread, const char* operation, value left,
                                           value right, const char* hint = "") noexcept {
    return raise(thread, type_error_type, "unsupported operand type(s) for ", operation, ": '",
                 state::cut_name{type_of(left)->tp_name, 100}, "' and '",
                 state::cut_name{type_of(right)->tp_name, 100}, "'", hint);
}

/// sequence * count, by a sequence's slot.
[[nodiscard]] constexpr owned repeat(thread_state& thread, index_slot slot, value sequence,
                                     value count) noexcept {
    if (number_slot(type_of(count), &number_methods::nb_index) == nullptr) {
        return raise(thread, type_error_type, "can't multiply sequence by non-int of type '",
                     type_of(count)->tp_name, "'");
    }
    ssize times = 0;
    if (!to_ssize(thread, count, times, overflow_error_type)) {
        return {};
    }
    return slot(thread, sequence, times);
}

/// The operator on sequences, where numbers' slots had no answer; NotImplemented: nor has this.
[[nodiscard]] constexpr owned ask_sequences(thread_state& thread, binary_operator operation,
                                            value left, value right) noexcept {
    const sequence_methods* of_left = type_of(left)->tp_as_sequence;
    const sequence_methods* of_right = type_of(right)->tp_as_sequence;
    const bool in_place = is_inplace(operation);
    const auto plain = without_inplace(operation);
    if (plain == binary_operator::NB_ADD && of_left != nullptr) {
        const binary_slot slot = in_place && of_left->sq_inplace_concat != nullptr
                                     ? of_left->sq_inplace_concat
                                     : of_left->sq_concat;
        if (slot == nullptr) {
            return not_implemented();
        }
        return slot(thread, left, right);
    }
    if (plain == binary_operator::NB_MULTIPLY) {
        if (of_left != nullptr) {
            const index_slot slot = in_place && of_left->sq_inplace_repeat != nullptr
                                        ? of_left->sq_inplace_repeat
                                        : of_left->sq_repeat;
            if (slot != nullptr) {
                return repeat(thread, slot, left, right);
            }
            if (in_place) { // CPython asks the right one where the left one is no sequence at all
                return not_implemented();
            }
        }
        if (of_right != nullptr && of_right->sq_repeat != nullptr) {
            return repeat(thread, of_right->sq_repeat, right, left);
        }
    }
    return not_implemented();
}

/// base ** exponent, or pow(base, exponent, modulus) where the modulus isn't None.
[[nodiscard]] constexpr owned ask_power(thread_state& thread, value base, value exponent,
                                        value modulus) noexcept {
    const slot_order<ternary_slot> slots{base, exponent, &number_methods::nb_power};
    const ternary_slot third = number_slot(type_of(modulus), &number_methods::nb_power);
    const bool new_third = third != slots.first && third != slots.second;
    const ternary_slot all[] = {slots.first, slots.second, new_third ? third : nullptr};
    for (const ternary_slot slot : all) {
        if (slot != nullptr) {
            owned answer = slot(thread, base, exponent, modulus);
            if (!state::detail::declined(answer)) {
                return answer;
            }
        }
    }
    return not_implemented();
}

} // namespace detail

/// An operator that BINARY_OP has no number for, by its slot: divmod(left, right). The name is what
/// TypeError calls it.
[[nodiscard]] constexpr owned binary_by_slot(thread_state& thread, detail::binary_member member,
                                             const char* name, value left, value right) noexcept {
    owned answer = detail::ask_slots(thread, member, left, right);
    if (state::detail::declined(answer)) {
        return detail::unsupported(thread, name, left, right);
    }
    return answer;
}

/// base ** exponent, or pow(base, exponent, modulus) where the modulus isn't None.
[[nodiscard]] constexpr owned
power(thread_state& thread, value base, value exponent, value modulus,
      const char* name = stasis::opcode::text(binary_operator::NB_POWER)) noexcept {
    owned answer = detail::ask_power(thread, base, exponent, modulus);
    if (!state::detail::declined(answer)) {
        return answer;
    }
    if (modulus.kind == tag::none) {
        return detail::unsupported(thread, name, base, exponent);
    }
    return raise(thread, type_error_type, "unsupported operand type(s) for ", name, ": '",
                 state::cut_name{type_of(base)->tp_name, 100}, "', '",
                 state::cut_name{type_of(exponent)->tp_name, 100}, "', '",
                 state::cut_name{type_of(modulus)->tp_name, 100}, "'");
}

/// left <operation> right.
[[nodiscard]] constexpr owned binary(thread_state& thread, binary_operator operation, value left,
                                     value right) noexcept {
    const bool in_place = is_inplace(operation);
    const auto plain = without_inplace(operation);
    if (plain == binary_operator::NB_POWER) {
        const ternary_slot slot =
            in_place ? detail::number_slot(type_of(left), &number_methods::nb_inplace_power)
                     : nullptr;
        if (slot != nullptr) {
            owned answer = slot(thread, left, right, none_value);
            if (!state::detail::declined(answer)) {
                return answer;
            }
        }
        return power(thread, left, right, none_value, stasis::opcode::text(operation));
    }
    if (in_place) {
        const binary_slot slot = detail::number_slot(
            type_of(left), detail::operator_slots[static_cast<unsigned>(operation)]);
        if (slot != nullptr) {
            owned answer = slot(thread, left, right);
            if (!state::detail::declined(answer)) {
                return answer;
            }
        }
    }
    owned answer = detail::ask_slots(thread, detail::operator_slots[static_cast<unsigned>(plain)],
                                     left, right);
    if (!state::detail::declined(answer)) {
        return answer;
    }
    owned joined = detail::ask_sequences(thread, operation, left, right);
    if (!state::detail::declined(joined)) {
        return joined;
    }
    // Python 2's `print >>stream, text`.
    const auto* function = as<builtin_function_object>(left, builtin_function_type);
    const bool is_print = operation == binary_operator::NB_RSHIFT && function != nullptr &&
                          text{function->m_ml->ml_name} == text{"print"};
    return detail::unsupported(
        thread, stasis::opcode::text(operation), left, right,
        is_print ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : "");
}

/// -operand, +operand or ~operand.
[[nodiscard]] constexpr owned unary(thread_state& thread, unary_operator operation,
                                    value operand) noexcept {
    constexpr unary_slot number_methods::*slots[] = {
        &number_methods::nb_negative, &number_methods::nb_positive, &number_methods::nb_invert};
    constexpr char names[] = {'-', '+', '~'};
    const auto which = static_cast<unsigned>(operation);
    const unary_slot slot = detail::number_slot(type_of(operand), slots[which]);
    if (slot == nullptr) {
        return raise(thread, type_error_type, "bad operand type for unary ", names[which], ": '",
                     type_of(operand)->tp_name, "'");
    }
    return slot(thread, operand);
}

} // namespace stasis::interpreter
