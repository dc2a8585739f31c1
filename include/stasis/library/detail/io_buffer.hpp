// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffer.hpp: the memory of io.StringIO and io.BytesIO, and what the
// arguments of their methods have in common.
// Promises: amortised constant time an item; what lies between the end and a place that is written
// to is filled with zeros.
// CPython 3.11: resize_buffer (Modules/_io/stringio.c, Modules/_io/bytesio.c).
#pragma once

#include <stasis/library/detail/io_base.hpp>

namespace stasis::library::detail {

/// Copies items, of one type as memory, which may overlap.
template <class Item, class From>
constexpr void copy_items(Item* to, const From* from, ssize count) noexcept {
    if (!std::is_constant_evaluated() && std::is_same_v<Item, From>) {
        if (count != 0) {
            __builtin_memmove(to, from, static_cast<std::size_t>(count) * sizeof(Item));
        }
        return;
    }
    for (ssize i = 0; i < count; ++i) {
        to[i] = static_cast<Item>(from[i]);
    }
}

/// Where the first of two bytes is, or the end.
[[nodiscard]] constexpr ssize find_byte(const unsigned char* in, ssize size, unsigned char wanted,
                                        unsigned char other) noexcept {
    if (!std::is_constant_evaluated() && size != 0) {
        const auto count = static_cast<std::size_t>(size);
        const void* const first = __builtin_memchr(in, wanted, count);
        const ssize end = first != nullptr ? static_cast<const unsigned char*>(first) - in : size;
        if (other == wanted) {
            return end;
        }
        const void* const second = __builtin_memchr(in, other, static_cast<std::size_t>(end));
        return second != nullptr ? static_cast<const unsigned char*>(second) - in : end;
    }
    ssize at = 0;
    while (at < size && in[at] != wanted && in[at] != other) {
        ++at;
    }
    return at;
}

/// Whether bytes are all ASCII.
[[nodiscard]] constexpr bool is_ascii(const unsigned char* in, ssize size) noexcept {
    unsigned char all = 0;
    for (ssize i = 0; i < size; ++i) {
        all = static_cast<unsigned char>(all | in[i]);
    }
    return all < 0x80;
}

/// Items in a row that grow.
template <class Item>
struct io_buffer {
    Item* data = nullptr;
    ssize size = 0;
    ssize capacity = 0;

    /// Makes room for so many; false: MemoryError is pending.
    [[nodiscard]] constexpr bool reserve(thread_state& thread, ssize wanted) noexcept {
        if (wanted > capacity) {
            constexpr ssize most =
                static_cast<ssize>(~std::size_t{0} >> 2) / static_cast<ssize>(sizeof(Item));
            const ssize doubled = capacity < most / 2 ? capacity * 2 : most;
            const ssize room = wanted > doubled ? wanted : doubled < 64 ? 64 : doubled;
            Item* const bigger =
                wanted < most
                    ? allocate_array<Item>(thread.interp->memory, static_cast<std::size_t>(room))
                    : nullptr;
            if (bigger == nullptr) {
                raise_no_memory(thread);
                return false;
            }
            copy_items(bigger, data, size);
            const ssize kept = size;
            release();
            data = bigger;
            size = kept;
            capacity = room;
        }
        return true;
    }

    /// Makes it so large, with zeros at the end; false: MemoryError is pending.
    [[nodiscard]] constexpr bool resize(thread_state& thread, ssize wanted) noexcept {
        if (!reserve(thread, wanted)) {
            return false;
        }
        for (ssize i = size; i < wanted; ++i) {
            data[i] = Item{};
        }
        size = wanted;
        return true;
    }

    /// Adds items at the end; false: MemoryError is pending.
    [[nodiscard]] constexpr bool add(thread_state& thread, const Item* from, ssize count) noexcept {
        if (!reserve(thread, size + count)) {
            return false;
        }
        copy_items(data + size, from, count);
        size += count;
        return true;
    }

    /// Gives the memory back.
    constexpr void release() noexcept {
        if (data != nullptr) {
            release_array(data, static_cast<std::size_t>(capacity));
        }
        data = nullptr;
        size = 0;
        capacity = 0;
    }
};

/// How much there is to read behind a place, at most so much if that isn't negative.
[[nodiscard]] constexpr ssize left_to_read(ssize size, ssize at, ssize most) noexcept {
    const ssize left = at < size ? size - at : 0;
    return most >= 0 && most < left ? most : left;
}

/// The optional size of a method like read(); false: it raised.
[[nodiscard]] constexpr bool read_size(thread_state& thread, const char* name,
                                       const arguments& given, ssize& size) noexcept {
    size = -1;
    return takes(thread, name, given, 0, 1) &&
           (given.count == 1 || to_optional_size(thread, given.values[1], size));
}

/// The arguments of seek(); false: it raised.
[[nodiscard]] constexpr bool read_seek(thread_state& thread, const char* name,
                                       const arguments& given, ssize& to, int& whence) noexcept {
    whence = 0;
    return takes(thread, name, given, 1, 2) &&
           interpreter::to_c_integer(thread, given.values[1], to) &&
           (given.count == 2 || interpreter::to_c_integer(thread, given.values[2], whence));
}

/// A copy of an object's attributes, or None where it has none; empty: MemoryError is pending.
[[nodiscard]] constexpr owned copy_of_dict(thread_state& thread, const object* dict) noexcept {
    if (dict == nullptr) {
        return owned::take(none_value);
    }
    return owned::take(state::copy(thread, static_cast<const dict_object*>(dict)));
}

/// Adds the attributes of a pickled state to an object's; false: it raised.
[[nodiscard]] constexpr bool restore_dict(thread_state& thread, object* self, value from,
                                          const char* item) noexcept {
    if (from.kind == tag::none) {
        return true;
    }
    const auto* names = as<dict_object>(from, dict_type);
    if (names == nullptr) {
        raise(thread, type_error_type, item, " item of state should be a dict, got a ",
              type_of(from)->tp_name);
        return false;
    }
    dict_object* const own = instance_dict(thread, self);
    return own != nullptr && state::merge(thread, own, names);
}

} // namespace stasis::library::detail
