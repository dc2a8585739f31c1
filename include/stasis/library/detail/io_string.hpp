// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_string.hpp: io.StringIO.
// Promises: what is written is kept as characters of four bytes; ends of lines become what newline
// says when they are written.
// CPython 3.11: Modules/_io/stringio.c.
#pragma once

#include <stasis/library/detail/io_newlines.hpp>
#include <stasis/library/detail/io_object.hpp>

namespace stasis::library {

/// stringio.
struct string_io_object : io_object {
    detail::io_buffer<char32_t> buffer{};
    ssize position = 0;
    object* newline = nullptr; ///< what it was given, a str; null: None
    bool made = false;         ///< __init__() has ended
    bool closed = false;
    bool universal = false; ///< whether lines end in all ways
    bool translate = false; ///< whether these become "\n"
    unsigned seen = 0;
};

extern const type_object string_io_type;

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::string_io_object> = true;
} // namespace stasis::state

namespace stasis::library::detail {

[[nodiscard]] constexpr string_io_object* string_io_of(value self) noexcept {
    return static_cast<string_io_object*>(self.data.object);
}

/// The object, unless it is closed or hasn't been made: ValueError is pending then, and it is null.
[[nodiscard]] constexpr string_io_object* open_string_io(thread_state& thread,
                                                         value self) noexcept {
    string_io_object* const of = string_io_of(self);
    if (!of->made) {
        raise(thread, value_error_type, "I/O operation on uninitialized object");
        return nullptr;
    }
    if (of->closed) {
        raise(thread, value_error_type, "I/O operation on closed file");
        return nullptr;
    }
    return of;
}

[[nodiscard]] constexpr owned string_io_new(thread_state& thread, const type_object& type,
                                            const arguments&) noexcept {
    return owned::take(allocate<string_io_object>(thread, type));
}

/// Puts a text where it stands; false: it raised.
[[nodiscard]] constexpr bool put_text(thread_state& thread, string_io_object* self,
                                      const text& from) noexcept {
    ssize end = 0;
    if (__builtin_add_overflow(self->position, from.size, &end)) {
        raise(thread, overflow_error_type, "new position too large");
        return false;
    }
    if (self->position > self->buffer.size && !self->buffer.resize(thread, self->position)) {
        return false;
    }
    if (!self->buffer.reserve(thread, end)) {
        return false;
    }
    self->buffer.size = end > self->buffer.size ? end : self->buffer.size;
    char32_t* const to = self->buffer.data + self->position;
    if (from.one != nullptr) {
        copy_items(to, from.one, from.size);
    } else {
        for (ssize i = 0; i < from.size; ++i) {
            to[i] = from[i];
        }
    }
    self->position = end;
    return true;
}

/// Writes a str; false: it raised.
[[nodiscard]] constexpr bool write_text(thread_state& thread, string_io_object* self,
                                        const object* str) noexcept {
    const text from = text_of(str);
    const bool converts = self->newline != nullptr && text_of(self->newline).size != 0 &&
                          text_of(self->newline)[0] == '\r';
    if (!self->universal && !converts) {
        return from.size == 0 || put_text(thread, self, from);
    }
    text_builder built{thread};
    if (self->universal) {
        take_lines(from, self->translate, self->seen, built);
    } else {
        add_with_newlines(built, from, text_of(self->newline));
    }
    const owned made = built.finish();
    const text written = made ? text_of(made.as_object()) : text{};
    return made && (written.size == 0 || put_text(thread, self, written));
}

[[nodiscard]] constexpr int string_io_init(thread_state& thread, value held,
                                           const arguments& given) noexcept {
    constexpr signature<2> of{"StringIO", {"initial_value", "newline"}};
    value values[2];
    if (!read_arguments(thread, of, given, values)) {
        return -1;
    }
    string_io_object* const self = string_io_of(held);
    self->made = false;
    if (values[1] && values[1].kind != tag::none && !is_str(values[1])) {
        return raise(thread, type_error_type, "newline must be str or None, not ",
                     type_of(values[1])->tp_name);
    }
    owned newline = owned::take(pointer_to(graph::str_<"\n">));
    if (values[1]) {
        newline = owned::share(values[1].kind == tag::none ? value{} : values[1]);
    }
    if (newline) {
        if (!is_newline(text_of(newline.as_object()))) {
            const owned told = interpreter::repr(thread, newline.get());
            return told ? raise(thread, value_error_type,
                                "illegal newline value: ", told.as_object())
                        : raised{};
        }
    }
    if (values[0] && values[0].kind != tag::none && !is_str(values[0])) {
        return raise(thread, type_error_type, "initial_value must be str or None, not ",
                     type_of(values[0])->tp_name);
    }
    self->buffer.size = 0;
    self->position = 0;
    self->seen = 0;
    self->translate = !newline;
    self->universal = !newline || text_of(newline.as_object()).size == 0;
    state::replace(self->newline, newline ? newline.release().data.object : nullptr);
    if (values[0] && values[0].kind != tag::none &&
        !write_text(thread, self, values[0].data.object)) {
        return -1;
    }
    self->position = 0;
    self->closed = false;
    self->made = true;
    return 0;
}

[[nodiscard]] constexpr owned string_io_getvalue(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_none(thread, "StringIO.getvalue", given)) {
        return {};
    }
    const string_io_object* const self = open_string_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    return new_str(thread, text{self->buffer.data, self->buffer.size});
}

