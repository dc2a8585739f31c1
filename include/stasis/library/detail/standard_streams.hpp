// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/standard_streams.hpp: the objects of sys.stdin, sys.stdout and sys.stderr,
// of the type _io.TextIOWrapper.
// Promises: they are constants: all that changes is in the interpreter's buffers (state/output.hpp
// and state/input.hpp), which print() and input() use, too. UTF-8, "\n" as it is; sys.stderr
// escapes what can't be encoded. close() closes the object, and not the file, as CPython's
// closefd=False.
// CPython 3.11: create_stdio (Python/pylifecycle.c), Modules/_io/textio.c.
// detach() closes it, too.
// Refuses: seek() and attributes of a program's own; other encodings, error handlers and newlines
// in reconfigure(). A UnicodeDecodeError counts from the beginning of what
// read() or readline() would give, where CPython's counts from that of a block.
#pragma once

#include <stasis/builtins/input.hpp>
#include <stasis/library/detail/io_text.hpp>
#include <stasis/library/detail/standard_buffers.hpp>

namespace stasis::library {

inline constexpr text_io_object standard_streams[3] = {
    {{{immortal_head(text_io_wrapper_type)}}, 0},
    {{{immortal_head(text_io_wrapper_type)}}, 1},
    {{{immortal_head(text_io_wrapper_type)}}, 2}};

namespace detail {

[[nodiscard]] constexpr int stream_number(value self) noexcept { return text_io_of(self)->number; }

/// The buffer of a stream that can be written to, or null.
[[nodiscard]] constexpr output* stream_output(thread_state& thread, value self) noexcept {
    const int number = stream_number(self);
    return number == 1   ? &thread.interp->standard_output
           : number == 2 ? &thread.interp->standard_error
                         : nullptr;
}

[[nodiscard]] constexpr bool& stream_closed(thread_state& thread, value self) noexcept {
    output* const to = stream_output(thread, self);
    return to != nullptr ? to->closed : thread.interp->standard_input.closed;
}

/// Checks that a stream isn't closed, in the words of the text layer; false: ValueError is pending.
[[nodiscard]] constexpr bool stream_is_open(thread_state& thread, value self) noexcept {
    return builtins::detail::is_open(thread, stream_closed(thread, self));
}

/// The same in the words of the layers below.
[[nodiscard]] constexpr bool stream_file_is_open(thread_state& thread, value self) noexcept {
    if (stream_closed(thread, self)) {
        raise(thread, value_error_type, "I/O operation on closed file");
        return false;
    }
    return true;
}

[[nodiscard]] constexpr owned stream_write(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "TextIOWrapper.write", given)) {
        return {};
    }
    if (!is_str(given.values[1])) {
        return raise(thread, type_error_type, "write() argument must be str, not ",
                     given.values[1].kind == tag::none ? "None"
                                                       : type_of(given.values[1])->tp_name);
    }
    output* const to = stream_output(thread, given.values[0]);
    if (!stream_is_open(thread, given.values[0])) {
        return {};
    }
    if (to == nullptr) {
        return raise_unsupported(thread, "not writable");
    }
    if (std::is_constant_evaluated()) {
        builtins::detail::print_needs_run_time();
        return {};
    }
    if (!builtins::detail::write_str(thread, *to, given.values[1].data.object)) {
        return {};
    }
    return owned::take(make_int(text_in(given.values[1]).size));
}

/// The next characters of standard input, so many or all if that is less than 0, up to the end of
/// the line if wanted; empty: it raised.
[[nodiscard]] inline owned read_stream(thread_state& thread, ssize most, bool line) noexcept {
    state::input& from = thread.interp->standard_input;
    text_builder bytes{thread};
    ssize continued = 0; // bytes of the character that has begun
    for (ssize count = 0; continued > 0 || most < 0 || count < most;) {
        const int byte = state::next_byte(from);
        if (byte < 0) {
            break;
        }
        bytes.add(static_cast<char32_t>(byte));
        if (continued > 0) {
            --continued;
            count += continued == 0 ? 1 : 0;
        } else if (byte >= 0xC2 && byte < 0xF5) {
            continued = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        } else {
            ++count;
        }
        if (line && byte == '\n') {
            break;
        }
    }
    owned read = bytes.finish(); // a character for each byte
    if (!read || ascii_of(read.as_object()) != nullptr) {
        return read;
    }
    const text in = text_of(read.as_object());
    return decode_bytes(thread, in.one, in.size, encoding::utf8, error_handler::strict, {});
}

