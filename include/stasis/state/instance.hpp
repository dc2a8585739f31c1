// SPDX-License-Identifier: BSL-1.0
// stasis/state/instance.hpp: the attributes that an object itself has, not its type.
// Promises: the objects of a class without __slots__ keep them as CPython 3.11's do: the names
// once, in keys that the class's objects share, and the values in an array of each object. An
// object goes over to a dict of its own when its names don't fit there (over 30, or a name that is
// no str), or when somebody asks for its __dict__. Order is that in which attributes were set,
// either way. Functions, exceptions, static and class methods, what begins as a wrapping_object or
// as an object_with_dict have a field for a dict. CPython 3.11: _PyObject_StoreInstanceAttribute,
// _PyObject_GetInstanceAttribute, insert_into_dictkeys, init_inline_values,
// make_dict_from_instance_attributes (Objects/dictobject.c). Differs from CPython: __dict__ makes a
// dict with keys of its own, where CPython's goes on sharing them; and in constant evaluation,
// where no keys are shared, the first attribute makes it. Costs: an array of values has room for as
// many as the class's keys have when it is made: CPython begins with 29, and leaves one less to
// each new object.
#pragma once

#include <stasis/object/exception.hpp>
#include <stasis/object/module.hpp>
#include <stasis/object/object_with_dict.hpp>
#include <stasis/object/visit.hpp>
#include <stasis/state/builtins.hpp>
#include <stasis/state/static_containers.hpp>

