// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_base.hpp: _io._IOBase, _io._RawIOBase, _io._BufferedIOBase,
// _io._TextIOBase, and UnsupportedOperation.
// Promises: what they have besides what a subclass adds, by calling its methods, with CPython
// 3.11's messages. UnsupportedOperation is a class, as in CPython, where Lib/io.py renames it: each
// interpreter makes its own when it imports _io.
// CPython 3.11: Modules/_io/iobase.c, Modules/_io/bufferedio.c, Modules/_io/textio.c.
#pragma once

#include <stasis/library/detail/io_base_methods.hpp>

namespace stasis::library {

namespace detail {

/// readall(): what read() gives until it gives nothing.
[[nodiscard]] constexpr owned raw_readall(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_RawIOBase.readall", given)) {
        return {};
    }
    builtins::detail::bytes_builder all{thread};
    bool any = false;
    while (true) {
        const owned read =
            interpreter::get_attribute(thread, given.values[0], &graph::str_<"read">);
        owned part;
        if (read) {
            part = interpreter::call(thread, read.get(), make_int(default_buffer_size));
        }
        if (!part) {
            return {};
        }
        if (part.get().kind == tag::none && !any) {
            return part;
        }
        const auto* bytes = as<bytes_object>(part.get(), bytes_type);
        if (bytes == nullptr && part.get().kind != tag::none) {
            return raise(thread, type_error_type, "read() should return bytes");
        }
        if (bytes == nullptr || bytes->ob_size == 0) {
            return all.finish(thread);
        }
        any = true;
        for (ssize i = 0; i < bytes->ob_size; ++i) {
            all.add(char32_t{bytes_data(bytes)[i]});
        }
    }
}

/// read(size=-1): by readinto(), or all by readall().
[[nodiscard]] constexpr owned raw_read_by_filling(thread_state& thread,
                                                  const arguments& given) noexcept {
    ssize size = -1;
    if (!takes(thread, "_RawIOBase.read", given, 0, 1) ||
        (given.count == 2 && !interpreter::to_c_integer(thread, given.values[1], size))) {
        return {};
    }
    if (size < 0) {
        return call_on_file(thread, given.values[0], &graph::str_<"readall">);
    }
    const owned room = owned::take(new_bytearray_room(thread, size));
    owned fill;
    if (room) {
        fill = interpreter::get_attribute(thread, given.values[0], &graph::str_<"readinto">);
    }
    owned count;
    if (fill) {
        count = interpreter::call(thread, fill.get(), room.get());
    }
    ssize number = 0;
    if (!count || count.get().kind == tag::none) {
        return count;
    }
    if (!interpreter::to_c_integer(thread, count.get(), number)) {
        return {};
    }
    const text all = bytes_in(room.get());
    return new_bytes(thread, all.one, number < 0 ? 0 : number < all.size ? number : all.size);
}

/// What a class has to say itself.
[[nodiscard]] constexpr owned raw_missing(thread_state& thread, const arguments&) noexcept {
    return raise(thread, not_implemented_error_type);
}

/// readinto() by read(), readinto1() by read1().
template <support::fixed_string Name, support::fixed_string Read>
[[nodiscard]] constexpr owned buffered_readinto(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_one(thread, Name.text, given)) {
        return {};
    }
    held_buffer room;
    if (!borrow_writable(thread, given.values[1], room.view, last_name(Name.text))) {
        return {};
    }
    owned read = interpreter::get_attribute(thread, given.values[0], &graph::str_<Read>);
    if (read) {
        read = interpreter::call(thread, read.get(), make_int(room.view.len));
    }
    if (!read || read.get().kind == tag::none) {
        return read;
    }
    if (!is_bytes(read.get())) {
        return raise(thread, type_error_type, "read() should return bytes");
    }
    const text bytes = bytes_in(read.get());
    if (bytes.size > room.view.len) {
        return raise(thread, value_error_type, "read() returned too much data: ", room.view.len,
                     " bytes requested, ", bytes.size, " returned");
    }
    for (ssize i = 0; i < bytes.size; ++i) {
        room.view.buf[i] = bytes.one[i];
    }
    return owned::take(make_int(bytes.size));
}

inline constexpr method_def raw_io_base_methods[] = {{"read", raw_read_by_filling, 0, nullptr},
                                                     {"readinto", raw_missing, 0, nullptr},
                                                     {"write", raw_missing, 0, nullptr},
                                                     {"readall", raw_readall, 0, nullptr},
                                                     {nullptr, nullptr, 0, nullptr}};

inline constexpr method_def buffered_io_base_methods[] = {
    {"detach", unsupported_plain<"detach">, 0, nullptr},
    {"read", unsupported<"read">, 0, nullptr},
    {"read1", unsupported<"read1">, 0, nullptr},
    {"readinto", buffered_readinto<"_BufferedIOBase.readinto", "read">, 0, nullptr},
    {"readinto1", buffered_readinto<"_BufferedIOBase.readinto1", "read1">, 0, nullptr},
    {"write", unsupported<"write">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr method_def text_io_base_methods[] = {
    {"detach", unsupported<"detach">, 0, nullptr},
    {"read", unsupported<"read">, 0, nullptr},
    {"readline", unsupported<"readline">, 0, nullptr},
    {"write", unsupported<"write">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

[[nodiscard]] constexpr owned io_none(thread_state&, value) noexcept {
    return owned::take(none_value);
}

inline constexpr getset_def text_io_base_getset[] = {
    {"encoding", io_none, nullptr, nullptr, nullptr},
    {"newlines", io_none, nullptr, nullptr, nullptr},
    {"errors", io_none, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace detail

inline constexpr type_object io_base_type =
    builtins::ready<io_base_type, detail::io_base_table, "seek", "tell", "truncate", "flush",
                    "close", "seekable", "readable", "writable", "_checkClosed", "_checkSeekable",
                    "_checkReadable", "_checkWritable", "fileno", "isatty", "readline", "readlines",
                    "writelines", "closed">();

namespace detail {

inline constexpr type_object raw_io_base_table =
    make_io_base_table("_io._RawIOBase", io_base_type, raw_io_base_methods, nullptr);
inline constexpr type_object buffered_io_base_table =
    make_io_base_table("_io._BufferedIOBase", io_base_type, buffered_io_base_methods, nullptr);
inline constexpr type_object text_io_base_table =
    make_io_base_table("_io._TextIOBase", io_base_type, text_io_base_methods, text_io_base_getset);

} // namespace detail

inline constexpr type_object raw_io_base_type =
    builtins::ready<raw_io_base_type, detail::raw_io_base_table, "read", "readinto", "write",
                    "readall">();
inline constexpr type_object buffered_io_base_type =
    builtins::ready<buffered_io_base_type, detail::buffered_io_base_table, "detach", "read",
                    "read1", "readinto", "readinto1", "write">();
inline constexpr type_object text_io_base_type =
    builtins::ready<text_io_base_type, detail::text_io_base_table, "detach", "read", "readline",
                    "write", "encoding", "newlines", "errors">();

} // namespace stasis::library
