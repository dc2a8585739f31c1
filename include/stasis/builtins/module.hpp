// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/module.hpp: the type of modules, and the module of the built-in names.
// Promises: CPython 3.11's attributes, reprs and messages; a module's __getattr__ and __dir__ are
// asked. What importing one does is interpreter/import.hpp's.
// CPython 3.11: Objects/moduleobject.c, _module_repr (Lib/importlib/_bootstrap.py).
// The module builtins is a constant, whose names an interpreter has as its own where a program may
// change them (state/builtins.hpp).
#pragma once

#include <stasis/builtins/instance.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/str_repr.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/import.hpp>

namespace stasis::builtins {

namespace detail {

constexpr module_object* module_of(value self) noexcept {
    return static_cast<module_object*>(self.data.object);
}

/// The dict of a module, or null: it hasn't any.
constexpr dict_object* namespace_of(value self) noexcept {
    return static_cast<dict_object*>(module_of(self)->md_dict);
}

/// What a module's namespace has under a name, borrowed, or null.
[[nodiscard]] constexpr object* in_module(value self, const text& name) noexcept {
    const dict_object* names = namespace_of(self);
    return names != nullptr ? state::find_text(names, name) : nullptr;
}

/// Whether an object of a module's namespace is there, and no None.
[[nodiscard]] constexpr bool is_something(const object* held) noexcept {
    return held != nullptr && load(const_cast<object*>(held)).kind != tag::none;
}

} // namespace detail

[[nodiscard]] constexpr owned module_new(thread_state& thread, const type_object& type,
                                         const arguments&) noexcept {
    const owned names = owned::take(new_dict(thread));
    if (!names) {
        return {};
    }
    return new_module(thread, type, static_cast<dict_object*>(names.as_object()), nullptr);
}

/// module(name, doc=None).
[[nodiscard]] constexpr int module_init(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    constexpr signature<2> of{"module", {"name", "doc"}, 1};
    value each[2];
    if (!read_arguments(thread, of, given, each)) {
        return -1;
    }
    if (!is_kind_of(each[0], str_type)) {
        return raise(thread, type_error_type, "module() argument 'name' must be str, not ",
                     type_of(each[0])->tp_name);
    }
    dict_object* names = detail::namespace_of(self);
    const auto set = [&](const object& name, value item) {
        return store(thread, names, make_object(pointer_to(name)), item);
    };
    const bool done = is_writable(thread, names) && set(graph::str_<"__name__">, each[0]) &&
                      set(graph::str_<"__doc__">, each[1] ? each[1] : none_value) &&
                      set(graph::str_<"__package__">, none_value) &&
                      set(graph::str_<"__loader__">, none_value) &&
                      set(graph::str_<"__spec__">, none_value);
    if (!done) {
        return -1;
    }
    increment(each[0]);
    state::replace(detail::module_of(self)->md_name, each[0].data.object);
    return 0;
}

[[nodiscard]] constexpr owned module_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<module ");
    object* const name = detail::in_module(self, "__name__");
    const owned shown = interpreter::repr(
        thread, name != nullptr ? load(name) : make_object(graph::character_object('?')));
    if (!shown) {
        return {};
    }
    built.add(shown.as_object());
    object* const file = detail::in_module(self, "__file__");
    object* const loader = detail::in_module(self, "__loader__");
    const importable_module* const from = detail::module_of(self)->md_def;
    if (from != nullptr && !from->is_python()) {
        built.add(" (built-in)");
    } else if (file != nullptr || detail::is_something(loader)) {
        const owned place = interpreter::repr(thread, load(file != nullptr ? file : loader));
        if (!place) {
            return {};
        }
        built.add(file != nullptr ? " from " : " (");
        built.add(place.as_object());
        built.add(file != nullptr ? "" : ")");
    }
    built.add(">");
    return built.finish();
}

/// module.name: what the namespace has, or else what its __getattr__ says.
[[nodiscard]] constexpr owned module_getattro(thread_state& thread, value self,
                                              value name) noexcept {
    if (!interpreter::detail::is_attribute_name(thread, name)) {
        return {};
    }
    owned found = interpreter::find_attribute(thread, self, name.data.object);
    if (found || (pending(thread) && !clear_pending(thread, attribute_error_type))) {
        return found;
    }
    if (object* const hook = detail::in_module(self, "__getattr__")) {
        const owned kept = owned::share(load(hook));
        return interpreter::call(thread, kept.get(), name);
    }
    object* const own = detail::in_module(self, "__name__");
    if (own == nullptr || !is_kind_of(load(own), str_type)) {
        return raise(thread, attribute_error_type, "module has no attribute '", name.data.object,
                     "'");
    }
    const bool partial = is_initializing(*thread.interp, self.data.object);
    return raise(thread, attribute_error_type,
                 partial ? "partially initialized module '" : "module '", own,
                 "' has no attribute '", name.data.object,
                 partial ? "' (most likely due to a circular import)" : "'");
}

