// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/text_io_wrapper.hpp: the type _io.TextIOWrapper: of the standard streams,
// which are constants, and of other objects.
// CPython 3.11: Modules/_io/textio.c.
#pragma once

#include <stasis/library/detail/standard_streams.hpp>

namespace stasis::library {

namespace detail {

/// A method of the type: of a standard stream, or of another object.
template <auto Standard, auto Other>
[[nodiscard]] constexpr owned text_method(thread_state& thread, const arguments& given) noexcept {
    if (stream_number(given.values[0]) >= 0) {
        return Standard(thread, given);
    }
    return Other(thread, given);
}

/// An attribute.
template <auto Standard, auto Other>
[[nodiscard]] constexpr owned text_attribute(thread_state& thread, value self) noexcept {
    if (stream_number(self) >= 0) {
        return Standard(thread, self);
    }
    return Other(thread, self);
}

/// Attributes of a program's own, which the constants can't have.
[[nodiscard]] constexpr int text_set_attribute(thread_state& thread, value self, value name,
                                               value item) noexcept {
    if (stream_number(self) < 0) {
        return interpreter::generic_set_attribute(thread, self, name, item);
    }
    return raise(thread, attribute_error_type, "'_io.TextIOWrapper' object has no attribute '",
                 is_str(name) ? name.data.object : pointer_to(graph::empty_str), "'");
}

[[nodiscard]] constexpr owned text_get_dict(thread_state& thread, value self) noexcept {
    if (stream_number(self) < 0) {
        return instance_get_dict(thread, self);
    }
    return raise(thread, attribute_error_type, "This object has no __dict__");
}

[[nodiscard]] constexpr int text_set_dict(thread_state& thread, value self, value of,
                                          value item) noexcept {
    if (stream_number(self) < 0) {
        return instance_set_dict(thread, self, of, item);
    }
    return raise(thread, attribute_error_type, "This object has no __dict__");
}

/// mode of a standard stream; what open() has made keeps it among its attributes.
[[nodiscard]] constexpr owned text_mode(thread_state& thread, value self) noexcept {
    if (stream_number(self) >= 0) {
        return stream_mode(thread, self);
    }
    const object* const dict = text_io_of(self)->dict;
    object* const found = dict != nullptr ? find(thread, static_cast<const dict_object*>(dict),
                                                 make_object(pointer_to(str_<"mode">)))
                                          : nullptr;
    if (found == nullptr) {
        if (pending(thread)) {
            return {};
        }
        return raise(thread, attribute_error_type, "'", type_of(self)->tp_name,
                     "' object has no attribute 'mode'");
    }
    return owned::share(load(found));
}

[[nodiscard]] constexpr int set_text_mode(thread_state& thread, value self, value,
                                          value item) noexcept {
    if (stream_number(self) >= 0) {
        return raise(thread, attribute_error_type,
                     "'_io.TextIOWrapper' object has no attribute 'mode'");
    }
    dict_object* const dict = instance_dict(thread, self.data.object);
    const value key = make_object(pointer_to(str_<"mode">));
    if (dict == nullptr) {
        return -1;
    }
    if (item) {
        return store(thread, dict, key, item) ? 0 : -1;
    }
    const int erased = erase(thread, dict, key);
    return erased > 0   ? 0
           : erased < 0 ? -1
                        : static_cast<int>(raise(thread, attribute_error_type, "mode"));
}

[[nodiscard]] constexpr owned stream_buffer(thread_state& thread, value self) noexcept {
    return standard_buffer(thread, stream_number(self));
}

[[nodiscard]] constexpr owned stream_detach(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.detach", given) ||
        !stream_is_open(thread, given.values[0])) {
        return {};
    }
    flush_if_any(stream_output(thread, given.values[0]));
    owned buffer = stream_buffer(thread, given.values[0]);
    if (buffer) {
        stream_closed(thread, given.values[0]) = true;
    }
    return buffer;
}

[[nodiscard]] constexpr int set_chunk_size(thread_state& thread, value self, value name,
                                           value item) noexcept {
    if (stream_number(self) < 0) {
        return set_text_io_chunk_size(thread, self, name, item);
    }
    return raise(thread, attribute_error_type, "the _CHUNK_SIZE of a standard stream is fixed");
}

template <bool text_io_object::*Flag>
[[nodiscard]] constexpr owned text_flag(thread_state&, value self) noexcept {
    return owned::take(make_bool(text_io_of(self)->*Flag));
}

[[nodiscard]] constexpr owned text_repr(thread_state& thread, value self) noexcept {
    if (stream_number(self) >= 0) {
        return stream_repr(thread, self);
    }
    return text_io_repr(thread, self);
}

[[nodiscard]] constexpr owned text_next(thread_state& thread, value self) noexcept {
    if (stream_number(self) >= 0) {
        return stream_next(thread, self);
    }
    return text_io_next(thread, self);
}

inline constexpr method_def text_methods[] = {
    {"detach", text_method<stream_detach, layer_detach<text_layer>>, 0, nullptr},
    {"reconfigure", text_method<stream_reconfigure, text_io_reconfigure>, 0, nullptr},
    {"write", text_method<stream_write, text_io_write>, 0, nullptr},
    {"read", text_method<stream_read, text_io_read>, 0, nullptr},
    {"readline", text_method<stream_readline, text_io_readline>, 0, nullptr},
    {"flush", text_method<stream_flush, text_io_flush>, 0, nullptr},
    {"close", text_method<stream_close, layer_close<text_layer>>, 0, nullptr},
    {"fileno", text_method<stream_fileno, layer_forward<text_layer, "fileno">>, 0, nullptr},
    {"seekable", text_method<stream_is_able<3, 3>, layer_forward<text_layer, "seekable">>, 0,
     nullptr},
    {"readable", text_method<stream_is_able<0, 0>, layer_forward<text_layer, "readable">>, 0,
     nullptr},
    {"writable", text_method<stream_is_able<1, 2>, layer_forward<text_layer, "writable">>, 0,
     nullptr},
    {"isatty", text_method<stream_isatty, layer_forward<text_layer, "isatty">>, 0, nullptr},
    {"seek", text_method<stream_seek, text_io_seek>, 0, nullptr},
    {"tell", text_method<stream_tell, text_io_tell>, 0, nullptr},
    {"truncate", text_method<unsupported<"truncate">, text_io_truncate>, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def text_getset[] = {
    {"encoding", text_attribute<stream_encoding, text_io_encoding>, nullptr, nullptr, nullptr},
    {"buffer", text_attribute<stream_buffer, text_io_buffer>, nullptr, nullptr, nullptr},
    {"line_buffering",
     text_attribute<stream_line_buffering, text_flag<&text_io_object::line_buffering>>, nullptr,
     nullptr, nullptr},
    {"write_through",
     text_attribute<stream_write_through, text_flag<&text_io_object::write_through>>, nullptr,
     nullptr, nullptr},
    {"mode", text_mode, set_text_mode, nullptr, nullptr},
    {"name", text_attribute<stream_name, layer_attribute<text_layer, "name">>, nullptr, nullptr,
     nullptr},
    {"closed", text_attribute<stream_is_closed, layer_attribute<text_layer, "closed">>, nullptr,
     nullptr, nullptr},
    {"newlines", text_attribute<io_none, text_io_newlines>, nullptr, nullptr, nullptr},
    {"_CHUNK_SIZE", text_io_chunk_size, set_chunk_size, nullptr, nullptr},
    {"errors", text_attribute<stream_errors, text_io_errors>, nullptr, nullptr, nullptr},
    {"__dict__", text_get_dict, text_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object text_io_wrapper_table = [] {
    type_object self =
        make_io_table("_io.TextIOWrapper", text_io_base_type, text_methods, text_getset);
    set_io_object<text_io_object>(self, instance_dealloc);
    self.tp_free = text_io_free;
    self.tp_traverse = text_io_traverse;
    self.tp_clear = text_io_clear;
    self.tp_repr = text_repr;
    self.tp_setattro = text_set_attribute;
    self.tp_iternext = text_next;
    self.tp_init = text_io_init;
    self.tp_new = text_io_new;
    return self;
}();

} // namespace detail

inline constexpr type_object text_io_wrapper_type =
    builtins::ready<text_io_wrapper_type, detail::text_io_wrapper_table, "detach", "reconfigure",
                    "write", "read", "readline", "flush", "close", "fileno", "seekable", "readable",
                    "writable", "isatty", "seek", "tell", "truncate", "encoding", "buffer",
                    "line_buffering", "write_through", "mode", "closed", "newlines", "errors",
                    "_CHUNK_SIZE">();

} // namespace stasis::library
