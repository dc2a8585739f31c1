// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/type_attributes.hpp: the names, the docstring and the annotations of types, which
// a program may set of classes; and the end of a class. CPython 3.11: type_getsets, type_traverse,
// type_clear, type_dealloc (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/new_type.hpp>
#include <stasis/state/class_registry.hpp>

namespace stasis::builtins {

namespace detail {

/// Checks that an attribute of a type can be set: it is a class's, and not deleted; null: TypeError
/// is pending.
[[nodiscard]] constexpr heap_type_object* settable(thread_state& thread, value self, value item,
                                                   const char* name) noexcept {
    const type_object* type = as_type(self);
    if (!is_heap_type(type) || !item) {
        raise(thread, type_error_type, is_heap_type(type) ? "cannot delete '" : "cannot set '",
              name, "' attribute of immutable type '", type->tp_name, "'");
        return nullptr;
    }
    return as_heap_type(type);
}

} // namespace detail

[[nodiscard]] constexpr owned type_name(thread_state& thread, value self) noexcept {
    return interpreter::name_of_type(thread, as_type(self));
}

[[nodiscard]] constexpr int set_type_name(thread_state& thread, value self, value,
                                          value item) noexcept {
    heap_type_object* type = detail::settable(thread, self, item, "__name__");
    if (type == nullptr) {
        return -1;
    }
    if (!is_kind_of(item, str_type)) {
        return raise(thread, type_error_type, "can only assign string to ", type->tp_name,
                     ".__name__, not '", type_of(item)->tp_name, "'");
    }
    return detail::set_class_name(thread, type, item) ? 0 : -1;
}

[[nodiscard]] constexpr owned type_qualname(thread_state& thread, value self) noexcept {
    return interpreter::qualname_of_type(thread, as_type(self));
}

[[nodiscard]] constexpr int set_type_qualname(thread_state& thread, value self, value,
                                              value item) noexcept {
    heap_type_object* type = detail::settable(thread, self, item, "__qualname__");
    if (type == nullptr) {
        return -1;
    }
    if (!is_kind_of(item, str_type)) {
        return raise(thread, type_error_type, "can only assign string to ", type->tp_name,
                     ".__qualname__, not '", type_of(item)->tp_name, "'");
    }
    increment(item);
    state::replace(type->ht_qualname, item.data.object);
    return 0;
}

[[nodiscard]] constexpr owned type_module(thread_state& thread, value self) noexcept {
    return interpreter::module_of_type(thread, as_type(self));
}

namespace detail {

/// Sets a name in the dict of a class, which its metatype computes for others; -1: it raised.
[[nodiscard]] constexpr int set_in_class(thread_state& thread, value self, value item,
                                         const char* name, const object* key) noexcept {
    heap_type_object* type = settable(thread, self, item, name);
    if (type == nullptr ||
        !store(thread, names_of(type), make_object(const_cast<object*>(key)), item)) {
        return -1;
    }
    note_change(thread, type, key);
    return 0;
}

} // namespace detail

[[nodiscard]] constexpr int set_type_module(thread_state& thread, value self, value,
                                            value item) noexcept {
    return detail::set_in_class(thread, self, item, "__module__", &graph::str_<"__module__">);
}

/// The __doc__ of what is built in: None, since there are no docstrings.
[[nodiscard]] constexpr owned undocumented(thread_state&, value) noexcept {
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned type_doc(thread_state& thread, value self) noexcept {
    const type_object* type = as_type(self);
    if (is_heap_type(type)) {
        object* found =
            find(thread, detail::names_of(type), make_object(pointer_to(graph::str_<"__doc__">)));
        if (found == nullptr) {
            return owned::take(pending(thread) ? value{} : none_value);
        }
        return interpreter::bind_attribute(thread, found, {}, type);
    }
    const char* doc = type->tp_doc;
    if (doc == nullptr) {
        return owned::take(none_value);
    }
    return new_str(thread, doc);
}

[[nodiscard]] constexpr int set_type_doc(thread_state& thread, value self, value,
                                         value item) noexcept {
    return detail::set_in_class(thread, self, item, "__doc__", &graph::str_<"__doc__">);
}

[[nodiscard]] constexpr owned type_annotations(thread_state& thread, value self) noexcept {
    const type_object* type = as_type(self);
    const value key = make_object(pointer_to(graph::str_<"__annotations__">));
    if (!is_heap_type(type)) {
        return raise(thread, attribute_error_type, "type object '", type->tp_name,
                     "' has no attribute '__annotations__'");
    }
    if (object* found = find(thread, detail::names_of(type), key)) {
        return interpreter::bind_attribute(thread, found, {}, type);
    }
    owned made = owned::take(pending(thread) ? nullptr : new_dict(thread));
    if (!made || !store(thread, detail::names_of(type), key, made.get())) {
        return {};
    }
    note_change(thread, as_heap_type(type), key.data.object);
    return made;
}

[[nodiscard]] constexpr int set_type_annotations(thread_state& thread, value self, value,
                                                 value item) noexcept {
    const value key = make_object(pointer_to(graph::str_<"__annotations__">));
    if (item || !is_heap_type(as_type(self))) {
        return detail::set_in_class(thread, self, item, "__annotations__", key.data.object);
    }
    const int erased = erase(thread, detail::names_of(as_type(self)), key);
    if (erased == 0) {
        return raise(thread, attribute_error_type, "__annotations__");
    }
    note_change(thread, as_heap_type(as_type(self)), key.data.object);
    return erased > 0 ? 0 : -1;
}

// ---- the end of a class ------------------------------------------------------------------------

constexpr int class_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<heap_type_object*>(held);
    return visit_each(visit, argument, self->tp_dict, self->tp_mro, self->tp_bases, self->tp_base,
                      self->ht_name, self->ht_qualname, self->ht_slots, self->ht_module);
}

namespace detail {

/// Nobody knows a class any more that has been entered in its interpreter.
constexpr void forget(const heap_type_object* self) noexcept {
    if (self->interp != nullptr) {
        state::forget_class(*self->interp, self);
    }
}

} // namespace detail

/// Drops what can lead back to the class. What it inherits from stays: its objects may still end.
constexpr void class_clear(object* held) noexcept {
    auto* self = static_cast<heap_type_object*>(held);
    self->tp_version_tag = 0;
    detail::forget(self);
    if (self->tp_dict != nullptr) {
        clear(detail::names_of(self));
    }
    state::drop(self->tp_mro);
    state::drop(self->ht_module);
}

/// tp_free.
constexpr void class_free(object* held) noexcept {
    auto* self = static_cast<heap_type_object*>(held);
    detail::forget(self);
    detail::unlink_class(self);
    if (self->_ht_tpname != nullptr) {
        release_array(self->_ht_tpname, static_cast<std::size_t>(self->name_size));
    }
    if (self->tp_doc != nullptr) {
        release_array(const_cast<char*>(self->tp_doc),
                      static_cast<std::size_t>(text{self->tp_doc}.size) + 1);
    }
    if (self->ht_cached_keys != nullptr) {
        free_shared_keys(self->ht_cached_keys);
    }
    release<heap_type_object>(self);
}

} // namespace stasis::builtins
