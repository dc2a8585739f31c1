// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffered.hpp: io.BufferedReader, BufferedWriter and BufferedRandom.
// Promises: CPython 3.11's checks and messages over any raw file with read() and write(). What was
// written and nobody flushed goes to a FileIO when nobody refers to the object any more.
// CPython 3.11: Modules/_io/bufferedio.c.
#pragma once

#include <stasis/library/detail/io_buffered_reading.hpp>
#include <stasis/library/detail/io_buffered_writing.hpp>

namespace stasis::library::detail {

[[nodiscard]] constexpr owned buffered_tell(thread_state& thread, const arguments& given) noexcept {
    if (!takes_itself(thread, "tell", given)) {
        return {};
    }
    buffered_object* const self = made_buffered(thread, given.values[0]);
    owned place;
    if (self != nullptr) {
        place = call_on_file(thread, raw_of(self), &str_<"tell">);
    }
    ssize number = 0;
    if (!place || !interpreter::to_c_integer(thread, place.get(), number)) {
        return {};
    }
    if (number < 0) {
        return raise(thread, os_error_type, "Raw stream returned invalid position ", number);
    }
    return owned::take(make_int(number - (self->ahead.size - self->at) + self->written.size));
}

[[nodiscard]] constexpr owned buffered_seek(thread_state& thread, const arguments& given) noexcept {
    ssize to = 0;
    int whence = 0;
    if (!read_seek(thread, "_Buffered.seek", given, to, whence)) {
        return {};
    }
    buffered_object* const self = made_buffered(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (whence < 0 || whence > 4) {
        return raise(thread, value_error_type, "whence value ", whence, " unsupported");
    }
    if (open_buffered(thread, given.values[0], "seek of closed file") == nullptr ||
        !check_raw<"seekable", "File or stream is not seekable.">(thread, raw_of(self))) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self)) {
        return {};
    }
    if (whence == 1) {
        to -= self->ahead.size - self->at;
    }
    self->ahead.size = self->at = 0;
    owned place = call_named(thread, raw_of(self), str_<"seek">, make_int(to), make_int(whence));
    ssize number = 0;
    if (!place || !interpreter::to_c_integer(thread, place.get(), number)) {
        return {};
    }
    if (number < 0) {
        return raise(thread, os_error_type, "Raw stream returned invalid position ", number);
    }
    return place;
}

[[nodiscard]] constexpr owned buffered_truncate(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes(thread, "_Buffered.truncate", given, 0, 1)) {
        return {};
    }
    buffered_object* const self = open_buffered(thread, given.values[0], "truncate of closed file");
    if (self == nullptr) {
        return {};
    }
    if (built_in_base(type_of(given.values[0])) == &buffered_reader_type) {
        return raise_unsupported(thread, "truncate");
    }
    const buffered_turn turn{thread, self};
    if (!turn || !write_out(thread, self) || !forget_ahead(thread, self)) {
        return {};
    }
    return call_named(thread, raw_of(self), str_<"truncate">,
                      given.count == 2 ? given.values[1] : none_value);
}

[[nodiscard]] constexpr owned buffered_raw(thread_state&, value self) noexcept {
    return share_or_none(buffered_of(self)->raw);
}

[[nodiscard]] constexpr owned buffered_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<");
    if (!interpreter::add_full_name(thread, built, type_of(self)) ||
        add_file_name(thread, built, self, " name=") < 0) {
        return {};
    }
    built.add(">");
    return built.finish();
}

constexpr int buffered_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<buffered_object*>(held);
    return visit_each(visit, argument, self->dict, self->raw);
}

constexpr void buffered_clear(object* self) noexcept {
    state::drop(static_cast<buffered_object*>(self)->dict);
}

/// Writes bytes to the file of a raw object, if it is a FileIO: what is left when nobody can be
/// told of an error any more.
inline void write_last(const object* raw, const io_buffer<unsigned char>& from) noexcept {
    if (raw != nullptr && raw->ob_type == &file_io_type &&
        static_cast<const file_io_object*>(raw)->fd >= 0) {
        state::detail::write_all(static_cast<const file_io_object*>(raw)->fd, from.data,
                                 static_cast<std::size_t>(from.size));
    }
}

/// The raw file still has its memory: an object's own is given back before that of what it held.
constexpr void buffered_free(object* held) noexcept {
    auto* const self = static_cast<buffered_object*>(held);
    if (!std::is_constant_evaluated()) {
        write_last(self->raw, self->written);
    }
    self->ahead.release();
    self->written.release();
    state::release<buffered_object>(self);
}

