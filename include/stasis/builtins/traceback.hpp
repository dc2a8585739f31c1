// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/traceback.hpp: the type of traceback entries.
// CPython 3.11: Python/traceback.c.
// Refuses: tb_frame, since frames are no objects here.
#pragma once

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

constexpr int traceback_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<traceback_object*>(held);
    return visit_each(visit, argument, self->tb_next, self->tb_code);
}

constexpr void traceback_clear(object* held) noexcept {
    state::drop(static_cast<traceback_object*>(held)->tb_next);
}

inline constexpr getset_def traceback_getset[] = {
    {"tb_next", traceback_next, nullptr, nullptr, nullptr},
    {"tb_lasti", traceback_last_instruction, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object traceback_type = [] {
    type_object self{{immortal_head(type_type, 0)}};
    self.tp_name = "traceback";
    self.tp_basicsize = sizeof(traceback_object);
    self.tp_dealloc = builtins::container_dealloc;
    self.tp_free = builtins::free_object<traceback_object>;
    self.tp_repr = builtins::identity_repr;
    self.tp_hash = builtins::identity_hash;
    self.tp_traverse = builtins::traceback_traverse;
    self.tp_clear = builtins::traceback_clear;
    self.tp_getset = builtins::traceback_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis
