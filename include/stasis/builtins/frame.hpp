// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/frame.hpp: the type of frame objects, which interpreter/frame_object.hpp makes.
// CPython 3.11: Objects/frameobject.c.
// Refuses: setting f_lineno, f_trace and its like, since nothing is traced; f_locals of a function
// that ran in native code: a RuntimeError.
#pragma once

#include <stasis/builtins/generator.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/frame_object.hpp>
#include <stasis/interpreter/scope.hpp>
#include <stasis/opcode/location_table.hpp>

namespace stasis::builtins {

namespace detail {

constexpr frame_object* frame_of(value self) noexcept {
    return static_cast<frame_object*>(self.data.object);
}

/// The line of an instruction, counted in code units, or None: it has none.
[[nodiscard]] constexpr owned line_at(const code_object* code, int lasti) noexcept {
    const bytes_object* table = code->co_linetable;
    const int line =
        opcode::position_at(bytes_data(table), static_cast<std::size_t>(table->ob_size),
                            code->co_firstlineno, static_cast<std::size_t>(lasti < 0 ? 0 : lasti))
            .line;
    return owned::take(line > 0 ? make_int(line) : none_value);
}

} // namespace detail

[[nodiscard]] constexpr owned frame_back(thread_state& thread, value self) noexcept {
    const frame_object* frame = detail::frame_of(self);
    if (interpreter::is_ended(frame)) {
        return share_or_none(frame->f_back);
    }
    owned caller = interpreter::caller_frame(thread, *frame->f_frame);
    if (!caller && !pending(thread)) {
        return owned::take(none_value);
    }
    return caller;
}

[[nodiscard]] constexpr owned frame_code(thread_state&, value self) noexcept {
    return owned::share(const_cast<code_object*>(detail::frame_of(self)->f_frame->code));
}

[[nodiscard]] constexpr owned frame_builtins(thread_state& thread, value self) noexcept {
    const function_object* function = detail::frame_of(self)->f_frame->function;
    return interpreter::builtins_of(thread, function->func_builtins);
}

[[nodiscard]] constexpr owned frame_globals(thread_state&, value self) noexcept {
    return owned::share(detail::frame_of(self)->f_frame->function->func_globals);
}

[[nodiscard]] constexpr owned frame_get_locals(thread_state& thread, value self) noexcept {
    return interpreter::frame_locals(thread, *detail::frame_of(self)->f_frame);
}

[[nodiscard]] constexpr owned frame_last_instruction(thread_state&, value self) noexcept {
    return owned::take(
        make_int(2 * interpreter::last_instruction(*detail::frame_of(self)->f_frame)));
}

[[nodiscard]] constexpr owned frame_line(thread_state&, value self) noexcept {
    const interpreter::frame& frame = *detail::frame_of(self)->f_frame;
    return detail::line_at(frame.code, interpreter::last_instruction(frame));
}

[[nodiscard]] constexpr owned frame_trace(thread_state&, value) noexcept {
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned frame_repr(thread_state& thread, value self) noexcept {
    const frame_object* frame = detail::frame_of(self);
    const code_object* code = frame->f_frame->code;
    const owned file = interpreter::repr(thread, make_object(code->co_filename));
    const owned line = frame_line(thread, self);
    if (!file) {
        return {};
    }
    text_builder built{thread};
    built.add("<frame at ");
    add_address(built, frame);
    built.add(", file ");
    built.add(file.as_object());
    built.add(", line ");
    if (line.get().kind == tag::integer) {
        built.add(line.get().data.integer);
    } else {
        built.add("None");
    }
    built.add(", code ");
    built.add(code->co_name);
    built.add(">");
    return built.finish();
}

/// The variables of a frame that has ended, and what is left on its stack, go.
constexpr void frame_clear_values(object* held) noexcept {
    auto* self = static_cast<frame_object*>(held);
    if (!interpreter::is_ended(self)) {
        return;
    }
    interpreter::frame& ended = self->ended;
    for (value* place = ended.locals; place != ended.top; ++place) {
        const value before = *place;
        *place = value{};
        decrement(before);
    }
}

/// frame.clear(): drops the variables of a frame that has ended, and ends a generator that waits.
[[nodiscard]] constexpr owned frame_clear(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "frame.clear", given)) {
        return {};
    }
    frame_object* frame = detail::frame_of(given.values[0]);
    if (interpreter::is_ended(frame)) {
        frame_clear_values(frame);
        return owned::take(none_value);
    }
    const bool waits = frame->f_frame->of_generator;
    generator_object* const generator =
        waits ? static_cast<interpreter::generator_frame*>(frame->f_frame)->generator : nullptr;
    if (!waits || generator->gi_frame_state == interpreter::generator_executing) {
        return raise(thread, runtime_error_type, "cannot clear an executing frame");
    }
    const owned kept = owned::share(generator);
    generator_finalize(generator);
    return owned::take(none_value);
}

constexpr int frame_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<frame_object*>(held);
    if (interpreter::is_ended(self)) {
        if (const int stopped = interpreter::detail::visit_frame(self->ended, visit, argument)) {
            return stopped;
        }
    }
    return visit_each(visit, argument, self->f_back,
                      interpreter::is_ended(self) ? self->ended.code : nullptr);
}

inline constexpr method_def frame_methods[] = {{"clear", frame_clear, 0, nullptr},
                                               {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def frame_members[] = {
    {"f_trace_lines", [](thread_state&, value) noexcept { return owned::take(make_bool(true)); },
     nullptr, nullptr, nullptr},
    {"f_trace_opcodes", [](thread_state&, value) noexcept { return owned::take(make_bool(false)); },
     nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr getset_def frame_getset[] = {
    {"f_back", frame_back, nullptr, nullptr, nullptr},
    {"f_locals", frame_get_locals, nullptr, nullptr, nullptr},
    {"f_lineno", frame_line, nullptr, nullptr, nullptr},
    {"f_trace", frame_trace, nullptr, nullptr, nullptr},
    {"f_lasti", frame_last_instruction, nullptr, nullptr, nullptr},
    {"f_globals", frame_globals, nullptr, nullptr, nullptr},
    {"f_builtins", frame_builtins, nullptr, nullptr, nullptr},
    {"f_code", frame_code, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object frame_table = [] {
    type_object self{};
    self.tp_name = "frame";
    self.tp_basicsize = sizeof(frame_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = frame_free;
    self.tp_traverse = frame_traverse;
    self.tp_clear = frame_clear_values;
    self.tp_repr = frame_repr;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods = frame_methods;
    self.tp_members = frame_members;
    self.tp_getset = frame_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object frame_type =
    builtins::ready<frame_type, builtins::frame_table, "f_trace_lines", "f_trace_opcodes", "f_back",
                    "f_locals", "f_lineno", "f_trace", "f_lasti", "f_globals", "f_builtins",
                    "f_code">();

} // namespace stasis
