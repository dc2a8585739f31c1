// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type.hpp: type.
// Promises: calling a type makes an object of it, type(x) tells the type of x, type(name, bases,
// dict) makes a class, and a type knows its names, its dict, what it inherits from and what
// inherits from it. The attributes of a class can be set; those of built-in types are constants.
// CPython 3.11: Objects/typeobject.c (type_call, type_repr, type_getattro, type_setattro).
#pragma once

#include <stasis/builtins/class_bases.hpp>
#include <stasis/builtins/new_type.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/builtins/slot_methods.hpp>
#include <stasis/builtins/subclasses.hpp>
#include <stasis/builtins/type_attributes.hpp>
#include <stasis/builtins/type_layout.hpp>
#include <stasis/interpreter/isinstance.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned type_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<class '");
    if (!interpreter::add_full_name(thread, built, as_type(self))) {
        return {};
    }
    built.add("'>");
    return built.finish();
}

[[nodiscard]] constexpr owned type_call(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    const type_object* type = as_type(self);
    if (type == &type_type) {
        if (keyword_count(given) == 0 && given.count == 1) {
            return owned::share(pointer_to(*type_of(given.values[0])));
        }
        if (given.count == 1) {
            return raise(thread, type_error_type, "type() takes no keyword arguments");
        }
        if (given.count != 3) {
            return raise(thread, type_error_type, "type() takes 1 or 3 arguments");
        }
    }
    if (type->tp_vectorcall != nullptr) {
        return type->tp_vectorcall(thread, *type, given);
    }
    if (type->tp_new == nullptr) {
        return raise(thread, type_error_type, "cannot create '", type->tp_name, "' instances");
    }
    const counted_call call(thread, thread.recursion_remaining); // __init__ may make another
    if (!call) {
        return interpreter::raise_nested_call(thread);
    }
    owned made = type->tp_new(thread, *type, given);
    if (made && is_instance(made.get(), *type)) {
        const type_object* of = type_of(made.get());
        if ((of->tp_init != object_init || is_heap_type(of)) &&
            of->tp_init(thread, made.get(), given) < 0) {
            return {};
        }
        return made;
    }
    if (type->tp_new == built_in_base(type)->tp_new) {
        return made_of(thread, *type, static_cast<owned&&>(made));
    }
    return made;
}

/// type.__init__: all is done already.
[[nodiscard]] constexpr int type_init(thread_state& thread, value,
                                      const arguments& given) noexcept {
    if (given.count == 1 && keyword_count(given) != 0) {
        return raise(thread, type_error_type, "type.__init__() takes no keyword arguments");
    }
    if (given.count != 1 && given.count != 3) {
        return raise(thread, type_error_type, "type.__init__() takes 1 or 3 arguments");
    }
    return 0;
}

/// T.name: what the metatype computes, else what T and its bases have, else what the metatype has.
[[nodiscard]] constexpr owned type_get_attribute(thread_state& thread, value self,
                                                 value name) noexcept {
    if (!interpreter::detail::is_attribute_name(thread, name)) {
        return {};
    }
    const type_object* type = as_type(self);
    const type_object* metatype = type_of(self);
    object* of_meta = interpreter::look_up(thread, metatype, name.data.object);
    if (of_meta != nullptr && interpreter::detail::is_data_descriptor(of_meta)) {
        const owned kept = owned::share(of_meta);
        return interpreter::bind_attribute(thread, of_meta, self, metatype);
    }
    if (object* found = interpreter::look_up(thread, type, name.data.object)) {
        const owned kept = owned::share(found);
        return interpreter::bind_attribute(thread, found, {}, type);
    }
    if (of_meta != nullptr) {
        const owned kept = owned::share(of_meta);
        return interpreter::bind_attribute(thread, of_meta, self, metatype);
    }
    return raise(thread, attribute_error_type, "type object '", state::cut_name{type->tp_name, 50},
                 "' has no attribute '", name.data.object, "'");
}

/// T.name = item, or del T.name where the item is empty.
[[nodiscard]] constexpr int type_set_attribute(thread_state& thread, value self, value name,
                                               value item) noexcept {
    if (!interpreter::detail::is_attribute_name(thread, name)) {
        return -1;
    }
    const type_object* type = as_type(self);
    if (!is_heap_type(type)) {
        return raise(thread, type_error_type, "cannot set '", name.data.object,
                     "' attribute of immutable type '", type->tp_name, "'");
    }
    object* of_meta = interpreter::look_up(thread, type_of(self), name.data.object);
    if (of_meta != nullptr && of_meta->ob_type->tp_descr_set != nullptr) {
        const owned kept = owned::share(of_meta);
        return of_meta->ob_type->tp_descr_set(thread, make_object(of_meta), self, item);
    }
    dict_object* names = detail::names_of(type);
    const owned kept = owned::share(names);
    const int done = item ? store(thread, names, name, item) ? 1 : -1 : erase(thread, names, name);
    if (done == 0) {
        return raise(thread, attribute_error_type, "type object '",
                     state::cut_name{type->tp_name, 50}, "' has no attribute '", name.data.object,
                     "'");
    }
    if (done > 0) {
        note_change(thread, as_heap_type(type), name.data.object);
    }
    return done > 0 ? 0 : -1;
}

[[nodiscard]] constexpr owned type_base(thread_state&, value self) noexcept {
    return share_or_none(as_type(self)->tp_base);
}