/// read() or readline(), after their arguments were looked at.
[[nodiscard]] constexpr owned stream_take(thread_state& thread, value self, ssize most,
                                          bool line) noexcept {
    if (!stream_is_open(thread, self)) {
        return {};
    }
    if (stream_number(self) != 0) {
        return raise_unsupported(thread, "not readable");
    }
    if (std::is_constant_evaluated()) {
        builtins::detail::input_needs_run_time();
        return {};
    }
    return read_stream(thread, most, line);
}

[[nodiscard]] constexpr owned stream_read(thread_state& thread, const arguments& given) noexcept {
    ssize most = -1;
    if (!takes(thread, "TextIOWrapper.read", given, 0, 1) ||
        (given.count == 2 && !to_optional_size(thread, given.values[1], most))) {
        return {};
    }
    return stream_take(thread, given.values[0], most, false);
}

[[nodiscard]] constexpr owned stream_readline(thread_state& thread,
                                              const arguments& given) noexcept {
    ssize most = -1;
    if (!takes(thread, "TextIOWrapper.readline", given, 0, 1) ||
        (given.count == 2 && !interpreter::to_c_integer(thread, given.values[1], most))) {
        return {};
    }
    return stream_take(thread, given.values[0], most, true);
}

[[nodiscard]] constexpr owned stream_next(thread_state& thread, value self) noexcept {
    owned line = stream_take(thread, self, -1, true);
    if (line && text_of(line.as_object()).size == 0) {
        return {};
    }
    return line;
}

/// Writes what is in the buffer. What can't be seen by a constant expression needs no writing
/// there.
constexpr void flush_if_any(output* to) noexcept {
    if (to != nullptr && !std::is_constant_evaluated()) {
        state::flush(*to);
    }
}

[[nodiscard]] constexpr owned stream_flush(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.flush", given) ||
        !stream_is_open(thread, given.values[0])) {
        return {};
    }
    flush_if_any(stream_output(thread, given.values[0]));
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned stream_close(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.close", given)) {
        return {};
    }
    flush_if_any(stream_output(thread, given.values[0]));
    stream_closed(thread, given.values[0]) = true;
    object* const buffer = thread.interp->standard_buffers[stream_number(given.values[0])];
    if (buffer != nullptr) {
        return call_on_file(thread, make_object(buffer), &str_<"close">);
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned stream_fileno(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.fileno", given) ||
        !stream_file_is_open(thread, given.values[0])) {
        return {};
    }
    const output* const to = stream_output(thread, given.values[0]);
    return owned::take(
        make_int(to != nullptr ? to->descriptor : thread.interp->standard_input.descriptor));
}

[[nodiscard]] constexpr owned stream_isatty(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.isatty", given) ||
        !stream_file_is_open(thread, given.values[0])) {
        return {};
    }
    if (std::is_constant_evaluated()) {
        builtins::detail::print_needs_run_time();
        return {};
    }
    const output* const to = stream_output(thread, given.values[0]);
    const int descriptor =
        to != nullptr ? to->descriptor : thread.interp->standard_input.descriptor;
    return owned::take(make_bool(::isatty(descriptor) != 0));
}

/// readable(), writable(), seekable(): whether the stream has one of those numbers.
template <int First, int Last>
[[nodiscard]] constexpr owned stream_is_able(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.readable", given) ||
        !stream_file_is_open(thread, given.values[0])) {
        return {};
    }
    const int number = stream_number(given.values[0]);
    return owned::take(make_bool(number >= First && number <= Last));
}

[[nodiscard]] constexpr owned stream_seek(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "TextIOWrapper.seek", given, 1, 2) ||
        !stream_is_open(thread, given.values[0])) {
        return {};
    }
    return raise_unsupported(thread, "underlying stream is not seekable");
}

