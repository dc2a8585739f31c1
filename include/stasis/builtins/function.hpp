// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/function.hpp: the type of functions written in Python.
// Promises: the attributes of a function, and setting them: its names, defaults, code, docstring,
// annotations, module. Activations that run keep the code that they were called with.
// Calling one is interpreter/call.hpp's.
// Differs from CPython: where native code has read a function's global name, and an argument of
// that very call changes the function's code, the call still runs the code of before. CPython 3.11:
// Objects/funcobject.c.
#pragma once

#include <stasis/builtins/instance.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/interpreter/activation.hpp>
#include <stasis/interpreter/scope.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/native_functions.hpp>

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

namespace detail {

/// Sets a field that is an object of a type or nothing, which None stands for.
template <class Field>
[[nodiscard]] constexpr int set_typed(thread_state& thread, Field*& field, value item,
                                      const type_object& type, const char* name,
                                      const char* kind) noexcept {
    const bool none = !item || item.kind == tag::none;
    if (!none && !is_kind_of(item, type)) {
        return raise(thread, type_error_type, name, " must be set to a ", kind, " object");
    }
    increment(item);
    state::replace(field, none ? nullptr : static_cast<Field*>(item.data.object));
    return 0;
}

} // namespace detail

[[nodiscard]] constexpr int set_function_defaults(thread_state& thread, value self, value,
                                                  value item) noexcept {
    return detail::set_typed(thread, detail::function_of(self)->func_defaults, item, tuple_type,
                             "__defaults__", "tuple");
}

[[nodiscard]] constexpr owned function_kwdefaults(thread_state&, value self) noexcept {
    return share_or_none(detail::function_of(self)->func_kwdefaults);
}

[[nodiscard]] constexpr int set_function_kwdefaults(thread_state& thread, value self, value,
                                                    value item) noexcept {
    return detail::set_typed(thread, detail::function_of(self)->func_kwdefaults, item, dict_type,
                             "__kwdefaults__", "dict");
}

