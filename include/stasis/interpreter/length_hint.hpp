// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/length_hint.hpp: how many items an object has, or says that it may have.
// CPython 3.11: PyObject_Size, PyObject_LengthHint (Objects/abstract.c).
#pragma once

#include <stasis/graph/str.hpp>
#include <stasis/interpreter/call_value.hpp>

namespace stasis::interpreter {

/// len(self), or -1.
[[nodiscard]] constexpr ssize length(thread_state& thread, value self) noexcept {
    const type_object* type = type_of(self);
    if (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_length != nullptr) {
        return type->tp_as_sequence->sq_length(thread, self);
    }
    if (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_length != nullptr) {
        return type->tp_as_mapping->mp_length(thread, self);
    }
    return raise(thread, type_error_type, "object of type '", type->tp_name, "' has no len()");
}

namespace detail {

/// What self.__length_hint__() has answered, as a number; -1: an exception is pending.
[[nodiscard]] constexpr ssize hint_of(thread_state& thread, value answer) noexcept {
    if (answer.kind == tag::boolean || answer.kind == tag::integer) {
        if (answer.data.integer >= 0) {
            return answer.data.integer;
        }
        return raise(thread, value_error_type, "__length_hint__() should return >= 0");
    }
    const auto* number = as<int_object>(answer, int_type);
    if (number == nullptr) {
        return raise(thread, type_error_type, "__length_hint__ must be an integer, not ",
                     type_of(answer)->tp_name);
    }
    std::int64_t small = 0;
    if (!to_int64(number, small)) {
        return raise(thread, overflow_error_type, "Python int too large to convert to C ssize_t");
    }
    return hint_of(thread, make_int(small));
}

} // namespace detail

/// How many items an iterable is expected to give: its length, or what its __length_hint__ says, or
/// else `otherwise`; -1: an exception is pending.
[[nodiscard]] constexpr ssize length_hint(thread_state& thread, value self,
                                          ssize otherwise = 0) noexcept {
    const type_object* type = type_of(self);
    const bool sized =
        (type->tp_as_sequence != nullptr && type->tp_as_sequence->sq_length != nullptr) ||
        (type->tp_as_mapping != nullptr && type->tp_as_mapping->mp_length != nullptr);
    if (sized) {
        const ssize size = length(thread, self);
        if (size >= 0 || !clear_pending(thread, type_error_type)) {
            return size;
        }
    }
    object* found = look_up(thread, type, &graph::str_<"__length_hint__">);
    if (found == nullptr) {
        return otherwise;
    }
    const owned kept = owned::share(found);
    owned answer;
    if (found->ob_type == &method_descriptor_type) {
        answer =
            static_cast<descriptor_object*>(found)->d_method->ml_meth(thread, {&self, 1, nullptr});
    } else if (const owned method = bind_attribute(thread, found, self, type)) {
        answer = call(thread, method.get(), {nullptr, 0, nullptr});
    }
    if (!answer) {
        return clear_pending(thread, type_error_type) ? otherwise : -1;
    }
    if (answer.get().kind == tag::object &&
        answer.get().data.object == pointer_to(graph::not_implemented)) {
        return otherwise;
    }
    return detail::hint_of(thread, answer.get());
}

} // namespace stasis::interpreter
