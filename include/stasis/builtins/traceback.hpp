// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/traceback.hpp: the type of traceback entries.
// CPython 3.11: Python/traceback.c.
// Refuses: the variables of a function in native code, whose tb_frame is made when it is asked for.
#pragma once

#include <stasis/builtins/frame.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/object/exception.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned traceback_next(thread_state&, value self) noexcept {
    return share_or_none(static_cast<traceback_object*>(self.data.object)->tb_next);
}

[[nodiscard]] constexpr owned traceback_last_instruction(thread_state&, value self) noexcept {
    return owned::take(make_int(static_cast<traceback_object*>(self.data.object)->tb_lasti));
}

/// The line on which the exception was raised, or passed through.
[[nodiscard]] constexpr owned traceback_line(thread_state&, value self) noexcept {
    const int line =
        interpreter::position_of(static_cast<traceback_object*>(self.data.object)).line;
    return owned::take(line != -1 ? make_int(line) : none_value);
}

[[nodiscard]] constexpr owned traceback_frame(thread_state& thread, value self) noexcept {
    auto* entry = static_cast<traceback_object*>(self.data.object);
    if (entry->tb_frame == nullptr) {
        entry->tb_frame =
            interpreter::native_frame_object(thread, entry->function, entry->code, entry->tb_lasti);
    }
    if (entry->tb_frame == nullptr) {
        return {};
    }
    return owned::share(entry->tb_frame);
}

/// traceback(tb_next, tb_frame, tb_lasti, tb_lineno).
[[nodiscard]] constexpr owned traceback_new(thread_state& thread, const type_object&,
                                            const arguments& given) noexcept {
    constexpr signature<4> of{"TracebackType", {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"}, 4};
    value each[4];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    auto* const frame = as<frame_object>(each[1], frame_type);
    if (frame == nullptr) {
        return raise(thread, type_error_type,
                     "TracebackType() argument 'tb_frame' must be frame, not ",
                     type_of(each[1])->tp_name);
    }
    int lasti = 0;
    int line = 0;
    if (!interpreter::to_c_integer(thread, each[2], lasti) ||
        !interpreter::to_c_integer(thread, each[3], line)) {
        return {};
    }
    auto* next = as<traceback_object>(each[0], traceback_type);
    if (next == nullptr && each[0].kind != tag::none) {
        return raise(thread, type_error_type, "expected traceback object or None, got '",
                     type_of(each[0])->tp_name, "'");
    }
    auto* made = allocate<traceback_object>(thread, traceback_type);
    if (made == nullptr) {
        return {};
    }
    increment(each[0]);
    made->tb_next = next;
    increment(frame);
    made->tb_frame = frame;
    made->tb_lasti = lasti;
    made->tb_lineno = line;
    return owned::take(made);
}

/// Sets tb_next, which may not lead back to the entry.
[[nodiscard]] constexpr int set_traceback_next(thread_state& thread, value self, value,
                                               value item) noexcept {
    if (!item) {
        return raise(thread, type_error_type, "can't delete tb_next attribute");
    }
    auto* next = as<traceback_object>(item, traceback_type);
    if (next == nullptr && item.kind != tag::none) {
        return raise(thread, type_error_type, "expected traceback object, got '",
                     type_of(item)->tp_name, "'");
    }
    auto* entry = static_cast<traceback_object*>(self.data.object);
    for (const traceback_object* each = next; each != nullptr; each = each->tb_next) {
        if (each == entry) {
            return raise(thread, value_error_type, "traceback loop detected");
        }
    }
    increment(item);
    state::replace(entry->tb_next, next);
    return 0;
}

constexpr int traceback_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<traceback_object*>(held);
    return visit_each(visit, argument, self->tb_next, self->tb_frame, self->function, self->code);
}

/// Leaves the frame, of which an entry tells as long as it lives: its own tp_clear drops what it
/// refers to.
constexpr void traceback_clear(object* held) noexcept {
    state::drop(static_cast<traceback_object*>(held)->tb_next);
}

/// traceback.__dir__().
[[nodiscard]] constexpr owned traceback_dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "traceback.__dir__", given)) {
        return {};
    }
    owned made = owned::take(new_list(thread, 4));
    for (const object* name :
         {pointer_to<object>(graph::str_<"tb_frame">), pointer_to<object>(graph::str_<"tb_next">),
          pointer_to<object>(graph::str_<"tb_lasti">),
          pointer_to<object>(graph::str_<"tb_lineno">)}) {
        if (!made || !append(thread, static_cast<list_object*>(made.as_object()),
                             make_object(const_cast<object*>(name)))) {
            return {};
        }
    }
    return made;
}

inline constexpr method_def traceback_methods[] = {{"__dir__", traceback_dir, 0, nullptr},
                                                   {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def traceback_members[] = {
    {"tb_frame", traceback_frame, nullptr, nullptr, nullptr},
    {"tb_lasti", traceback_last_instruction, nullptr, nullptr, nullptr},
    {"tb_lineno", traceback_line, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def traceback_getset[] = {
    {"tb_next", traceback_next, set_traceback_next, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object traceback_table = [] {
    type_object self{};
    self.tp_name = "traceback";
    self.tp_basicsize = sizeof(traceback_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<traceback_object>;
    self.tp_traverse = traceback_traverse;
    self.tp_clear = traceback_clear;
    self.tp_methods = traceback_methods;
    self.tp_members = traceback_members;
    self.tp_getset = traceback_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = traceback_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object traceback_type =
    builtins::ready<traceback_type, builtins::traceback_table>();

} // namespace stasis
