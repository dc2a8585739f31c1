// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/attributes.hpp: the attributes of any value, found in the dicts of its type
// and of what that inherits from. Promises: messages are CPython 3.11's. Look-ups of immortal names
// are remembered in the interpreter's state, for types themselves are constants. CPython 3.11:
// _PyType_Lookup (Objects/typeobject.c), PyObject_GetAttr, PyObject_GenericGetAttr,
// _PyObject_GetMethod (Objects/object.c).
#pragma once

#include <stasis/object/descriptor.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/find_text.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

namespace detail {

/// Whether a C string is the text of a str.
[[nodiscard]] constexpr bool same_name(const char* name, const text& other) noexcept {
    for (ssize i = 0; i < other.size; ++i) {
        if (name[i] == '\0' || static_cast<unsigned char>(name[i]) != other[i]) {
            return false;
        }
    }
    return name[other.size] == '\0';
}

/// What `find` gives for the dict of the first type of an mro that has something, or null.
template <class Find>
[[nodiscard]] constexpr object* find_in_order(const type_object* type, const Find& find) noexcept {
    const auto* mro = static_cast<const tuple_object*>(type->tp_mro);
    object* const* order = items(mro);
    for (ssize i = 0; i < mro->ob_size; ++i) {
        const object* names = static_cast<const type_object*>(order[i])->tp_dict;
        if (object* found = find(static_cast<const dict_object*>(names))) {
            return found;
        }
    }
    return nullptr;
}

} // namespace detail

/// What a name means on a type: the object in the dict of the first type of its mro that has it,
/// borrowed, or null.
[[nodiscard]] constexpr object* look_up(const type_object* type, const text& name) noexcept {
    return detail::find_in_order(type,
                                 [&](const dict_object* names) { return find_text(names, name); });
}

/// The C++ function of a method that is called with its object as the first argument, or null.
[[nodiscard]] constexpr const method_def* plain_method(const object* found) noexcept {
    return found != nullptr && found->ob_type == &method_descriptor_type
               ? static_cast<const descriptor_object*>(found)->d_method
               : nullptr;
}

/// The method of that name on a type or what it inherits from, or null.
[[nodiscard]] constexpr const method_def* find_method(const type_object* type,
                                                      const text& wanted) noexcept {
    const object* found = look_up(type, wanted);
    if (const method_def* method = plain_method(found)) {
        return method;
    }
    if (found != nullptr && found->ob_type == &classmethod_descriptor_type) {
        return static_cast<const descriptor_object*>(found)->d_method;
    }
    if (found != nullptr && found->ob_type == &static_method_type) {
        const object* function = static_cast<const static_method_object*>(found)->sm_callable;
        return static_cast<const builtin_function_object*>(function)->m_ml;
    }
    return nullptr;
}

[[nodiscard]] constexpr owned generic_get_attribute(thread_state& thread, value self,
                                                    value name) noexcept;

namespace detail {

/// Where a look-up is remembered.
[[nodiscard]] STASIS_ALWAYS_INLINE type_cache_entry&
cache_entry(thread_state& thread, const type_object* type, const object* name) noexcept {
    const auto mixed =
        reinterpret_cast<std::uintptr_t>(type) >> 4 ^ reinterpret_cast<std::uintptr_t>(name) >> 4;
    return thread.interp->type_cache[mixed % type_cache_size];
}

/// What a name means on a type, by its dicts.
[[nodiscard]] STASIS_NEVER_INLINE constexpr type_cache_entry
look_up_in_dicts(thread_state& thread, const type_object* type, const object* name) noexcept {
    const hash_t hash = hash_of(thread, make_object(const_cast<object*>(name)));
    const auto* key = static_cast<const str_object*>(name);
    object* found = find_in_order(type, [&](const dict_object* names) -> object* {
        const auto* entry = state::detail::find_str(names->ma_keys, key, hash);
        return entry != nullptr ? entry->me_value : nullptr;
    });
    // A type that looks attributes up in a way of its own may mean another one.
    const bool usual = type->tp_getattro == generic_get_attribute;
    return {type, name, found, usual ? plain_method(found) : nullptr};
}

/// The same; look-ups of immortal names are remembered.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr type_cache_entry
look_up_cached(thread_state& thread, const type_object* type, const object* name) noexcept {
    if (!std::is_constant_evaluated() && is_immortal(name)) {
        type_cache_entry& cached = cache_entry(thread, type, name);
        if (cached.type != type || cached.name != name) [[unlikely]] {
            cached = look_up_in_dicts(thread, type, name);
        }
        return cached;
    }
    return look_up_in_dicts(thread, type, name);
}

} // namespace detail

