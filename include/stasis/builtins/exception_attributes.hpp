// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/exception_attributes.hpp: the attributes of exceptions.
// CPython 3.11: BaseException_getset (Objects/exceptions.c).
#pragma once

#include <stasis/builtins/tuple.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/object/exception.hpp>

namespace stasis::builtins {

namespace detail {

constexpr exception_object* exception_of(value self) noexcept {
    return static_cast<exception_object*>(self.data.object);
}

/// Whether an exception can be changed; false: MemoryError is pending, since this is the one that
/// stands for all where there is no memory for more.
[[nodiscard]] constexpr bool is_writable_exception(thread_state& thread, value self) noexcept {
    if (is_immortal(self.data.object)) {
        raise_no_memory(thread);
        return false;
    }
    return true;
}

/// Puts an exception, or nothing for None, into a field; -1 with TypeError pending for all else.
[[nodiscard]] constexpr int set_linked(thread_state& thread, value self,
                                       object* exception_object::*field, value item,
                                       const char* name, const char* what) noexcept {
    if (!item) {
        return raise(thread, type_error_type, name, " may not be deleted");
    }
    const bool none = item.kind == tag::none;
    if (!none && !is_instance(item, base_exception_type)) {
        return raise(thread, type_error_type, what, " must be None or derive from BaseException");
    }
    if (!is_writable_exception(thread, self)) {
        return -1;
    }
    increment(item);
    state::replace(exception_of(self)->*field, none ? nullptr : item.data.object);
    return 0;
}

} // namespace detail

[[nodiscard]] constexpr owned exception_args(thread_state&, value self) noexcept {
    return owned::share(detail::exception_of(self)->args);
}

[[nodiscard]] constexpr int set_exception_args(thread_state& thread, value self, value,
                                               value item) noexcept {
    if (!item) {
        return raise(thread, type_error_type, "args may not be deleted");
    }
    owned args = make_tuple(thread, item);
    if (!args || !detail::is_writable_exception(thread, self)) {
        return -1;
    }
    tuple_object* before = detail::exception_of(self)->args;
    detail::exception_of(self)->args = static_cast<tuple_object*>(args.release().data.object);
    decrement(before);
    return 0;
}

[[nodiscard]] constexpr owned exception_context(thread_state&, value self) noexcept {
    return share_or_none(detail::exception_of(self)->context);
}

[[nodiscard]] constexpr int set_exception_context(thread_state& thread, value self, value,
                                                  value item) noexcept {
    return detail::set_linked(thread, self, &exception_object::context, item, "__context__",
                              "exception context");
}

[[nodiscard]] constexpr owned exception_cause(thread_state&, value self) noexcept {
    return share_or_none(detail::exception_of(self)->cause);
}

[[nodiscard]] constexpr int set_exception_cause(thread_state& thread, value self, value,
                                                value item) noexcept {
    const int result = detail::set_linked(thread, self, &exception_object::cause, item, "__cause__",
                                          "exception cause");
    if (result == 0) {
        detail::exception_of(self)->suppress_context = true;
    }
    return result;
}

[[nodiscard]] constexpr owned exception_suppress_context(thread_state&, value self) noexcept {
    return owned::take(make_bool(detail::exception_of(self)->suppress_context));
}

[[nodiscard]] constexpr int set_exception_suppress_context(thread_state& thread, value self, value,
                                                           value item) noexcept {
    if (!item) {
        return raise(thread, type_error_type, "can't delete numeric/char attribute");
    }
    if (item.kind != tag::boolean) {
        return raise(thread, type_error_type, "attribute value type must be bool");
    }
    if (!detail::is_writable_exception(thread, self)) {
        return -1;
    }
    detail::exception_of(self)->suppress_context = item.data.integer != 0;
    return 0;
}

[[nodiscard]] constexpr owned exception_traceback(thread_state&, value self) noexcept {
    return share_or_none(detail::exception_of(self)->traceback);
}

[[nodiscard]] constexpr int set_exception_traceback(thread_state& thread, value self, value,
                                                    value item) noexcept {
    if (!item) {
        return raise(thread, type_error_type, "__traceback__ may not be deleted");
    }
    auto* traceback = as<traceback_object>(item, traceback_type);
    if (traceback == nullptr && item.kind != tag::none) {
        return raise(thread, type_error_type, "__traceback__ must be a traceback or None");
    }
    if (!detail::is_writable_exception(thread, self)) {
        return -1;
    }
    increment(item);
    state::replace(detail::exception_of(self)->traceback, traceback);
    return 0;
}

/// StopIteration.value and SystemExit.code.
[[nodiscard]] constexpr owned exception_value(thread_state&, value self) noexcept {
    return share_or_none(static_cast<valued_exception*>(self.data.object)->value);
}

[[nodiscard]] constexpr int set_exception_value(thread_state& thread, value self, value,
                                                value item) noexcept {
    object* boxed = item ? box(thread, item) : nullptr;
    if (item && boxed == nullptr) {
        return -1;
    }
    state::replace(static_cast<valued_exception*>(self.data.object)->value, boxed);
    return 0;
}

} // namespace stasis::builtins
