// SPDX-License-Identifier: BSL-1.0
// stasis/state/native_functions.hpp: which function a global name means, for native code to ask.
// Promises: thread_state::native_functions[n] is the function of the n-th native code object while
// the name under which its module's body defined it still means it, and null otherwise. So a call
// by that name is checked by one comparison. A function that has stood there is immortal until its
// interpreter ends, so the call counts no references.
// CPython 3.11: the inline caches of LOAD_GLOBAL and CALL, and their version tags.
#pragma once

#include <stasis/state/allocate.hpp>

namespace stasis::state {

namespace detail {

/// Gives all threads of an interpreter the table of what names mean.
constexpr void set_native_functions(interpreter_state& interpreter,
                                    const function_object** functions) noexcept {
    for (thread_state* each = interpreter.threads.head; each != nullptr; each = each->next) {
        each->native_functions = functions;
    }
}

} // namespace detail

/// The count of a function that was immortal while its interpreter ran, when that ends: no number
/// of references that are given back brings it down to nothing.
inline constexpr ssize pinned_refcount = immortal_refcount / 2;

/// Makes the functions that an interpreter defines from now on run as native code, where `entries`
/// has some. An interpreter has the native code of one program at a time: a second one, and one for
/// whose table of names there is no memory, is run by the dispatch engine.
constexpr void use_native_code(interpreter_state& interpreter, const native_entry* entries,
                               std::size_t count) noexcept {
    if (interpreter.native_code != nullptr) {
        return;
    }
    auto** functions = allocate_array<const function_object*>(interpreter.memory, count);
    if (functions == nullptr) {
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        functions[i] = nullptr;
    }
    interpreter.native_code = entries;
    interpreter.native_code_count = count;
    interpreter.native_functions = functions;
    detail::set_native_functions(interpreter, functions);
}

/// The end of use_native_code().
constexpr void drop_native_code(interpreter_state& interpreter) noexcept {
    release_array(interpreter.native_functions, interpreter.native_code_count);
    interpreter.native_functions = nullptr;
    detail::set_native_functions(interpreter, nullptr);
    interpreter.native_code = nullptr;
    interpreter.native_code_count = 0;
}

/// The native code that was compiled for a code object, or null.
[[nodiscard]] constexpr function_slot native_code_of(const thread_state& thread,
                                                     const code_object* code) noexcept {
    for (std::size_t i = 0; i < thread.interp->native_code_count; ++i) {
        if (thread.interp->native_code[i].code == code) {
            return thread.interp->native_code[i].run;
        }
    }
    return nullptr;
}

/// Notes that a module's name for a function means that function now.
constexpr void note_definition(thread_state& thread, const dict_object* names, const object* name,
                               object* defined) noexcept {
    if (thread.native_functions == nullptr || defined->ob_type != &function_type) {
        return;
    }
    auto* function = static_cast<function_object*>(defined);
    if (function->vectorcall == nullptr || function->func_closure != nullptr ||
        function->func_globals != names || function->func_name != name) {
        return;
    }
    const interpreter_state& interpreter = *thread.interp;
    for (std::size_t i = 0; i < interpreter.native_code_count; ++i) {
        if (interpreter.native_code[i].code == function->func_code) {
            function->ob_refcnt = immortal_refcount;
            thread.native_functions[i] = function;
            return;
        }
    }
}

/// Notes that an item of some dict is replaced or removed: a name may mean it no more.
constexpr void note_removal(thread_state& thread, const object* removed) noexcept {
    if (thread.native_functions == nullptr || !is_immortal(removed) ||
        removed->ob_type != &function_type) {
        return;
    }
    for (std::size_t i = 0; i < thread.interp->native_code_count; ++i) {
        if (thread.native_functions[i] == removed) {
            thread.native_functions[i] = nullptr;
        }
    }
}

} // namespace stasis::state
