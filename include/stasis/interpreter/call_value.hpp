// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/call_value.hpp: calling any value.
// Promises: arguments are borrowed for the time of the call (PEP 590).
// CPython 3.11: Objects/call.c (_PyObject_Vectorcall), Objects/classobject.c (method_vectorcall).
#pragma once

#include <stasis/interpreter/attributes.hpp>
#include <stasis/state/counted_call.hpp>
#include <stasis/state/scratch_room.hpp>

namespace stasis::interpreter {

namespace detail {

/// Values in a row: those of an everyday call take no memory, and little of the native stack.
using argument_room = state::scratch_room<value, 6>;

} // namespace detail

/// The arguments of a call behind another one, for as long as it lives.
class shifted_arguments {
public:
    /// Where there is no memory, MemoryError is pending and it is false.
    constexpr shifted_arguments(thread_state& thread, value first, const arguments& given) noexcept
        : room_(thread, size_of(given) + 1),
          made_{room_ ? room_.data() : nullptr, given.count + 1, given.keywords} {
        if (room_) {
            value* const values = room_.data();
            values[0] = first;
            for (ssize i = 0; i < size_of(given); ++i) {
                values[i + 1] = given.values[i];
            }
        }
    }

    constexpr explicit operator bool() const noexcept { return made_.values != nullptr; }
    [[nodiscard]] constexpr const arguments& get() const noexcept { return made_; }
    /// All values; the first may be another one.
    [[nodiscard]] constexpr value* data() noexcept { return room_.data(); }

private:
    static constexpr ssize size_of(const arguments& given) noexcept {
        return given.count + (given.keywords != nullptr ? given.keywords->ob_size : 0);
    }

    detail::argument_room room_;
    arguments made_;
};

/// Raises that calls nest too deeply, where the callee is no function of Python code.
/// CPython 3.11: _PyObject_MakeTpCall (Objects/call.c).
STASIS_COLD constexpr raised raise_nested_call(thread_state& thread) noexcept {
    return raise(thread, recursion_error_type,
                 "maximum recursion depth exceeded while calling a Python object");
}

namespace detail {

/// What a function of C++ code answers. CPython counts these calls by the recursion limit, if they
/// take at most one argument.
[[nodiscard]] constexpr owned run_method(thread_state& thread, const method_def* method,
                                         const arguments& given) noexcept {
    const counted_call counted(thread, thread.nesting_remaining);
    if (!counted) [[unlikely]] {
        return raise_nested_call(thread);
    }
    return method->ml_meth(thread, given);
}

} // namespace detail

/// Checks that there is no keyword argument; false: TypeError is pending.
[[nodiscard]] constexpr bool no_keywords(thread_state& thread, const char* name,
                                         const arguments& given) noexcept {
    if (given.keywords == nullptr || given.keywords->ob_size == 0) {
        return true;
    }
    raise(thread, type_error_type, name, "() takes no keyword arguments");
    return false;
}

/// callee(arguments).
[[nodiscard]] constexpr owned call(thread_state& thread, value callee,
                                   const arguments& given) noexcept {
    if (callee.kind == tag::object) {
        object* held = callee.data.object;
        if (held->ob_type == &function_type) {
            const auto& function = *static_cast<function_object*>(held);
            const function_slot run =
                function.vectorcall != nullptr ? function.vectorcall : thread.interp->eval_frame;
            return run(thread, function, given);
        }
        if (held->ob_type == &builtin_function_type) {
            const auto* function = static_cast<builtin_function_object*>(held);
            if (function->m_self == nullptr || (function->m_ml->ml_flags & method_static) != 0) {
                return detail::run_method(thread, function->m_ml, given);
            }
            // CPython 3.11: cfunction_call (Objects/methodobject.c).
            if (given.keywords != nullptr && (function->m_ml->ml_flags & method_varargs) != 0 &&
                !no_keywords(thread, function->m_ml->ml_name, given)) {
                return {};
            }
            const shifted_arguments behind(thread, load(function->m_self), given);
            if (!behind) {
                return {};
            }
            return detail::run_method(thread, function->m_ml, behind.get());
        }
        const counted_call counted(thread, thread.nesting_remaining); // it may call another one
        if (!counted) [[unlikely]] {
            return raise_nested_call(thread);
        }
        if (held->ob_type == &bound_method_type) {
            const auto* method = static_cast<bound_method_object*>(held);
            const shifted_arguments behind(thread, load(method->im_self), given);
            if (!behind) {
                return {};
            }
            return call(thread, make_object(method->im_func), behind.get());
        }
        if (held->ob_type->tp_call != nullptr) {
            return held->ob_type->tp_call(thread, callee, given);
        }
    } else if (callee.kind == tag::method) {
        return detail::run_method(thread, callee.data.method, given);
    }
    return raise(thread, type_error_type, "'", type_of(callee)->tp_name,
                 "' object is not callable");
}

/// callee(argument).
[[nodiscard]] constexpr owned call(thread_state& thread, value callee, value argument) noexcept {
    return call(thread, callee, arguments{&argument, 1, nullptr});
}

} // namespace stasis::interpreter
