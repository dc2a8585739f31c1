// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/traceback.hpp: the type of traceback entries.
// CPython 3.11: Python/traceback.c.
// Refuses: the variables of tb_frame (interpreter/frame_object.hpp); traceback(...), and setting tb_next.
#pragma once

#include <stasis/builtins/frame.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/object/exception.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned traceback_next(thread_state&, value self) noexcept {
    return share_or_none(static_cast<traceback_object*>(self.data.object)->tb_next);
}

[[nodiscard]] constexpr owned traceback_last_instruction(thread_state&, value self) noexcept {
    return owned::take(make_int(2 * static_cast<traceback_object*>(self.data.object)->tb_lasti));
}

/// The line on which the exception was raised, or passed through.
[[nodiscard]] constexpr owned traceback_line(thread_state&, value self) noexcept {
    const auto* entry = static_cast<traceback_object*>(self.data.object);
    return detail::line_at(entry->tb_code, entry->tb_lasti);
}

[[nodiscard]] constexpr owned traceback_frame(thread_state& thread, value self) noexcept {
    const auto* entry = static_cast<traceback_object*>(self.data.object);
    return interpreter::new_frame_object(thread, entry->tb_code, entry->tb_globals,
                                         entry->tb_lasti);
}

constexpr int traceback_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<traceback_object*>(held);
    return visit_each(visit, argument, self->tb_next, self->tb_code, self->tb_globals);
}

constexpr void traceback_clear(object* held) noexcept {
    auto* self = static_cast<traceback_object*>(held);
    state::drop(self->tb_next);
    state::drop(self->tb_globals);
}

inline constexpr getset_def traceback_members[] = {
    {"tb_frame", traceback_frame, nullptr, nullptr, nullptr},
    {"tb_lasti", traceback_last_instruction, nullptr, nullptr, nullptr},
    {"tb_lineno", traceback_line, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def traceback_getset[] = {
    {"tb_next", traceback_next, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object traceback_table = [] {
    type_object self{};
    self.tp_name = "traceback";
    self.tp_basicsize = sizeof(traceback_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<traceback_object>;
    self.tp_traverse = traceback_traverse;
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
