// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/standard_buffers.hpp: sys.stdin.buffer, sys.stdout.buffer and
// sys.stderr.buffer: the bytes below the standard streams.
// Promises: they are made when a program asks for them. What is written to one is written in front
// of what the text above has kept, as in CPython, where that is given to the buffer when it is
// flushed; and the text reads what the buffer has read ahead.
// CPython 3.11: create_stdio (Python/pylifecycle.c).
#pragma once

#include <stasis/library/detail/io_buffered.hpp>

namespace stasis::library::detail {

/// output::flush_below.
inline void flush_standard_buffer(object* held) noexcept {
    auto* const self = static_cast<buffered_object*>(held);
    write_last(self->raw, self->written);
    self->written.size = 0;
}

/// input::take_below.
[[nodiscard]] inline std::size_t take_standard_buffer(object* held, unsigned char* to,
                                                      std::size_t most) noexcept {
    auto* const self = static_cast<buffered_object*>(held);
    const ssize left = self->ahead.size - self->at;
    const ssize taken = left < static_cast<ssize>(most) ? left : static_cast<ssize>(most);
    copy_items(to, self->ahead.data + self->at, taken);
    self->at += taken;
    return static_cast<std::size_t>(taken);
}

/// The buffer of the standard stream of that number; empty: it raised.
[[nodiscard]] constexpr owned standard_buffer(thread_state& thread, int number) noexcept {
    interpreter_state& of = *thread.interp;
    if (of.standard_buffers[number] != nullptr) {
        return owned::share(of.standard_buffers[number]);
    }
    if (!may_use_files()) {
        return {};
    }
    output* const to = number == 1   ? &of.standard_output
                       : number == 2 ? &of.standard_error
                                     : nullptr;
    constexpr const char* names[] = {"<stdin>", "<stdout>", "<stderr>"};
    const owned name = new_str(thread, names[number]);
    const value parts[] = {
        make_int(to != nullptr ? to->descriptor : of.standard_input.descriptor),
        make_object(to != nullptr ? pointer_to(str_<"wb">) : pointer_to(str_<"rb">)),
        make_bool(false)};
    owned raw;
    if (name) {
        raw = interpreter::call(thread, make_object(pointer_to(file_io_type)), {parts, 3, nullptr});
    }
    if (!raw || !interpreter::set_attribute(thread, raw.get(), &str_<"name">, name.get())) {
        return {};
    }
    const type_object& type = to != nullptr ? buffered_writer_type : buffered_reader_type;
    owned made = interpreter::call(thread, make_object(pointer_to(type)), raw.get());
    if (!made) {
        return {};
    }
    of.standard_buffers[number] = owned::share(made.get()).release().data.object;
    if (to != nullptr) {
        to->flush_below = flush_standard_buffer;
        to->below = made.as_object();
    } else {
        of.standard_input.take_below = take_standard_buffer;
        of.standard_input.below = made.as_object();
    }
    return made;
}

} // namespace stasis::library::detail
