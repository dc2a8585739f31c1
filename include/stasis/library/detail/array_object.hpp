// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/array_object.hpp: what an array is made of, and how it grows and shrinks.
// Promises: the layout and the sizes of CPython 3.11's arrayobject. An array that has lent its
// memory keeps its length: BufferError. Memory that an array grows by is filled with zeros, so that
// code which runs before its items are there reads those.
// CPython 3.11: newarrayobject, array_resize (Modules/arraymodule.c).
#pragma once

#include <stasis/builtins/memoryview_format.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::library {

extern const type_object array_type;
extern const type_object array_iterator_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::array_object> = true;

namespace stasis::library::detail {

using namespace stasis::builtins;

/// The typecodes, in CPython's order.
inline constexpr char array_typecodes[] = "bBuhHiIlLqQfd";

[[nodiscard]] constexpr array_object* array_of(value self) noexcept {
    return static_cast<array_object*>(self.data.object);
}

/// Whether a value holds an array.
[[nodiscard]] constexpr bool is_array(value held) noexcept { return is_kind_of(held, array_type); }

/// Whether a character is a typecode.
[[nodiscard]] constexpr bool is_typecode(char32_t character) noexcept {
    for (std::size_t i = 0; i + 1 < sizeof array_typecodes; ++i) {
        if (character == static_cast<char32_t>(array_typecodes[i])) {
            return true;
        }
    }
    return false;
}

/// How the bits of an item are laid out, as a format of memoryviews: a character is an int.
[[nodiscard]] constexpr char item_format(char typecode) noexcept {
    return typecode == 'u' ? 'I' : typecode;
}

/// The bytes of an item.
[[nodiscard]] constexpr ssize item_size(const array_object* self) noexcept {
    return self->itemsize;
}

/// Copies bytes to memory that may overlap what they come from.
constexpr void move_bytes(unsigned char* to, const unsigned char* from, ssize count,
                          bool upwards) noexcept {
    for (ssize i = 0; i < count; ++i) {
        const ssize at = upwards ? count - 1 - i : i;
        to[at] = from[at];
    }
}

/// Memory for so many items, zeros after the first `kept` bytes; null: MemoryError is pending.
[[nodiscard]] constexpr unsigned char* new_items(thread_state& thread, ssize count, ssize size,
                                                 ssize kept = 0) noexcept {
    unsigned char* items = nullptr;
    if (count <= largest_size / size) {
        items = allocate_array<unsigned char>(thread.interp->memory,
                                              static_cast<std::size_t>(count * size));
    }
    if (items == nullptr) {
        raise_no_memory(thread);
        return nullptr;
    }
    for (ssize i = kept; i < count * size; ++i) {
        items[i] = 0;
    }
    return items;
}

constexpr void release_items(array_object* self) noexcept {
    release_array(self->ob_item, static_cast<std::size_t>(self->allocated * item_size(self)));
}

/// An array of so many zeros; null: MemoryError is pending.
[[nodiscard]] constexpr array_object* new_array(thread_state& thread, const type_object& type,
                                                char typecode, ssize size) noexcept {
    auto* result = allocate<array_object>(thread, type);
    if (result == nullptr) {
        return nullptr;
    }
    result->typecode = typecode;
    result->format[0] = typecode == 'u' ? 'w' : typecode;
    result->itemsize = static_cast<int>(builtins::detail::format_size(item_format(typecode)));
    if (size != 0) {
        result->ob_item = new_items(thread, size, result->itemsize);
        if (result->ob_item == nullptr) {
            decrement(result);
            return nullptr;
        }
        result->allocated = size;
        result->ob_size = size;
    }
    return result;
}

/// Raises that an array that has lent its memory keeps its length.
constexpr raised raise_exporting(thread_state& thread) noexcept {
    return raise(thread, buffer_error_type, "cannot resize an array that is exporting buffers");
}

/// Gives an array another length: items are cut off at its end, or zeros are put there. False: an
/// exception is pending, and nothing has changed.
[[nodiscard]] constexpr bool resize_array(thread_state& thread, array_object* self,
                                          ssize size) noexcept {
    if (self->ob_exports > 0 && size != self->ob_size) {
        raise_exporting(thread);
        return false;
    }
    const ssize each = item_size(self);
    const ssize before = self->ob_size;
    if (self->allocated >= size && before < size + 16 && self->ob_item != nullptr) {
        for (ssize i = before * each; i < size * each; ++i) {
            self->ob_item[i] = 0;
        }
        self->ob_size = size;
        return true;
    }
    ssize room = 0;
    unsigned char* items = nullptr;
    if (size != 0) {
        if (__builtin_add_overflow(size, (size >> 4) + (before < 8 ? 3 : 7), &room)) {
            raise_no_memory(thread);
            return false;
        }
        const ssize kept = (size < before ? size : before) * each;
        items = new_items(thread, room, each, kept);
        if (items == nullptr && size > before) {
            return false;
        }
        if (items == nullptr) { // what there is has room enough
            decrement(take_pending(thread));
            self->ob_size = size;
            return true;
        }
        move_bytes(items, self->ob_item, kept, false);
    }
    release_items(self);
    self->ob_item = items;
    self->allocated = room;
    self->ob_size = size;
    return true;
}

/// Makes an array longer by some zeros at its end; false: an exception is pending.
[[nodiscard]] constexpr bool grow_array(thread_state& thread, array_object* self,
                                        ssize by) noexcept {
    ssize size = 0;
    if (__builtin_add_overflow(self->ob_size, by, &size) || size > largest_size / item_size(self)) {
        raise_no_memory(thread);
        return false;
    }
    return resize_array(thread, self, size);
}

} // namespace stasis::library::detail
