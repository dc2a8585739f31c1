// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/attributes.hpp: the attributes of any value, found in its type's tables.
// Promises: messages are CPython 3.11's.
// CPython 3.11: PyObject_GenericGetAttr (Objects/object.c), type_getattro, type_setattro
// (Objects/typeobject.c), Objects/descrobject.c.
#pragma once

#include <stasis/state/dict.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

/// method_def::ml_flags: the method's first argument is the type, or there is none.
enum method_flag : int { method_class = 0x10, method_static = 0x20 };

namespace detail {

/// Whether a table's C string is the text of a str.
[[nodiscard]] constexpr bool same_name(const char* name, const text& other) noexcept {
    for (ssize i = 0; i < other.size; ++i) {
        if (name[i] == '\0' || static_cast<unsigned char>(name[i]) != other[i]) {
            return false;
        }
    }
    return name[other.size] == '\0';
}

} // namespace detail

/// The method of that name on a type or what it inherits from, or null.
[[nodiscard]] constexpr const method_def* find_method(const type_object* type,
                                                      const text& wanted) noexcept {
    for (; type != nullptr; type = type->tp_base) {
        const method_def* method = type->tp_methods;
        for (; method != nullptr && method->ml_name != nullptr; ++method) {
            if (detail::same_name(method->ml_name, wanted)) {
                return method;
            }
        }
    }
    return nullptr;
}

/// The same; look-ups of immortal names are remembered in the interpreter's state.
[[nodiscard]] constexpr const method_def* find_method(thread_state& thread,
                                                      const type_object* type,
                                                      const object* name) noexcept {
    bool remember = !std::is_constant_evaluated() && is_immortal(name);
    state::type_cache_entry* cached = nullptr;
    if (remember) {
        const auto mixed =
            reinterpret_cast<std::uintptr_t>(type) >> 4 ^ reinterpret_cast<std::uintptr_t>(name) >> 4;
        cached = &thread.interp->type_cache[mixed % type_cache_size];
        if (cached->type == type && cached->name == name) {
            return cached->found;
        }
    }
    const method_def* found = find_method(type, text_of(name));
    if (remember) {
        *cached = {type, name, found};
    }
    return found;
}

/// The computed attribute of that name, or null.
[[nodiscard]] constexpr const getset_def* find_getset(const type_object* type,
                                                      const object* name) noexcept {
    const text wanted = text_of(name);
    for (; type != nullptr; type = type->tp_base) {
        const getset_def* row = type->tp_getset;
        for (; row != nullptr && row->name != nullptr; ++row) {
            if (detail::same_name(row->name, wanted)) {
                return row;
            }
        }
    }
    return nullptr;
}

namespace detail {

[[nodiscard]] constexpr owned look_up_attribute(thread_state& thread, value self,
                                                const object* name) noexcept {
    const type_object* type = type_of(self);
    if (const getset_def* row = find_getset(type, name)) {
        return row->get(thread, self);
    }
    if (const method_def* method = find_method(thread, type, name)) {
        return new_bound_method(thread, method, self);
    }
    if (type == &type_type) {
        const auto* of = static_cast<const type_object*>(self.data.object);
        if (const method_def* method = find_method(thread, of, name)) {
            if ((method->ml_flags & method_class) != 0) {
                return new_bound_method(thread, method, self);
            }
            auto* unbound = allocate<builtin_function_object>(thread, builtin_function_type);
            if (unbound != nullptr) {
                unbound->m_ml = method;
                unbound->m_module = pointer_to(*of); // call() checks the first argument's type
            }
            return owned::take(unbound);
        }
        return raise(thread, attribute_error_type, "type object '", of->tp_name,
                     "' has no attribute '", name, "'");
    }
    return raise(thread, attribute_error_type, "'", type->tp_name, "' object has no attribute '",
                 name, "'");
}

} // namespace detail

/// self.name.
[[nodiscard]] constexpr owned get_attribute(thread_state& thread, value self,
                                            const object* name) noexcept {
    owned found = detail::look_up_attribute(thread, self, name);
    if (!found) {
        note_subject(thread, attribute_error_type, name, self);
    }
    return found;
}

/// self.name = item, or del self.name where the item is empty; false: an exception is pending.
[[nodiscard]] constexpr bool set_attribute(thread_state& thread, value self, const object* name,
                                           value item) noexcept {
    const type_object* type = type_of(self);
    if (type == &type_type) {
        raise(thread, type_error_type, "cannot set '", name, "' attribute of immutable type '",
              static_cast<const type_object*>(self.data.object)->tp_name, "'");
        return false;
    }
    const getset_def* row = find_getset(type, name);
    if (row != nullptr && row->set != nullptr) {
        return row->set(thread, self, {}, item) == 0;
    }
    if (row != nullptr) {
        raise(thread, attribute_error_type, "attribute '", name, "' of '", type->tp_name,
              "' objects is not writable");
    } else if (find_method(thread, type, name) != nullptr) {
        raise(thread, attribute_error_type, "'", type->tp_name, "' object attribute '", name,
              "' is read-only");
    } else {
        raise(thread, attribute_error_type, "'", type->tp_name, "' object has no attribute '",
              name, "'");
    }
    return false;
}

} // namespace stasis::interpreter