[[nodiscard]] constexpr owned string_io_tell(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "StringIO.tell", given)) {
        return {};
    }
    const string_io_object* const self = open_string_io(thread, given.values[0]);
    return owned::take(self != nullptr ? make_int(self->position) : value{});
}

/// The next characters.
[[nodiscard]] constexpr owned take_text(thread_state& thread, string_io_object* self,
                                        ssize count) noexcept {
    const ssize at = self->position;
    self->position += count;
    return new_str(thread, count == 0 ? text{} : text{self->buffer.data + at, count});
}

[[nodiscard]] constexpr owned string_io_read(thread_state& thread,
                                             const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, "StringIO.read", given, size)) {
        return {};
    }
    string_io_object* const self = open_string_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    return take_text(thread, self, left_to_read(self->buffer.size, self->position, size));
}

/// The next line, at most so long if that isn't negative.
[[nodiscard]] constexpr owned take_text_line(thread_state& thread, string_io_object* self,
                                             ssize most) noexcept {
    const ssize left = left_to_read(self->buffer.size, self->position, most);
    line_ends ends{self->universal && !self->translate, {}};
    ends.exactly = self->newline != nullptr && text_of(self->newline).size != 0
                       ? text_of(self->newline)
                       : text{"\n"};
    const ssize end = end_of_line(self->buffer.data, self->position, self->position + left, ends);
    return take_text(thread, self, end < 0 ? left : end - self->position);
}

[[nodiscard]] constexpr owned string_io_readline(thread_state& thread,
                                                 const arguments& given) noexcept {
    ssize size = -1;
    if (!read_size(thread, "StringIO.readline", given, size)) {
        return {};
    }
    string_io_object* const self = open_string_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    return take_text_line(thread, self, size);
}

[[nodiscard]] constexpr owned string_io_next(thread_state& thread, value held) noexcept {
    string_io_object* const self = open_string_io(thread, held);
    if (self == nullptr) {
        return {};
    }
    owned line;
    if (type_of(held) == &string_io_type) {
        line = take_text_line(thread, self, -1);
    } else {
        line = call_on_file(thread, held, &graph::str_<"readline">);
        if (line && !is_str(line.get())) {
            return raise(thread, os_error_type,
                         "readline() should have returned a str object, not '",
                         type_of(line.get())->tp_name, "'");
        }
    }
    if (!line || text_of(line.as_object()).size == 0) {
        return {};
    }
    return line;
}

