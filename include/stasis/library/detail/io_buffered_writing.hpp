// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/io_buffered_writing.hpp: the methods of buffered files that write.
// CPython 3.11: Modules/_io/bufferedio.c.
#pragma once

#include <stasis/library/detail/io_buffered_raw.hpp>

namespace stasis::library::detail {

/// Whether a BlockingIOError is pending.
[[nodiscard]] constexpr bool is_blocked(const thread_state& thread) noexcept {
    return thread.curexc_value != nullptr &&
           is_instance(make_object(thread.curexc_value), blocking_io_error_type);
}

[[nodiscard]] constexpr owned buffered_write(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "BufferedWriter.write", given)) {
        return {};
    }
    buffered_object* const self = made_buffered(thread, given.values[0]);
    if (self == nullptr) {
        return {};
    }
    held_buffer bytes;
    if (get_buffer(thread, given.values[1], bytes.view, buffer_simple) < 0 ||
        open_buffered(thread, given.values[0], "write to closed file") == nullptr) {
        return {};
    }
    const buffered_turn turn{thread, self};
    if (!turn || !forget_ahead(thread, self)) {
        return {};
    }
    const ssize count = bytes.view.len;
    bool blocked = false; // as much as possible is kept then
    const auto make_room = [&] {
        blocked = !write_out(thread, self);
        return !blocked || is_blocked(thread);
    };
    if (self->written.size + count > self->size && !make_room()) {
        return {};
    }
    if (!self->written.add(thread, bytes.view.buf, count)) {
        return {};
    }
    if (!blocked && self->written.size > self->size && !make_room()) {
        return {};
    }
    const ssize extra = self->written.size - self->size;
    if (blocked && extra > 0) {
        self->written.size -= extra;
        decrement(take_pending(thread));
        raise_blocked(thread, self, count - extra);
        return {};
    }
    if (blocked) {
        decrement(take_pending(thread));
    }
    return owned::take(make_int(count));
}

[[nodiscard]] constexpr owned buffered_flush(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_itself(thread, "flush", given)) {
        return {};
    }
    const bool reads = built_in_base(type_of(given.values[0])) == &buffered_reader_type;
    buffered_object* const self =
        reads ? made_buffered(thread, given.values[0])
              : open_buffered(thread, given.values[0], "flush of closed file");
    if (self == nullptr) {
        return {};
    }
    if (!reads) {
        const buffered_turn turn{thread, self};
        if (!turn || !write_out(thread, self) || !forget_ahead(thread, self)) {
            return {};
        }
    }
    return call_on_file(thread, raw_of(self), &str_<"flush">);
}

} // namespace stasis::library::detail