[[nodiscard]] constexpr owned stream_tell(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "TextIOWrapper.tell", given) ||
        !stream_is_open(thread, given.values[0])) {
        return {};
    }
    return raise_unsupported(thread, "underlying stream is not seekable");
}

[[nodiscard]] constexpr owned stream_reconfigure(thread_state& thread,
                                                 const arguments& given) noexcept {
    constexpr signature<5> of{"reconfigure",
                              {"encoding", "errors", "newline", "line_buffering", "write_through"},
                              0,
                              0,
                              0};
    value of_parameters[5];
    if (!read_arguments(thread, of, given, of_parameters, 1)) {
        return {};
    }
    const auto wanted = [&](int index) {
        return of_parameters[index] && of_parameters[index].kind != tag::none;
    };
    encoding form{};
    error_handler handler{};
    if (!read_codec(thread, "reconfigure", wanted(0) ? of_parameters[0] : value{},
                    wanted(1) ? of_parameters[1] : value{}, form, handler)) {
        return {};
    }
    output* const to = stream_output(thread, given.values[0]);
    const error_handler usual = to == &thread.interp->standard_error
                                    ? error_handler::backslashreplace
                                    : error_handler::strict;
    const bool other_newline =
        wanted(2) && !(is_str(of_parameters[2]) && (text_in(of_parameters[2]) == text{"\n"} ||
                                                    text_in(of_parameters[2]) == text{""}));
    if (form != encoding::utf8 || (wanted(1) && handler != usual) || other_newline) {
        return raise_unsupported(thread, "the encoding of a standard stream is fixed");
    }
    const int lines = wanted(3) ? is_true(thread, of_parameters[3]) : -2;
    const int through = wanted(4) ? is_true(thread, of_parameters[4]) : -2;
    if (lines == -1 || through == -1) {
        return {};
    }
    flush_if_any(to);
    if (to != nullptr && lines != -2) {
        to->lines = lines != 0 ? state::line_buffering::on : state::line_buffering::off;
    }
    if (to != nullptr && through == 1) {
        to->capacity = 0;
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned stream_name(thread_state& thread, value self) noexcept {
    constexpr const char* names[] = {"<stdin>", "<stdout>", "<stderr>"};
    return new_str(thread, names[stream_number(self)]);
}

[[nodiscard]] constexpr owned stream_mode(thread_state& thread, value self) noexcept {
    return new_str(thread, stream_number(self) == 0 ? "r" : "w");
}

[[nodiscard]] constexpr owned stream_encoding(thread_state& thread, value) noexcept {
    return new_str(thread, "utf-8");
}

[[nodiscard]] constexpr owned stream_errors(thread_state& thread, value self) noexcept {
    return new_str(thread, stream_number(self) == 2 ? "backslashreplace" : "strict");
}

[[nodiscard]] constexpr owned stream_line_buffering(thread_state& thread, value self) noexcept {
    output* const to = stream_output(thread, self);
    bool lines = to != nullptr && to->lines == state::line_buffering::on;
    if (!std::is_constant_evaluated() && to != nullptr) {
        lines = state::is_line_buffered(*to);
    }
    return owned::take(make_bool(lines));
}

[[nodiscard]] constexpr owned stream_write_through(thread_state& thread, value self) noexcept {
    const output* const to = stream_output(thread, self);
    return owned::take(make_bool(to != nullptr && to->buffer != nullptr && to->capacity == 0));
}

[[nodiscard]] constexpr owned stream_is_closed(thread_state& thread, value self) noexcept {
    return owned::take(make_bool(stream_closed(thread, self)));
}

[[nodiscard]] constexpr owned stream_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    const owned name = stream_name(thread, self);
    const owned mode = stream_mode(thread, self);
    if (!name || !mode) {
        return {};
    }
    built.add("<_io.TextIOWrapper name='");
    built.add(name.as_object());
    built.add("' mode='");
    built.add(mode.as_object());
    built.add("' encoding='utf-8'>");
    return built.finish();
}

} // namespace detail

} // namespace stasis::library
