// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/function.hpp: the type of functions written in Python.
// Promises: the attributes that programs read of a function: its names, defaults, code, docstring,
// annotations, module.
// Calling one is interpreter/call.hpp's.
// CPython 3.11: Objects/funcobject.c.
#pragma once

#include <stasis/builtins/instance.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::builtins {

namespace detail {

constexpr function_object* function_of(value self) noexcept {
    return static_cast<function_object*>(self.data.object);
}

[[nodiscard]] constexpr int set_name(thread_state& thread, str_object*& field, const char* name,
                                     value item) noexcept {
    if (!item || !is_kind_of(item, str_type)) {
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

namespace detail {

/// Makes the dict of a function's annotations, which begin as a tuple of names and values in turn.
[[nodiscard]] constexpr dict_object* annotations_of(thread_state& thread,
                                                    function_object* function) noexcept {
    object* held = function->func_annotations;
    if (held != nullptr && held->ob_type == &dict_type) {
        return static_cast<dict_object*>(held);
    }
    owned made = owned::take(new_dict(thread));
    const ssize count = held != nullptr ? static_cast<tuple_object*>(held)->ob_size : 0;
    for (ssize i = 0; made && i < count; i += 2) {
        object* const* pair = items(static_cast<tuple_object*>(held)) + i;
        if (!store(thread, static_cast<dict_object*>(made.as_object()), load(pair[0]),
                   load(pair[1]))) {
            return nullptr;
        }
    }
    if (!made) {
        return nullptr;
    }
    state::replace(function->func_annotations, made.release().data.object);
    return static_cast<dict_object*>(function->func_annotations);
}

/// Stores a value in a field, None where it is empty; -1: MemoryError is pending.
[[nodiscard]] constexpr int set_any(thread_state& thread, object*& field, value item) noexcept {
    object* boxed = box(thread, item ? item : none_value);
    if (boxed == nullptr) {
        return -1;
    }
    state::replace(field, boxed);
    return 0;
}

} // namespace detail

namespace detail {

/// Sets what a function has of the type, or nothing for None; -1: TypeError is pending.
template <class Object>
[[nodiscard]] constexpr int set_checked(thread_state& thread, Object*& field,
                                        const type_object& type, const char* name,
                                        value item) noexcept {
    const bool none = !item || item.kind == tag::none;
    if (!none && !is_kind_of(item, type)) {
        return raise(thread, type_error_type, name, " must be set to a ", type.tp_name, " object");
    }
    increment(item);
    state::replace(field, none ? nullptr : static_cast<Object*>(item.data.object));
    return 0;
}

} // namespace detail

[[nodiscard]] constexpr int set_function_defaults(thread_state& thread, value self, value,
                                                  value item) noexcept {
    return detail::set_checked(thread, detail::function_of(self)->func_defaults, tuple_type,
                               "__defaults__", item);
}

[[nodiscard]] constexpr int set_function_kwdefaults(thread_state& thread, value self, value,
                                                    value item) noexcept {
    return detail::set_checked(thread, detail::function_of(self)->func_kwdefaults, dict_type,
                               "__kwdefaults__", item);
}

[[nodiscard]] constexpr owned function_annotations(thread_state& thread, value self) noexcept {
    dict_object* made = detail::annotations_of(thread, detail::function_of(self));
    if (made == nullptr) {
        return {};
    }
    return owned::share(made);
}

[[nodiscard]] constexpr int set_function_annotations(thread_state& thread, value self, value,
                                                     value item) noexcept {
    return detail::set_checked(thread, detail::function_of(self)->func_annotations, dict_type,
                               "__annotations__", item);
}

/// The name of the module that it was defined in, where nobody has set another.
[[nodiscard]] constexpr owned function_module(thread_state& thread, value self) noexcept {
    const function_object* function = detail::function_of(self);
    if (function->func_module != nullptr) {
        return owned::share(load(function->func_module));
    }
    object* found =
        find(thread, function->func_globals, make_object(pointer_to(graph::str_<"__name__">)));
    if (pending(thread)) {
        return {};
    }
    return share_or_none(found);
}

[[nodiscard]] constexpr int set_function_module(thread_state& thread, value self, value,
                                                value item) noexcept {
    return detail::set_any(thread, detail::function_of(self)->func_module, item);
}

[[nodiscard]] constexpr int set_function_doc(thread_state& thread, value self, value,
                                             value item) noexcept {
    return detail::set_any(thread, detail::function_of(self)->func_doc, item);
}

/// A function that is asked of an object becomes a method of it: func_descr_get.
[[nodiscard]] constexpr owned function_get(thread_state& thread, value self, value of,
                                           value) noexcept {
    if (!of || of.kind == tag::none) {
        return owned::share(self);
    }
    return new_method(thread, self, of);
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

constexpr int function_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<function_object*>(held);
    return visit_each(visit, argument, self->func_globals, self->func_name, self->func_qualname,
                      self->func_code, self->func_defaults, self->func_kwdefaults,
                      self->func_closure, self->func_doc, self->func_dict, self->func_module,
                      self->func_annotations);
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

inline constexpr getset_def function_members[] = {
    {"__closure__", function_closure, nullptr, nullptr, nullptr},
    {"__doc__", function_doc, set_function_doc, nullptr, nullptr},
    {"__globals__", function_globals, nullptr, nullptr, nullptr},
    {"__module__", function_module, set_function_module, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def function_getset[] = {
    {"__code__", function_code, nullptr, nullptr, nullptr},
    {"__defaults__", function_defaults, set_function_defaults, nullptr, nullptr},
    {"__kwdefaults__", function_kwdefaults, set_function_kwdefaults, nullptr, nullptr},
    {"__annotations__", function_annotations, set_function_annotations, nullptr, nullptr},
    {"__dict__", instance_get_dict, instance_set_dict, nullptr, nullptr},
    {"__name__", function_name, set_function_name, nullptr, nullptr},
    {"__qualname__", function_qualname, set_function_qualname, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object function_table = [] {
    type_object self{};
    self.tp_name = "function";
    self.tp_basicsize = sizeof(function_object);
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<function_object>;
    self.tp_traverse = function_traverse;
    self.tp_clear = function_clear;
    self.tp_weaklistoffset = 96;
    self.tp_repr = function_repr;
    self.tp_call = call_function;
    self.tp_members = function_members;
    self.tp_getset = function_getset;
    self.tp_base = &object_type;
    self.tp_descr_get = function_get;
    self.tp_dictoffset = 88;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object function_type =
    builtins::ready<function_type, builtins::function_table>();

} // namespace stasis