[[nodiscard]] constexpr owned string_io_truncate(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes(thread, "StringIO.truncate", given, 0, 1)) {
        return {};
    }
    ssize size = string_io_of(given.values[0])->position;
    if (given.count == 2 && given.values[1].kind != tag::none &&
        !to_optional_size(thread, given.values[1], size)) {
        return {};
    }
    string_io_object* const self = open_string_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (size < 0) {
        return raise(thread, value_error_type, "Negative size value ", size);
    }
    if (size < self->buffer.size) {
        self->buffer.size = size;
    }
    return owned::take(make_int(size));
}

[[nodiscard]] constexpr owned string_io_seek(thread_state& thread,
                                             const arguments& given) noexcept {
    ssize to = 0;
    int whence = 0;
    if (!read_seek(thread, "StringIO.seek", given, to, whence)) {
        return {};
    }
    string_io_object* const self = open_string_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    if (whence < 0 || whence > 2) {
        return raise(thread, value_error_type, "Invalid whence (", whence,
                     ", should be 0, 1 or 2)");
    }
    if (to < 0 && whence == 0) {
        return raise(thread, value_error_type, "Negative seek position ", to);
    }
    if (whence != 0 && to != 0) {
        return raise(thread, os_error_type, "Can't do nonzero cur-relative seeks");
    }
    self->position = whence == 0 ? to : whence == 1 ? self->position : self->buffer.size;
    return owned::take(make_int(self->position));
}

[[nodiscard]] constexpr owned string_io_write(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_one(thread, "StringIO.write", given)) {
        return {};
    }
    string_io_object* const self = string_io_of(given.values[0]);
    if (!self->made) {
        return raise(thread, value_error_type, "I/O operation on uninitialized object");
    }
    if (!is_str(given.values[1])) {
        return raise(thread, type_error_type, "string argument expected, got '",
                     type_of(given.values[1])->tp_name, "'");
    }
    if (open_string_io(thread, given.values[0]) == nullptr ||
        !write_text(thread, self, given.values[1].data.object)) {
        return {};
    }
    return owned::take(make_int(text_in(given.values[1]).size));
}

[[nodiscard]] constexpr owned string_io_close(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_none(thread, "StringIO.close", given)) {
        return {};
    }
    string_io_of(given.values[0])->closed = true;
    string_io_of(given.values[0])->buffer.release();
    return owned::take(none_value);
}

/// readable(), writable(), seekable().
template <support::fixed_string Name>
[[nodiscard]] constexpr owned string_io_able(thread_state& thread,
                                             const arguments& given) noexcept {
    return owned::take(takes_none(thread, Name.text, given) &&
                               open_string_io(thread, given.values[0]) != nullptr
                           ? make_bool(true)
                           : value{});
}

[[nodiscard]] constexpr owned string_io_getstate(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_none(thread, "StringIO.__getstate__", given)) {
        return {};
    }
    const string_io_object* const self = open_string_io(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    const owned written = new_str(thread, text{self->buffer.data, self->buffer.size});
    const owned dict = copy_of_dict(thread, self->dict);
    if (!written || !dict) {
        return {};
    }
    const value parts[] = {written.get(), share_or_none(self->newline).get(),
                           make_int(self->position), dict.get()};
    return owned::take(new_tuple(thread, parts, 4));
}

