// SPDX-License-Identifier: BSL-1.0
// stasis/library/math.hpp: the module math.
// Promises: all functions and constants of CPython 3.11's, with its results and its errors. Those
// whose results are exact, or rounded once, run in constant evaluation, too.
// CPython 3.11: Modules/mathmodule.c.
// Refuses: in constant evaluation, what math_library.hpp refuses: the compiler names the function.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/library/detail/math_gamma.hpp>
#include <stasis/library/detail/math_integers.hpp>
#include <stasis/library/detail/math_sums.hpp>

namespace stasis::library {

namespace detail {

inline constexpr method_def math_methods[] = {
    {"acos", math_unary<"math.acos", acos_needs_run_time>, 0, nullptr},
    {"acosh", math_unary<"math.acosh", acosh_needs_run_time>, 0, nullptr},
    {"asin", math_unary<"math.asin", asin_needs_run_time>, 0, nullptr},
    {"asinh", math_unary<"math.asinh", asinh_needs_run_time>, 0, nullptr},
    {"atan", math_unary<"math.atan", atan_needs_run_time>, 0, nullptr},
    {"atan2", math_binary<"math.atan2", atan2_needs_run_time>, 0, nullptr},
    {"atanh", math_unary<"math.atanh", atanh_needs_run_time>, 0, nullptr},
    {"cbrt", math_unary<"math.cbrt", cbrt_needs_run_time>, 0, nullptr},
    {"ceil", math_round<"math.ceil", "__ceil__", -1>, 0, nullptr},
    {"copysign", math_binary<"math.copysign", math_copysign>, 0, nullptr},
    {"cos", math_unary<"math.cos", cos_needs_run_time>, 0, nullptr},
    {"cosh", math_unary<"math.cosh", cosh_needs_run_time, infinity::overflow>, 0, nullptr},
    {"degrees", math_convert<"math.degrees", math_degrees>, 0, nullptr},
    {"dist", math_dist, 0, nullptr},
    {"erf", math_unary<"math.erf", erf_needs_run_time>, 0, nullptr},
    {"erfc", math_unary<"math.erfc", erfc_needs_run_time>, 0, nullptr},
    {"exp", math_unary<"math.exp", exp_needs_run_time, infinity::overflow>, 0, nullptr},
    {"exp2", math_unary<"math.exp2", exp2_needs_run_time, infinity::overflow>, 0, nullptr},
    {"expm1", math_unary<"math.expm1", expm1_needs_run_time, infinity::overflow>, 0, nullptr},
    {"fabs", math_unary<"math.fabs", support::real_magnitude>, 0, nullptr},
    {"factorial", math_factorial, 0, nullptr},
    {"floor", math_round<"math.floor", "__floor__", 1>, 0, nullptr},
    {"fmod", math_binary<"math.fmod", math_fmod>, 0, nullptr},
    {"frexp", math_frexp, 0, nullptr},
    {"fsum", math_fsum, 0, nullptr},
    {"gamma", math_gamma<"math.gamma", gamma_needs_run_time>, 0, nullptr},
    {"gcd", math_common<"math.gcd", 0, gcd_of>, 0, nullptr},
    {"hypot", math_hypot, 0, nullptr},
    {"isclose", math_isclose, 0, nullptr},
    {"isfinite", math_predicate<"math.isfinite", real_is_finite>, 0, nullptr},
    {"isinf", math_predicate<"math.isinf", real_is_infinite>, 0, nullptr},
    {"isnan", math_predicate<"math.isnan", real_is_nan>, 0, nullptr},
    {"isqrt", math_isqrt, 0, nullptr},
    {"lcm", math_common<"math.lcm", 1, lcm_of>, 0, nullptr},
    {"ldexp", math_ldexp, 0, nullptr},
    {"lgamma", math_gamma<"math.lgamma", lgamma_needs_run_time>, 0, nullptr},
    {"log", math_log, 0, nullptr},
    {"log1p", math_unary<"math.log1p", log1p_needs_run_time>, 0, nullptr},
    {"log10", math_logarithm<"math.log10", log10_needs_run_time>, 0, nullptr},
    {"log2", math_logarithm<"math.log2", log2_needs_run_time>, 0, nullptr},
    {"modf", math_modf, 0, nullptr},
    {"pow", math_pow, 0, nullptr},
    {"radians", math_convert<"math.radians", math_radians>, 0, nullptr},
    {"remainder", math_binary<"math.remainder", math_remainder>, 0, nullptr},
    {"sin", math_unary<"math.sin", sin_needs_run_time>, 0, nullptr},
    {"sinh", math_unary<"math.sinh", sinh_needs_run_time, infinity::overflow>, 0, nullptr},
    {"sqrt", math_unary<"math.sqrt", math_sqrt>, 0, nullptr},
    {"tan", math_unary<"math.tan", tan_needs_run_time>, 0, nullptr},
    {"tanh", math_unary<"math.tanh", tanh_needs_run_time>, 0, nullptr},
    {"trunc", math_trunc, 0, nullptr},
    {"prod", math_prod, 0, nullptr},
    {"perm", math_perm, 0, nullptr},
    {"comb", math_comb, 0, nullptr},
    {"nextafter", math_combine<"math.nextafter", math_nextafter>, 0, nullptr},
    {"ulp", math_convert<"math.ulp", math_ulp>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant math_constants[] = {
    {"pi", &graph::float_<3.141592653589793>},  {"e", &graph::float_<2.718281828459045>},
    {"tau", &graph::float_<6.283185307179586>}, {"inf", &graph::float_<__builtin_inf()>},
    {"nan", &graph::float_<__builtin_nan("")>}, {nullptr, nullptr}};

inline constexpr module_definition math_definition{"math", math_methods, math_constants};

} // namespace detail

/// The module math.
inline constexpr importable_module math_module = ready_module<detail::math_definition>();

} // namespace stasis::library
