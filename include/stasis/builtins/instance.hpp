// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/instance.hpp: the objects of classes that a program makes: their end, what the
// collector sees of them, and the descriptors __dict__, __weakref__ and those of __slots__.
// Promises: what the built-in base has is its own tp_traverse's, tp_clear's and tp_free's; the rest
// is here. An object counts a reference to its class.
// CPython 3.11: subtype_traverse, subtype_clear, subtype_dealloc, subtype_dict, subtype_setdict
// (Objects/typeobject.c), PyMember_GetOne, PyMember_SetOne (Python/structmember.c).
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/item_release.hpp>

namespace stasis::builtins {

constexpr int instance_traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    const type_object* type = self->ob_type;
    const type_object* base = built_in_base(type);
    int stopped = base->tp_traverse != nullptr ? base->tp_traverse(self, visit, argument) : 0;
    if (base != &type_type) {
        for (ssize i = 0; stopped == 0 && i < field_count(type); ++i) {
            const ssize at = field_offset(base, i);
            if (at != type->tp_weaklistoffset) { // which counts nobody
                stopped = visit_each(visit, argument, slot_at(self, at));
            }
        }
    }
    if (stopped == 0 && (type->tp_flags & flag_managed_dict) != 0) {
        stopped = visit_managed(self, visit, argument);
    }
    return stopped != 0 ? stopped : visit(pointer_to(*type), argument);
}

/// Drops what can lead back to the object; its class stays.
constexpr void instance_clear(object* self) noexcept {
    const type_object* type = self->ob_type;
    const type_object* base = built_in_base(type);
    if (base->tp_clear != nullptr) {
        base->tp_clear(self);
    }
    if (base != &type_type) {
        for (ssize i = 0; i < field_count(type); ++i) {
            const ssize at = field_offset(base, i);
            if (at != type->tp_weaklistoffset) {
                state::drop(slot_at(self, at));
            }
        }
    }
    if ((type->tp_flags & flag_managed_dict) != 0) {
        clear_managed(self);
    }
}

/// tp_free.
constexpr void instance_free(object* self) noexcept {
    const type_object* type = self->ob_type;
    const type_object* base = built_in_base(type);
    if ((type->tp_flags & flag_managed_dict) != 0) {
        free_managed(self);
    }
    // What holds no references has no tp_free: its tp_dealloc does nothing else.
    (base->tp_free != nullptr ? base->tp_free : base->tp_dealloc)(self);
}

namespace detail {

/// The end of an object that runs code: __del__, where the class has it, and if the object is at
/// its end still, what weak references are to call.
constexpr void finalize_instance(object* self) noexcept {
    if (self->ob_type->tp_finalize != nullptr) {
        self->ob_type->tp_finalize(self);
    }
    if (self->ob_refcnt == 1) {
        interpreter::tell_weak_references(self);
    }
}

} // namespace detail

/// tp_dealloc: an object whose class has __del__ is finalized first, once.
constexpr void instance_dealloc(object* self) noexcept {
    if (interpreter::ends_with_code(self)) {
        interpreter::end_with_code(self, detail::finalize_instance, container_dealloc);
    } else {
        container_dealloc(self);
    }
}

// ---- __dict__, __weakref__ ---------------------------------------------------------------------

/// self.__dict__.
[[nodiscard]] constexpr owned instance_get_dict(thread_state& thread, value self) noexcept {
    if (interpreter::detail::owner_of_attributes(self, type_of(self)) == nullptr) {
        return raise(thread, attribute_error_type, "This object has no __dict__");
    }
    dict_object* dict = instance_dict(thread, self.data.object);
    if (dict == nullptr) {
        return {};
    }
    return owned::share(dict);
}

