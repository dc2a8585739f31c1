// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/object_size.hpp: how many bytes an object takes: sys.getsizeof().
// Promises: CPython 3.11's number where the layout is CPython's: heads, items, the tables of dicts
// and sets, the collector's header and what stands in front of it. A value that needs no object
// here has the size of CPython's object for it.
// CPython 3.11: _PySys_GetSizeOf (Python/sysmodule.c), and __sizeof__ of each type.
// Refuses: __sizeof__ as a method of built-in types; of a class, it is asked.
#pragma once

#include <stasis/builtins/named_arguments.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/item_view.hpp>
#include <stasis/object/set.hpp>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// The bytes of a dict's keys: of those that all empty dicts have, none.
[[nodiscard]] constexpr ssize size_of_keys(const dict_keys* keys) noexcept {
    if (keys == &empty_dict_keys) {
        return 0;
    }
    const auto slots = std::size_t{1} << keys->dk_log2_size;
    const std::size_t entry =
        keys->dk_kind == dict_keys_general ? sizeof(dict_entry) : sizeof(dict_unicode_entry);
    return static_cast<ssize>(sizeof(dict_keys) + (std::size_t{1} << keys->dk_log2_index_bytes) +
                              entry * dict_usable(slots));
}

/// The bytes of the keys that a class's objects share.
inline constexpr auto size_of_shared_keys =
    static_cast<ssize>(sizeof(dict_keys) + 64 + dict_usable(64) * sizeof(dict_unicode_entry));

/// The bytes of an object without what stands in front of it.
[[nodiscard]] constexpr ssize size_of_object(const object* self) noexcept {
    const type_object* type = self->ob_type;
    const type_object* base = built_in_base(type);
    const ssize more = type->tp_basicsize - base->tp_basicsize; // fields of a class
    if (base == &str_type) {
        const auto* str = static_cast<const str_object*>(self);
        if (str->state.ascii != 0) {
            return static_cast<ssize>(sizeof(str_object)) + str->length + 1 + more;
        }
        return static_cast<ssize>(sizeof(wide_str_object)) +
               (str->length + 1) * static_cast<ssize>(str->state.kind) + more;
    }
    if (base == &list_type) {
        return type->tp_basicsize + static_cast<const list_object*>(self)->allocated *
                                        static_cast<ssize>(sizeof(object*));
    }
    if (base == &dict_type) {
        return type->tp_basicsize + size_of_keys(static_cast<const dict_object*>(self)->ma_keys);
    }
    if (base == &set_type || base == &frozenset_type) {
        const auto* set = static_cast<const set_object*>(self);
        return type->tp_basicsize + (set->mask + 1 > static_cast<ssize>(set_small_size)
                                         ? (set->mask + 1) * static_cast<ssize>(sizeof(set_entry))
                                         : 0);
    }
    if (base == &int_type) {
        const ssize digits = static_cast<const int_object*>(self)->ob_size;
        return type->tp_basicsize + (digits < 0 ? -digits : digits) * type->tp_itemsize;
    }
    if (base == &bytes_type) {
        return static_cast<ssize>(sizeof(bytes_object)) + 1 + more +
               static_cast<const bytes_object*>(self)->ob_size;
    }
    if (is_subtype(base, &type_type)) {
        const auto* of = static_cast<const type_object*>(self);
        if (!is_heap_type(of)) {
            return sizeof(type_object);
        }
        // With the keys that the class's objects share, which are made here when they are needed.
        return type->tp_basicsize +
               ((of->tp_flags & flag_managed_dict) != 0 ? size_of_shared_keys : 0);
    }
    if (base->tp_itemsize != 0) {
        return type->tp_basicsize +
               type->tp_itemsize * static_cast<const var_object*>(self)->ob_size;
    }
    return type->tp_basicsize;
}

/// The bytes of what a value holds, all of them.
[[nodiscard]] constexpr ssize size_of_value(value held) noexcept {
    constexpr ssize head = sizeof(object);
    switch (held.kind) {
    case tag::none: return head;
    case tag::real: return head + 8;
    case tag::boolean: return head + 12;
    case tag::integer: {
        auto magnitude = static_cast<std::uint64_t>(held.data.integer);
        magnitude = held.data.integer < 0 ? ~magnitude + 1 : magnitude;
        ssize size = head + 12;
        while ((magnitude >>= support::digit_bits) != 0) {
            size += 4;
        }
        return size;
    }
    default: break;
    }
    const type_object* type = held.data.object->ob_type;
    ssize front = type->tp_traverse != nullptr ? static_cast<ssize>(sizeof(gc_head)) : 0;
    front +=
        (type->tp_flags & flag_managed_dict) != 0 ? 2 * static_cast<ssize>(sizeof(object*)) : 0;
    return front + size_of_object(held.data.object);
}

/// sys.getsizeof(object[, default]).
[[nodiscard]] constexpr owned sys_getsizeof(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{"getsizeof", {"object", "default"}, 1};
    value values[2];
    if (!read_arguments(thread, of, given, values)) {
        return {};
    }
    object* const method =
        is_heap_type(type_of(values[0]))
            ? interpreter::look_up(thread, type_of(values[0]), &graph::str_<"__sizeof__">)
            : nullptr;
    if (method == nullptr) {
        return owned::take(make_int(size_of_value(values[0])));
    }
    const owned told = interpreter::call_special(thread, method, values[0]);
    ssize size = 0;
    if (told) {
        if (!is_instance(told.get(), int_type)) {
            raise(thread, type_error_type, "an integer is required");
        } else if (interpreter::to_c_integer(thread, told.get(), size) && size < 0) {
            return raise(thread, value_error_type, "__sizeof__() should return >= 0");
        }
    }
    if (pending(thread)) {
        if (values[1] && clear_pending(thread, type_error_type)) {
            return owned::share(values[1]);
        }
        return {};
    }
    const type_object* type = type_of(values[0]);
    const ssize front = (type->tp_flags & flag_managed_dict) != 0 ? 32 : 16;
    return owned::take(make_int(size + front));
}

} // namespace stasis::library::detail