/// module.__dir__(): the names in its namespace, or what a function of it says.
[[nodiscard]] constexpr owned module_dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "module.__dir__", given)) {
        return {};
    }
    const value self = given.values[0];
    const owned names = interpreter::get_attribute(thread, self, &graph::str_<"__dict__">);
    if (!names) {
        return {};
    }
    const auto* space = as<dict_object>(names.get(), dict_type);
    if (space == nullptr) {
        return raise(thread, type_error_type, "<module>.__dict__ is not a dictionary");
    }
    if (object* const hook = state::find_text(space, "__dir__")) {
        const owned kept = owned::share(load(hook));
        return interpreter::call(thread, kept.get(), arguments{});
    }
    return owned::take(interpreter::make_list(thread, names.get()));
}

[[nodiscard]] constexpr owned module_dict(thread_state& thread, value self) noexcept {
    if (self.data.object == &builtins_module) {
        dict_object* const names = own_builtins(thread);
        return names != nullptr ? owned::share(names) : owned{};
    }
    return share_or_none(detail::module_of(self)->md_dict);
}

/// module.__annotations__: made where there is none yet.
[[nodiscard]] constexpr owned module_annotations(thread_state& thread, value self) noexcept {
    dict_object* const names = detail::namespace_of(self);
    if (object* const found = detail::in_module(self, "__annotations__")) {
        return owned::share(load(found));
    }
    owned made = owned::take(new_dict(thread));
    const value name = make_object(pointer_to(graph::str_<"__annotations__">));
    if (made && is_writable(thread, names) && store(thread, names, name, made.get())) {
        return made;
    }
    return {};
}

[[nodiscard]] constexpr int set_module_annotations(thread_state& thread, value self, value,
                                                   value item) noexcept {
    dict_object* const names = detail::namespace_of(self);
    const value name = make_object(pointer_to(graph::str_<"__annotations__">));
    if (!is_writable(thread, names)) {
        return -1;
    }
    if (item) {
        return store(thread, names, name, item) ? 0 : -1;
    }
    const int erased = erase(thread, names, name);
    return erased != 0 ? (erased > 0 ? 0 : -1)
                       : static_cast<int>(raise(thread, attribute_error_type, "__annotations__"));
}

constexpr int module_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<module_object*>(held);
    return visit_each(visit, argument, self->md_dict, self->md_name);
}

constexpr void module_clear(object* held) noexcept {
    state::drop(static_cast<module_object*>(held)->md_dict);
}

inline constexpr method_def module_methods[] = {{"__dir__", module_dir, 0, nullptr},
                                                {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def module_members[] = {
    {"__dict__", module_dict, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr getset_def module_getset[] = {
    {"__annotations__", module_annotations, set_module_annotations, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object module_table = [] {
    type_object self{};
    self.tp_name = "module";
    self.tp_basicsize = sizeof(module_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = referable_dealloc;
    self.tp_weaklistoffset = 40;
    self.tp_free = free_object<module_object>;
    self.tp_traverse = module_traverse;
    self.tp_clear = module_clear;
    self.tp_repr = module_repr;
    self.tp_getattro = module_getattro;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_methods = module_methods;
    self.tp_members = module_members;
    self.tp_getset = module_getset;
    self.tp_base = &object_type;
    self.tp_dictoffset = 16;
    self.tp_init = module_init;
    self.tp_new = module_new;
    return self;
}();

/// __import__(name, globals=None, locals=None, fromlist=(), level=0).
[[nodiscard]] constexpr owned import_function(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<5> of{"__import__", {"name", "globals", "locals", "fromlist", "level"}, 1};
    value each[5];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    if (!is_kind_of(each[0], str_type)) {
        return raise(thread, type_error_type, "module name must be a string");
    }
    const auto* globals = each[1] ? as<dict_object>(each[1], dict_type) : nullptr;
    int level = 0;
    if (each[4] && !interpreter::to_c_integer(thread, each[4], level)) {
        return {};
    }
    if (level > 0 && globals == nullptr) {
        if (each[1] && each[1].kind != tag::none) {
            return raise(thread, type_error_type, "globals must be a dict");
        }
        return raise(thread, key_error_type, "'__name__' not in globals");
    }
    return interpreter::import_module_level(thread, each[0], globals, each[3], make_int(level));
}

inline constexpr method_def import_def{"__import__", import_function, 0, nullptr};
/// The built-in function __import__.
inline constexpr builtin_function_object import_object{immortal_head(builtin_function_type),
                                                       &import_def};

/// What the module builtins was imported from: it is there from the start.
inline constexpr importable_module builtins_definition{"builtins"};

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object module_type = builtins::ready<module_type, builtins::module_table>();

inline constexpr tracked<module_object> builtins_module{
    {},
    {immortal_head(module_type), pointer_to<dict_object>(state::builtins_dict),
     &builtins::builtins_definition, nullptr, nullptr, pointer_to(graph::str_<"builtins">)}};

} // namespace stasis