[[nodiscard]] constexpr owned type_bases(thread_state&, value self) noexcept {
    return owned::share(as_type(self)->tp_bases);
}

[[nodiscard]] constexpr int set_type_bases(thread_state& thread, value self, value,
                                           value item) noexcept {
    heap_type_object* type = detail::settable(thread, self, item, "__bases__");
    return type != nullptr ? set_bases(thread, type, item) : -1;
}

[[nodiscard]] constexpr owned type_mro(thread_state&, value self) noexcept {
    return share_or_none(as_type(self)->tp_mro); // none while mro() makes it
}

/// T.__dict__: a view, for nobody writes to it.
[[nodiscard]] constexpr owned type_dict(thread_state& thread, value self) noexcept {
    return new_mapping_proxy(thread, as_type(self)->tp_dict);
}

/// T.mro(): a new list, made anew of a class's bases.
[[nodiscard]] constexpr owned type_mro_method(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_type_alone(thread, ".mro", given)) {
        return {};
    }
    const type_object* type = as_type(given.values[0]);
    owned order;
    if (is_heap_type(type)) {
        order = owned::take(make_order(thread, as_heap_type(type),
                                       static_cast<const tuple_object*>(type->tp_bases)));
    } else {
        order = owned::share(type->tp_mro);
    }
    return owned::take(order ? interpreter::make_list(thread, order.get()) : nullptr);
}

/// type.__prepare__(...): what a class's body runs in.
[[nodiscard]] constexpr owned type_prepare(thread_state& thread, const arguments&) noexcept {
    return owned::take(new_dict(thread));
}

[[nodiscard]] constexpr owned type_dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "type.__dir__", given)) {
        return {};
    }
    return names_of_type(thread, as_type(given.values[0]));
}

/// type.__instancecheck__(T, x).
[[nodiscard]] constexpr owned type_instance_check(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_one(thread, "type.__instancecheck__", given)) {
        return {};
    }
    const int answer = interpreter::is_plain_instance(thread, given.values[1], given.values[0]);
    return owned::take(answer < 0 ? value{} : make_bool(answer == 1));
}

/// type.__subclasscheck__(T, S).
[[nodiscard]] constexpr owned type_subclass_check(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_one(thread, "type.__subclasscheck__", given)) {
        return {};
    }
    const int answer = interpreter::is_plain_subclass(thread, given.values[1], given.values[0]);
    return owned::take(answer < 0 ? value{} : make_bool(answer == 1));
}

/// int | str.
inline constexpr number_methods type_as_number = [] {
    number_methods slots{};
    slots.nb_or = interpreter::union_or;
    return slots;
}();

inline constexpr method_def type_methods[] = {
    {"mro", type_mro_method, 0, nullptr},
    {"__subclasses__", type_subclasses, 0, nullptr},
    {"__prepare__", type_prepare, method_class, nullptr},
    {"__instancecheck__", type_instance_check, 0, nullptr},
    {"__subclasscheck__", type_subclass_check, 0, nullptr},
    {"__dir__", type_dir, 0, nullptr},
    size_row<"type.__sizeof__", detail::size_of_type>,
    {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def type_members[] = {
    {"__basicsize__", type_basic_size, nullptr, nullptr, nullptr},
    {"__itemsize__", type_item_size, nullptr, nullptr, nullptr},
    {"__flags__", type_flags, nullptr, nullptr, nullptr},
    {"__weakrefoffset__", type_weak_list_offset, nullptr, nullptr, nullptr},
    {"__base__", type_base, nullptr, nullptr, nullptr},
    {"__dictoffset__", type_dict_offset, nullptr, nullptr, nullptr},
    {"__mro__", type_mro, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr getset_def type_getset[] = {
    {"__name__", type_name, set_type_name, nullptr, nullptr},
    {"__qualname__", type_qualname, set_type_qualname, nullptr, nullptr},
    {"__bases__", type_bases, set_type_bases, nullptr, nullptr},
    {"__module__", type_module, set_type_module, nullptr, nullptr},
    {"__abstractmethods__", type_abstract_methods, set_type_abstract_methods, nullptr, nullptr},
    {"__dict__", type_dict, nullptr, nullptr, nullptr},
    {"__doc__", type_doc, set_type_doc, nullptr, nullptr},
    {"__text_signature__", type_text_signature, nullptr, nullptr, nullptr},
    {"__annotations__", type_annotations, set_type_annotations, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object type_table = [] {
    type_object self{};
    self.tp_name = "type";
    self.tp_basicsize = 904; // of PyHeapTypeObject
    self.tp_itemsize = 40;   // of PyMemberDef
    self.tp_flags = flag_base_type;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = class_free;
    self.tp_traverse = class_traverse;
    self.tp_clear = class_clear;
    self.tp_repr = type_repr;
    self.tp_as_number = &type_as_number;
    self.tp_call = type_call;
    self.tp_getattro = type_get_attribute;
    self.tp_setattro = type_set_attribute;
    self.tp_methods = type_methods;
    self.tp_members = type_members;
    self.tp_getset = type_getset;
    self.tp_base = &object_type;
    self.tp_dictoffset = 264; // of tp_dict
    self.tp_weaklistoffset = 368;
    self.tp_init = type_init;
    self.tp_new = type_new;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object type_type =
    builtins::ready<type_type, builtins::type_table, "__basicsize__", "__itemsize__",
                    "__weakrefoffset__", "__dictoffset__", "__text_signature__">();

} // namespace stasis
