// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/file_system_path.hpp: the names of files: as Python code has them, and as
// the system does.
// Promises: UTF-8, and what isn't UTF-8 as lone surrogates: os.fsencode() and os.fsdecode().
// CPython 3.11: PyOS_FSPath (Modules/posixmodule.c), PyUnicode_FSConverter, PyUnicode_FSDecoder,
// PyUnicode_DecodeFSDefault (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/text_codec.hpp>
#include <stasis/interpreter/warn.hpp>

namespace stasis::builtins {

/// The str or bytes that names a file; empty: it raised. CPython 3.11: PyOS_FSPath.
[[nodiscard]] constexpr owned file_system_path(thread_state& thread, value given) noexcept {
    const auto is_path = [](value held) { return is_str(held) || is_kind_of(held, bytes_type); };
    if (is_path(given)) {
        return owned::share(given);
    }
    object* const method = interpreter::look_up(thread, type_of(given), &graph::str_<"__fspath__">);
    if (method == nullptr) {
        return raise(thread, type_error_type, "expected str, bytes or os.PathLike object, not ",
                     type_of(given)->tp_name);
    }
    owned path = interpreter::call_special(thread, method, given);
    if (path && !is_path(path.get())) {
        return raise(thread, type_error_type, "expected ", type_of(given)->tp_name,
                     ".__fspath__() to return str or bytes, not ", type_of(path.get())->tp_name);
    }
    return path;
}

/// The path that a file is named by, as bytes; empty: it raised. CPython 3.11:
/// PyUnicode_FSConverter.
[[nodiscard]] constexpr owned path_bytes(thread_state& thread, value given) noexcept {
    owned path = file_system_path(thread, given);
    if (path && is_str(path.get())) {
        path =
            encode_text(thread, text_in(path.get()), encoding::utf8, error_handler::surrogateescape,
                        make_object(pointer_to(graph::str_<"surrogateescape">)));
    }
    if (!path) {
        return {};
    }
    const auto* bytes = static_cast<const bytes_object*>(path.as_object());
    for (ssize i = 0; i < bytes->ob_size; ++i) {
        if (bytes_data(bytes)[i] == 0) {
            return raise(thread, value_error_type, "embedded null byte");
        }
    }
    return path;
}

/// The path that a file is named by, as a str; empty: it raised. CPython 3.11:
/// PyUnicode_FSDecoder.
[[nodiscard]] constexpr owned path_text(thread_state& thread, value given) noexcept {
    owned path = owned::share(given);
    if (!has_buffer(given)) {
        path = file_system_path(thread, given);
    } else if (!is_kind_of(given, bytes_type) &&
               !interpreter::warn(thread, deprecation_warning_type, 1,
                                  "path should be string, bytes, or os.PathLike, not ",
                                  type_of(given)->tp_name)) {
        return {};
    }
    if (path && !is_str(path.get())) {
        path = to_bytes(thread, path.get());
        if (path) {
            const auto* const bytes = static_cast<const bytes_object*>(path.as_object());
            path = decode_bytes(thread, bytes_data(bytes), bytes->ob_size, encoding::utf8,
                                error_handler::surrogateescape,
                                make_object(pointer_to(graph::str_<"surrogateescape">)));
        }
    }
    if (!path) {
        return {};
    }
    const text characters = text_in(path.get());
    for (ssize i = 0; i < characters.size; ++i) {
        if (characters[i] == 0) {
            return raise(thread, value_error_type, "embedded null character");
        }
    }
    return path;
}

/// A str of what the system gives, as os.fsdecode() makes it; empty: MemoryError is pending.
[[nodiscard]] constexpr owned system_text(thread_state& thread, const char* from) noexcept {
    const text bytes{from};
    const auto size = static_cast<std::size_t>(bytes.size);
    const support::byte_view<char> view{from, size};
    text_builder built{thread};
    for (std::size_t at = 0; at < size;) {
        const support::utf8_character next = support::decode_utf8(view, at, size);
        built.add(next.size != 0
                      ? next.code_point
                      : static_cast<char32_t>(0xDC00 + static_cast<unsigned char>(from[at])));
        at += next.size != 0 ? next.size : 1;
    }
    return built.finish();
}

} // namespace stasis::builtins
