// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/namespace.hpp: the names that every program finds without importing anything.
// Promises: a constant dict, hashed and filled by the compiler: nothing is entered at run time.
// CPython 3.11: the module builtins (Python/bltinmodule.c), which is entered name by name at start.
#pragma once

#include <stasis/builtins/abs.hpp>
#include <stasis/builtins/async_generator.hpp>
#include <stasis/builtins/async_iteration.hpp>
#include <stasis/builtins/attribute_functions.hpp>
#include <stasis/builtins/bin_oct_hex.hpp>
#include <stasis/builtins/bool.hpp>
#include <stasis/builtins/breakpoint.hpp>
#include <stasis/builtins/build_class.hpp>
#include <stasis/builtins/bytearray.hpp>
#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/complex.hpp>
#include <stasis/builtins/core.hpp>
#include <stasis/builtins/coroutine.hpp>
#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/dir.hpp>
#include <stasis/builtins/divmod.hpp>
#include <stasis/builtins/enumerate.hpp>
#include <stasis/builtins/evaluate.hpp>
#include <stasis/builtins/exit.hpp>
#include <stasis/builtins/float.hpp>
#include <stasis/builtins/format.hpp>
#include <stasis/builtins/generator.hpp>
#include <stasis/builtins/globals.hpp>
#include <stasis/builtins/id.hpp>
#include <stasis/builtins/input.hpp>
#include <stasis/builtins/int.hpp>
#include <stasis/builtins/isinstance.hpp>
#include <stasis/builtins/iteration.hpp>
#include <stasis/builtins/len.hpp>
#include <stasis/builtins/list.hpp>
#include <stasis/builtins/map.hpp>
#include <stasis/builtins/memoryview.hpp>
#include <stasis/builtins/min_max.hpp>
#include <stasis/builtins/module.hpp>
#include <stasis/builtins/open.hpp>
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

[[nodiscard]] consteval graph::dict_item named(const char* name, object* item) {
    return graph::item(graph::identifier(name), item);
}

inline constexpr graph::dict_item namespace_items[] = {
    named("__name__", pointer_to(graph::str_<"builtins">)),
    named("__doc__", pointer_to(graph::none)),
    named("__package__", pointer_to(graph::str_<"">)),
    named("__loader__", pointer_to(graph::none)),
    named("__spec__", pointer_to(graph::none)),

    named("None", pointer_to(graph::none)),
    named("True", pointer_to(graph::true_object)),
    named("False", pointer_to(graph::false_object)),
    named("Ellipsis", pointer_to(graph::ellipsis)),
    named("NotImplemented", pointer_to(graph::not_implemented)),
    named("__debug__", pointer_to(graph::true_object)),

    named("bool", pointer_to(bool_type)),
    named("bytearray", pointer_to(bytearray_type)),
    named("bytes", pointer_to(bytes_type)),
    named("classmethod", pointer_to(class_method_type)),
    named("complex", pointer_to(complex_type)),
    named("dict", pointer_to(dict_type)),
    named("enumerate", pointer_to(enumerate_type)),
    named("filter", pointer_to(filter_type)),
    named("float", pointer_to(float_type)),
    named("frozenset", pointer_to(frozenset_type)),
    named("int", pointer_to(int_type)),
    named("list", pointer_to(list_type)),
    named("map", pointer_to(map_type)),
    named("memoryview", pointer_to(memoryview_type)),
    named("object", pointer_to(object_type)),
    named("property", pointer_to(property_type)),
    named("range", pointer_to(range_type)),
    named("reversed", pointer_to(reversed_type)),
    named("set", pointer_to(set_type)),
    named("slice", pointer_to(slice_type)),
    named("staticmethod", pointer_to(static_method_type)),
    named("str", pointer_to(str_type)),
    named("super", pointer_to(super_type)),
    named("tuple", pointer_to(tuple_type)),
    named("type", pointer_to(type_type)),
    named("zip", pointer_to(zip_type)),

    named("__build_class__", pointer_to(build_class_object)),
    named("__import__", pointer_to(import_object)),
    named("abs", pointer_to(abs_object)),
    named("aiter", pointer_to(aiter_object)),
    named("all", pointer_to(all_object)),
    named("anext", pointer_to(anext_object)),
    named("any", pointer_to(any_object)),
    named("ascii", pointer_to(ascii_object)),
    named("bin", pointer_to(bin_object)),
    named("breakpoint", pointer_to(breakpoint_object)),
    named("callable", pointer_to(callable_object)),
    named("chr", pointer_to(chr_object)),
    named("compile", pointer_to(compile_object)),
    named("delattr", pointer_to(delattr_object)),
    named("dir", pointer_to(dir_object)),
    named("divmod", pointer_to(divmod_object)),
    named("eval", pointer_to(eval_object)),
    named("exec", pointer_to(exec_object)),
    named("exit", pointer_to(exit_object)),
    named("format", pointer_to(format_object)),
    named("getattr", pointer_to(getattr_object)),
    named("globals", pointer_to(globals_object)),
    named("hasattr", pointer_to(hasattr_object)),
    named("hash", pointer_to(hash_object)),
    named("hex", pointer_to(hex_object)),
    named("id", pointer_to(id_object)),
    named("input", pointer_to(input_object)),
    named("isinstance", pointer_to(isinstance_object)),
    named("issubclass", pointer_to(issubclass_object)),
    named("iter", pointer_to(iter_object)),
    named("len", pointer_to(len_object)),
    named("locals", pointer_to(locals_object)),
    named("max", pointer_to(max_object)),
    named("min", pointer_to(min_object)),
    named("next", pointer_to(next_object)),
    named("oct", pointer_to(oct_object)),
    named("open", pointer_to(open_object)),
    named("ord", pointer_to(ord_object)),
    named("pow", pointer_to(pow_object)),
    named("print", pointer_to(print_object)),
    named("quit", pointer_to(quit_object)),
    named("repr", pointer_to(repr_object)),
    named("round", pointer_to(round_object)),
    named("setattr", pointer_to(setattr_object)),
    named("sorted", pointer_to(sorted_object)),
    named("sum", pointer_to(sum_object)),
    named("vars", pointer_to(vars_object)),

    named("BaseException", pointer_to(base_exception_type)),
    named("EnvironmentError", pointer_to(os_error_type)),
    named("IOError", pointer_to(os_error_type)),
#define STASIS_EXCEPTION(name, python_name, base) named(#python_name, pointer_to(name##_type)),
#include <stasis/object/exceptions.def.hpp>
#undef STASIS_EXCEPTION
};

} // namespace detail

