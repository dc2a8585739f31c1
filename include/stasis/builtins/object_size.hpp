// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/object_size.hpp: how many bytes an object takes: __sizeof__().
// Promises: CPython 3.11's number where the layout is CPython's: heads, items, the tables of dicts
// and sets. A value that needs no object here has the size of CPython's object for it.
// CPython 3.11: object___sizeof___impl (Objects/typeobject.c), and __sizeof__ of each type.
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/object/bytearray.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/item_view.hpp>
#include <stasis/object/set.hpp>

namespace stasis::builtins {

namespace detail {

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

/// How many digits an int has: 0 has one.
[[nodiscard]] constexpr ssize digit_count(value held) noexcept {
    if (held.kind == tag::object) {
        const ssize size = static_cast<const int_object*>(held.data.object)->ob_size;
        return size == 0 ? 1 : size < 0 ? -size : size;
    }
    auto magnitude = static_cast<std::uint64_t>(held.data.integer);
    magnitude = held.kind == tag::integer && held.data.integer < 0 ? ~magnitude + 1 : magnitude;
    ssize count = 1;
    while ((magnitude >>= support::digit_bits) != 0) {
        ++count;
    }
    return count;
}

/// CPython's ob_size of an int: as many digits, below 0 for a negative one.
[[nodiscard]] constexpr ssize signed_digit_count(value held) noexcept {
    if (held.kind == tag::object) {
        return static_cast<const int_object*>(held.data.object)->ob_size;
    }
    return held.data.integer == 0  ? 0
           : held.data.integer < 0 ? -digit_count(held)
                                   : digit_count(held);
}

/// object.__sizeof__(): the head and fields of a type, and what it counts.
[[nodiscard]] constexpr ssize size_of_object(value self) noexcept {
    const type_object* type = type_of(self);
    ssize items = 0;
    if (self.kind == tag::integer || self.kind == tag::boolean ||
        built_in_base(type) == &int_type) {
        items = signed_digit_count(self);
    } else if (type->tp_itemsize != 0) {
        items = static_cast<const var_object*>(self.data.object)->ob_size;
    }
    return type->tp_basicsize + items * type->tp_itemsize;
}

[[nodiscard]] constexpr ssize size_of_int(value self) noexcept {
    constexpr auto digit = static_cast<ssize>(sizeof(support::digit));
    const ssize fixed = self.kind == tag::object ? type_of(self)->tp_basicsize
                                                 : trailing_size<support::digit, int_object>(0);
    return fixed + digit_count(self) * digit;
}

[[nodiscard]] constexpr ssize size_of_str(value self) noexcept {
    const auto* str = static_cast<const str_object*>(self.data.object);
    const ssize characters = (str->length + 1) * static_cast<ssize>(str->state.kind);
    if (str->ob_type !=
        &str_type) { // CPython's has its characters elsewhere, and a pointer to them
        return static_cast<ssize>(sizeof(wide_str_object) + sizeof(void*)) + characters;
    }
    return characters +
           static_cast<ssize>(str->state.ascii != 0 ? sizeof(str_object) : sizeof(wide_str_object));
}

[[nodiscard]] constexpr ssize size_of_list(value self) noexcept {
    return type_of(self)->tp_basicsize +
           static_cast<const list_object*>(self.data.object)->allocated *
               static_cast<ssize>(sizeof(object*));
}

[[nodiscard]] constexpr ssize size_of_dict(value self) noexcept {
    return type_of(self)->tp_basicsize +
           size_of_keys(static_cast<const dict_object*>(self.data.object)->ma_keys);
}

[[nodiscard]] constexpr ssize size_of_set(value self) noexcept {
    const ssize entries = static_cast<const set_object*>(self.data.object)->mask + 1;
    return type_of(self)->tp_basicsize + (entries > static_cast<ssize>(set_small_size)
                                              ? entries * static_cast<ssize>(sizeof(set_entry))
                                              : 0);
}

[[nodiscard]] constexpr ssize size_of_bytearray(value self) noexcept {
    return type_of(self)->tp_basicsize +
           static_cast<const bytearray_object*>(self.data.object)->ob_alloc;
}

/// A class with the keys that its objects share, which are made here when they are needed.
[[nodiscard]] constexpr ssize size_of_type(value self) noexcept {
    const auto* of = static_cast<const type_object*>(self.data.object);
    if (!is_heap_type(of)) {
        return sizeof(type_object);
    }
    return type_of(self)->tp_basicsize +
           ((of->tp_flags & flag_managed_dict) != 0 ? size_of_shared_keys : 0);
}

/// A code object, to a whole number of pointers.
[[nodiscard]] constexpr ssize size_of_code(value self) noexcept {
    constexpr auto pointer = static_cast<ssize>(sizeof(object*));
    return (size_of_object(self) + pointer - 1) / pointer * pointer;
}

/// A method __sizeof__.
template <support::fixed_string Name, ssize (*Size)(value)>
[[nodiscard]] constexpr owned size_method(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, Name.text, given)) {
        return {};
    }
    return owned::take(make_int(Size(given.values[0])));
}

} // namespace detail

/// A method __sizeof__, whose errors call it so: the bytes that Size says.
template <support::fixed_string Name, ssize (*Size)(value)>
inline constexpr method_def size_row{"__sizeof__", detail::size_method<Name, Size>, 0, nullptr};

} // namespace stasis::builtins
