// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/namespace.hpp: the names that every program finds without importing anything.
// Promises: a constant dict, hashed and filled by the compiler: nothing is entered at run time.
// CPython 3.11: the module builtins (Python/bltinmodule.c), which is entered name by name at start.
#pragma once

#include <stasis/builtins/abs.hpp>
#include <stasis/builtins/attribute_functions.hpp>
#include <stasis/builtins/bin_oct_hex.hpp>
#include <stasis/builtins/bool.hpp>
#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/complex.hpp>
#include <stasis/builtins/core.hpp>
#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/divmod.hpp>
#include <stasis/builtins/enumerate.hpp>
#include <stasis/builtins/exit.hpp>
#include <stasis/builtins/float.hpp>
#include <stasis/builtins/format.hpp>
#include <stasis/builtins/globals.hpp>
#include <stasis/builtins/id.hpp>
#include <stasis/builtins/input.hpp>
#include <stasis/builtins/int.hpp>
#include <stasis/builtins/isinstance.hpp>
#include <stasis/builtins/iteration.hpp>
#include <stasis/builtins/len.hpp>
#include <stasis/builtins/list.hpp>
#include <stasis/builtins/map.hpp>
#include <stasis/builtins/min_max.hpp>
#include <stasis/builtins/ord_chr.hpp>
#include <stasis/builtins/pow.hpp>
#include <stasis/builtins/print.hpp>
#include <stasis/builtins/range.hpp>
#include <stasis/builtins/repr.hpp>
#include <stasis/builtins/reversed.hpp>
#include <stasis/builtins/round.hpp>
#include <stasis/builtins/set.hpp>
#include <stasis/builtins/slice.hpp>
#include <stasis/builtins/str.hpp>
#include <stasis/builtins/sum.hpp>
#include <stasis/builtins/zip.hpp>
#include <stasis/graph/dict.hpp>

namespace stasis::builtins {

namespace detail {

template <support::fixed_string Name>
inline constexpr const str_object* name_ = &graph::str_<Name>;

inline constexpr graph::dict_item namespace_items[] = {
    {name_<"None">, pointer_to(graph::none)},
    {name_<"True">, pointer_to(graph::true_object)},
    {name_<"False">, pointer_to(graph::false_object)},
    {name_<"Ellipsis">, pointer_to(graph::ellipsis)},
    {name_<"NotImplemented">, pointer_to(graph::not_implemented)},
    {name_<"__debug__">, pointer_to(graph::true_object)},

    {name_<"bool">, pointer_to(bool_type)},
    {name_<"bytes">, pointer_to(bytes_type)},
    {name_<"complex">, pointer_to(complex_type)},
    {name_<"dict">, pointer_to(dict_type)},
    {name_<"enumerate">, pointer_to(enumerate_type)},
    {name_<"filter">, pointer_to(filter_type)},
    {name_<"float">, pointer_to(float_type)},
    {name_<"frozenset">, pointer_to(frozenset_type)},
    {name_<"int">, pointer_to(int_type)},
    {name_<"list">, pointer_to(list_type)},
    {name_<"map">, pointer_to(map_type)},
    {name_<"object">, pointer_to(object_type)},
    {name_<"range">, pointer_to(range_type)},
    {name_<"reversed">, pointer_to(reversed_type)},
    {name_<"set">, pointer_to(set_type)},
    {name_<"slice">, pointer_to(slice_type)},
    {name_<"str">, pointer_to(str_type)},
    {name_<"tuple">, pointer_to(tuple_type)},
    {name_<"type">, pointer_to(type_type)},
    {name_<"zip">, pointer_to(zip_type)},

    {name_<"abs">, pointer_to(abs_object)},
    {name_<"all">, pointer_to(all_object)},
    {name_<"any">, pointer_to(any_object)},
    {name_<"ascii">, pointer_to(ascii_object)},
    {name_<"bin">, pointer_to(bin_object)},
    {name_<"callable">, pointer_to(callable_object)},
    {name_<"chr">, pointer_to(chr_object)},
    {name_<"delattr">, pointer_to(delattr_object)},
    {name_<"divmod">, pointer_to(divmod_object)},
    {name_<"exit">, pointer_to(exit_object)},
    {name_<"format">, pointer_to(format_object)},
    {name_<"getattr">, pointer_to(getattr_object)},
    {name_<"globals">, pointer_to(globals_object)},
    {name_<"hasattr">, pointer_to(hasattr_object)},
    {name_<"hash">, pointer_to(hash_object)},
    {name_<"hex">, pointer_to(hex_object)},
    {name_<"id">, pointer_to(id_object)},
    {name_<"input">, pointer_to(input_object)},
    {name_<"isinstance">, pointer_to(isinstance_object)},
    {name_<"issubclass">, pointer_to(issubclass_object)},
    {name_<"iter">, pointer_to(iter_object)},
    {name_<"len">, pointer_to(len_object)},
    {name_<"max">, pointer_to(max_object)},
    {name_<"min">, pointer_to(min_object)},
    {name_<"next">, pointer_to(next_object)},
    {name_<"oct">, pointer_to(oct_object)},
    {name_<"ord">, pointer_to(ord_object)},
    {name_<"pow">, pointer_to(pow_object)},
    {name_<"print">, pointer_to(print_object)},
    {name_<"quit">, pointer_to(quit_object)},
    {name_<"repr">, pointer_to(repr_object)},
    {name_<"round">, pointer_to(round_object)},
    {name_<"setattr">, pointer_to(setattr_object)},
    {name_<"sorted">, pointer_to(sorted_object)},
    {name_<"sum">, pointer_to(sum_object)},

    {name_<"BaseException">, pointer_to(base_exception_type)},
    {name_<"EnvironmentError">, pointer_to(os_error_type)},
    {name_<"IOError">, pointer_to(os_error_type)},
#define STASIS_EXCEPTION(name, python_name, base) {name_<#python_name>, pointer_to(name##_type)},
#include <stasis/object/exceptions.def.hpp>
#undef STASIS_EXCEPTION
};

inline constexpr auto namespace_storage = graph::make_storage(namespace_items);
inline constexpr dict_keys namespace_keys = graph::make_keys(namespace_storage);

} // namespace detail

/// The dict of the built-in names.
inline constexpr dict_object namespace_dict = graph::make_dict(detail::namespace_keys);

} // namespace stasis::builtins
