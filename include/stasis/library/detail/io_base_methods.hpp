// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_base_methods.hpp: what every file of _io has: _io._IOBase's methods, and
// the errors that they raise.
// Promises: they call the methods of a subclass, with CPython 3.11's messages.
// CPython 3.11: Modules/_io/iobase.c.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/builtins/str_room.hpp>
#include <stasis/builtins/text_codec.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/interpreter/streams.hpp>
#include <stasis/library/detail/io_object.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library {

extern const type_object io_base_type;
extern const type_object raw_io_base_type;
extern const type_object buffered_io_base_type;
extern const type_object text_io_base_type;

/// How many bytes are asked for at a time: io.DEFAULT_BUFFER_SIZE.
inline constexpr ssize default_buffer_size = 8192;

namespace detail {

using namespace stasis::builtins;
using interpreter::call_on_file;

/// Raises UnsupportedOperation.
STASIS_COLD constexpr raised raise_unsupported(thread_state& thread, const char* what) noexcept {
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"_io">)));
    owned type;
    if (module) {
        type =
            interpreter::get_attribute(thread, module.get(), &graph::str_<"UnsupportedOperation">);
    }
    const type_object* const of = as_type(type.get());
    return of != nullptr ? raise(thread, *of, what) : raised{};
}

/// Raises what a closed file answers.
STASIS_COLD constexpr raised raise_closed(thread_state& thread) noexcept {
    return raise(thread, value_error_type, "I/O operation on closed file.");
}

// ---- _IOBase -----------------------------------------------------------------------------------

/// Whether close() of _IOBase has been called, or -1: it raised.
[[nodiscard]] constexpr int is_marked_closed(thread_state& thread, value self) noexcept {
    const owned mark = interpreter::get_attribute(thread, self, &graph::str_<"__IOBase_closed">);
    if (mark) {
        return 1;
    }
    return clear_pending(thread, attribute_error_type) ? 0 : -1;
}

/// Checks that a file isn't closed, by its attribute; false: it raised. CPython 3.11:
/// iobase_check_closed.
[[nodiscard]] constexpr bool check_not_closed(thread_state& thread, value self) noexcept {
    const owned closed = interpreter::get_attribute(thread, self, &graph::str_<"closed">);
    if (!closed) {
        return clear_pending(thread, attribute_error_type);
    }
    const int truth = is_true(thread, closed.get());
    if (truth > 0) {
        raise_closed(thread);
    }
    return truth == 0;
}

/// A method that is not there, by its name.
template <support::fixed_string Name>
[[nodiscard]] constexpr owned unsupported(thread_state& thread, const arguments&) noexcept {
    return raise_unsupported(thread, Name.text);
}

/// The same without arguments.
template <support::fixed_string Name>
[[nodiscard]] constexpr owned unsupported_plain(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_none(thread, Name.text, given)) {
        return {};
    }
    return raise_unsupported(thread, Name.text);
}

[[nodiscard]] constexpr owned io_tell(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_IOBase.tell", given)) {
        return {};
    }
    const owned seek = interpreter::get_attribute(thread, given.values[0], &graph::str_<"seek">);
    if (!seek) {
        return {};
    }
    const value where[] = {make_int(0), make_int(1)};
    return interpreter::call(thread, seek.get(), {where, 2, nullptr});
}

[[nodiscard]] constexpr owned io_flush(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_IOBase.flush", given)) {
        return {};
    }
    const int closed = is_marked_closed(thread, given.values[0]);
    if (closed > 0) {
        return raise_closed(thread);
    }
    if (closed < 0) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned io_close(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_IOBase.close", given)) {
        return {};
    }
    const value self = given.values[0];
    const int closed = is_marked_closed(thread, self);
    if (closed != 0) {
        return owned::take(closed > 0 ? none_value : value{});
    }
    const owned flushed = call_on_file(thread, self, &graph::str_<"flush">);
    exception_object* const raised = take_pending(thread);
    static_cast<void>(
        interpreter::set_attribute(thread, self, &graph::str_<"__IOBase_closed">, make_bool(true)));
    chain_pending(thread, raised);
    return owned::take(pending(thread) ? value{} : none_value);
}

[[nodiscard]] constexpr owned io_closed(thread_state& thread, value self) noexcept {
    const int closed = is_marked_closed(thread, self);
    return owned::take(closed < 0 ? value{} : make_bool(closed != 0));
}

/// seekable(), readable(), writable().
template <support::fixed_string Name>
[[nodiscard]] constexpr owned io_unable(thread_state& thread, const arguments& given) noexcept {
    return owned::take(takes_none(thread, Name.text, given) ? make_bool(false) : value{});
}

