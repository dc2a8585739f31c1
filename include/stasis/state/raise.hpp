// SPDX-License-Identifier: BSL-1.0
// stasis/state/raise.hpp: to raise an exception from C++.
// Promises: `return raise(thread, type, parts…)` is right in every slot: its result converts to
// the value that means "raised" there. The message is the parts one after the other: texts, C
// strings, ints. With no memory left for the exception, MemoryError is pending instead, from a
// static instance. The exception being handled becomes the new one's __context__.
// CPython 3.11: PyErr_Format, _PyErr_SetObject (Python/errors.c).
#pragma once

#include <stasis/state/make_containers.hpp>
#include <stasis/state/text_builder.hpp>

#include <type_traits>

namespace stasis::state {

/// The result of raise(): whatever a function returns to say that an exception is pending.
struct raised {
    constexpr operator owned() const noexcept { return {}; }
    constexpr operator value() const noexcept { return {}; }
    constexpr operator int() const noexcept { return -1; }
    constexpr operator ssize() const noexcept { return -1; }
};

/// The exception that is being handled, innermost first, or null: a generator that handles none
/// sees its caller's. CPython 3.11: _PyErr_GetTopmostException.
[[nodiscard]] constexpr exception_object* handled_exception(const thread_state& thread) noexcept {
    const error_stack_item* item = thread.exc_info;
    while (item->exc_value == nullptr && item->previous_item != nullptr) {
        item = item->previous_item;
    }
    return item->exc_value;
}

namespace detail {

/// Cuts what leads from an exception to another one by way of their contexts, which would close a
/// circle. A circle that a program has made is gone round once (R. W. Floyd's algorithm).
constexpr void cut_context(exception_object* from, exception_object* to) noexcept {
    exception_object* slow = from;
    bool odd = false;
    for (exception_object* item = from; item->context != nullptr; odd = !odd) {
        if (item->context == to) {
            item->context = nullptr;
            decrement(to);
            return;
        }
        item = static_cast<exception_object*>(item->context);
        if (item == slow) {
            return;
        }
        if (odd) {
            slow = static_cast<exception_object*>(slow->context);
        }
    }
}

} // namespace detail

/// Makes an exception pending. Takes over the reference; a pending one is dropped.
constexpr raised raise_object(thread_state& thread, exception_object* exception) noexcept {
    exception_object* handled = handled_exception(thread);
    if (handled != nullptr && handled != exception && !is_immortal(exception)) {
        detail::cut_context(handled, exception);
        increment(handled);
        replace<object>(exception->context, handled);
    }
    exception_object* before = thread.curexc_value;
    thread.curexc_value = exception;
    if (before != nullptr) {
        decrement(before);
    }
    return {};
}

/// Gives an exception the field that follows from its arguments: StopIteration.value,
/// SystemExit.code and ImportError.msg. CPython 3.11: StopIteration_init, SystemExit_init,
/// ImportError_init (Objects/exceptions.c).
constexpr void set_field_of_arguments(exception_object* exception) noexcept {
    const type_object* type = built_in_base(exception->ob_type);
    tuple_object* args = exception->args;
    const bool valued = has_value(type);
    if (!valued && type != &import_error_type && type != &module_not_found_error_type) {
        return;
    }
    object* held = nullptr;
    if (args->ob_size == 1 || (type == &stop_iteration_type && args->ob_size > 1)) {
        held = items(args)[0];
    } else if (type == &system_exit_type && args->ob_size > 1) {
        held = args;
    }
    if (held != nullptr) {
        increment(held);
    }
    if (valued) {
        replace(static_cast<valued_exception*>(exception)->value, held);
    } else {
        replace(static_cast<detailed_exception*>(exception)->details[import_error_message], held);
    }
}

/// Makes an exception of that type with those arguments pending.
constexpr raised raise_arguments(thread_state& thread, const type_object& type,
                                 tuple_object* arguments) noexcept {
    exception_object* exception = new_exception(thread, type, arguments);
    if (exception == nullptr) {
        return {};
    }
    set_field_of_arguments(exception);
    return raise_object(thread, exception);
}

/// Makes an exception of that type pending with an object as its one argument.
constexpr raised raise_with(thread_state& thread, const type_object& type,
                            value argument) noexcept {
    tuple_object* arguments = new_tuple(thread, &argument, 1);
    if (arguments == nullptr) {
        return {};
    }
    raise_arguments(thread, type, arguments);
    decrement(arguments);
    return {};
}

/// A name of which a message has so many bytes at most, as CPython's "%.50s" says.
struct cut_name {
    const char* name;
    ssize most;
};

namespace detail {

/// Adds a part of a message: of a C string 200 bytes, as nearly all of CPython's messages.
template <class Part>
constexpr void add_part(text_builder& to, const Part& part) noexcept {
    if constexpr (std::is_same_v<Part, const char*>) {
        to.add(part, 200);
    } else if constexpr (std::is_same_v<Part, cut_name>) {
        to.add(part.name, part.most);
    } else {
        to.add(part);
    }
}

} // namespace detail

/// Makes an exception of that type pending whose message is the parts, one after the other. Parts
/// come by value, so that literals of all lengths share one instantiation.
template <class... Parts>
STASIS_COLD constexpr raised raise(thread_state& thread, const type_object& type,
                                   Parts... parts) noexcept {
    if constexpr (sizeof...(Parts) == 0) {
        return raise_arguments(
            thread, type,
            const_cast<tuple_object*>(static_cast<const tuple_object*>(&graph::empty_tuple)));
    } else {
        text_builder message{thread};
        (detail::add_part(message, parts), ...);
        const owned built = message.finish();
        return built ? raise_with(thread, type, built.get()) : raised{};
    }
}

/// Makes an exception pending whose cause and context are another one, of which the reference is
/// taken over: _PyErr_FormatFromCause.
template <class... Parts>
STASIS_COLD constexpr void raise_from(thread_state& thread, const type_object& type,
                                      exception_object* cause, Parts... parts) noexcept {
    raise(thread, type, parts...);
    exception_object* const made = thread.curexc_value;
    if (made->ob_type == &type) { // and not MemoryError
        increment(cause);
        replace<object>(made->cause, cause);
        made->suppress_context = true;
        increment(cause);
        replace<object>(made->context, cause);
    }
    decrement(cause);
}

/// Notes in the pending exception, if it is exactly of that type and nothing is noted in it yet,
/// what it is about: a name, and for AttributeError the object that was asked.
STASIS_COLD constexpr void note_subject(thread_state& thread, const type_object& type,
                                        const object* name, value asked = {}) noexcept {
    exception_object* raised = thread.curexc_value;
    if (raised == nullptr || raised->ob_type != &type) {
        return;
    }
    object** details = static_cast<detailed_exception*>(raised)->details;
    if (details[0] != nullptr || details[1] != nullptr) {
        return;
    }
    object* held = asked ? box(thread, asked) : nullptr;
    if (asked && held == nullptr) {
        return; // MemoryError is pending instead
    }
    increment(const_cast<object*>(name));
    details[0] = const_cast<object*>(name);
    details[1] = held;
}

/// Takes the pending exception; the reference is the caller's.
[[nodiscard]] constexpr exception_object* take_pending(thread_state& thread) noexcept {
    exception_object* result = thread.curexc_value;
    thread.curexc_value = nullptr;
    return result;
}

/// Makes an exception, of which the reference is taken over, pending again, or, where another one
/// has been raised meanwhile, the context of that one; null: none. CPython 3.11:
/// _PyErr_ChainExceptions1.
constexpr void chain_pending(thread_state& thread, exception_object* before) noexcept {
    if (before == nullptr) {
        return;
    }
    if (thread.curexc_value == nullptr) {
        thread.curexc_value = before;
    } else if (is_immortal(thread.curexc_value)) { // MemoryError
        decrement(before);
    } else {
        replace<object>(thread.curexc_value->context, before);
    }
}

/// Drops the pending exception if it is of that type, and says whether it was.
constexpr bool clear_pending(thread_state& thread, const type_object& type) noexcept {
    if (thread.curexc_value == nullptr || !is_subtype(thread.curexc_value->ob_type, &type)) {
        return false;
    }
    decrement(take_pending(thread));
    return true;
}

} // namespace stasis::state
