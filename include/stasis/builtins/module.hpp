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
#include <stasis/interpreter/import_from.hpp>

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

namespace detail {

/// Adds what a module's spec says of it; false: it raised. CPython 3.11: _module_repr_from_spec
/// (Lib/importlib/_bootstrap.py).
[[nodiscard]] constexpr bool add_spec(thread_state& thread, text_builder& built,
                                      value spec) noexcept {
    const owned name = interpreter::get_attribute(thread, spec, &graph::str_<"name">);
    const owned origin = interpreter::get_attribute(thread, spec, &graph::str_<"origin">);
    if (!name || !origin) {
        return false;
    }
    const bool is_named = name.get().kind != tag::none;
    const owned shown = interpreter::repr(
        thread, is_named ? name.get() : make_object(graph::character_object('?')));
    if (!shown) {
        return false;
    }
    built.add(shown.as_object());
    const bool no_origin = origin.get().kind == tag::none;
    const object* wanted = &graph::str_<"has_location">;
    if (no_origin) {
        wanted = &graph::str_<"loader">;
    }
    const owned asked = interpreter::get_attribute(thread, spec, wanted);
    if (!asked) {
        return false;
    }
    if (no_origin && asked.get().kind == tag::none) {
        return true;
    }
    const int located = no_origin ? 0 : is_true(thread, asked.get());
    owned place;
    if (no_origin) {
        place = interpreter::repr(thread, asked.get());
    } else if (located > 0) {
        place = interpreter::repr(thread, origin.get());
    } else if (located == 0) {
        place = interpreter::str(thread, origin.get());
    }
    if (!place) {
        return false;
    }
    built.add(located > 0 ? " from " : " (");
    built.add(place.as_object());
    built.add(located > 0 ? "" : ")");
    return true;
}

/// Adds a module's name, and where it comes from; false: it raised.
[[nodiscard]] constexpr bool add_place(thread_state& thread, text_builder& built, value self,
                                       value loader) noexcept {
    const owned name = interpreter::get_attribute_if_any(thread, self, &graph::str_<"__name__">);
    if (pending(thread)) {
        return false;
    }
    const owned shown =
        interpreter::repr(thread, name ? name.get() : make_object(graph::character_object('?')));
    if (!shown) {
        return false;
    }
    built.add(shown.as_object());
    const importable_module* const from = module_of(self)->md_def;
    if (from != nullptr && from->is_in_cpp()) {
        built.add(" (built-in)");
        return true;
    }
    const owned file = interpreter::get_attribute_if_any(thread, self, &graph::str_<"__file__">);
    if (pending(thread)) {
        return false;
    }
    if (!file && (!loader || loader.kind == tag::none)) {
        return true;
    }
    const owned place = interpreter::repr(thread, file ? file.get() : loader);
    if (!place) {
        return false;
    }
    built.add(file ? " from " : " (");
    built.add(place.as_object());
    built.add(file ? "" : ")");
    return true;
}

} // namespace detail

[[nodiscard]] constexpr owned module_repr(thread_state& thread, value self) noexcept {
    const owned loader =
        interpreter::get_attribute_if_any(thread, self, &graph::str_<"__loader__">);
    if (pending(thread)) {
        return {};
    }
    const owned spec = interpreter::get_attribute_if_any(thread, self, &graph::str_<"__spec__">);
    const int has_spec = spec ? is_true(thread, spec.get()) : 0;
    if (pending(thread)) {
        return {};
    }
    if (has_spec == 0 && loader && loader.get().kind != tag::none) {
        const owned telling =
            interpreter::get_attribute_if_any(thread, loader.get(), &graph::str_<"module_repr">);
        owned told;
        if (telling) {
            told = interpreter::call(thread, telling.get(), self);
        }
        if (told || (pending(thread) && !clear_pending(thread, exception_type))) {
            return told;
        }
    }
    text_builder built{thread};
    built.add("<module ");
    const bool added = has_spec > 0 ? detail::add_spec(thread, built, spec.get())
                                    : detail::add_place(thread, built, self, loader.get());
    if (!added) {
        return {};
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
        if (names == nullptr) {
            return {};
        }
        return owned::share(names);
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
