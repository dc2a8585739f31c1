// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/thrown.hpp: the exception that throw() of generators and coroutines was given.
// CPython 3.11: _gen_throw (Objects/genobject.c), PyErr_NormalizeException (Python/errors.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/interpreter/call.hpp>

namespace stasis::builtins::detail {

/// What throw() was given.
struct thrown_parts {
    value type;
    value item;      ///< or empty
    value traceback; ///< or empty
};

/// The exception of a type and a value: PyErr_NormalizeException. Empty: making it raised.
[[nodiscard]] constexpr owned make_thrown(thread_state& thread,
                                          const thrown_parts& parts) noexcept {
    const auto* type = static_cast<const type_object*>(parts.type.data.object);
    if (!parts.item || parts.item.kind == tag::none) {
        return interpreter::call(thread, parts.type, arguments{});
    }
    if (is_instance(parts.item, *type)) {
        return owned::share(parts.item);
    }
    if (const auto* tuple = as<tuple_object>(parts.item, tuple_type)) {
        interpreter::detail::argument_room room(thread, tuple->ob_size);
        if (!room) {
            return {};
        }
        for (ssize i = 0; i < tuple->ob_size; ++i) {
            room.data()[i] = load(items(tuple)[i]);
        }
        return interpreter::call(thread, parts.type, {room.data(), tuple->ob_size, nullptr});
    }
    return interpreter::call(thread, parts.type, parts.item);
}

/// Makes the exception that throw() was given pending; false: it is another one, of the arguments.
[[nodiscard]] constexpr bool raise_thrown(thread_state& thread,
                                          const thrown_parts& parts) noexcept {
    auto* traceback = as<traceback_object>(parts.traceback, traceback_type);
    if (parts.traceback && parts.traceback.kind != tag::none && traceback == nullptr) {
        raise(thread, type_error_type, "throw() third argument must be a traceback object");
        return false;
    }
    const auto* type = as<type_object>(parts.type, type_type);
    const bool is_type = type != nullptr && is_subtype(type, &base_exception_type);
    if (!is_type && !is_instance(parts.type, base_exception_type)) {
        raise(thread, type_error_type,
              "exceptions must be classes or instances deriving from BaseException, not ",
              type_of(parts.type)->tp_name);
        return false;
    }
    if (!is_type && parts.item && parts.item.kind != tag::none) {
        raise(thread, type_error_type, "instance exception may not have a separate value");
        return false;
    }
    owned made;
    if (is_type) { // g++ 12 ends the result of a ?: twice in constant evaluation
        made = make_thrown(thread, parts);
    } else {
        made = owned::share(parts.type);
    }
    if (!made) {
        return true; // that it can't be made is raised in its place
    }
    if (!is_instance(made.get(), base_exception_type)) {
        if (const owned called = interpreter::repr(thread, parts.type)) {
            raise(thread, type_error_type, "calling ", called.as_object(),
                  " should have returned an instance of BaseException, not ",
                  type_of(made.get())->tp_name);
        }
        return true;
    }
    auto* exception = static_cast<exception_object*>(made.as_object());
    if ((is_type || traceback != nullptr) && !is_immortal(exception)) {
        if (traceback != nullptr) {
            increment(traceback);
        }
        state::replace(exception->traceback, traceback);
    }
    exception_object* const before = thread.curexc_value;
    thread.curexc_value = exception;
    static_cast<void>(made.release());
    if (before != nullptr) {
        decrement(before);
    }
    return true;
}

/// Whether throw() was given GeneratorExit.
[[nodiscard]] constexpr bool throws_exit(const thrown_parts& parts) noexcept {
    const auto* type = as<type_object>(parts.type, type_type);
    return is_subtype(type != nullptr ? type : type_of(parts.type), &generator_exit_type);
}

/// The arguments of throw(), which were counted.
[[nodiscard]] constexpr thrown_parts thrown_of(const arguments& given) noexcept {
    return {given.values[1], given.count > 2 ? given.values[2] : value{},
            given.count > 3 ? given.values[3] : value{}};
}

} // namespace stasis::builtins::detail