/// What a name, which is a str, means on a type, borrowed, or null.
[[nodiscard]] constexpr object* look_up(thread_state& thread, const type_object* type,
                                        const object* name) noexcept {
    return detail::look_up_cached(thread, type, name).found;
}

/// The method that self.name() calls with self as its first argument, or null: there is none, or
/// it takes get_attribute() to find out.
[[nodiscard]] constexpr const method_def* find_method(thread_state& thread, const type_object* type,
                                                      const object* name) noexcept {
    return detail::look_up_cached(thread, type, name).method;
}

/// What an object found on the type of `self` is as an attribute of `self`.
[[nodiscard]] constexpr owned bind_attribute(thread_state& thread, object* found, value self,
                                             const type_object* type) noexcept {
    const ternary_slot get = found->ob_type->tp_descr_get;
    if (get == nullptr) {
        return owned::share(load(found));
    }
    return get(thread, make_object(found), self, make_object(pointer_to(*type)));
}

/// self.name, for a type that has no way of its own: tp_getattro of object.
[[nodiscard]] constexpr owned generic_get_attribute(thread_state& thread, value self,
                                                    value name) noexcept {
    const type_object* type = type_of(self);
    if (name.kind != tag::object || name.data.object->ob_type != &str_type) [[unlikely]] {
        return raise(thread, type_error_type, "attribute name must be string, not '",
                     type_of(name)->tp_name, "'");
    }
    if (object* found = look_up(thread, type, name.data.object)) [[likely]] {
        return bind_attribute(thread, found, self, type);
    }
    return raise(thread, attribute_error_type, "'", type->tp_name, "' object has no attribute '",
                 name.data.object, "'");
}

/// self.name = item, for a type that has no way of its own: tp_setattro of object.
[[nodiscard]] constexpr int generic_set_attribute(thread_state& thread, value self, value name,
                                                  value item) noexcept {
    const type_object* type = type_of(self);
    if (name.kind != tag::object || name.data.object->ob_type != &str_type) [[unlikely]] {
        return raise(thread, type_error_type, "attribute name must be string, not '",
                     type_of(name)->tp_name, "'");
    }
    object* found = look_up(thread, type, name.data.object);
    if (found == nullptr) {
        return raise(thread, attribute_error_type, "'", type->tp_name,
                     "' object has no attribute '", name.data.object, "'");
    }
    if (found->ob_type->tp_descr_set != nullptr) {
        return found->ob_type->tp_descr_set(thread, make_object(found), self, item);
    }
    return raise(thread, attribute_error_type, "'", type->tp_name, "' object attribute '",
                 name.data.object, "' is read-only");
}

/// self.name.
[[nodiscard]] constexpr owned get_attribute(thread_state& thread, value self,
                                            const object* name) noexcept {
    owned found = type_of(self)->tp_getattro(thread, self, make_object(const_cast<object*>(name)));
    if (!found) [[unlikely]] {
        note_subject(thread, attribute_error_type, name, self);
    }
    return found;
}

/// self.name = item, or del self.name where the item is empty; false: an exception is pending.
[[nodiscard]] constexpr bool set_attribute(thread_state& thread, value self, const object* name,
                                           value item) noexcept {
    return type_of(self)->tp_setattro(thread, self, make_object(const_cast<object*>(name)), item) ==
           0;
}

} // namespace stasis::interpreter
