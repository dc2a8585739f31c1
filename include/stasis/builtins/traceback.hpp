// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/traceback.hpp: the type of traceback entries.
// CPython 3.11: Python/traceback.c.
// Refuses: tb_frame, since frames are no objects here.
#pragma once

#include <stasis/builtins/type.hpp>
#include <stasis/object/exception.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned traceback_next(thread_state&, value self) noexcept {
    return share_or_none(static_cast<traceback_object*>(self.data.object)->tb_next);
}

[[nodiscard]] constexpr owned traceback_last_instruction(thread_state&, value self) noexcept {
    return owned::take(make_int(2 * static_cast<traceback_object*>(self.data.object)->tb_lasti));
}

constexpr void traceback_clear(object* held) noexcept {
    state::drop(static_cast<traceback_object*>(held)->tb_next);
}

/// A recursion that failed leaves a thousand entries: they are given back one after the other.
constexpr void traceback_dealloc(object* held) noexcept {
    auto* self = static_cast<traceback_object*>(held);
    while (self != nullptr) {
        traceback_object* next = self->tb_next;
        state::drop(self->tb_code);
        release<traceback_object>(self);
        self = next != nullptr && next->ob_refcnt == 1 ? next : nullptr;
        if (next != nullptr && self == nullptr) {
            decrement(next);
        }
    }
}

inline constexpr getset_def traceback_members[] = {
    {"tb_lasti", traceback_last_instruction, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def traceback_getset[] = {
    {"tb_next", traceback_next, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object traceback_table = [] {
    type_object self{};
    self.tp_name = "traceback";
    self.tp_basicsize = sizeof(traceback_object);
    self.tp_dealloc = traceback_dealloc;
    self.tp_clear = traceback_clear;
    self.tp_members = traceback_members;
    self.tp_getset = traceback_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object traceback_type =
    builtins::ready<traceback_type, builtins::traceback_table>();

} // namespace stasis
