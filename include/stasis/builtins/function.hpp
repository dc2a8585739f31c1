// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/function.hpp: the type of functions written in Python.
// Promises: the attributes that programs read of a function: its names, defaults, code, docstring.
// Calling one is interpreter/call.hpp's.
// CPython 3.11: Objects/funcobject.c.
// Refuses: attributes of a program's own on a function.
#pragma once

#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

namespace detail {

constexpr function_object* function_of(value self) noexcept {
    return static_cast<function_object*>(self.data.object);
}

[[nodiscard]] constexpr int set_name(thread_state& thread, str_object*& field, const char* name,
                                     value item) noexcept {
    if (!item || type_of(item) != &str_type) {
        return raise(thread, type_error_type, name, " must be set to a string object");
    }
    increment(item);
    str_object* before = field;
    field = static_cast<str_object*>(item.data.object);
    decrement(before);
    return 0;
}

} // namespace detail

[[nodiscard]] constexpr owned function_name(thread_state&, value self) noexcept {
    return owned::share(detail::function_of(self)->func_name);
}

[[nodiscard]] constexpr int set_function_name(thread_state& thread, value self, value,
                                              value item) noexcept {
    return detail::set_name(thread, detail::function_of(self)->func_name, "__name__", item);
}

[[nodiscard]] constexpr owned function_qualname(thread_state&, value self) noexcept {
    return owned::share(detail::function_of(self)->func_qualname);
}

[[nodiscard]] constexpr int set_function_qualname(thread_state& thread, value self, value,
                                                  value item) noexcept {
    return detail::set_name(thread, detail::function_of(self)->func_qualname, "__qualname__", item);
}

[[nodiscard]] constexpr owned function_defaults(thread_state&, value self) noexcept {
    return share_or_none(detail::function_of(self)->func_defaults);
}

[[nodiscard]] constexpr owned function_kwdefaults(thread_state&, value self) noexcept {
    return share_or_none(detail::function_of(self)->func_kwdefaults);
}

[[nodiscard]] constexpr owned function_closure(thread_state&, value self) noexcept {
    return share_or_none(detail::function_of(self)->func_closure);
}

[[nodiscard]] constexpr owned function_globals(thread_state&, value self) noexcept {
    return share_or_none(detail::function_of(self)->func_globals);
}

[[nodiscard]] constexpr owned function_code(thread_state&, value self) noexcept {
    return share_or_none(detail::function_of(self)->func_code);
}

/// The docstring is the first constant, if that is a str: where nobody has set another.
[[nodiscard]] constexpr owned function_doc(thread_state&, value self) noexcept {
    const function_object* function = detail::function_of(self);
    if (function->func_doc != nullptr) {
        return owned::share(load(function->func_doc));
    }
    const tuple_object* constants = function->func_code->co_consts;
    if (constants->ob_size != 0 && items(constants)[0]->ob_type == &str_type) {
        return owned::share(items(constants)[0]);
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr int set_function_doc(thread_state& thread, value self, value,
                                             value item) noexcept {
    object* boxed = box(thread, item ? item : none_value);
    if (boxed == nullptr) {
        return -1;
    }
    function_object* function = detail::function_of(self);
    state::drop(function->func_doc);
    function->func_doc = boxed;
    return 0;
}

[[nodiscard]] constexpr owned function_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<function ");
    built.add(detail::function_of(self)->func_qualname);
    built.add(" at ");
    add_address(built, self.data.object);
    built.add(">");
    return built.finish();
}

/// Drops what can lead back to the function. Its names and its code stay: they lead nowhere.
constexpr void function_clear(object* held) noexcept {
    auto* self = static_cast<function_object*>(held);
    state::drop(self->func_globals);
    state::drop(self->func_defaults);
    state::drop(self->func_kwdefaults);
    state::drop(self->func_closure);
    state::drop(self->func_doc);
    state::drop(self->func_dict);
    state::drop(self->func_module);
    state::drop(self->func_annotations);
}

constexpr void function_dealloc(object* held) noexcept {
    auto* self = static_cast<function_object*>(held);
    function_clear(self);
    state::drop(self->func_name);
    state::drop(self->func_qualname);
    state::drop(self->func_code);
    release<function_object>(self);
}

inline constexpr getset_def function_getset[] = {
    {"__name__", function_name, set_function_name, nullptr, nullptr},
    {"__qualname__", function_qualname, set_function_qualname, nullptr, nullptr},
    {"__defaults__", function_defaults, nullptr, nullptr, nullptr},
    {"__kwdefaults__", function_kwdefaults, nullptr, nullptr, nullptr},
    {"__closure__", function_closure, nullptr, nullptr, nullptr},
    {"__globals__", function_globals, nullptr, nullptr, nullptr},
    {"__code__", function_code, nullptr, nullptr, nullptr},
    {"__doc__", function_doc, set_function_doc, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object function_type = [] {
    type_object self{{immortal_head(type_type, 0)}};
    self.tp_name = "function";
    self.tp_basicsize = sizeof(function_object);
    self.tp_dealloc = builtins::function_dealloc;
    self.tp_repr = builtins::function_repr;
    self.tp_hash = builtins::identity_hash;
    self.tp_clear = builtins::function_clear;
    self.tp_getset = builtins::function_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis
