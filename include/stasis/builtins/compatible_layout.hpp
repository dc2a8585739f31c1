// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/compatible_layout.hpp: whether a type can take the place of another one, as the
// class of an object or as the base of a class. Promises: CPython 3.11's answers and messages.
// CPython 3.11: compatible_for_assignment, compatible_with_tp_base, same_slots_added
// (Objects/typeobject.c).
#pragma once

#include <stasis/builtins/mro.hpp>

namespace stasis::builtins {

namespace detail {

/// Whether CPython's objects of a type have the collector's header, as those of all classes.
[[nodiscard]] constexpr bool is_collectable(const type_object* type) noexcept {
    return is_heap_type(type) || type->tp_traverse != nullptr;
}

/// Whether the objects of two types have the same fields at the same places.
[[nodiscard]] constexpr bool same_fields(const type_object* a, const type_object* b) noexcept {
    return a->tp_basicsize == b->tp_basicsize && a->tp_itemsize == b->tp_itemsize &&
           a->tp_dictoffset == b->tp_dictoffset && a->tp_weaklistoffset == b->tp_weaklistoffset &&
           is_collectable(a) == is_collectable(b);
}

/// Whether a type's objects are laid out as its base's are, and cleared as those or as a class's.
/// CPython 3.11: compatible_with_tp_base.
[[nodiscard]] constexpr bool is_like_base(const type_object* type) noexcept {
    const type_object* base = type->tp_base;
    return base != nullptr && same_fields(type, base) &&
           (is_heap_type(type) || type->tp_clear == base->tp_clear || !is_collectable(type));
}

/// The names of __slots__, a list; null: the class has none.
[[nodiscard]] constexpr const list_object* slot_names(const type_object* type) noexcept {
    return is_heap_type(type) ? static_cast<const list_object*>(as_heap_type(type)->ht_slots)
                              : nullptr;
}

/// Whether two classes add the same to their base, which they have in common.
[[nodiscard]] constexpr bool add_same_fields(const type_object* a, const type_object* b) noexcept {
    constexpr auto word = static_cast<ssize>(sizeof(object*));
    const type_object* base = a->tp_base;
    if (base != b->tp_base) {
        return false;
    }
    if (same_fields(a, base) && same_fields(b, base)) {
        return true;
    }
    if (base->tp_itemsize != 0 && a->tp_dictoffset != base->tp_dictoffset) {
        return false; // CPython has the dict behind the items, and doesn't see that it is the same
    }
    ssize size = base->tp_basicsize;
    size += a->tp_dictoffset == size && b->tp_dictoffset == size ? word : 0;
    size += weak_list_offset(a) == size && weak_list_offset(b) == size ? word : 0;
    const list_object* of_a = slot_names(a);
    const list_object* of_b = slot_names(b);
    if (of_a != nullptr && of_b != nullptr) {
        if (of_a->ob_size != of_b->ob_size) {
            return false;
        }
        for (ssize i = 0; i < of_a->ob_size; ++i) {
            if (!(text_of(of_a->ob_item[i]) == text_of(of_b->ob_item[i]))) {
                return false;
            }
        }
        size += word * of_a->ob_size;
    }
    return size == a->tp_basicsize && size == b->tp_basicsize;
}

/// Whether what a program hasn't made of two types ends in the same way.
[[nodiscard]] constexpr bool end_alike(const type_object* a, const type_object* b) noexcept {
    return a == b || (a->tp_basicsize == b->tp_basicsize && a->tp_itemsize == b->tp_itemsize &&
                      a->tp_dealloc == b->tp_dealloc && a->tp_free == b->tp_free &&
                      a->tp_traverse == b->tp_traverse && a->tp_clear == b->tp_clear);
}

} // namespace detail

/// Whether `wanted` can take the place of `before`; false: a TypeError that names the attribute is
/// pending.
[[nodiscard]] constexpr bool is_compatible(thread_state& thread, const type_object* before,
                                           const type_object* wanted,
                                           const char* attribute) noexcept {
    if (detail::is_collectable(before) != detail::is_collectable(wanted)) {
        raise(thread, type_error_type, attribute, " assignment: '", wanted->tp_name,
              "' deallocator differs from '", before->tp_name, "'");
        return false;
    }
    const type_object* a = wanted;
    const type_object* b = before;
    while (detail::is_like_base(a)) {
        a = a->tp_base;
    }
    while (detail::is_like_base(b)) {
        b = b->tp_base;
    }
    const bool same =
        (a == b || (a->tp_base == b->tp_base && detail::add_same_fields(a, b))) &&
        (before->tp_flags & flag_managed_dict) == (wanted->tp_flags & flag_managed_dict) &&
        detail::end_alike(built_in_base(before), built_in_base(wanted));
    if (!same) {
        raise(thread, type_error_type, attribute, " assignment: '", wanted->tp_name,
              "' object layout differs from '", before->tp_name, "'");
    }
    return same;
}

} // namespace stasis::builtins