/// isatty() of what is no terminal.
[[nodiscard]] constexpr owned io_isatty(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_IOBase.isatty", given) ||
        !check_not_closed(thread, given.values[0])) {
        return {};
    }
    return owned::take(make_bool(false));
}

[[nodiscard]] constexpr owned io_check_closed(thread_state& thread,
                                              const arguments& given) noexcept {
    return owned::take(check_not_closed(thread, given.values[0]) ? none_value : value{});
}

/// _checkSeekable() and its like: what the method says, which has to be true.
template <support::fixed_string Name, support::fixed_string Message>
[[nodiscard]] constexpr owned io_check_able(thread_state& thread, const arguments& given) noexcept {
    owned able = call_on_file(thread, given.values[0], &graph::str_<Name>);
    if (able && !(able.get().kind == tag::boolean && able.get().data.integer != 0)) {
        return raise_unsupported(thread, Message.text);
    }
    return able;
}

[[nodiscard]] constexpr owned io_enter(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_IOBase.__enter__", given) ||
        !check_not_closed(thread, given.values[0])) {
        return {};
    }
    return owned::share(given.values[0]);
}

[[nodiscard]] constexpr owned io_exit(thread_state& thread, const arguments& given) noexcept {
    return call_on_file(thread, given.values[0], &graph::str_<"close">);
}

[[nodiscard]] constexpr owned io_iterate(thread_state& thread, value self) noexcept {
    if (!check_not_closed(thread, self)) {
        return {};
    }
    return owned::share(self);
}

[[nodiscard]] constexpr owned io_next(thread_state& thread, value self) noexcept {
    owned line = call_on_file(thread, self, &graph::str_<"readline">);
    if (!line) {
        return {};
    }
    const ssize size = interpreter::length(thread, line.get());
    if (size <= 0) {
        return {};
    }
    return line;
}

/// How many bytes of a file can be read up to the end of a line, as peek() shows them; 0: it
/// raised.
[[nodiscard]] constexpr ssize peek_line(thread_state& thread, const owned& peek,
                                        ssize most) noexcept {
    const owned ahead = interpreter::call(thread, peek.get(), make_int(1));
    if (!ahead) {
        return 0;
    }
    const auto* bytes = as<bytes_object>(ahead.get(), bytes_type);
    if (bytes == nullptr) {
        raise(thread, os_error_type, "peek() should have returned a bytes object, not '",
              type_of(ahead.get())->tp_name, "'");
        return 0;
    }
    ssize count = 0;
    while (count < bytes->ob_size && (most < 0 || count < most)) {
        if (bytes_data(bytes)[count++] == '\n') {
            break;
        }
    }
    return count == 0 ? 1 : count;
}

/// readline(size=-1), by read() and, if there is one, peek().
[[nodiscard]] constexpr owned io_readline(thread_state& thread, const arguments& given) noexcept {
    ssize limit = -1;
    if (!takes(thread, "_IOBase.readline", given, 0, 1) ||
        (given.count == 2 && !to_optional_size(thread, given.values[1], limit))) {
        return {};
    }
    const value self = given.values[0];
    const owned peek = interpreter::get_attribute(thread, self, &graph::str_<"peek">);
    if (!peek && !clear_pending(thread, attribute_error_type)) {
        return {};
    }
    builtins::detail::bytes_builder line{thread};
    ssize size = 0;
    while (limit < 0 || size < limit) {
        const ssize wanted = peek ? peek_line(thread, peek, limit < 0 ? -1 : limit - size) : 1;
        if (wanted == 0) {
            return {};
        }
        const owned read = interpreter::get_attribute(thread, self, &graph::str_<"read">);
        owned part;
        if (read) {
            part = interpreter::call(thread, read.get(), make_int(wanted));
        }
        if (!part) {
            return {};
        }
        const auto* bytes = as<bytes_object>(part.get(), bytes_type);
        if (bytes == nullptr) {
            return raise(thread, os_error_type, "read() should have returned a bytes object, not '",
                         type_of(part.get())->tp_name, "'");
        }
        const ssize count = bytes->ob_size;
        for (ssize i = 0; i < count; ++i) {
            line.add(char32_t{bytes_data(bytes)[i]});
        }
        size += count;
        if (count == 0 || bytes_data(bytes)[count - 1] == '\n') {
            break;
        }
    }
    return line.finish(thread);
}

