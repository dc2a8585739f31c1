// SPDX-License-Identifier: BSL-1.0
// stasis/state/builtins.hpp: the built-in names that a program has changed.
// Promises: an interpreter's built-in names are a constant until a program asks for them as a dict,
// or sets an attribute of the module builtins: then they are a copy of its own.
// CPython 3.11: PyInterpreterState.builtins.
#pragma once

#include <stasis/state/dict_merge.hpp>

namespace stasis::state {

/// The built-in names of an interpreter as a dict of its own; null: MemoryError is pending.
[[nodiscard]] constexpr dict_object* own_builtins(thread_state& thread) noexcept {
    interpreter_state& interpreter = *thread.interp;
    if (interpreter.builtins == &builtins_dict) {
        const dict_object* const made = copy(thread, interpreter.builtins);
        if (made == nullptr) {
            return nullptr;
        }
        interpreter.builtins = made;
    }
    return const_cast<dict_object*>(interpreter.builtins);
}

/// Makes an interpreter's built-in names the constant again.
constexpr void reset_builtins(interpreter_state& interpreter) noexcept {
    if (interpreter.builtins != &builtins_dict) {
        auto* const own = const_cast<dict_object*>(interpreter.builtins);
        interpreter.builtins = &builtins_dict;
        decrement(own);
    }
}

} // namespace stasis::state
