// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/attributes.hpp: the attributes of any value: those in the dicts of its type
// and of what that inherits from, and those of its own. Promises: messages are CPython 3.11's.
// Look-ups of immortal names are remembered in the interpreter's state, with the version of the
// type: that of a built-in one is 0 for ever, and a class gets another when it, or a base, is
// changed. CPython 3.11: _PyType_Lookup (Objects/typeobject.c), PyObject_GetAttr,
// PyObject_GenericGetAttr, _PyObject_GetMethod (Objects/object.c).
#pragma once

#include <stasis/object/descriptor.hpp>
#include <stasis/state/find_text.hpp>
#include <stasis/state/instance.hpp>

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
    if (mro == nullptr) { // the collector is at the type's end
        return nullptr;
    }
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

/// The same, of a method that objects of a type have: a class's dict may hold that of another type.
[[nodiscard]] constexpr const method_def* plain_method_of(const type_object* type,
                                                          const object* found) noexcept {
    const method_def* method = plain_method(found);
    return method != nullptr &&
                   is_subtype(type, static_cast<const descriptor_object*>(found)->d_type)
               ? method
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

/// What a name means on a type, by its dicts, borrowed, or null. Keys that are no strs are
/// compared, too; what one raises then is forgotten.
[[nodiscard]] constexpr object* find_in_dicts(thread_state& thread, const type_object* type,
                                              const object* name) noexcept {
    auto* key = const_cast<str_object*>(static_cast<const str_object*>(name));
    const hash_t hash = hash_of_str(key);
    owned order; // a key may give the class another one
    bool raises = false;
    return find_in_order(type, [&](const dict_object* names) -> object* {
        if (raises) {
            return nullptr;
        }
        if (state::detail::is_general(names->ma_keys)) { // a class's, with a key that is no str
            if (!order) {
                order = owned::share(type->tp_mro);
            }
            exception_object* const before = take_pending(thread);
            object* const found = find(thread, names, make_object(key));
            raises = pending(thread);
            if (raises) {
                decrement(take_pending(thread));
            }
            thread.curexc_value = before;
            return found;
        }
        const auto* entry = state::detail::find_str(names->ma_keys, key, hash);
        return entry != nullptr ? entry->me_value : nullptr;
    });
}

/// The same, as it is remembered.
[[nodiscard]] STASIS_NEVER_INLINE constexpr type_cache_entry
look_up_in_dicts(thread_state& thread, const type_object* type, const object* name) noexcept {
    object* found = find_in_dicts(thread, type, name);
    // A type that looks attributes up in a way of its own may mean another one.
    const bool usual = type->tp_getattro == generic_get_attribute;
    return {type, name, found, usual ? plain_method_of(type, found) : nullptr,
            type->tp_version_tag};
}

/// Whether what names mean on a type can be remembered: a class that has run out of versions is
/// asked each time.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr bool is_remembered(const type_object* type) noexcept {
    return type->tp_version_tag != 0 || !is_heap_type(type);
}

