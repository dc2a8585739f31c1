// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/activation.hpp: the activation of one function, and the frame object that
// Python code sees of it.
// CPython 3.11: _PyInterpreterFrame, PyFrameObject (Include/internal/pycore_frame.h).
#pragma once

#include <stasis/object/function.hpp>
#include <stasis/object/value.hpp>

#include <cstdint>

namespace stasis {

struct frame_object;

extern const type_object frame_type;

} // namespace stasis

namespace stasis::interpreter {

struct generator_object;

/// The activation of one function.
struct frame {
    frame* previous = nullptr; ///< the one that called it in the same run of the engine, or null
    const function_object* function = nullptr; ///< an own reference
    /// The function's as it was called; borrowed, as its function or its generator has it, or an
    /// own reference (owns_code).
    const code_object* code = nullptr;
    /// A mapping: what the body of a class runs in, or the variables of a function as f_locals has
    /// told them; borrowed, or an own reference (owns_names).
    object* names = nullptr;
    value* locals = nullptr;
    value* top = nullptr; ///< the first free slot of its stack, while it is not running
    const unsigned char* at = nullptr;  ///< the instruction that runs, or will run first
    object* const* constants = nullptr; ///< of its code object
    frame_object* frame_obj = nullptr;  ///< an own reference, or null: nobody has asked for it
    bool on_heap = false;               ///< not on the data stack
    bool of_generator = false; ///< stays when it returns, a generator_frame (generator.hpp)
    bool owns_code = false;    ///< its function has been given other code (builtins/function.hpp)
    bool owns_names = false;
};

/// The activation that a generator has.
struct generator_frame : frame {
    generator_object* generator = nullptr; ///< borrowed
    std::uint32_t slots = 0;               ///< its locals and the places of its stack
    bool yielded = false;                  ///< it ran, and can go on
};

} // namespace stasis::interpreter

namespace stasis {

/// PyFrameObject. Behind it is room for the variables of the activation, which it takes over when
/// that ends, and where CPython has the activation itself then, too.
struct frame_object : object {
    frame_object* f_back = nullptr;        ///< of one that has ended: its caller's, or null
    interpreter::frame* f_frame = nullptr; ///< once that has ended, `ended`
    object* f_trace = nullptr;             ///< always null: nothing is traced
    int f_lineno = 0;                      ///< always 0: computed
    char f_trace_lines = 1;
    char f_trace_opcodes = 0;
    char f_fast_as_locals = 0;
    std::uint32_t room = 0; ///< how many values it was made with room for, which is behind it
    interpreter::frame ended{};
};

} // namespace stasis