namespace stasis::state {

namespace detail {

/// The log2 of the slots of shared keys: NEXT_LOG2_SHARED_KEYS_MAX_SIZE.
inline constexpr std::uint8_t log2_shared_slots = 6;

/// The bytes in front of an array of so many values.
[[nodiscard]] constexpr std::size_t values_prefix_size(std::size_t count) noexcept {
    return (count + 2 + sizeof(object*) - 1) / sizeof(object*) * sizeof(object*);
}

[[nodiscard]] inline std::uint8_t* prefix_of(dict_values* values) noexcept {
    return reinterpret_cast<std::uint8_t*>(values);
}

/// How many values an array has room for.
[[nodiscard]] inline std::size_t values_room(dict_values* values) noexcept {
    return prefix_of(values)[-1];
}

/// How many of its values were set, those that were deleted since not counted.
[[nodiscard]] inline std::size_t values_set(dict_values* values) noexcept {
    return prefix_of(values)[-2];
}

/// The value of an entry.
[[nodiscard]] inline object*& value_at(dict_values* values, ssize index) noexcept {
    return reinterpret_cast<object**>(values)[index];
}

/// An array of values for the keys of a class, all unset; null: no memory.
[[nodiscard]] inline dict_values* new_values(thread_state& thread, dict_keys* keys) noexcept {
    if (keys->dk_usable > 1) {
        --keys->dk_usable;
    }
    const auto room = static_cast<std::size_t>(keys->dk_nentries + keys->dk_usable);
    const std::size_t prefix = values_prefix_size(room);
    const std::size_t size = prefix + room * sizeof(object*);
    auto* block = static_cast<unsigned char*>(allocate_bytes(thread.interp->memory, size));
    if (block == nullptr) {
        raise_no_memory(thread);
        return nullptr;
    }
    __builtin_memset(block, 0, size);
    auto* values = reinterpret_cast<dict_values*>(block + prefix);
    prefix_of(values)[-1] = static_cast<std::uint8_t>(room);
    return values;
}

inline void free_values(dict_values* values) noexcept {
    const std::size_t room = values_room(values);
    const std::size_t prefix = values_prefix_size(room);
    release_bytes(prefix_of(values) - prefix, prefix + room * sizeof(object*));
}

/// The number of the entry of a name in the keys of a class, whose hash is known, or -1.
[[nodiscard]] inline ssize shared_entry(const dict_keys* keys, const str_object* name) noexcept {
    const auto* entry = find_str(keys, name, name->hash);
    return entry != nullptr ? entry - entries_of<dict_unicode_entry>(keys) : -1;
}

/// Enters a name into the keys of a class: its number, or -1: they are full.
[[nodiscard]] inline ssize enter_shared(dict_keys* keys, str_object* name) noexcept {
    if (keys->dk_usable <= 0) {
        return -1;
    }
    increment(name);
    append_entry<dict_unicode_entry>(keys, name->hash, name, nullptr);
    return keys->dk_nentries - 1;
}

/// Stores a value, whose reference is taken over, or deletes it where it is null: what was there.
inline object* exchange_value(dict_values* values, ssize index, object* item) noexcept {
    object*& field = value_at(values, index);
    object* before = field;
    field = item;
    std::uint8_t* prefix = prefix_of(values);
    if (before == nullptr && item != nullptr) {
        prefix[-3 - prefix[-2]] = static_cast<std::uint8_t>(index);
        ++prefix[-2];
    } else if (before != nullptr && item == nullptr) {
        std::uint8_t at = 0;
        while (prefix[-3 - at] != index) {
            ++at;
        }
        --prefix[-2];
        for (; at < prefix[-2]; ++at) {
            prefix[-3 - at] = prefix[-4 - at];
        }
    }
    return before;
}

/// Puts the dict of an object in the place of its values; null: MemoryError is pending.
[[nodiscard]] constexpr dict_object* make_instance_dict(thread_state& thread, object* self,
                                                        managed_dict& place) noexcept {
    dict_object* made = new_dict(thread);
    if (made == nullptr || std::is_constant_evaluated() || place.values == nullptr) {
        place.dict = made;
        return made;
    }
    const dict_keys* keys = as_heap_type(self->ob_type)->ht_cached_keys;
    const auto* entries = entries_of<dict_unicode_entry>(keys);
    const std::size_t count = values_set(place.values);
    for (std::size_t i = 0; i < count; ++i) {
        const ssize index = prefix_of(place.values)[-3 - static_cast<ssize>(i)];
        if (!store(thread, made, make_object(entries[index].me_key),
                   value_at(place.values, index))) {
            decrement(made);
            return nullptr;
        }
    }
    for (std::size_t i = 0; i < values_room(place.values); ++i) {
        if (object* item = value_at(place.values, static_cast<ssize>(i))) {
            decrement(item); // the dict holds it, too
        }
    }
    free_values(place.values);
    place.values = nullptr;
    place.dict = made;
    return made;
}

/// Whether an object's attributes are in a managed_dict.
[[nodiscard]] constexpr bool is_managed(const type_object* type) noexcept {
    return (type->tp_flags & flag_managed_dict) != 0;
}

} // namespace detail

/// Where an object whose type has a tp_dictoffset, and no managed_dict, keeps its dict.
[[nodiscard]] constexpr object*& dict_field_of(object* self) noexcept {
    const type_object* type = built_in_base(self->ob_type);
    if (type->tp_getattr != nullptr) {
        return *type->tp_getattr(self);
    }
    return type == &function_type        ? static_cast<function_object*>(self)->func_dict
           : type == &static_method_type ? static_cast<static_method_object*>(self)->sm_dict
           : type == &class_method_type  ? static_cast<class_method_object*>(self)->cm_dict
           : type == &module_type        ? static_cast<module_object*>(self)->md_dict
           : type->tp_dictoffset == wrapping_dict_offset ? static_cast<wrapping_object*>(self)->dict
           : is_subtype(type, &base_exception_type) ? static_cast<exception_object*>(self)->dict
                                                    : static_cast<object_with_dict*>(self)->dict;
}

/// An attribute of an object itself, borrowed; null: it has none of that name, or, if pending, it
/// raised. Requires that its type has a tp_dictoffset.
[[nodiscard]] constexpr object* find_in_instance(thread_state& thread, object* self,
                                                 object* name) noexcept {
    const object* dict = nullptr;
    if (detail::is_managed(self->ob_type)) {
        const managed_dict& place = managed_dict_of(self);
        dict = place.dict;
        if (!std::is_constant_evaluated() && place.values != nullptr) {
            auto* key = static_cast<str_object*>(name);
            static_cast<void>(hash_of_str(key));
            const dict_keys* keys = as_heap_type(self->ob_type)->ht_cached_keys;
            const ssize index = detail::shared_entry(keys, key);
            return index >= 0 && static_cast<std::size_t>(index) < detail::values_room(place.values)
                       ? detail::value_at(place.values, index)
                       : nullptr;
        }
    } else if (self == &builtins_module) {
        dict = thread.interp->builtins;
    } else {
        dict = dict_field_of(self);
    }
    return dict != nullptr ? find(thread, static_cast<const dict_object*>(dict), make_object(name))
                           : nullptr;
}

/// The dict of an object's own attributes, made where there is none yet, borrowed; null: an
/// exception is pending. Requires that its type has a tp_dictoffset.
[[nodiscard]] constexpr dict_object* instance_dict(thread_state& thread, object* self) noexcept {
    if (detail::is_managed(self->ob_type)) {
        managed_dict& place = managed_dict_of(self);
        return place.dict != nullptr ? place.dict : detail::make_instance_dict(thread, self, place);
    }
    if (self == &builtins_module) {
        return own_builtins(thread);
    }
    object*& field = dict_field_of(self);
    if (field == nullptr) {
        if (self == &no_memory) { // which nothing can be noted in
            raise_no_memory(thread);
            return nullptr;
        }
        field = new_dict(thread);
    }
    return static_cast<dict_object*>(field);
}

/// Puts another dict in the place of an object's own attributes.
constexpr void replace_instance_dict(thread_state& thread, object* self, dict_object* by) noexcept {
    increment(by);
    if (!detail::is_managed(self->ob_type)) {
        replace(dict_field_of(self), static_cast<object*>(by));
        return;
    }
    if (instance_dict(thread, self) == nullptr) {
        decrement(by);
        return;
    }
    replace(managed_dict_of(self).dict, by);
}

namespace detail {

/// set_in_instance() by the shared keys of a class: 1, 0, -1, or -2: it takes a dict.
[[nodiscard]] inline int set_by_shared_keys(thread_state& thread, object* self, managed_dict& place,
                                            str_object* name, value item) noexcept {
    heap_type_object* of = as_heap_type(self->ob_type);
    if (of->ht_cached_keys == nullptr) {
        of->ht_cached_keys = new_keys(thread, log2_shared_slots, false);
        if (of->ht_cached_keys == nullptr) {
            return -1;
        }
        of->ht_cached_keys->dk_kind = dict_keys_split;
        of->ht_cached_keys->dk_usable = dict_shared_keys;
    }
    dict_keys* keys = of->ht_cached_keys;
    static_cast<void>(hash_of_str(name));
    ssize index = shared_entry(keys, name);
    if (!item) {
        if (index < 0 || place.values == nullptr ||
            static_cast<std::size_t>(index) >= values_room(place.values) ||
            value_at(place.values, index) == nullptr) {
            return 0;
        }
        decrement(exchange_value(place.values, index, nullptr));
        return 1;
    }
    if (place.values == nullptr) {
        place.values = new_values(thread, keys);
        if (place.values == nullptr) {
            return -1;
        }
    }
    if (index < 0) {
        index = enter_shared(keys, name);
    }
    if (index < 0 || static_cast<std::size_t>(index) >= values_room(place.values)) {
        return -2;
    }
    object* boxed = box(thread, item);
    if (boxed == nullptr) {
        return -1;
    }
    if (object* before = exchange_value(place.values, index, boxed)) {
        decrement(before);
    }
    return 1;
}

} // namespace detail

/// Sets an attribute of an object itself, or deletes it where the item is empty: 1, or 0: there was
/// none to delete, or -1: an exception is pending. Requires that its type has a tp_dictoffset.
[[nodiscard]] constexpr int set_in_instance(thread_state& thread, object* self, object* name,
                                            value item) noexcept {
    if (!std::is_constant_evaluated() && detail::is_managed(self->ob_type)) {
        managed_dict& place = managed_dict_of(self);
        if (place.dict == nullptr && name->ob_type == &str_type) {
            const int done = detail::set_by_shared_keys(thread, self, place,
                                                        static_cast<str_object*>(name), item);
            if (done != -2) {
                return done;
            }
        }
    }
    dict_object* dict = instance_dict(thread, self);
    if (dict == nullptr) {
        return -1;
    }
    if (is_immortal(dict) && dict->ob_refcnt != mutable_refcount) {
        raise(thread, attribute_error_type, "'", self->ob_type->tp_name, "' object attribute '",
              name, "' is read-only");
        return -1;
    }
    if (!is_writable(thread, dict)) {
        return -1;
    }
    const owned kept = owned::share(dict);
    if (item) {
        return store(thread, dict, make_object(name), item) ? 1 : -1;
    }
    return erase(thread, dict, make_object(name));
}

/// Visits what a managed_dict refers to.
constexpr int visit_managed(object* self, visit_slot visit, visit_argument* argument) noexcept {
    const managed_dict& place = managed_dict_of(self);
    if (!std::is_constant_evaluated() && place.values != nullptr) {
        for (std::size_t i = 0; i < detail::values_room(place.values); ++i) {
            object* item = detail::value_at(place.values, static_cast<ssize>(i));
            if (const int stopped = item != nullptr ? visit(item, argument) : 0) {
                return stopped;
            }
        }
    }
    return visit_each(visit, argument, place.dict);
}

/// Drops what a managed_dict refers to. What ends then may run code that sets attributes again.
constexpr void clear_managed(object* self) noexcept {
    managed_dict& place = managed_dict_of(self);
    drop(place.dict);
    if (!std::is_constant_evaluated() && place.values != nullptr) {
        dict_values* const values = place.values;
        place.values = nullptr;
        for (std::size_t i = 0; i < detail::values_room(values); ++i) {
            if (object* item = detail::value_at(values, static_cast<ssize>(i))) {
                decrement(item);
            }
        }
        detail::free_values(values);
    }
}

/// Gives back the memory of a managed_dict's values, and no reference.
constexpr void free_managed(object* self) noexcept {
    managed_dict& place = managed_dict_of(self);
    if (!std::is_constant_evaluated() && place.values != nullptr) {
        detail::free_values(place.values);
    }
}

/// Gives back the keys that the objects of a class share.
constexpr void free_shared_keys(dict_keys* keys) noexcept {
    const auto* entries = entries_of<dict_unicode_entry>(keys);
    for (ssize i = 0; i < keys->dk_nentries; ++i) {
        decrement(entries[i].me_key);
    }
    detail::release_keys(keys);
}

} // namespace stasis::state