[[nodiscard]] constexpr owned string_io_setstate(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(thread, "StringIO.__setstate__", given)) {
        return {};
    }
    string_io_object* const self = string_io_of(given.values[0]);
    if (self->closed) {
        return raise(thread, value_error_type, "I/O operation on closed file");
    }
    const auto* state = as<tuple_object>(given.values[1], tuple_type);
    if (state == nullptr || state->ob_size < 4) {
        return raise(thread, type_error_type, type_of(given.values[0])->tp_name,
                     ".__setstate__ argument should be 4-tuple, got ",
                     type_of(given.values[1])->tp_name);
    }
    const value parts[] = {load(items(state)[0]), load(items(state)[1])};
    const value place = load(items(state)[2]);
    // The text is as it was written: its ends of lines are not to be changed once more.
    const value empty = make_object(pointer_to(graph::empty_str));
    const value first[] = {empty, parts[1]};
    if (string_io_init(thread, given.values[0], {first, 2, nullptr}) < 0) {
        return {};
    }
    if (!is_str(parts[0])) {
        return raise(thread, type_error_type, "initial_value must be str or None, not ",
                     type_of(parts[0])->tp_name);
    }
    if (text_in(parts[0]).size != 0 && !put_text(thread, self, text_in(parts[0]))) {
        return {};
    }
    if (!is_instance(place, int_type)) {
        return raise(thread, type_error_type, "third item of state must be an integer, got ",
                     type_of(place)->tp_name);
    }
    ssize position = 0;
    if (!interpreter::to_c_integer(thread, place, position)) {
        return {};
    }
    if (position < 0) {
        return raise(thread, value_error_type, "position value cannot be negative");
    }
    self->position = position;
    if (!restore_dict(thread, self, load(items(state)[3]), "fourth")) {
        return {};
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned string_io_closed(thread_state& thread, value self) noexcept {
    if (!string_io_of(self)->made) {
        return raise(thread, value_error_type, "I/O operation on uninitialized object");
    }
    return owned::take(make_bool(string_io_of(self)->closed));
}

[[nodiscard]] constexpr owned string_io_line_buffering(thread_state& thread, value self) noexcept {
    return owned::take(open_string_io(thread, self) != nullptr ? make_bool(false) : value{});
}

[[nodiscard]] constexpr owned string_io_newlines(thread_state& thread, value held) noexcept {
    const string_io_object* const self = open_string_io(thread, held);
    if (self == nullptr) {
        return {};
    }
    return newlines_seen(thread, self->seen);
}

constexpr int string_io_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<string_io_object*>(held);
    return visit_each(visit, argument, self->dict, self->newline);
}

constexpr void string_io_clear(object* self) noexcept {
    state::drop(static_cast<string_io_object*>(self)->dict);
}

constexpr void string_io_free(object* held) noexcept {
    auto* const self = static_cast<string_io_object*>(held);
    self->buffer.release();
    state::release<string_io_object>(self);
}

inline constexpr method_def string_io_methods[] = {
    {"close", string_io_close, 0, nullptr},
    {"getvalue", string_io_getvalue, 0, nullptr},
    {"read", string_io_read, 0, nullptr},
    {"readline", string_io_readline, 0, nullptr},
    {"tell", string_io_tell, 0, nullptr},
    {"truncate", string_io_truncate, 0, nullptr},
    {"seek", string_io_seek, 0, nullptr},
    {"write", string_io_write, 0, nullptr},
    {"seekable", string_io_able<"StringIO.seekable">, 0, nullptr},
    {"readable", string_io_able<"StringIO.readable">, 0, nullptr},
    {"writable", string_io_able<"StringIO.writable">, 0, nullptr},
    {"__getstate__", string_io_getstate, 0, nullptr},
    {"__setstate__", string_io_setstate, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def string_io_getset[] = {
    {"closed", string_io_closed, nullptr, nullptr, nullptr},
    {"newlines", string_io_newlines, nullptr, nullptr, nullptr},
    {"line_buffering", string_io_line_buffering, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object string_io_table = [] {
    type_object self =
        make_io_table("_io.StringIO", text_io_base_type, string_io_methods, string_io_getset);
    set_io_object<string_io_object>(self, referable_dealloc);
    self.tp_free = string_io_free;
    self.tp_traverse = string_io_traverse;
    self.tp_clear = string_io_clear;
    self.tp_iternext = string_io_next;
    self.tp_init = string_io_init;
    self.tp_new = string_io_new;
    return self;
}();

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object string_io_type =
    builtins::ready<string_io_type, detail::string_io_table, "close", "getvalue", "read",
                    "readline", "tell", "truncate", "seek", "write", "seekable", "readable",
                    "writable", "__getstate__", "__setstate__", "closed", "newlines",
                    "line_buffering">();

} // namespace stasis::library
