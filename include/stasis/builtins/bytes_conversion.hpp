// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_conversion.hpp: the bytes that a value is: by its __bytes__, its buffer, or
// the ints that it gives.
// CPython 3.11: PyBytes_FromObject (Objects/bytesobject.c), PyObject_Bytes (Objects/object.c).
#pragma once

#include <stasis/builtins/bytes_items.hpp>
#include <stasis/builtins/codec_parts.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::builtins {

namespace detail {

/// What an object's __bytes__ gives; empty without an exception: it has none.
[[nodiscard]] constexpr owned bytes_by_method(thread_state& thread, value from) noexcept {
    object* method = interpreter::look_up(thread, type_of(from), &graph::str_<"__bytes__">);
    if (method == nullptr) {
        return {};
    }
    owned made = interpreter::call_special(thread, method, from);
    if (made && !is_bytes(made.get())) {
        return raise(thread, type_error_type, "__bytes__ returned non-bytes (type ",
                     type_of(made.get())->tp_name, ")");
    }
    return made;
}

/// The bytes that the ints of an iterator over an iterable are; `message` says that one is none.
/// What an item's __index__ does to the iterable is seen. Empty without an iterator, too.
[[nodiscard]] constexpr owned bytes_from_items(thread_state& thread, value from,
                                               const owned& iterator,
                                               const char* message) noexcept {
    const ssize expected = iterator ? interpreter::length_hint(thread, from) : -1;
    if (expected < 0) {
        return {};
    }
    bytes_builder built{thread};
    if (!built.reserve(expected)) {
        raise_no_memory(thread);
        return {};
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        unsigned char byte = 0;
        if (!to_byte(thread, item.get(), message, byte)) {
            return {};
        }
        built.add(char32_t{byte});
    }
    if (pending(thread)) {
        return {};
    }
    return built.finish(thread);
}

/// The bytes of what has a buffer or gives ints.
[[nodiscard]] constexpr owned bytes_from_object(thread_state& thread, value from) noexcept {
    if (has_buffer(from)) {
        return to_bytes(thread, from);
    }
    owned iterator;
    if (!is_str(from)) {
        iterator = interpreter::get_iterator(thread, from);
    }
    if (!iterator && (!pending(thread) || clear_pending(thread, type_error_type))) {
        return raise(thread, type_error_type, "cannot convert '", type_of(from)->tp_name,
                     "' object to bytes");
    }
    return bytes_from_items(thread, from, iterator, "bytes must be in range(0, 256)");
}

/// The same of what has a __bytes__, too.
[[nodiscard]] constexpr owned bytes_of_object(thread_state& thread, value from) noexcept {
    if (is_exact_bytes(from)) {
        return owned::share(from);
    }
    owned by_method = bytes_by_method(thread, from);
    if (by_method || pending(thread)) {
        return by_method;
    }
    return bytes_from_object(thread, from);
}

} // namespace detail

} // namespace stasis::builtins
