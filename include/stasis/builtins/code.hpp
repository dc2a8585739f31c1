// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/code.hpp: the type of code objects, with the attributes of code_attributes.hpp.
// CPython 3.11: Objects/codeobject.c.
// Refuses: making one from nothing in a program, and comparing code objects by their content.
#pragma once

#include <stasis/builtins/code_replace.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

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

inline constexpr method_def code_methods[] = {
    size_row<"code.__sizeof__", detail::size_of_code>,
    {"co_lines", code_lines, 0, nullptr},
    {"co_positions", code_positions, 0, nullptr},
    {"replace", code_replace, 0, nullptr},
    {"_varname_from_oparg", code_variable_name, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object code_table = [] {
    type_object self{};
    self.tp_name = "code";
    self.tp_basicsize = sizeof(code_object);
    self.tp_itemsize = 2;
    self.tp_dealloc = code_dealloc;
    self.tp_repr = code_repr;
    self.tp_methods = code_methods;
    self.tp_weaklistoffset = 144;
    self.tp_members = code_members;
    self.tp_getset = code_getset;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object code_type =
    builtins::ready<code_type, builtins::code_table, "co_posonlyargcount", "co_kwonlyargcount",
                    "co_stacksize", "co_flags", "co_nlocals", "co_consts", "co_names",
                    "co_qualname", "co_linetable", "co_exceptiontable", "co_lnotab", "co_varnames",
                    "co_cellvars", "co_freevars", "co_code", "co_lines", "co_positions", "replace",
                    "_varname_from_oparg">();

} // namespace stasis