[[nodiscard]] constexpr owned function_builtins(thread_state& thread, value self) noexcept {
    return interpreter::builtins_of(thread, detail::function_of(self)->func_builtins);
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

[[nodiscard]] constexpr owned function_annotations(thread_state& thread, value self) noexcept {
    dict_object* made = detail::annotations_of(thread, detail::function_of(self));
    if (made == nullptr) {
        return {};
    }
    return owned::share(made);
}

[[nodiscard]] constexpr int set_function_annotations(thread_state& thread, value self, value,
                                                     value item) noexcept {
    return detail::set_typed(thread, detail::function_of(self)->func_annotations, item, dict_type,
                             "__annotations__", "dict");
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

namespace detail {

/// Makes what runs of a function owner of its code, as the function is about to have another one.
/// Generators have theirs anyway.
constexpr void keep_running_code(const interpreter_state& interpreter,
                                 const function_object* function) noexcept {
    for (const thread_state* each = interpreter.threads.head; each != nullptr; each = each->next) {
        for (const state::c_frame* run = each->cframe; run != nullptr; run = run->previous) {
            for (interpreter::frame* at = run->current_frame; at != nullptr; at = at->previous) {
                if (at->function == function && !at->of_generator && !at->owns_code) {
                    increment(const_cast<code_object*>(at->code));
                    at->owns_code = true;
                }
            }
        }
    }
}

} // namespace detail

/// CPython 3.11: func_set_code.
[[nodiscard]] constexpr int set_function_code(thread_state& thread, value self, value,
                                              value item) noexcept {
    function_object* function = detail::function_of(self);
    if (!item || type_of(item) != &code_type) {
        return raise(thread, type_error_type, "__code__ must be set to a code object");
    }
    const auto* code = static_cast<const code_object*>(item.data.object);
    const ssize cells = function->func_closure != nullptr ? function->func_closure->ob_size : 0;
    if (code->co_nfreevars != cells) {
        return raise(thread, value_error_type, function->func_name,
                     "() requires a code object with ", cells, " free vars, not ",
                     ssize{code->co_nfreevars});
    }
    if (function->func_doc == nullptr) { // which would follow the code
        const owned doc = function_doc(thread, self);
        if (detail::set_any(thread, function->func_doc, doc.get()) < 0) {
            return -1;
        }
    }
    detail::keep_running_code(*thread.interp, function);
    state::note_removal(thread, function);
    increment(item);
    const code_object* const before = function->func_code;
    function->func_code = code;
    function->vectorcall = state::native_code_of(thread, code);
    decrement(const_cast<code_object*>(before));
    return 0;
}

namespace detail {

/// Whether an argument is None, where it is given at all, or of a type; false: TypeError is
/// pending.
[[nodiscard]] constexpr bool is_none_or(thread_state& thread, value given, const type_object& type,
                                        const char* wanted) noexcept {
    if (!given || given.kind == tag::none || is_kind_of(given, type)) {
        return true;
    }
    raise(thread, type_error_type, wanted);
    return false;
}

/// Whether a closure is one for that code; false: an exception is pending.
[[nodiscard]] constexpr bool fits_closure(thread_state& thread, const code_object* code,
                                          value closure) noexcept {
    const bool none = !closure || closure.kind == tag::none;
    if (code->co_nfreevars != 0 && none) {
        raise(thread, type_error_type, "arg 5 (closure) must be tuple");
        return false;
    }
    if (!is_none_or(thread, closure, tuple_type, "arg 5 (closure) must be None or tuple")) {
        return false;
    }
    const auto* cells = none ? nullptr : static_cast<const tuple_object*>(closure.data.object);
    const ssize count = cells != nullptr ? cells->ob_size : 0;
    if (count != code->co_nfreevars) {
        raise(thread, value_error_type, code->co_name, " requires closure of length ",
              ssize{code->co_nfreevars}, ", not ", count);
        return false;
    }
    for (ssize i = 0; i < count; ++i) {
        if (items(cells)[i]->ob_type != &cell_type) {
            raise(thread, type_error_type, "arg 5 (closure) expected cell, found ",
                  type_of(load(items(cells)[i]))->tp_name);
            return false;
        }
    }
    return true;
}

/// The object that an argument is, with a reference of its own, or null for None and none.
template <class Object>
[[nodiscard]] constexpr Object* shared_or_null(value given) noexcept {
    if (!given || given.kind == tag::none) {
        return nullptr;
    }
    increment(given);
    return static_cast<Object*>(given.data.object);
}

inline constexpr signature<5> function_signature{
    .name = "function", .names = {"code", "globals", "name", "argdefs", "closure"}, .required = 2};

} // namespace detail

/// function(code, globals[, name[, argdefs[, closure]]]): func_new_impl.
[[nodiscard]] constexpr owned function_new(thread_state& thread, const type_object&,
                                           const arguments& given) noexcept {
    value read[5] = {};
    if (!read_arguments(thread, detail::function_signature, given, read)) {
        return {};
    }
    const auto& [code, globals, name, defaults, closure] = read;
    for (int i = 0; i < 2; ++i) {
        const type_object& wanted = i == 0 ? code_type : dict_type;
        if (!is_kind_of(read[i], wanted)) {
            return raise(thread, type_error_type, "function() argument '",
                         detail::function_signature.names[i], "' must be ", wanted.tp_name,
                         ", not ", read[i].kind == tag::none ? "None" : type_of(read[i])->tp_name);
        }
    }
    const auto* runs = static_cast<const code_object*>(code.data.object);
    if (!detail::is_none_or(thread, name, str_type, "arg 3 (name) must be None or string") ||
        !detail::is_none_or(thread, defaults, tuple_type,
                            "arg 4 (defaults) must be None or tuple") ||
        !detail::fits_closure(thread, runs, closure)) {
        return {};
    }
    auto* const names = static_cast<dict_object*>(globals.data.object);
    const object* builtins = interpreter::current_builtins(thread);
    if (!interpreter::find_builtins(thread, names, builtins)) {
        return {};
    }
    function_object* const made = new_function(thread, runs, names, builtins);
    owned result = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    made->vectorcall = state::native_code_of(thread, runs);
    if (auto* given_name = detail::shared_or_null<str_object>(name)) {
        state::replace(made->func_name, given_name);
    }
    made->func_defaults = detail::shared_or_null<tuple_object>(defaults);
    made->func_closure = detail::shared_or_null<tuple_object>(closure);
    return result;
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
    return visit_each(visit, argument, self->func_globals, self->func_builtins, self->func_name,
                      self->func_qualname, self->func_code, self->func_defaults,
                      self->func_kwdefaults, self->func_closure, self->func_doc, self->func_dict,
                      self->func_module, self->func_annotations);
}

/// Drops what can lead back to the function. Its names and its code stay: they lead nowhere.
constexpr void function_clear(object* held) noexcept {
    auto* self = static_cast<function_object*>(held);
    state::drop(self->func_globals);
    if (const object* const builtins = self->func_builtins) {
        self->func_builtins = nullptr;
        decrement(const_cast<object*>(builtins));
    }
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
    {"__builtins__", function_builtins, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def function_getset[] = {
    {"__code__", function_code, set_function_code, nullptr, nullptr},
    {"__defaults__", function_defaults, set_function_defaults, nullptr, nullptr},
    {"__kwdefaults__", function_kwdefaults, set_function_kwdefaults, nullptr, nullptr},
    {"__annotations__", function_annotations, set_function_annotations, nullptr, nullptr},
    {"__dict__", instance_get_dict, generic_set_dict, nullptr, nullptr},
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
    self.tp_new = function_new;
    self.tp_dictoffset = 88;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object function_type =
    builtins::ready<function_type, builtins::function_table>();

} // namespace stasis
