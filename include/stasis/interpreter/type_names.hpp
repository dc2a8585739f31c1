// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/type_names.hpp: what a type is called: its name, its qualified name, its
// module. Promises: of a built-in type they come from tp_name, of a class from what its body said.
// CPython 3.11: type_name, type_qualname, type_module (Objects/typeobject.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::interpreter {

/// What follows the last dot of a qualified name.
[[nodiscard]] constexpr const char* last_name(const char* qualified) noexcept {
    const char* result = qualified;
    for (; *qualified != '\0'; ++qualified) {
        if (*qualified == '.') {
            result = qualified + 1;
        }
    }
    return result;
}

/// Adds T.__name__ to a text.
constexpr void add_type_name(text_builder& to, const type_object* type) noexcept {
    if (is_heap_type(type)) {
        to.add(as_heap_type(type)->ht_name);
    } else {
        to.add(last_name(type->tp_name));
    }
}

/// T.__name__.
[[nodiscard]] constexpr owned name_of_type(thread_state& thread, const type_object* type) noexcept {
    if (is_heap_type(type)) {
        return owned::share(as_heap_type(type)->ht_name);
    }
    return new_str(thread, last_name(type->tp_name));
}

/// T.__qualname__.
[[nodiscard]] constexpr owned qualname_of_type(thread_state& thread,
                                               const type_object* type) noexcept {
    if (is_heap_type(type)) {
        return owned::share(as_heap_type(type)->ht_qualname);
    }
    return new_str(thread, last_name(type->tp_name));
}

/// T.__module__; empty: an exception is pending, AttributeError where a class has none.
[[nodiscard]] constexpr owned module_of_type(thread_state& thread,
                                             const type_object* type) noexcept {
    const value key = make_object(pointer_to(graph::str_<"__module__">));
    if (is_heap_type(type)) {
        object* found = find(thread, static_cast<const dict_object*>(type->tp_dict), key);
        if (found != nullptr) {
            return owned::share(load(found));
        }
        return pending(thread) ? raised{} : raise_with(thread, attribute_error_type, key);
    }
    const char* name = type->tp_name;
    const auto size = static_cast<ssize>(last_name(name) - name);
    if (size == 0) {
        return owned::take(pointer_to(graph::str_<"builtins">));
    }
    return new_str(thread, text{name, size - 1});
}

/// Adds "module.qualname" to a text, or the qualified name alone where the module is builtins or no
/// str; false: an exception is pending.
[[nodiscard]] constexpr bool add_full_name(thread_state& thread, text_builder& to,
                                           const type_object* type) noexcept {
    if (!is_heap_type(type)) {
        to.add(type->tp_name);
        return true;
    }
    const owned module = module_of_type(thread, type);
    if (!module && !clear_pending(thread, attribute_error_type)) {
        return false;
    }
    if (module && is_kind_of(module.get(), str_type) &&
        !(text_of(module.as_object()) == text{"builtins"})) {
        to.add(module.as_object());
        to.add(".");
        to.add(as_heap_type(type)->ht_qualname);
    } else {
        to.add(as_heap_type(type)->ht_name);
    }
    return true;
}

} // namespace stasis::interpreter
