// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type.hpp: type and object.
// Promises: calling a type makes an object of it, type(x) tells the type of x, and a type knows its
// name and what it inherits from. A built-in type that names no base inherits from object.
// CPython 3.11: Objects/typeobject.c (type_call, type_repr, type_name).
// Refuses: type(name, bases, dict): there are no types but the built-in ones.
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/identity.hpp>

namespace stasis::builtins {

/// What a type object inherits from; null for object itself.
[[nodiscard]] constexpr const type_object* base_of(const type_object* type) noexcept {
    return type == &object_type ? nullptr : type->tp_base == nullptr ? &object_type : type->tp_base;
}

/// The type object that a value is, or null.
[[nodiscard]] constexpr const type_object* as_type(value held) noexcept {
    return as<type_object>(held, type_type);
}

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
    if (type->tp_new == nullptr) {
        return raise(thread, type_error_type, "cannot create '", type->tp_name, "' instances");
    }
    return type->tp_new(thread, *type, given);
}

[[nodiscard]] constexpr owned type_name(thread_state& thread, value self) noexcept {
    return new_str(thread, last_name(as_type(self)->tp_name));
}

[[nodiscard]] constexpr owned type_base(thread_state&, value self) noexcept {
    const type_object* base = base_of(as_type(self));
    return owned::take(base == nullptr ? none_value : make_object(pointer_to(*base)));
}

[[nodiscard]] constexpr owned type_bases(thread_state& thread, value self) noexcept {
    const type_object* base = base_of(as_type(self));
    const value held = base != nullptr ? make_object(pointer_to(*base)) : value{};
    return owned::take(new_tuple(thread, &held, base != nullptr ? 1 : 0));
}

[[nodiscard]] constexpr owned type_mro(thread_state& thread, value self) noexcept {
    ssize count = 0;
    for (const type_object* type = as_type(self); type != nullptr; type = base_of(type)) {
        ++count;
    }
    tuple_object* result = new_tuple_room(thread, count);
    if (result != nullptr) {
        object** to = room(result);
        for (const type_object* type = as_type(self); type != nullptr; type = base_of(type)) {
            *to++ = pointer_to(*type);
        }
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned object_class(thread_state&, value self) noexcept {
    return owned::take(pointer_to(*type_of(self)));
}

[[nodiscard]] constexpr owned object_new(thread_state& thread, const type_object&,
                                         const arguments& given) noexcept {
    if (given.count != 0 || keyword_count(given) != 0) {
        return raise(thread, type_error_type, "object() takes no arguments");
    }
    return owned::take(allocate<object>(thread, object_type));
}

constexpr void object_dealloc(object* self) noexcept { release<object>(self); }

inline constexpr getset_def type_getset[] = {{"__name__", type_name, nullptr, nullptr, nullptr},
                                             {"__qualname__", type_name, nullptr, nullptr, nullptr},
                                             {"__base__", type_base, nullptr, nullptr, nullptr},
                                             {"__bases__", type_bases, nullptr, nullptr, nullptr},
                                             {"__mro__", type_mro, nullptr, nullptr, nullptr},
                                             {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def object_getset[] = {
    {"__class__", object_class, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object object_type = [] {
    type_object self{{immortal_head(type_type, 0)}};
    self.tp_name = "object";
    self.tp_basicsize = sizeof(object);
    self.tp_dealloc = builtins::object_dealloc;
    self.tp_repr = builtins::identity_repr;
    self.tp_hash = builtins::identity_hash;
    self.tp_getset = builtins::object_getset;
    self.tp_new = builtins::object_new;
    return self;
}();

inline constexpr type_object type_type = [] {
    type_object self{{immortal_head(type_type, 0)}};
    self.tp_name = "type";
    self.tp_basicsize = sizeof(type_object);
    self.tp_repr = builtins::type_repr;
    self.tp_hash = builtins::identity_hash;
    self.tp_call = builtins::type_call;
    self.tp_getset = builtins::type_getset;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis
