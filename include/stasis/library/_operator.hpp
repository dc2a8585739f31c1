// SPDX-License-Identifier: BSL-1.0
// stasis/library/_operator.hpp: the module _operator: what Lib/operator.py takes its functions
// from.
// CPython 3.11: Modules/_operator.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/operator_functions.hpp>
#include <stasis/library/detail/operator_getters.hpp>
#include <stasis/library/detail/operator_sequences.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def operator_methods[] = {
    {"truth", operator_truth, 0, nullptr},
    {"contains", operator_contains, 0, nullptr},
    {"indexOf", operator_index_of, 0, nullptr},
    {"countOf", operator_count_of, 0, nullptr},
    {"is_", operator_is, 0, nullptr},
    {"is_not", operator_is_not, 0, nullptr},
    {"index", operator_index, 0, nullptr},
    {"add", operate<"_operator.add", binary_operator::NB_ADD>, 0, nullptr},
    {"sub", operate<"_operator.sub", binary_operator::NB_SUBTRACT>, 0, nullptr},
    {"mul", operate<"_operator.mul", binary_operator::NB_MULTIPLY>, 0, nullptr},
    {"matmul", operate<"_operator.matmul", binary_operator::NB_MATRIX_MULTIPLY>, 0, nullptr},
    {"floordiv", operate<"_operator.floordiv", binary_operator::NB_FLOOR_DIVIDE>, 0, nullptr},
    {"truediv", operate<"_operator.truediv", binary_operator::NB_TRUE_DIVIDE>, 0, nullptr},
    {"mod", operate<"_operator.mod", binary_operator::NB_REMAINDER>, 0, nullptr},
    {"neg", operate_unary<"_operator.neg", unary_operator::negative>, 0, nullptr},
    {"pos", operate_unary<"_operator.pos", unary_operator::positive>, 0, nullptr},
    {"abs", operator_abs, 0, nullptr},
    {"inv", operate_unary<"_operator.inv", unary_operator::invert>, 0, nullptr},
    {"invert", operate_unary<"_operator.invert", unary_operator::invert>, 0, nullptr},
    {"lshift", operate<"_operator.lshift", binary_operator::NB_LSHIFT>, 0, nullptr},
    {"rshift", operate<"_operator.rshift", binary_operator::NB_RSHIFT>, 0, nullptr},
    {"not_", operator_not, 0, nullptr},
    {"and_", operate<"_operator.and_", binary_operator::NB_AND>, 0, nullptr},
    {"xor", operate<"_operator.xor", binary_operator::NB_XOR>, 0, nullptr},
    {"or_", operate<"_operator.or_", binary_operator::NB_OR>, 0, nullptr},
    {"iadd", operate<"_operator.iadd", binary_operator::NB_INPLACE_ADD>, 0, nullptr},
    {"isub", operate<"_operator.isub", binary_operator::NB_INPLACE_SUBTRACT>, 0, nullptr},
    {"imul", operate<"_operator.imul", binary_operator::NB_INPLACE_MULTIPLY>, 0, nullptr},
    {"imatmul", operate<"_operator.imatmul", binary_operator::NB_INPLACE_MATRIX_MULTIPLY>, 0,
     nullptr},
    {"ifloordiv", operate<"_operator.ifloordiv", binary_operator::NB_INPLACE_FLOOR_DIVIDE>, 0,
     nullptr},
    {"itruediv", operate<"_operator.itruediv", binary_operator::NB_INPLACE_TRUE_DIVIDE>, 0,
     nullptr},
    {"imod", operate<"_operator.imod", binary_operator::NB_INPLACE_REMAINDER>, 0, nullptr},
    {"ilshift", operate<"_operator.ilshift", binary_operator::NB_INPLACE_LSHIFT>, 0, nullptr},
    {"irshift", operate<"_operator.irshift", binary_operator::NB_INPLACE_RSHIFT>, 0, nullptr},
    {"iand", operate<"_operator.iand", binary_operator::NB_INPLACE_AND>, 0, nullptr},
    {"ixor", operate<"_operator.ixor", binary_operator::NB_INPLACE_XOR>, 0, nullptr},
    {"ior", operate<"_operator.ior", binary_operator::NB_INPLACE_OR>, 0, nullptr},
    {"concat", operator_concat, 0, nullptr},
    {"iconcat", operator_iconcat, 0, nullptr},
    {"getitem", operator_getitem, 0, nullptr},
    {"setitem", operator_setitem, 0, nullptr},
    {"delitem", operator_delitem, 0, nullptr},
    {"pow", operate<"_operator.pow", binary_operator::NB_POWER>, 0, nullptr},
    {"ipow", operate<"_operator.ipow", binary_operator::NB_INPLACE_POWER>, 0, nullptr},
    {"eq", operate_comparison<"_operator.eq", equal>, 0, nullptr},
    {"ne", operate_comparison<"_operator.ne", not_equal>, 0, nullptr},
    {"lt", operate_comparison<"_operator.lt", less>, 0, nullptr},
    {"le", operate_comparison<"_operator.le", less_equal>, 0, nullptr},
    {"gt", operate_comparison<"_operator.gt", greater>, 0, nullptr},
    {"ge", operate_comparison<"_operator.ge", greater_equal>, 0, nullptr},
    {"_compare_digest", operator_compare_digest, 0, nullptr},
    {"length_hint", operator_length_hint, 0, nullptr},
    {"call", operator_call, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant operator_types[] = {{"attrgetter", &attribute_getter_type},
                                                     {"itemgetter", &item_getter_type},
                                                     {"methodcaller", &method_caller_type},
                                                     {nullptr, nullptr}};

inline constexpr module_definition operator_definition{"_operator", operator_methods,
                                                       operator_types};

} // namespace detail

/// The module _operator.
inline constexpr importable_module _operator_module = ready_module<detail::operator_definition>();

} // namespace stasis::library
