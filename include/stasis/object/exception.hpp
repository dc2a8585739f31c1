// SPDX-License-Identifier: BSL-1.0
// stasis/object/exception.hpp: exceptions and tracebacks.
// Promises: the heads of an exception and of a traceback entry are CPython 3.11's.
// CPython 3.11: Include/cpython/pyerrors.h, Include/cpython/traceback.h.
#pragma once

#include <stasis/object/code.hpp>
#include <stasis/object/heap_type.hpp>

namespace stasis {

struct frame_object;
struct function_object;

extern const type_object traceback_type;
extern const type_object base_exception_type;

#define STASIS_EXCEPTION(name, python_name, base) extern const type_object name##_type;
#include <stasis/object/exceptions.def.hpp>
#undef STASIS_EXCEPTION

/// What a program is ended with that has run all the instructions it may (interpreter/metered.hpp).
/// CPython has nothing like it, and no name leads to it.
extern const type_object budget_exceeded_type;

/// PyTracebackObject: one call that an exception passed through, outermost first. Native code has
/// no frames: of its calls an entry keeps the function.
struct traceback_object : object {
    traceback_object* tb_next = nullptr;
    frame_object* tb_frame = nullptr;          ///< of native code null until it is asked for
    int tb_lasti = 0;                          ///< bytes
    int tb_lineno = -1;                        ///< -1: the line of tb_lasti
    const function_object* function = nullptr; ///< of native code
    const code_object* code = nullptr; ///< of native code: the function's when it was called
};

/// PyBaseExceptionObject.
struct exception_object : object {
    object* dict = nullptr;
    tuple_object* args = nullptr;
    object* notes = nullptr;
    traceback_object* traceback = nullptr;
    object* context = nullptr;
    object* cause = nullptr;
    bool suppress_context = false;
};

/// An exception with one field of its own: StopIteration's value, SystemExit's code.
/// CPython 3.11: PyStopIterationObject, PySystemExitObject.
struct valued_exception : exception_object {
    object* value = nullptr; ///< null: None
};

/// An exception with fields of its own: which ones they are is its type's affair
/// (builtins/exceptions.hpp). Of AttributeError and NameError the first is the name; of a group
/// they are the message and the tuple of its exceptions.
/// CPython 3.11: PyAttributeErrorObject, PyNameErrorObject, PyImportErrorObject, PyOSErrorObject,
/// PyUnicodeErrorObject, PySyntaxErrorObject.
struct detailed_exception : exception_object {
    object* details[8] = {};
};

/// Which of its fields is ImportError.msg.
inline constexpr int import_error_message = 2;

/// Whether the exceptions of a type have fields of their own.
[[nodiscard]] constexpr bool has_details(const type_object* type) noexcept {
    return built_in_base(type)->tp_basicsize == static_cast<ssize>(sizeof(detailed_exception));
}

/// Whether the exceptions of a type have one field of their own.
[[nodiscard]] constexpr bool has_value(const type_object* type) noexcept {
    return built_in_base(type)->tp_basicsize == static_cast<ssize>(sizeof(valued_exception));
}

} // namespace stasis