/// The same; look-ups of immortal names are remembered.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr type_cache_entry
look_up_cached(thread_state& thread, const type_object* type, const object* name) noexcept {
    if (!std::is_constant_evaluated() && is_immortal(name)) {
        type_cache_entry& cached = cache_entry(thread, type, name);
        if (cached.type != type || cached.name != name || cached.version != type->tp_version_tag)
            [[unlikely]] {
            const type_cache_entry found = look_up_in_dicts(thread, type, name);
            if (!is_remembered(type)) {
                return found;
            }
            cached = found;
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

/// What an object found on the type of `self` is as an attribute of `self`.
[[nodiscard]] constexpr owned bind_attribute(thread_state& thread, object* found, value self,
                                             const type_object* type) noexcept {
    const ternary_slot get = found->ob_type->tp_descr_get;
    if (get == nullptr) {
        return owned::share(load(found));
    }
    return get(thread, make_object(found), self, make_object(pointer_to(*type)));
}

namespace detail {

/// Checks that an attribute's name is a str; false: TypeError is pending.
[[nodiscard]] constexpr bool is_attribute_name(thread_state& thread, value name) noexcept {
    if (is_kind_of(name, str_type)) [[likely]] {
        return true;
    }
    raise(thread, type_error_type, "attribute name must be string, not '", type_of(name)->tp_name,
          "'");
    return false;
}

/// Whether an object found on a type goes before what the object of that type itself has.
[[nodiscard]] constexpr bool is_data_descriptor(const object* found) noexcept {
    return found->ob_type->tp_descr_set != nullptr && found->ob_type->tp_descr_get != nullptr;
}

/// The object that a value holds if that may have attributes of its own, or null.
[[nodiscard]] constexpr object* owner_of_attributes(value self, const type_object* type) noexcept {
    return type->tp_dictoffset != 0 && self.kind == tag::object ? self.data.object : nullptr;
}

} // namespace detail

/// What generic_get_attribute() finds; empty with nothing pending: there is no such attribute.
[[nodiscard]] constexpr owned find_attribute(thread_state& thread, value self,
                                             object* name) noexcept {
    const type_object* type = type_of(self);
    object* found = look_up(thread, type, name);
    // A key of the object's dict may run code, which may change the class.
    owned kept;
    if (found != nullptr) {
        kept = owned::share(found);
    }
    if (object* own = detail::owner_of_attributes(self, type)) {
        if (found == nullptr || !detail::is_data_descriptor(found)) {
            object* const held = find_in_instance(thread, own, name);
            if (held != nullptr || pending(thread)) {
                if (held == nullptr) {
                    return {};
                }
                return owned::share(load(held));
            }
        }
    }
    if (found == nullptr) {
        return {};
    }
    return bind_attribute(thread, found, self, type);
}

/// self.name, for a type that has no way of its own: tp_getattro of object.
[[nodiscard]] constexpr owned generic_get_attribute(thread_state& thread, value self,
                                                    value name) noexcept {
    if (!detail::is_attribute_name(thread, name)) {
        return {};
    }
    owned found = find_attribute(thread, self, name.data.object);
    if (!found && !pending(thread)) {
        raise(thread, attribute_error_type, "'", state::cut_name{type_of(self)->tp_name, 50},
              "' object has no attribute '", name.data.object, "'");
        note_subject(thread, attribute_error_type, name.data.object, self);
    }
    return found;
}

/// self.name = item, for a type that has no way of its own: tp_setattro of object.
[[nodiscard]] constexpr int generic_set_attribute(thread_state& thread, value self, value name,
                                                  value item) noexcept {
    if (!detail::is_attribute_name(thread, name)) {
        return -1;
    }
    const type_object* type = type_of(self);
    object* found = look_up(thread, type, name.data.object);
    if (found != nullptr && found->ob_type->tp_descr_set != nullptr) {
        const owned kept = owned::share(found);
        return found->ob_type->tp_descr_set(thread, make_object(found), self, item);
    }
    if (object* own = detail::owner_of_attributes(self, type)) {
        const int done = set_in_instance(thread, own, name.data.object, item);
        if (done != 0) {
            return done < 0 ? -1 : 0;
        }
    } else if (found != nullptr) {
        return raise(thread, attribute_error_type, "'", state::cut_name{type->tp_name, 50},
                     "' object attribute '", name.data.object, "' is read-only");
    }
    return raise(thread, attribute_error_type, "'", state::cut_name{type->tp_name, 100},
                 "' object has no attribute '", name.data.object, "'");
}

/// What self.name() calls with self as its first argument, borrowed: a method of a built-in type or
/// a function; empty: there is none, or it takes get_attribute() to find out.
/// CPython 3.11: _PyObject_GetMethod (Objects/object.c).
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr value find_method(thread_state& thread, value self,
                                                               object* name) noexcept {
    const type_object* type = type_of(self);
    const type_cache_entry entry = detail::look_up_cached(thread, type, name);
    value method{};
    if (entry.method != nullptr) {
        method = make_method(entry.method);
    } else if (entry.found != nullptr && entry.found->ob_type == &function_type &&
               type->tp_getattro == generic_get_attribute) {
        method = make_object(entry.found);
    }
    object* const own = detail::owner_of_attributes(self, type);
    return own == nullptr || !method ||
                   (find_in_instance(thread, own, name) == nullptr && !pending(thread))
               ? method
               : value{};
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

/// The same; empty with nothing pending: there is no such attribute. CPython 3.11:
/// _PyObject_LookupAttr.
[[nodiscard]] constexpr owned get_attribute_if_any(thread_state& thread, value self,
                                                   const object* name) noexcept {
    owned found = get_attribute(thread, self, name);
    if (!found) {
        static_cast<void>(clear_pending(thread, attribute_error_type));
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
