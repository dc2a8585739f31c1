// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/builtin_function.hpp: the type of functions written in C++, bound or not.
// Promises: their names and reprs. Calling one is interpreter/call.hpp's; a method found on a type
// (list.append) is another type's (builtins/descriptors.hpp).
// CPython 3.11: Objects/methodobject.c.
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned builtin_function_repr(thread_state& thread, value self) noexcept {
    const auto* function = static_cast<builtin_function_object*>(self.data.object);
    text_builder built{thread};
    built.add("<built-in ");
    if (function->m_self == nullptr) {
        built.add("function ");
        built.add(function->m_ml->ml_name);
    } else {
        built.add("method ");
        built.add(function->m_ml->ml_name);
        built.add(" of ");
        built.add(function->m_self->ob_type->tp_name);
        built.add(" object at ");
        add_address(built, function->m_self);
    }
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned builtin_function_name(thread_state& thread, value self) noexcept {
    return new_str(thread, static_cast<builtin_function_object*>(self.data.object)->m_ml->ml_name);
}

[[nodiscard]] constexpr owned builtin_function_self(thread_state&, value self) noexcept {
    return share_or_none(static_cast<builtin_function_object*>(self.data.object)->m_self);
}

constexpr void builtin_function_clear(object* held) noexcept {
    state::drop(static_cast<builtin_function_object*>(held)->m_self);
}

constexpr void builtin_function_dealloc(object* held) noexcept {
    builtin_function_clear(held);
    release<builtin_function_object>(static_cast<builtin_function_object*>(held));
}

inline constexpr getset_def builtin_function_getset[] = {
    {"__name__", builtin_function_name, nullptr, nullptr, nullptr},
    {"__self__", builtin_function_self, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object builtin_function_table = [] {
    type_object self{};
    self.tp_name = "builtin_function_or_method";
    self.tp_basicsize = sizeof(builtin_function_object);
    self.tp_dealloc = builtin_function_dealloc;
    self.tp_repr = builtin_function_repr;
    self.tp_call = call_function;
    self.tp_clear = builtin_function_clear;
    self.tp_getset = builtin_function_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object builtin_function_type =
    builtins::ready<builtin_function_type, builtins::builtin_function_table>();

} // namespace stasis
