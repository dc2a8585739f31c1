// SPDX-License-Identifier: BSL-1.0
// stasis/state/make.hpp: makes numbers, bytes and strs on the heap.
// Promises: what allocate.hpp promises; equal short objects are the shared ones of
// graph/singletons.hpp, and an int that fits 64 bits is no object at all.
// CPython 3.11: PyLong_FromDigits, PyFloat_FromDouble, PyBytes_FromStringAndSize, PyUnicode_New.
#pragma once

#include <stasis/state/allocate.hpp>

namespace stasis::state {

// ---- int, float, complex -----------------------------------------------------------------------

/// The int of those digits, normalised or not; a small one needs no object.
[[nodiscard]] constexpr owned new_int(thread_state& thread, const support::digit* digits,
                                      ssize count, bool negative) noexcept {
    while (count > 0 && digits[count - 1] == 0) {
        --count;
    }
    std::int64_t number = 0;
    if (to_int64(digits, count, negative, number)) {
        return owned::take(make_int(number));
    }
    auto* result =
        allocate<int_object, support::digit>(thread, int_type, static_cast<std::size_t>(count));
    if (result == nullptr) {
        return {};
    }
    support::digit* to = trailing_mutable<support::digit>(result, static_cast<std::size_t>(count));
    for (ssize i = 0; i < count; ++i) {
        to[i] = digits[i];
    }
    result->ob_size = negative ? -count : count;
    return owned::take(result);
}

/// An object for a number that needs one, in a container: a new reference, or null.
[[nodiscard]] constexpr object* box_int(thread_state& thread, std::int64_t number) noexcept {
    if (number >= graph::smallest_int && number <= graph::largest_int) {
        return graph::small_int_object(number);
    }
    auto magnitude = static_cast<std::uint64_t>(number);
    magnitude = number < 0 ? ~magnitude + 1 : magnitude;
    std::size_t count = 0;
    for (std::uint64_t rest = magnitude; rest != 0; rest >>= support::digit_bits) {
        ++count;
    }
    auto* result = allocate<int_object, support::digit>(thread, int_type, count);
    if (result != nullptr) {
        support::digit* to = trailing_mutable<support::digit>(result, count);
        for (std::size_t i = 0; i < count; ++i) {
            to[i] = static_cast<support::digit>(magnitude) & support::digit_mask;
            magnitude >>= support::digit_bits;
        }
        result->ob_size = number < 0 ? -static_cast<ssize>(count) : static_cast<ssize>(count);
    }
    return result;
}

/// An object for what a value holds: a new reference, or null with MemoryError pending.
[[nodiscard]] constexpr object* box(thread_state& thread, value held) noexcept {
    switch (held.kind) {
    case tag::none: return pointer_to(graph::none);
    case tag::boolean: return graph::bool_object(held.data.integer != 0);
    case tag::integer: return box_int(thread, held.data.integer);
    case tag::real: {
        auto* result = allocate<float_object>(thread, float_type);
        if (result != nullptr) {
            result->ob_fval = held.data.real;
        }
        return result;
    }
    case tag::object: increment(held.data.object); return held.data.object;
    default: return nullptr;
    }
}

/// A complex.
[[nodiscard]] constexpr owned new_complex(thread_state& thread, complex_parts parts) noexcept {
    auto* result = allocate<complex_object>(thread, complex_type);
    if (result != nullptr) {
        result->cval = parts;
    }
    return owned::take(result);
}

// ---- bytes, str --------------------------------------------------------------------------------

/// A bytes of that many bytes, to be filled in: a new object even where a shared one would do.
[[nodiscard]] constexpr bytes_object* new_bytes_room(thread_state& thread, ssize size) noexcept {
    auto* result = allocate<bytes_object, unsigned char>(thread, bytes_type,
                                                         static_cast<std::size_t>(size) + 1);
    if (result != nullptr) {
        result->ob_size = size;
        trailing_mutable<unsigned char>(result, static_cast<std::size_t>(size) + 1)[size] = 0;
    }
    return result;
}

/// A bytes.
[[nodiscard]] constexpr owned new_bytes(thread_state& thread, const unsigned char* data,
                                        ssize size) noexcept {
    if (size == 0) {
        return owned::take(pointer_to(graph::empty_bytes));
    }
    if (size == 1) {
        return owned::take(pointer_to(graph::byte_characters[data[0]]));
    }
    bytes_object* result = new_bytes_room(thread, size);
    if (result != nullptr) {
        auto* to = trailing_mutable<unsigned char>(result, static_cast<std::size_t>(size) + 1);
        for (ssize i = 0; i < size; ++i) {
            to[i] = data[i];
        }
    }
    return owned::take(result);
}

namespace detail {

template <class Head, class Character>
[[nodiscard]] constexpr str_object* new_str_as(thread_state& thread, text from,
                                               bool ascii) noexcept {
    const std::size_t room = static_cast<std::size_t>(from.size) + 1;
    auto* result = allocate<Head, Character>(thread, str_type, room);
    if (result == nullptr) {
        return nullptr;
    }
    result->length = from.size;
    result->state = {.interned = 0,
                     .kind = sizeof(Character) & 7u,
                     .compact = 1,
                     .ascii = ascii ? 1u : 0u,
                     .ready = 1};
    auto* to = trailing_mutable<Character>(result, room);
    if (!std::is_constant_evaluated() && sizeof(Character) == 1 && from.one != nullptr) {
        __builtin_memcpy(to, from.one, static_cast<std::size_t>(from.size));
    } else {
        for (ssize i = 0; i < from.size; ++i) {
            to[i] = static_cast<Character>(from[i]);
        }
    }
    to[from.size] = 0;
    return result;
}

} // namespace detail

/// A str in the narrowest form that holds the text.
[[nodiscard]] constexpr owned new_str(thread_state& thread, text from) noexcept {
    if (from.size == 0) {
        return owned::take(pointer_to(graph::empty_str));
    }
    char32_t all = 0;
    for (ssize i = 0; i < from.size; ++i) {
        all |= from[i];
    }
    if (from.size == 1 && all < 256) {
        return owned::take(graph::character_object(static_cast<unsigned char>(all)));
    }
    if (all < 128) {
        return owned::take(detail::new_str_as<str_object, unsigned char>(thread, from, true));
    }
    if (all < 256) {
        return owned::take(detail::new_str_as<wide_str_object, unsigned char>(thread, from, false));
    }
    if (all < 0x10000) {
        return owned::take(detail::new_str_as<wide_str_object, char16_t>(thread, from, false));
    }
    return owned::take(detail::new_str_as<wide_str_object, char32_t>(thread, from, false));
}

} // namespace stasis::state