/// readlines(hint=-1).
[[nodiscard]] constexpr owned io_readlines(thread_state& thread, const arguments& given) noexcept {
    ssize hint = -1;
    if (!takes(thread, "_IOBase.readlines", given, 0, 1) ||
        (given.count == 2 && !to_optional_size(thread, given.values[1], hint))) {
        return {};
    }
    const owned lines = owned::take(new_list(thread, 0));
    owned iterator;
    if (lines) {
        iterator = interpreter::get_iterator(thread, given.values[0]);
    }
    if (!iterator) {
        return {};
    }
    ssize size = 0;
    while (const owned line = interpreter::next(thread, iterator.get())) {
        if (!append(thread, static_cast<list_object*>(lines.as_object()), line.get())) {
            return {};
        }
        if (hint > 0) {
            const ssize more = interpreter::length(thread, line.get());
            if (more < 0) {
                return {};
            }
            if (more > hint - size) {
                break;
            }
            size += more;
        }
    }
    if (pending(thread)) {
        return {};
    }
    return owned::share(lines.get());
}

/// writelines(lines).
[[nodiscard]] constexpr owned io_writelines(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "_IOBase.writelines", given) ||
        !check_not_closed(thread, given.values[0])) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, given.values[1]);
    if (!iterator) {
        return {};
    }
    while (const owned line = interpreter::next(thread, iterator.get())) {
        const owned write =
            interpreter::get_attribute(thread, given.values[0], &graph::str_<"write">);
        if (!write || !interpreter::call(thread, write.get(), line.get())) {
            return {};
        }
    }
    return owned::take(pending(thread) ? value{} : none_value);
}

inline constexpr method_def io_base_methods[] = {
    {"seek", unsupported<"seek">, 0, nullptr},
    {"tell", io_tell, 0, nullptr},
    {"truncate", unsupported<"truncate">, 0, nullptr},
    {"flush", io_flush, 0, nullptr},
    {"close", io_close, 0, nullptr},
    {"seekable", io_unable<"_IOBase.seekable">, 0, nullptr},
    {"readable", io_unable<"_IOBase.readable">, 0, nullptr},
    {"writable", io_unable<"_IOBase.writable">, 0, nullptr},
    {"_checkClosed", io_check_closed, 0, nullptr},
    {"_checkSeekable", io_check_able<"seekable", "File or stream is not seekable.">, 0, nullptr},
    {"_checkReadable", io_check_able<"readable", "File or stream is not readable.">, 0, nullptr},
    {"_checkWritable", io_check_able<"writable", "File or stream is not writable.">, 0, nullptr},
    {"fileno", unsupported_plain<"fileno">, 0, nullptr},
    {"isatty", io_isatty, 0, nullptr},
    {"__enter__", io_enter, 0, nullptr},
    {"__exit__", io_exit, 0, nullptr},
    {"readline", io_readline, 0, nullptr},
    {"readlines", io_readlines, 0, nullptr},
    {"writelines", io_writelines, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def io_base_getset[] = {
    {"closed", io_closed, nullptr, nullptr, nullptr},
    {"__dict__", instance_get_dict, instance_set_dict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

/// tp_new of the types here: what is given is __init__()'s affair. PyType_GenericNew.
[[nodiscard]] constexpr owned io_new(thread_state& thread, const type_object& type,
                                     const arguments&) noexcept {
    return owned::take(allocate<io_object>(thread, type));
}

/// What all of these types have.
[[nodiscard]] consteval type_object make_io_table(const char* name, const type_object& base,
                                                  const method_def* methods,
                                                  const getset_def* getset) {
    type_object self{};
    self.tp_name = name;
    self.tp_flags = flag_base_type;
    self.tp_methods = methods;
    self.tp_getset = getset;
    self.tp_base = &base;
    self.tp_new = io_new;
    return self;
}

/// What those of them have besides that others derive from.
[[nodiscard]] consteval type_object make_io_base_table(const char* name, const type_object& base,
                                                       const method_def* methods,
                                                       const getset_def* getset) {
    type_object self = make_io_table(name, base, methods, getset);
    set_io_object<io_object>(self, instance_dealloc);
    self.tp_free = free_object<io_object>;
    self.tp_traverse = io_traverse;
    self.tp_clear = io_clear;
    return self;
}

inline constexpr type_object io_base_table = [] {
    type_object self =
        make_io_base_table("_io._IOBase", object_type, io_base_methods, io_base_getset);
    self.tp_iter = io_iterate;
    self.tp_iternext = io_next;
    self.tp_finalize = io_finalize;
    return self;
}();

/// Reads what a method like write() was given; false: TypeError is pending.
[[nodiscard]] constexpr bool to_bytes(thread_state& thread, value given, text& bytes) noexcept {
    if (!is_bytes_like(given)) {
        raise(thread, type_error_type, "a bytes-like object is required, not '",
              type_of(given)->tp_name, "'");
        return false;
    }
    bytes = bytes_in(given);
    return true;
}

} // namespace detail

} // namespace stasis::library
