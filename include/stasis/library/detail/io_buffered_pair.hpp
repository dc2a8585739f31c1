// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffered_pair.hpp: io.BufferedRWPair.
// Promises: CPython 3.11's checks and messages over any two raw files.
// CPython 3.11: Modules/_io/bufferedio.c.
#pragma once

#include <stasis/library/detail/io_buffered.hpp>

namespace stasis::library {

/// rwpair.
struct buffered_pair : io_object {
    object* reader = nullptr;
    object* writer = nullptr;
};

extern const type_object buffered_pair_type;

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::buffered_pair> = true;
} // namespace stasis::state

namespace stasis::library {
namespace detail {

[[nodiscard]] constexpr buffered_pair* pair_of(value self) noexcept {
    return static_cast<buffered_pair*>(self.data.object);
}

[[nodiscard]] constexpr owned pair_new(thread_state& thread, const type_object& type,
                                       const arguments&) noexcept {
    return owned::take(allocate<buffered_pair>(thread, type));
}

[[nodiscard]] constexpr int pair_init(thread_state& thread, value held,
                                      const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "BufferedRWPair", given) ||
        !interpreter::check_count(thread, "BufferedRWPair", given, 2, 3)) {
        return -1;
    }
    if (!check_raw<"readable", "File or stream is not readable.">(thread, given.values[0]) ||
        !check_raw<"writable", "File or stream is not writable.">(thread, given.values[1])) {
        return -1;
    }
    const value size = given.count == 3 ? given.values[2] : make_int(default_buffer_size);
    object** const fields[] = {&pair_of(held)->reader, &pair_of(held)->writer};
    const type_object* const types[] = {&buffered_reader_type, &buffered_writer_type};
    for (int i = 0; i < 2; ++i) {
        const value parts[] = {given.values[i], size};
        owned made =
            interpreter::call(thread, make_object(pointer_to(*types[i])), {parts, 2, nullptr});
        if (!made) {
            return -1;
        }
        state::replace(*fields[i], made.release().data.object);
    }
    return 0;
}

/// A method of one of the two.
template <object* buffered_pair::*Part, support::fixed_string Name>
[[nodiscard]] constexpr owned pair_forward(thread_state& thread, const arguments& given) noexcept {
    object* const part = pair_of(given.values[0])->*Part;
    if (part == nullptr) {
        return raise(thread, value_error_type, "I/O operation on uninitialized object");
    }
    const owned method = interpreter::get_attribute(thread, load(part), &str_<Name>);
    if (!method) {
        return {};
    }
    return interpreter::call(thread, method.get(),
                             {given.values + 1, given.count - 1, given.keywords});
}

[[nodiscard]] constexpr owned pair_close(thread_state& thread, const arguments& given) noexcept {
    owned first = pair_forward<&buffered_pair::writer, "close">(thread, given);
    exception_object* const raised = take_pending(thread);
    owned second = pair_forward<&buffered_pair::reader, "close">(thread, given);
    chain_pending(thread, raised);
    if (pending(thread)) {
        return {};
    }
    return second;
}

[[nodiscard]] constexpr owned pair_closed(thread_state& thread, value self) noexcept {
    if (pair_of(self)->writer == nullptr) {
        return raise(thread, runtime_error_type,
                     "the BufferedRWPair object is being garbage-collected");
    }
    return interpreter::get_attribute(thread, load(pair_of(self)->writer), &str_<"closed">);
}

[[nodiscard]] constexpr owned pair_isatty(thread_state& thread, const arguments& given) noexcept {
    owned writer = pair_forward<&buffered_pair::writer, "isatty">(thread, given);
    if (!writer || is_true(thread, writer.get()) != 0) {
        return writer;
    }
    return pair_forward<&buffered_pair::reader, "isatty">(thread, given);
}

constexpr int pair_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<buffered_pair*>(held);
    return visit_each(visit, argument, self->dict, self->reader, self->writer);
}

constexpr void pair_clear(object* self) noexcept {
    state::drop(static_cast<buffered_pair*>(self)->dict);
}

inline constexpr method_def pair_methods[] = {
    {"read", pair_forward<&buffered_pair::reader, "read">, 0, nullptr},
    {"peek", pair_forward<&buffered_pair::reader, "peek">, 0, nullptr},
    {"read1", pair_forward<&buffered_pair::reader, "read1">, 0, nullptr},
    {"readinto", pair_forward<&buffered_pair::reader, "readinto">, 0, nullptr},
    {"readinto1", pair_forward<&buffered_pair::reader, "readinto1">, 0, nullptr},
    {"write", pair_forward<&buffered_pair::writer, "write">, 0, nullptr},
    {"flush", pair_forward<&buffered_pair::writer, "flush">, 0, nullptr},
    {"readable", pair_forward<&buffered_pair::reader, "readable">, 0, nullptr},
    {"writable", pair_forward<&buffered_pair::writer, "writable">, 0, nullptr},
    {"close", pair_close, 0, nullptr},
    {"isatty", pair_isatty, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def pair_getset[] = {{"closed", pair_closed, nullptr, nullptr, nullptr},
                                             {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object buffered_pair_table = [] {
    type_object self =
        make_io_table("_io.BufferedRWPair", buffered_io_base_type, pair_methods, pair_getset);
    set_io_object<buffered_pair>(self, referable_dealloc);
    self.tp_free = free_object<buffered_pair>;
    self.tp_traverse = pair_traverse;
    self.tp_clear = pair_clear;
    self.tp_init = pair_init;
    self.tp_new = pair_new;
    return self;
}();

} // namespace detail

inline constexpr type_object buffered_pair_type =
    builtins::ready<buffered_pair_type, detail::buffered_pair_table, "read", "peek", "read1",
                    "readinto", "readinto1", "write", "flush", "readable", "writable", "close",
                    "isatty", "closed">();

} // namespace stasis::library
