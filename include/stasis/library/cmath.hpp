// SPDX-License-Identifier: BSL-1.0
// stasis/library/cmath.hpp: the module cmath.
// Promises: all functions and constants of CPython 3.11's, with its results and its errors.
// CPython 3.11: Modules/cmathmodule.c.
// Refuses: in constant evaluation, what C's library computes: the compiler names the function.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/library/detail/cmath_polar.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def cmath_methods[] = {
    {"acos", cmath_unary<"cmath.acos", cacos_needs_run_time>, 0, nullptr},
    {"acosh", cmath_unary<"cmath.acosh", cacosh_needs_run_time>, 0, nullptr},
    {"asin", cmath_unary<"cmath.asin", turned_needs_run_time<casinh_needs_run_time>>, 0, nullptr},
    {"asinh", cmath_unary<"cmath.asinh", casinh_needs_run_time>, 0, nullptr},
    {"atan", cmath_unary<"cmath.atan", turned_needs_run_time<catanh_needs_run_time>>, 0, nullptr},
    {"atanh", cmath_unary<"cmath.atanh", catanh_needs_run_time>, 0, nullptr},
    {"cos", cmath_unary<"cmath.cos", ccos_needs_run_time>, 0, nullptr},
    {"cosh", cmath_unary<"cmath.cosh", ccosh_needs_run_time>, 0, nullptr},
    {"exp", cmath_unary<"cmath.exp", cexp_needs_run_time>, 0, nullptr},
    {"isclose", cmath_isclose, 0, nullptr},
    {"isfinite", cmath_predicate<"cmath.isfinite", real_is_finite, true>, 0, nullptr},
    {"isinf", cmath_predicate<"cmath.isinf", real_is_infinite, false>, 0, nullptr},
    {"isnan", cmath_predicate<"cmath.isnan", real_is_nan, false>, 0, nullptr},
    {"log", cmath_log, 0, nullptr},
    {"log10", cmath_unary<"cmath.log10", clog10_needs_run_time>, 0, nullptr},
    {"phase", cmath_phase, 0, nullptr},
    {"polar", cmath_polar, 0, nullptr},
    {"rect", cmath_rect, 0, nullptr},
    {"sin", cmath_unary<"cmath.sin", turned_needs_run_time<csinh_needs_run_time>>, 0, nullptr},
    {"sinh", cmath_unary<"cmath.sinh", csinh_needs_run_time>, 0, nullptr},
    {"sqrt", cmath_unary<"cmath.sqrt", csqrt_needs_run_time>, 0, nullptr},
    {"tan", cmath_unary<"cmath.tan", turned_needs_run_time<ctanh_needs_run_time>>, 0, nullptr},
    {"tanh", cmath_unary<"cmath.tanh", ctanh_needs_run_time>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr complex_object infinite_imaginary{immortal_head(complex_type), {0.0, cmath_inf}};
inline constexpr complex_object nan_imaginary{immortal_head(complex_type), {0.0, cmath_nan}};

inline constexpr module_constant cmath_constants[] = {{"pi", &graph::float_<3.141592653589793>},
                                                      {"e", &graph::float_<2.718281828459045>},
                                                      {"tau", &graph::float_<6.283185307179586>},
                                                      {"inf", &graph::float_<__builtin_inf()>},
                                                      {"infj", &infinite_imaginary},
                                                      {"nan", &graph::float_<__builtin_nan("")>},
                                                      {"nanj", &nan_imaginary},
                                                      {nullptr, nullptr}};

inline constexpr module_definition cmath_definition{"cmath", cmath_methods, cmath_constants};

} // namespace detail

/// The module cmath.
inline constexpr importable_module cmath_module = ready_module<detail::cmath_definition>();

} // namespace stasis::library