/// The built-in types, in the order in which CPython makes them ready, which is that of
/// T.__subclasses__(). Null ends them.
// clang-format off
inline constexpr const type_object* built_in_types[] = {
    &type_type, &async_generator_type, &bytearray_iterator_type, &bytearray_type, &bytes_iterator_type, &bytes_type,
    &builtin_function_type, &callable_iterator_type,
    &cell_type, &classmethod_descriptor_type, &class_method_type, &code_type, &complex_type, &coroutine_type,
    &dict_view_types[2],
    &dict_iterator_types[0][2], &dict_iterator_types[0][0], &dict_iterator_types[0][1],
    &dict_view_types[0], &mapping_proxy_type, &dict_iterator_types[1][2],
    &dict_iterator_types[1][0], &dict_iterator_types[1][1], &dict_view_types[1], &dict_type,
    &ellipsis_type, &enumerate_type, &filter_type, &float_type, &frame_type, &frozenset_type, &function_type,
    &generator_type, &getset_descriptor_type, &list_iterator_type, &list_reverse_iterator_type, &list_type,
    &long_range_iterator_type, &int_type, &bool_type, &map_type, &member_descriptor_type,
    &memoryview_type, &method_descriptor_type, &bound_method_type, &module_type, &property_type, &range_iterator_type, &range_type, &reversed_type, &item_iterator_type, &set_iterator_type,
    &set_type, &slice_type, &static_method_type, &super_type, &traceback_type, &tuple_iterator_type, &tuple_type,
    &str_iterator_type, &str_type, &wrapper_descriptor_type, &zip_type, &generic_alias_type,
    &anext_awaitable_type, &async_generator_asend_type, &async_generator_athrow_type,
    &async_generator_wrapped_value_type, &coroutine_wrapper_type, &generic_alias_iterator_type, &managed_buffer_type, &memoryview_iterator_type, &method_wrapper_type,
    &none_type, &not_implemented_type, &str_ascii_iterator_type, &union_type, &weak_callable_proxy_type,
    &weak_proxy_type, &weak_reference_type, &base_exception_type,
#define STASIS_EXCEPTION(name, python_name, base) &name##_type,
#include <stasis/object/exceptions.def.hpp>
#undef STASIS_EXCEPTION
    nullptr};
// clang-format on

} // namespace stasis::builtins

namespace stasis::state {

inline constexpr tracked<dict_object> builtins_dict =
    graph::detail::dict_storage<builtins::detail::namespace_items,
                                graph::detail::kind_of(builtins::detail::namespace_items)>;

} // namespace stasis::state
