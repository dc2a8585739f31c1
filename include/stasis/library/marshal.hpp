// SPDX-License-Identifier: BSL-1.0
// stasis/library/marshal.hpp: the module marshal: objects as bytes, as .pyc files have them.
// Promises: what is read is read by image/thaw.hpp, so bytecode that comes out of it is verified;
// what can't be read is CPython 3.11's error.
// CPython 3.11: Python/marshal.c.
// Refuses: containers that hold themselves, which are written and can't be read; a dict that ends
// behind a key; text tagged as ASCII that is none. An error's message may be another one where a
// length is longer than what follows.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/image/thaw.hpp>
#include <stasis/library/detail/marshal_writer.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

namespace detail {

/// The format that is written unless another one is asked for.
inline constexpr int marshal_version = 4;

/// What the items of a container with that tag are in, for a message.
[[nodiscard]] constexpr const char* kind_of_tag(unsigned char byte) noexcept {
    using enum image::wire_tag;
    switch (static_cast<image::wire_tag>(byte & 0x7F)) {
    case tuple:
    case small_tuple: return "tuple";
    case list: return "list";
    case set_:
    case frozenset: return "set";
    case bytes: return "bytes object";
    case big_integer: return "long";
    default: return "string";
    }
}

/// Raises the error of an image that can't be read.
constexpr raised raise_unreadable(thread_state& thread, const image::thawed_front& read,
                                  support::byte_view<unsigned char> image) noexcept {
    if (pending(thread)) {
        return {};
    }
    const text why{read.failure.reason};
    const auto is = [&](const char* reason) { return why == text{reason}; };
    const auto bad = [&](auto... what) {
        return raise(thread, value_error_type, "bad marshal data (", what..., ")");
    };
    if (is("the image is truncated")) {
        return raise(thread, eof_error_type,
                     read.ended_between ? "EOF read where object expected"
                                        : "marshal data too short");
    }
    if (is("a length beyond the end of the image")) {
        const std::size_t at = read.failure.offset;
        if (text{kind_of_tag(image.byte(at - 1))} == text{"long"} && image.i32(at) == INT32_MIN) {
            return bad("long size out of range");
        }
        const auto form = image::layout_of(image.byte(at - 1) & 0x7F).form;
        const bool holds_objects =
            form == image::tag_form::items || form == image::tag_form::short_items;
        return raise(thread, eof_error_type,
                     holds_objects ? "EOF read where object expected" : "marshal data too short");
    }
    if (is("a negative length")) {
        return bad(kind_of_tag(image.byte(read.failure.offset - 1)), " size out of range");
    }
    if (is("objects are nested too deeply")) {
        return raise(thread, value_error_type, "recursion limit exceeded");
    }
    if (is("an unknown tag")) {
        return bad("unknown type code");
    }
    if (is("a digit of more than 15 bits in an int")) {
        return bad("digit out of range in long");
    }
    if (is("an int with a leading zero")) {
        return bad("unnormalized long data");
    }
    if (is("a reference to an object that was not read yet") ||
        is("a reference to a container from inside it")) {
        return bad("invalid reference");
    }
    if (is("null where an object must be")) {
        return raise(thread, type_error_type, "NULL object in marshal data for object");
    }
    return bad(why);
}

/// The object that bytes begin with, and where it ends; empty: an exception is pending.
[[nodiscard]] constexpr owned read_marshalled(thread_state& thread, const unsigned char* data,
                                              ssize size, std::size_t& end) noexcept {
    const support::byte_view<unsigned char> image{data, static_cast<std::size_t>(size)};
    image::thawed_front read = image::thaw_front(thread, image);
    end = read.end;
    if (read.failure) {
        raise_unreadable(thread, read, image);
        return {};
    }
    return static_cast<owned&&>(read.object);
}

/// loads(bytes).
[[nodiscard]] constexpr owned marshal_loads(thread_state& thread, const arguments& given) noexcept {
    held_buffer from;
    std::size_t end = 0;
    if (!takes_single(thread, "marshal.loads", given) ||
        get_buffer(thread, given.values[0], from.view, buffer_simple) < 0) {
        return {};
    }
    return read_marshalled(thread, from.view.buf, from.view.len, end);
}

/// The bytes of an object in the format that the argument behind it asks for.
[[nodiscard]] constexpr owned marshal_given(thread_state& thread, const arguments& given,
                                            ssize version_at) noexcept {
    int version = marshal_version;
    if (given.count > version_at &&
        !interpreter::to_c_integer(thread, given.values[version_at], version)) {
        return {};
    }
    marshal_writer writer{thread, version};
    return writer.write(given.values[0]);
}

/// dumps(value, version=4).
[[nodiscard]] constexpr owned marshal_dumps(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, "marshal.dumps", given, 1, 2)) {
        return {};
    }
    return marshal_given(thread, given, 1);
}

/// dump(value, file, version=4).
[[nodiscard]] constexpr owned marshal_dump(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, "marshal.dump", given, 2, 3)) {
        return {};
    }
    const owned bytes = marshal_given(thread, given, 2);
    owned write;
    if (bytes) {
        write = interpreter::get_attribute(thread, given.values[1], &graph::str_<"write">);
    }
    if (!write) {
        return {};
    }
    return interpreter::call(thread, write.get(), bytes.get());
}

/// load(file): all that is left is read, and the file is moved back to where the object ends, if it
/// can be.
[[nodiscard]] constexpr owned marshal_load(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "marshal.load", given)) {
        return {};
    }
    const value file = given.values[0];
    const owned read = interpreter::get_attribute(thread, file, &graph::str_<"read">);
    owned probe;
    if (read) {
        probe = interpreter::call(thread, read.get(), make_int(0));
    }
    if (!probe) {
        return {};
    }
    if (!is_kind_of(probe.get(), bytes_type)) {
        return raise(thread, type_error_type, "file.read() returned not bytes but ",
                     type_of(probe.get())->tp_name);
    }
    const owned all = interpreter::call(thread, read.get(), arguments{});
    if (!all) {
        return {};
    }
    if (!is_kind_of(all.get(), bytes_type)) {
        return raise(thread, type_error_type, "file.read() returned not bytes but ",
                     type_of(all.get())->tp_name);
    }
    const auto* const bytes = static_cast<const bytes_object*>(all.as_object());
    std::size_t end = 0;
    owned made = read_marshalled(thread, bytes_data(bytes), bytes->ob_size, end);
    const ssize rest = bytes->ob_size - static_cast<ssize>(end);
    if (made && rest != 0) {
        const owned seek = interpreter::get_attribute(thread, file, &graph::str_<"seek">);
        const value to[] = {make_int(-rest), make_int(1)};
        const owned moved =
            seek ? interpreter::call(thread, seek.get(), arguments{to, 2, nullptr}) : owned{};
        if (!moved) {
            return {};
        }
    }
    return made;
}

inline constexpr method_def marshal_methods[] = {{"dump", marshal_dump, 0, nullptr},
                                                 {"load", marshal_load, 0, nullptr},
                                                 {"dumps", marshal_dumps, 0, nullptr},
                                                 {"loads", marshal_loads, 0, nullptr},
                                                 {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant marshal_constants[] = {{"version", &graph::int_<marshal_version>},
                                                        {nullptr, nullptr}};

inline constexpr module_definition marshal_definition{"marshal", marshal_methods,
                                                      marshal_constants};

} // namespace detail

/// The module marshal.
inline constexpr importable_module marshal_module = ready_module<detail::marshal_definition>();

} // namespace stasis::library
