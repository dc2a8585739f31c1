// SPDX-License-Identifier: BSL-1.0
// stasis/object/frame.hpp: what Python code sees of the activation of a function.
// CPython 3.11: PyFrameObject (Include/internal/pycore_frame.h).
#pragma once

#include <stasis/object/code.hpp>
#include <stasis/object/dict.hpp>

namespace stasis {

namespace interpreter {
struct frame;
}
namespace state {
struct interpreter_state;
}

extern const type_object frame_type;

/// PyFrameObject, and behind it, where CPython has the activation itself once that has ended, what
/// is left of it.
struct frame_object : object {
    object* f_back = nullptr;              ///< of one that has ended: its caller's, or null
    interpreter::frame* f_frame = nullptr; ///< null: it has ended
    object* f_trace = nullptr;             ///< always null: nothing is traced
    int f_lineno = 0;                      ///< always 0: computed
    char f_trace_lines = 1;
    char f_trace_opcodes = 0;
    char f_fast_as_locals = 0;
    const code_object* code = nullptr;
    dict_object* globals = nullptr;
    object* locals = nullptr; ///< of one that has ended, if they are known; a mapping
    int lasti = 0;            ///< the same: code units
    state::interpreter_state* interp = nullptr;
    object* owner =
        nullptr; ///< the generator whose activation it is, where that is known; borrowed
    frame_object* previous = nullptr; ///< in the interpreter's list of those that haven't ended
    frame_object* next = nullptr;
};

} // namespace stasis
