// SPDX-License-Identifier: BSL-1.0
// stasis/state/heads.hpp: what the allocator knows of objects by what they begin with: whether they
// have the collector's header, and whether classes can be derived from their type. For a type of
// your own both hold unless you specialise them to false, which saves memory and code: see
// examples/own_type.cpp.
#pragma once

#include <stasis/object/bytes.hpp>
#include <stasis/object/cell.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/descriptor.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/function.hpp>
#include <stasis/object/iterator.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/load.hpp>
#include <stasis/object/module.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/slice.hpp>
#include <stasis/object/weak_reference.hpp>

namespace stasis::state {

/// Whether objects with this head have the collector's header, as all must that can be part of a
/// cycle. Those that refer to no other can do without its 16 bytes.
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

/// Whether classes can be derived from a type whose objects have this head. That none can saves
/// code where they are made and given back; the type then has no flag_base_type.
template <class Head>
inline constexpr bool is_inheritable = true;
template <>
inline constexpr bool is_inheritable<bound_method_object> = false;
template <>
inline constexpr bool is_inheritable<builtin_function_object> = false;
template <>
inline constexpr bool is_inheritable<cell_object> = false;
template <>
inline constexpr bool is_inheritable<code_object> = false;
template <>
inline constexpr bool is_inheritable<descriptor_object> = false;
template <>
inline constexpr bool is_inheritable<function_object> = false;
template <>
inline constexpr bool is_inheritable<mapping_proxy_object> = false;
template <>
inline constexpr bool is_inheritable<method_wrapper_object> = false;
template <>
inline constexpr bool is_inheritable<sequence_iterator> = false;
template <>
inline constexpr bool is_inheritable<slice_object> = false;
template <>
inline constexpr bool is_inheritable<range_object> = false;
template <>
inline constexpr bool is_inheritable<range_iterator> = false;
template <>
inline constexpr bool is_inheritable<long_range_iterator> = false;
template <>
inline constexpr bool is_inheritable<traceback_object> = false;

} // namespace stasis::state
