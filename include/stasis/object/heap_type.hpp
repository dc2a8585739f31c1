// SPDX-License-Identifier: BSL-1.0
// stasis/object/heap_type.hpp: a class that a program makes while it runs, and what its objects
// have more than those of its built-in base. Promises: CPython 3.11's PyHeapTypeObject up to
// _spec_cache, under its names and at its offsets; what stands behind is ours. The objects of a
// class without __slots__ have two words in front of the collector's header: their values, by the
// class's shared keys, or their dict. What __slots__ names, and the head of the list of weak
// references, stand behind what the built-in base has, or, where that is a str, whose text is
// there, in front of those two words. CPython 3.11: Include/cpython/object.h,
// _PyObject_ValuesPointer, _PyObject_ManagedDictPointer (Include/internal/pycore_object.h).
// Constant evaluation can look neither in front of an object nor behind it: there the parts lie in
// a loose_instance, and the class knows how it is found (find_loose).
#pragma once

#include <stasis/object/buffer.hpp>
#include <stasis/object/dict.hpp>
#include <stasis/object/str.hpp>
#include <stasis/object/tuple.hpp>
#include <stasis/object/type.hpp>

namespace stasis {

namespace state {
struct interpreter_state;
}

/// struct _specialization_cache.
struct specialization_cache {
    object* getitem;
};

/// Where the objects of a class without __slots__ keep their attributes: in the dict, or else by
/// the class's shared keys. Both may be null.
struct managed_dict {
    dict_values* values = nullptr;
    dict_object* dict = nullptr;
};

/// What an object of a class has besides its base's part, in constant evaluation.
struct loose_instance : managed_dict {
    gc_head* link = nullptr;  ///< its collector's header
    object** slots = nullptr; ///< what stands behind the base's part
};

/// PyHeapTypeObject.
struct heap_type_object : type_object {
    async_methods as_async{};
    number_methods as_number{};
    mapping_methods as_mapping{};
    sequence_methods as_sequence{};
    buffer_methods as_buffer{};
    object* ht_name = nullptr;
    object* ht_slots = nullptr;
    object* ht_qualname = nullptr;
    dict_keys* ht_cached_keys = nullptr; ///< the keys that its objects share
    object* ht_module = nullptr;
    char* _ht_tpname = nullptr; ///< what tp_name points to
    specialization_cache _spec_cache{};
    ssize name_size = 0;                        ///< the bytes of _ht_tpname
    ssize subclass_count = 0;                   ///< of classes that name it as a base
    heap_type_object* previous = nullptr;       ///< the class made before it in its interpreter
    heap_type_object* next = nullptr;           ///< the one made after it
    state::interpreter_state* interp = nullptr; ///< its interpreter
    loose_instance* (*find_loose)(object*) = nullptr; ///< in constant evaluation
    /// In constant evaluation: whether a weak reference to one of its objects was made.
    bool weakly_referenced = false;
};

/// Whether a program has made the type.
[[nodiscard]] constexpr bool is_heap_type(const type_object* type) noexcept {
    return (type->tp_flags & flag_heap_type) != 0;
}

/// The class that a type which a program has made is.
[[nodiscard]] constexpr heap_type_object* as_heap_type(const type_object* type) noexcept {
    return const_cast<heap_type_object*>(static_cast<const heap_type_object*>(type));
}

/// The first type on the way from a type to object that no program has made: it says how its
/// objects begin.
[[nodiscard]] constexpr const type_object* built_in_base(const type_object* type) noexcept {
    while (is_heap_type(type)) {
        type = type->tp_base;
    }
    return type;
}

/// Whether a type is another or inherits from it. A template, so that nobody pays for it who
/// doesn't ask.
template <class Tuple = tuple_object>
[[nodiscard]] constexpr bool is_subtype(const type_object* self, const type_object* of) noexcept {
    for (const type_object* base = self; base != nullptr; base = base->tp_base) {
        if (base == of) {
            return true;
        }
    }
    if (self != nullptr && self->tp_mro != nullptr) { // which has the other bases, too
        const auto* mro = static_cast<const Tuple*>(self->tp_mro);
        object* const* order = items(mro);
        for (ssize i = 0; i < mro->ob_size; ++i) {
            if (order[i] == of) {
                return true;
            }
        }
    }
    return of == &object_type;
}

/// The parts of an object of a class, in constant evaluation.
[[nodiscard]] constexpr loose_instance& loose_parts(object* self) noexcept {
    return *as_heap_type(self->ob_type)->find_loose(self);
}

/// The attributes of an object whose class has flag_managed_dict.
[[nodiscard]] constexpr managed_dict& managed_dict_of(object* self) noexcept {
    if (__builtin_is_constant_evaluated()) {
        return loose_parts(self);
    }
    return *reinterpret_cast<managed_dict*>(reinterpret_cast<unsigned char*>(self) -
                                            sizeof(gc_head) - sizeof(managed_dict));
}

/// How many fields the objects of a class have besides its built-in base's part.
[[nodiscard]] constexpr ssize field_count(const type_object* type) noexcept {
    return (type->tp_basicsize - built_in_base(type)->tp_basicsize) /
           static_cast<ssize>(sizeof(object*));
}

/// Whether the fields of a class's objects stand in front of them.
[[nodiscard]] constexpr bool has_fields_in_front(const type_object* base) noexcept {
    return base == &str_type;
}

/// What is in front of the objects of a class, between them and their first field.
inline constexpr ssize heads_in_front = sizeof(gc_head) + sizeof(managed_dict);

/// The offset of the field of that number, of the objects of classes with that built-in base.
[[nodiscard]] constexpr ssize field_offset(const type_object* base, ssize number) noexcept {
    constexpr auto word = static_cast<ssize>(sizeof(object*));
    return has_fields_in_front(base) ? -heads_in_front - (number + 1) * word
                                     : base->tp_basicsize + number * word;
}

/// The number of the field at that offset.
[[nodiscard]] constexpr ssize field_number(const type_object* base, ssize offset) noexcept {
    constexpr auto word = static_cast<ssize>(sizeof(object*));
    return (has_fields_in_front(base) ? -heads_in_front - offset - word
                                      : offset - base->tp_basicsize) /
           word;
}

/// A type's tp_weaklistoffset as it is in CPython, where no field stands in front.
[[nodiscard]] constexpr ssize weak_list_offset(const type_object* type) noexcept {
    const type_object* base = built_in_base(type);
    if (type->tp_weaklistoffset == 0 || !has_fields_in_front(base)) {
        return type->tp_weaklistoffset;
    }
    return base->tp_basicsize +
           field_number(base, type->tp_weaklistoffset) * static_cast<ssize>(sizeof(object*));
}

/// A field of an object of a class besides its built-in base's part.
[[nodiscard]] constexpr object*& slot_at(object* self, ssize offset) noexcept {
    if (__builtin_is_constant_evaluated()) {
        return loose_parts(self).slots[field_number(built_in_base(self->ob_type), offset)];
    }
    return *reinterpret_cast<object**>(reinterpret_cast<unsigned char*>(self) + offset);
}

} // namespace stasis