/// self.__dict__ = item; where that is empty, the attributes are deleted.
[[nodiscard]] constexpr int instance_set_dict(thread_state& thread, value self, value,
                                              value item) noexcept {
    dict_object* by = item ? as<dict_object>(item, dict_type) : new_dict(thread);
    if (by == nullptr) {
        return pending(thread) ? -1
                               : static_cast<int>(raise(thread, type_error_type,
                                                        "__dict__ must be set to a dictionary, "
                                                        "not a '",
                                                        type_of(item)->tp_name, "'"));
    }
    replace_instance_dict(thread, self.data.object, by);
    if (!item) {
        decrement(by);
    }
    return pending(thread) ? -1 : 0;
}

/// The same of a built-in type: it can't be deleted.
/// CPython 3.11: PyObject_GenericSetDict (Objects/object.c).
[[nodiscard]] constexpr int generic_set_dict(thread_state& thread, value self, value of,
                                             value item) noexcept {
    if (!item) {
        return raise(thread, type_error_type, "cannot delete __dict__");
    }
    return instance_set_dict(thread, self, of, item);
}

/// self.__weakref__: the first of the weak references to it.
[[nodiscard]] constexpr owned instance_get_weak_references(thread_state& thread,
                                                           value self) noexcept {
    if (type_of(self)->tp_weaklistoffset == 0 || self.kind != tag::object) {
        return raise(thread, attribute_error_type, "This object has no __weakref__");
    }
    return share_or_none(interpreter::detail::weak_list_of(*thread.interp, self.data.object));
}

namespace detail {

/// The descriptor __dict__ of the built-in type that an object is derived from, if that has dicts;
/// null: it has none, and the class does as it likes.
/// CPython 3.11: get_builtin_base_with_dict (Objects/typeobject.c).
[[nodiscard]] constexpr object* dict_of_built_in(value self) noexcept {
    const type_object* base = built_in_base(type_of(self));
    return base->tp_dictoffset != 0 ? interpreter::look_up(base, text{"__dict__"}) : nullptr;
}

} // namespace detail

/// __dict__ of an object of a class: how the built-in type has it that the class is derived from.
[[nodiscard]] constexpr owned class_get_dict(thread_state& thread, value self) noexcept {
    object* const found = detail::dict_of_built_in(self);
    if (found != nullptr) {
        return interpreter::bind_attribute(thread, found, self, type_of(self));
    }
    return instance_get_dict(thread, self);
}

[[nodiscard]] constexpr int class_set_dict(thread_state& thread, value self, value of,
                                           value item) noexcept {
    object* const found = detail::dict_of_built_in(self);
    if (found != nullptr) {
        return found->ob_type->tp_descr_set(thread, load(found), self, item);
    }
    return instance_set_dict(thread, self, of, item);
}

inline constexpr getset_def class_dict_row{"__dict__", class_get_dict, class_set_dict, nullptr,
                                           nullptr};
inline constexpr getset_def instance_weak_references_row{
    "__weakref__", instance_get_weak_references, nullptr, nullptr, nullptr};

// ---- __slots__ ---------------------------------------------------------------------------------

/// self.name, where __slots__ names it.
[[nodiscard]] constexpr owned get_slot(thread_state& thread, const descriptor_object* member,
                                       value self) noexcept {
    object* held = slot_at(self.data.object, member->d_offset);
    if (held == nullptr) {
        return raise(thread, attribute_error_type, "'", state::cut_name{type_of(self)->tp_name, 50},
                     "' object has no attribute '", member->d_name, "'");
    }
    return owned::share(load(held));
}

/// self.name = item, or del self.name where the item is empty.
[[nodiscard]] constexpr int set_slot(thread_state& thread, const descriptor_object* member,
                                     value self, value item) noexcept {
    object*& field = slot_at(self.data.object, member->d_offset);
    if (!item && field == nullptr) {
        return raise_with(thread, attribute_error_type, make_object(pointer_to(*member->d_name)));
    }
    object* boxed = item ? box(thread, item) : nullptr;
    if (item && boxed == nullptr) {
        return -1;
    }
    state::replace(field, boxed);
    return 0;
}

} // namespace stasis::builtins
