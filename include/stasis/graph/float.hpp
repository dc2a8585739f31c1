// SPDX-License-Identifier: BSL-1.0
// stasis/graph/float.hpp: floats and complex numbers named by their value: float_<1.5>,
// complex_<0.0, 1.0>.
// Promises: one object for one pattern of bits in the whole program: 0.0 isn't -0.0, a NaN is
// itself, and float_<1.5f> is float_<1.5>.
// CPython 3.11: PyFloat_FromDouble, PyComplex_FromDoubles.
// Refuses: integers, since 1 isn't 1.0, and long doubles, which would be rounded.
#pragma once

#include <stasis/object/real.hpp>

namespace stasis::graph {

namespace detail {

template <class T>
inline constexpr bool is_real = false;
template <>
inline constexpr bool is_real<float> = true;
template <>
inline constexpr bool is_real<double> = true;

/// The bits of a double: template arguments of type double are younger than clang++ 18.
template <class T>
consteval std::uint64_t real_bits(T number) {
    static_assert(is_real<T>, "float_<...> and complex_<...> take a double or a float: write 1.0 "
                              "instead of 1");
    return __builtin_bit_cast(std::uint64_t, static_cast<double>(number));
}

template <std::uint64_t Bits>
inline constexpr float_object float_of{immortal_head(float_type), __builtin_bit_cast(double, Bits)};

template <std::uint64_t Real, std::uint64_t Imaginary>
inline constexpr complex_object complex_of{
    immortal_head(complex_type),
    {__builtin_bit_cast(double, Real), __builtin_bit_cast(double, Imaginary)}};

} // namespace detail

/// The float of that value.
template <auto Value>
inline constexpr const float_object& float_ = detail::float_of<detail::real_bits(Value)>;

/// The complex number of those parts.
template <auto Real, auto Imaginary>
inline constexpr const complex_object& complex_ =
    detail::complex_of<detail::real_bits(Real), detail::real_bits(Imaginary)>;

} // namespace stasis::graph
