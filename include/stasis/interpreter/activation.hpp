// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/activation.hpp: the activation of one function.
// CPython 3.11: _PyInterpreterFrame (Include/internal/pycore_frame.h).
#pragma once

#include <stasis/object/function.hpp>
#include <stasis/object/value.hpp>

#include <cstdint>

namespace stasis::interpreter {

/// The activation of one function.
struct frame {
    frame* previous = nullptr; ///< the one that called it in the same run of the engine, or null
    const function_object* function = nullptr; ///< an own reference
    const code_object* code =
        nullptr;             ///< the function's as it was called; borrowed, as its function
                             ///< or its generator has it, or an own reference (owns_code)
    object* names = nullptr; ///< what the body of a class runs in, a mapping; borrowed
    value* locals = nullptr;
    value* top = nullptr; ///< the first free slot of its stack, while it is not running
    const unsigned char* at = nullptr;  ///< the instruction that runs, or will run first
    object* const* constants = nullptr; ///< of its code object
    bool on_heap = false;               ///< not on the data stack
    bool of_generator = false; ///< stays when it returns: a generator has it (generator.hpp)
    bool yielded = false;      ///< of a generator that ran: it can go on
    bool owns_code = false;    ///< its function has been given other code (builtins/function.hpp)
    bool seen = false;         ///< Python code has a frame object of it (frame_object.hpp)
    std::uint32_t slots = 0;   ///< of a generator: its locals and the places of its stack
};

} // namespace stasis::interpreter