inline constexpr method_def buffered_methods[] = {
    {"close", layer_close<buffered_layer>, 0, nullptr},
    {"detach", layer_detach<buffered_layer>, 0, nullptr},
    {"flush", buffered_flush, 0, nullptr},
    {"seek", buffered_seek, 0, nullptr},
    {"tell", buffered_tell, 0, nullptr},
    {"truncate", buffered_truncate, 0, nullptr},
    {"seekable", layer_forward<buffered_layer, "seekable">, 0, nullptr},
    {"fileno", layer_forward<buffered_layer, "fileno">, 0, nullptr},
    {"isatty", layer_forward<buffered_layer, "isatty">, 0, nullptr},
    {"_dealloc_warn", layer_dealloc_warn<buffered_layer, "_Buffered._dealloc_warn">, 0, nullptr}};
inline constexpr method_def reader_methods[] = {
    {"readable", layer_forward<buffered_layer, "readable">, 0, nullptr},
    {"read", buffered_read, 0, nullptr},
    {"read1", buffered_read1, 0, nullptr},
    {"readinto", buffered_read_into<"BufferedReader.readinto", false>, 0, nullptr},
    {"readinto1", buffered_read_into<"BufferedReader.readinto1", true>, 0, nullptr},
    {"peek", buffered_peek, 0, nullptr},
    {"readline", buffered_readline, 0, nullptr}};
inline constexpr method_def writer_methods[] = {
    {"writable", layer_forward<buffered_layer, "writable">, 0, nullptr},
    {"write", buffered_write, 0, nullptr}};

template <std::size_t Count>
struct method_rows {
    method_def rows[Count + 1]{};
};

/// The rows of several tables, and the one that ends them.
template <std::size_t... Counts>
[[nodiscard]] consteval auto join_methods(const method_def (&... tables)[Counts]) {
    method_rows<(Counts + ...)> result{};
    std::size_t at = 0;
    const auto add = [&](const method_def* table, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            result.rows[at++] = table[i];
        }
    };
    (add(tables, Counts), ...);
    return result;
}

inline constexpr auto buffered_reader_methods = join_methods(buffered_methods, reader_methods);
inline constexpr auto buffered_writer_methods = join_methods(buffered_methods, writer_methods);
inline constexpr auto buffered_random_methods =
    join_methods(buffered_methods, reader_methods, writer_methods);

inline constexpr getset_def buffered_getset[] = {
    {"raw", buffered_raw, nullptr, nullptr, nullptr},
    {"closed", layer_attribute<buffered_layer, "closed">, nullptr, nullptr, nullptr},
    {"name", layer_attribute<buffered_layer, "name">, nullptr, nullptr, nullptr},
    {"mode", layer_attribute<buffered_layer, "mode">, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

[[nodiscard]] consteval type_object make_buffered_table(const char* name, const method_def* methods,
                                                        init_slot init, unary_slot next) {
    type_object self = make_io_table(name, buffered_io_base_type, methods, buffered_getset);
    set_io_object<buffered_object>(self, instance_dealloc);
    self.tp_free = buffered_free;
    self.tp_traverse = buffered_traverse;
    self.tp_clear = buffered_clear;
    self.tp_repr = buffered_repr;
    self.tp_iternext = next;
    self.tp_init = init;
    self.tp_new = buffered_new;
    return self;
}

inline constexpr type_object buffered_reader_table =
    make_buffered_table("_io.BufferedReader", buffered_reader_methods.rows,
                        buffered_init<true, false, "BufferedReader">, buffered_next);
inline constexpr type_object buffered_writer_table =
    make_buffered_table("_io.BufferedWriter", buffered_writer_methods.rows,
                        buffered_init<false, true, "BufferedWriter">, nullptr);
inline constexpr type_object buffered_random_table =
    make_buffered_table("_io.BufferedRandom", buffered_random_methods.rows,
                        buffered_init<true, true, "BufferedRandom">, buffered_next);

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object buffered_reader_type =
    builtins::ready<buffered_reader_type, detail::buffered_reader_table, "close", "detach", "flush",
                    "seek", "tell", "truncate", "seekable", "fileno", "isatty", "readable", "read",
                    "read1", "readinto", "readinto1", "peek", "readline", "raw", "closed", "mode",
                    "_dealloc_warn">();
inline constexpr type_object buffered_writer_type =
    builtins::ready<buffered_writer_type, detail::buffered_writer_table, "close", "detach", "flush",
                    "seek", "tell", "truncate", "seekable", "fileno", "isatty", "writable", "write",
                    "raw", "closed", "mode", "_dealloc_warn">();
inline constexpr type_object buffered_random_type =
    builtins::ready<buffered_random_type, detail::buffered_random_table, "close", "detach", "flush",
                    "seek", "tell", "truncate", "seekable", "fileno", "isatty", "readable", "read",
                    "read1", "readinto", "readinto1", "peek", "readline", "writable", "write",
                    "raw", "closed", "mode", "_dealloc_warn">();

} // namespace stasis::library
