// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/frame.hpp: the type of frame objects, which interpreter/frame_object.hpp makes.
// CPython 3.11: Objects/frameobject.c.
// Refuses: setting f_lineno, f_trace and its like, since nothing is traced; f_locals of a frame
// whose variables nobody has kept: a RuntimeError.
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

/// The instruction of a frame, in code units.
[[nodiscard]] constexpr int instruction_of(const frame_object* self) noexcept {
    return self->f_frame != nullptr ? interpreter::last_instruction(*self->f_frame) : self->lasti;
}

} // namespace detail

[[nodiscard]] constexpr owned frame_back(thread_state& thread, value self) noexcept {
    const frame_object* frame = detail::frame_of(self);
    if (frame->f_frame == nullptr) {
        return share_or_none(frame->f_back);
    }
    owned caller = interpreter::caller_frame(thread, *frame->f_frame);
    if (!caller && !pending(thread)) {
        return owned::take(none_value);
    }
    return caller;
}

[[nodiscard]] constexpr owned frame_code(thread_state&, value self) noexcept {
    return owned::share(const_cast<code_object*>(detail::frame_of(self)->code));
}

[[nodiscard]] constexpr owned frame_builtins(thread_state& thread, value) noexcept {
    return interpreter::builtins_of(thread, nullptr);
}

[[nodiscard]] constexpr owned frame_globals(thread_state&, value self) noexcept {
    return owned::share(detail::frame_of(self)->globals);
}

[[nodiscard]] constexpr owned frame_get_locals(thread_state& thread, value self) noexcept {
    const frame_object* frame = detail::frame_of(self);
    if (frame->f_frame != nullptr) {
        return interpreter::frame_locals(thread, *frame->f_frame);
    }
    if (frame->locals != nullptr) {
        return owned::share(frame->locals);
    }
    if ((frame->code->co_flags & code_optimized) == 0) {
        return owned::share(frame->globals);
    }
    if ((frame->code->co_flags & code_that_yields) != 0) {
        return owned::take(new_dict(thread)); // it has ended
    }
    return raise(thread, runtime_error_type, "the variables of this frame have not been kept");
}

[[nodiscard]] constexpr owned frame_last_instruction(thread_state&, value self) noexcept {
    return owned::take(make_int(2 * detail::instruction_of(detail::frame_of(self))));
}

[[nodiscard]] constexpr owned frame_line(thread_state&, value self) noexcept {
    const frame_object* frame = detail::frame_of(self);
    return detail::line_at(frame->code, detail::instruction_of(frame));
}

[[nodiscard]] constexpr owned frame_trace(thread_state&, value) noexcept {
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned frame_repr(thread_state& thread, value self) noexcept {
    const frame_object* frame = detail::frame_of(self);
    const owned file = interpreter::repr(thread, make_object(frame->code->co_filename));
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
    built.add(frame->code->co_name);
    built.add(">");
    return built.finish();
}

/// frame.clear(): drops the variables of a frame that has ended, and ends a generator that waits.
[[nodiscard]] constexpr owned frame_clear(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "frame.clear", given)) {
        return {};
    }
    frame_object* frame = detail::frame_of(given.values[0]);
    if (frame->f_frame != nullptr) {
        const owned kept = owned::share(frame->owner != nullptr ? load(frame->owner) : none_value);
        auto* const generator = static_cast<generator_object*>(frame->owner);
        const auto runs = [&] {
            return frame->f_frame != nullptr &&
                   (generator == nullptr ||
                    generator->gi_frame_state == interpreter::generator_executing);
        };
        if (!runs()) {
            generator_finalize(generator);
        }
        if (runs()) {
            return raise(thread, runtime_error_type, "cannot clear an executing frame");
        }
        if (frame->f_frame != nullptr) {
            generator_clear(generator);
        }
    }
    if ((frame->code->co_flags & code_optimized) != 0) {
        object* const empty = new_dict(thread);
        if (empty == nullptr) {
            return {};
        }
        state::replace(frame->locals, empty);
    }
    return owned::take(none_value);
}

constexpr int frame_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<frame_object*>(held);
    return visit_each(visit, argument, self->f_back, self->code, self->globals, self->locals);
}

constexpr void frame_clear_all(object* held) noexcept {
    auto* self = static_cast<frame_object*>(held);
    state::drop(self->f_back);
    state::drop(self->locals);
}

/// tp_free: what is still on the list of activations is taken off.
constexpr void frame_free(object* held) noexcept {
    auto* self = static_cast<frame_object*>(held);
    if (self->f_frame != nullptr) {
        interpreter::detail::unlink_frame_object(self);
    }
    free_object<frame_object>(self);
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
    self.tp_clear = frame_clear_all;
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
