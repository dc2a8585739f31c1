// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_bytes_view.hpp: io.BytesIO as an object, and what its getbuffer() lends.
// Promises: while a view of the bytes is there, their number doesn't change.
// CPython 3.11: bytesio, bytesiobuf (Modules/_io/bytesio.c).
#pragma once

#include <stasis/builtins/memoryview.hpp>
#include <stasis/library/detail/io_buffer.hpp>
#include <stasis/library/detail/io_object.hpp>

namespace stasis::library {

/// bytesio.
struct bytes_io_object : io_object {
    detail::io_buffer<unsigned char> buffer{};
    ssize position = 0;
    bool closed = false;
    ssize exports = 0; ///< how many views of the buffer there are
};

/// bytesiobuf: lends the buffer of a BytesIO, and counts the loans there.
struct bytes_io_exporter : object {
    bytes_io_object* source = nullptr;
    ssize loans = 0; ///< its own
};

extern const type_object bytes_io_type;
extern const type_object bytes_io_exporter_type;

} // namespace stasis::library

namespace stasis::state {
template <>
inline constexpr bool is_inheritable<library::bytes_io_object> = true;
template <>
inline constexpr bool is_inheritable<library::bytes_io_exporter> = false;
} // namespace stasis::state

namespace stasis::library::detail {

[[nodiscard]] constexpr bytes_io_object* bytes_io_of(value self) noexcept {
    return static_cast<bytes_io_object*>(self.data.object);
}

/// The object, unless it is closed: ValueError is pending then, and it is null.
[[nodiscard]] constexpr bytes_io_object* open_bytes_io(thread_state& thread, value self) noexcept {
    bytes_io_object* const of = bytes_io_of(self);
    if (of->closed) {
        raise_closed(thread);
        return nullptr;
    }
    return of;
}

/// Whether nothing views the buffer; false: BufferError is pending.
[[nodiscard]] constexpr bool can_change(thread_state& thread,
                                        const bytes_io_object* self) noexcept {
    if (self->exports > 0) {
        raise(thread, buffer_error_type, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    return true;
}

[[nodiscard]] constexpr int exporter_get_buffer(thread_state& thread, object* held, buffer_view& to,
                                                int flags) noexcept {
    bytes_io_object* const source = static_cast<bytes_io_exporter*>(held)->source;
    text all;
    if (source->buffer.size != 0) {
        all = {source->buffer.data, source->buffer.size};
    }
    const int result = fill_buffer(thread, to, held, all, false, flags);
    if (result == 0) {
        ++source->exports;
        ++static_cast<bytes_io_exporter*>(held)->loans;
    }
    return result;
}

constexpr void exporter_release_buffer(object* held, buffer_view&) noexcept {
    auto* const self = static_cast<bytes_io_exporter*>(held);
    --self->loans;
    --self->source->exports;
}

constexpr int exporter_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<bytes_io_exporter*>(held)->source);
}

/// Keeps what is lent; the end of the loans is the end of that, too.
constexpr void exporter_clear(object* held) noexcept {
    auto* const self = static_cast<bytes_io_exporter*>(held);
    if (self->loans == 0) {
        state::drop(self->source);
    }
}

inline constexpr buffer_methods exporter_as_buffer{exporter_get_buffer, exporter_release_buffer};

inline constexpr type_object bytes_io_exporter_table = [] {
    type_object self{};
    self.tp_name = "_io._BytesIOBuffer";
    self.tp_basicsize = sizeof(bytes_io_exporter);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<bytes_io_exporter>;
    self.tp_traverse = exporter_traverse;
    self.tp_clear = exporter_clear;
    self.tp_as_buffer = &exporter_as_buffer;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

/// getbuffer(): a view that can be written to; meanwhile the size can't change.
[[nodiscard]] constexpr owned bytes_io_getbuffer(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_none(thread, "BytesIO.getbuffer", given)) {
        return {};
    }
    bytes_io_object* const self = open_bytes_io(thread, given.values[0]);
    auto* const made =
        self != nullptr ? allocate<bytes_io_exporter>(thread, bytes_io_exporter_type) : nullptr;
    if (made == nullptr) {
        return {};
    }
    increment(self);
    made->source = self;
    const owned kept = owned::take(made);
    return new_memoryview(thread, kept.get());
}

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object bytes_io_exporter_type =
    builtins::ready<bytes_io_exporter_type, detail::bytes_io_exporter_table>();

} // namespace stasis::library
