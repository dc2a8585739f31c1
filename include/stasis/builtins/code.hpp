// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/code.hpp: the type of code objects.
// CPython 3.11: Objects/codeobject.c.
// Refuses: making one in a program, and comparing code objects by their content.
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

constexpr const code_object* code_of(value self) noexcept {
    return static_cast<const code_object*>(self.data.object);
}

} // namespace detail

[[nodiscard]] constexpr owned code_repr(thread_state& thread, value self) noexcept {
    const code_object* code = detail::code_of(self);
    text_builder built{thread};
    built.add("<code object ");
    built.add(code->co_name);
    built.add(" at ");
    add_address(built, code);
    built.add(", file \"");
    built.add(code->co_filename);
    built.add("\", line ");
    built.add(code->co_firstlineno);
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned code_name(thread_state&, value self) noexcept {
    return owned::share(detail::code_of(self)->co_name);
}

[[nodiscard]] constexpr owned code_filename(thread_state&, value self) noexcept {
    return owned::share(detail::code_of(self)->co_filename);
}

[[nodiscard]] constexpr owned code_first_line(thread_state&, value self) noexcept {
    return owned::take(make_int(detail::code_of(self)->co_firstlineno));
}

[[nodiscard]] constexpr owned code_argument_count(thread_state&, value self) noexcept {
    return owned::take(make_int(detail::code_of(self)->co_argcount));
}

/// Gives back a code object that was thawed; one of the static graph never gets here.
constexpr void code_dealloc(object* held) noexcept {
    auto* self = static_cast<code_object*>(held);
    state::drop(self->co_consts);
    state::drop(self->co_names);
    state::drop(self->co_exceptiontable);
    state::drop(self->co_localsplusnames);
    state::drop(self->co_localspluskinds);
    state::drop(self->co_filename);
    state::drop(self->co_name);
    state::drop(self->co_qualname);
    state::drop(self->co_linetable);
    state::drop(self->_co_code);
    release<code_object, unsigned char>(self, bytecode_size(self));
}

inline constexpr getset_def code_members[] = {
    {"co_argcount", code_argument_count, nullptr, nullptr, nullptr},
    {"co_filename", code_filename, nullptr, nullptr, nullptr},
    {"co_name", code_name, nullptr, nullptr, nullptr},
    {"co_firstlineno", code_first_line, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object code_table = [] {
    type_object self{};
    self.tp_name = "code";
    self.tp_basicsize = sizeof(code_object);
    self.tp_itemsize = 2;
    self.tp_dealloc = code_dealloc;
    self.tp_repr = code_repr;
    self.tp_members = code_members;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object code_type = builtins::ready<code_type, builtins::code_table>();

} // namespace stasis
