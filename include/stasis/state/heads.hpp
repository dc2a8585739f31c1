// SPDX-License-Identifier: BSL-1.0
// stasis/state/heads.hpp: what the allocator knows of objects by what they begin with: whether they have
// the collector's header, and whether a program can derive classes from their type. Specialise both for
// a type of your own: see examples/own_type.cpp.
#pragma once

#include <stasis/object/bytes.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/descriptor.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/load.hpp>
#include <stasis/object/module.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/slice.hpp>

namespace stasis::state {

/// Whether objects with this head can be part of a cycle: they have the collector's header.
template <class Head>
inline constexpr bool is_collected = true;
template <>
inline constexpr bool is_collected<object> = false;
template <>
inline constexpr bool is_collected<int_object> = false;
template <>
inline constexpr bool is_collected<float_object> = false;
template <>
inline constexpr bool is_collected<complex_object> = false;
template <>
inline constexpr bool is_collected<bytes_object> = false;
template <>
inline constexpr bool is_collected<str_object> = false;
template <>
inline constexpr bool is_collected<wide_str_object> = false;
template <>
inline constexpr bool is_collected<code_object> = false;
template <>
inline constexpr bool is_collected<range_object> = false;
template <>
inline constexpr bool is_collected<range_iterator> = false;
template <>
inline constexpr bool is_collected<long_range_iterator> = false;

/// Whether a program can derive classes from a type whose objects have this head.
template <class Head>
inline constexpr bool is_inheritable = false;
template <>
inline constexpr bool is_inheritable<object> = true;
template <>
inline constexpr bool is_inheritable<exception_object> = true;
template <>
inline constexpr bool is_inheritable<detailed_exception> = true;
template <>
inline constexpr bool is_inheritable<heap_type_object> = true;
template <>
inline constexpr bool is_inheritable<static_method_object> = true;
template <>
inline constexpr bool is_inheritable<class_method_object> = true;
template <>
inline constexpr bool is_inheritable<module_object> = true;
template <>
inline constexpr bool is_inheritable<property_object> = true;
template <>
inline constexpr bool is_inheritable<super_object> = true;
template <>
inline constexpr bool is_inheritable<wide_str_object> = true;
template <>
inline constexpr bool is_inheritable<str_object> = true;
template <>
inline constexpr bool is_inheritable<bytes_object> = true;
template <>
inline constexpr bool is_inheritable<complex_object> = true;
template <>
inline constexpr bool is_inheritable<float_object> = true;
template <>
inline constexpr bool is_inheritable<int_object> = true;
template <>
inline constexpr bool is_inheritable<tuple_object> = true;
template <>
inline constexpr bool is_inheritable<set_object> = true;
template <>
inline constexpr bool is_inheritable<dict_object> = true;
template <>
inline constexpr bool is_inheritable<list_object> = true;

} // namespace stasis::state
