// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type.hpp: type.
// Promises: calling a type makes an object of it, type(x) tells the type of x, and a type knows its
// names, its dict, what it inherits from and what inherits from it.
// CPython 3.11: Objects/typeobject.c (type_call, type_repr, type_getattro).
// Refuses: type(name, bases, dict): there are no types but those that C++ code declares.
#pragma once

#include <stasis/builtins/slot_methods.hpp>
#include <stasis/builtins/subclasses.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned type_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<class '");
    built.add(as_type(self)->tp_name);
    built.add("'>");
    return built.finish();
}

[[nodiscard]] constexpr owned type_call(thread_state& thread, value self,
                                        const arguments& given) noexcept {
    const type_object* type = as_type(self);
    if (type == &type_type) {
        if (keyword_count(given) != 0 || given.count != 1) {
            return raise(thread, type_error_type, "type() takes 1 or 3 arguments");
        }
        return owned::take(pointer_to(*type_of(given.values[0])));
    }
    if (type->tp_vectorcall != nullptr) {
        return type->tp_vectorcall(thread, *type, given);
    }
    if (type->tp_new == nullptr) {
        return raise(thread, type_error_type, "cannot create '", type->tp_name, "' instances");
    }
    owned made = type->tp_new(thread, *type, given);
    if (made && is_instance(made.get(), *type)) {
        const type_object* of = type_of(made.get());
        if (of->tp_init != object_init && of->tp_init(thread, made.get(), given) < 0) {
            return {};
        }
    }
    return made;
}

/// T.name: what the metatype computes, else what T and its bases have, else what the metatype has.
[[nodiscard]] constexpr owned type_get_attribute(thread_state& thread, value self,
                                                 value name) noexcept {
    if (type_of(name) != &str_type) {
        return raise(thread, type_error_type, "attribute name must be string, not '",
                     type_of(name)->tp_name, "'");
    }
    const type_object* type = as_type(self);
    object* of_meta = interpreter::look_up(thread, &type_type, name.data.object);
    if (of_meta != nullptr && of_meta->ob_type->tp_descr_set != nullptr) {
        return interpreter::bind_attribute(thread, of_meta, self, &type_type);
    }
    if (object* found = interpreter::look_up(thread, type, name.data.object)) {
        return interpreter::bind_attribute(thread, found, {}, type);
    }
    if (of_meta != nullptr) {
        return interpreter::bind_attribute(thread, of_meta, self, &type_type);
    }
    return raise(thread, attribute_error_type, "type object '", type->tp_name,
                 "' has no attribute '", name.data.object, "'");
}

[[nodiscard]] constexpr int type_set_attribute(thread_state& thread, value self, value name,
                                               value) noexcept {
    if (type_of(name) != &str_type) {
        return raise(thread, type_error_type, "attribute name must be string, not '",
                     type_of(name)->tp_name, "'");
    }
    return raise(thread, type_error_type, "cannot set '", name.data.object,
                 "' attribute of immutable type '", as_type(self)->tp_name, "'");
}

[[nodiscard]] constexpr owned type_name(thread_state& thread, value self) noexcept {
    return new_str(thread, last_name(as_type(self)->tp_name));
}

[[nodiscard]] constexpr owned type_module(thread_state& thread, value self) noexcept {
    const char* name = as_type(self)->tp_name;
    const auto size = static_cast<ssize>(last_name(name) - name);
    if (size == 0) {
        return owned::take(pointer_to(graph::str_<"builtins">));
    }
    return new_str(thread, text{name, size - 1});
}

[[nodiscard]] constexpr owned type_doc(thread_state& thread, value self) noexcept {
    const char* doc = as_type(self)->tp_doc;
    if (doc == nullptr) {
        return owned::take(none_value);
    }
    return new_str(thread, doc);
}

[[nodiscard]] constexpr owned type_base(thread_state&, value self) noexcept {
    return share_or_none(as_type(self)->tp_base);
}

[[nodiscard]] constexpr owned type_bases(thread_state&, value self) noexcept {
    return owned::share(as_type(self)->tp_bases);
}

[[nodiscard]] constexpr owned type_mro(thread_state&, value self) noexcept {
    return owned::share(as_type(self)->tp_mro);
}

/// T.__dict__: a view, for nobody writes to it.
[[nodiscard]] constexpr owned type_dict(thread_state& thread, value self) noexcept {
    auto* result = allocate<mapping_proxy_object>(thread, mapping_proxy_type);
    if (result != nullptr) {
        result->mapping = as_type(self)->tp_dict;
    }
    return owned::take(result);
}

/// T.mro(): a new list.
[[nodiscard]] constexpr owned type_mro_method(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_type_alone(thread, ".mro", given)) {
        return {};
    }
    return owned::take(
        interpreter::make_list(thread, make_object(as_type(given.values[0])->tp_mro)));
}

[[nodiscard]] constexpr owned type_dir(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "type.__dir__", given)) {
        return {};
    }
    return names_of_type(thread, as_type(given.values[0]));
}

inline constexpr method_def type_methods[] = {{"mro", type_mro_method, 0, nullptr},
                                              {"__subclasses__", type_subclasses, 0, nullptr},
                                              {"__dir__", type_dir, 0, nullptr},
                                              {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def type_members[] = {{"__base__", type_base, nullptr, nullptr, nullptr},
                                              {"__mro__", type_mro, nullptr, nullptr, nullptr},
                                              {nullptr, nullptr, nullptr, nullptr, nullptr}};
inline constexpr getset_def type_getset[] = {{"__name__", type_name, nullptr, nullptr, nullptr},
                                             {"__qualname__", type_name, nullptr, nullptr, nullptr},
                                             {"__bases__", type_bases, nullptr, nullptr, nullptr},
                                             {"__module__", type_module, nullptr, nullptr, nullptr},
                                             {"__dict__", type_dict, nullptr, nullptr, nullptr},
                                             {"__doc__", type_doc, nullptr, nullptr, nullptr},
                                             {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object type_table = [] {
    type_object self{};
    self.tp_name = "type";
    self.tp_basicsize = sizeof(type_object);
    self.tp_dealloc = immortal_dealloc;
    self.tp_repr = type_repr;
    self.tp_call = type_call;
    self.tp_getattro = type_get_attribute;
    self.tp_setattro = type_set_attribute;
    self.tp_methods = type_methods;
    self.tp_members = type_members;
    self.tp_getset = type_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object type_type = builtins::ready<type_type, builtins::type_table>();

} // namespace stasis
