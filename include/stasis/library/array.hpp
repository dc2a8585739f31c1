// SPDX-License-Identifier: BSL-1.0
// stasis/library/array.hpp: the module array: rows of numbers, or of characters, of one C type.
// Promises: CPython 3.11's ranges, messages and bytes, of 64-bit Linux. array is a MutableSequence
// of _collections_abc, if that can be imported; CPython imports collections.abc for it.
// CPython 3.11: Modules/arraymodule.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/library/detail/array_type.hpp>

namespace stasis::library {

namespace detail {

/// Registers array as a MutableSequence; false: an exception is pending.
[[nodiscard]] constexpr bool array_exec(thread_state& thread, dict_object*) noexcept {
    const owned module = interpreter::import_module(
        thread, make_object(pointer_to(graph::str_<"_collections_abc">)));
    if (!module) {
        return clear_pending(thread, module_not_found_error_type);
    }
    const owned sequence =
        interpreter::get_attribute(thread, module.get(), &graph::str_<"MutableSequence">);
    owned method;
    if (sequence) {
        method = interpreter::get_attribute(thread, sequence.get(), &graph::str_<"register">);
    }
    return method &&
           interpreter::call(thread, method.get(), make_object(pointer_to<object>(array_type)));
}

inline constexpr module_constant array_constants[] = {
    {"_array_reconstructor", &array_reconstructor_object},
    {"ArrayType", &array_type},
    {"array", &array_type},
    {"typecodes", &graph::str_<"bBuhHiIlLqQfd">},
    {nullptr, nullptr}};

inline constexpr module_definition array_definition{"array", nullptr, array_constants, array_exec};

} // namespace detail

/// The module array.
inline constexpr importable_module array_module = ready_module<detail::array_definition>();

} // namespace stasis::library
