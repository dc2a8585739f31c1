// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/builtin_function.hpp: the type of functions written in C++, bound or not.
// Promises: their names and reprs. Calling one is interpreter/call.hpp's.
// CPython 3.11: Objects/methodobject.c. There a method found on a type (list.append) has a type of
// its own, method_descriptor; here it is a function without an object.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned builtin_function_repr(thread_state& thread, value self) noexcept {
    const auto* function = static_cast<builtin_function_object*>(self.data.object);
    text_builder built{thread};
    if (function->m_self == nullptr && function->m_module != nullptr &&
        (function->m_ml->ml_flags & interpreter::method_static) == 0) {
        built.add("<method '");
        built.add(function->m_ml->ml_name);
        built.add("' of '");
        built.add(static_cast<const type_object*>(function->m_module)->tp_name);
        built.add("' objects>");
        return built.finish();
    }
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

constexpr int builtin_function_traverse(object* held, visit_slot visit,
                                        visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<builtin_function_object*>(held)->m_self);
}

constexpr void builtin_function_clear(object* held) noexcept {
    state::drop(static_cast<builtin_function_object*>(held)->m_self);
}

inline constexpr getset_def builtin_function_getset[] = {
    {"__name__", builtin_function_name, nullptr, nullptr, nullptr},
    {"__self__", builtin_function_self, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object builtin_function_type = [] {
    type_object self{{immortal_head(type_type, 0)}};
    self.tp_name = "builtin_function_or_method";
    self.tp_basicsize = sizeof(builtin_function_object);
    self.tp_dealloc = builtins::container_dealloc;
    self.tp_free = builtins::free_object<builtin_function_object>;
    self.tp_repr = builtins::builtin_function_repr;
    self.tp_hash = builtins::identity_hash;
    self.tp_traverse = builtins::builtin_function_traverse;
    self.tp_clear = builtins::builtin_function_clear;
    self.tp_getset = builtins::builtin_function_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis
