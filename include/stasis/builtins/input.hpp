// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/input.hpp: input([prompt]): a line of standard input.
// Promises: what has been printed is written first. UTF-8; EOFError where there are no more lines.
// What a program has put in the place of sys.stdin and sys.stdout is asked for the line and gets
// the prompt.
// CPython 3.11: builtin_input_impl (Python/bltinmodule.c), for a standard input that is no
// terminal.
// Refuses: constant evaluation, where the compiler names input_needs_run_time(); editing a line
// with the keys of readline.
#pragma once

#include <stasis/builtins/print.hpp>

namespace stasis::builtins {

namespace detail {

/// Not constexpr: the name is the compiler's message.
inline void input_needs_run_time() noexcept {}

/// The next line as a str; empty: it raised.
[[nodiscard]] inline owned read_input(thread_state& thread) noexcept {
    text_builder bytes{thread};
    if (!is_open(thread, thread.interp->standard_input.closed)) {
        return {};
    }
    if (!state::read_line(thread.interp->standard_input,
                          [&](unsigned char byte) { bytes.add(char32_t{byte}); })) {
        return raise(thread, eof_error_type, "EOF when reading a line");
    }
    owned line = bytes.finish(); // a character for each byte
    if (!line || ascii_of(line.as_object()) != nullptr) {
        return line;
    }
    const text in = text_of(line.as_object());
    return decode_bytes(thread, in.one, in.size, encoding::utf8, error_handler::strict, {});
}

} // namespace detail

namespace detail {

/// Calls flush() of what stands in the place of a stream, whose errors count for nothing.
inline void flush_stream(thread_state& thread, int number, const owned& held) noexcept {
    if (!held) {
        state::flush(number == 1 ? thread.interp->standard_output : thread.interp->standard_error);
    } else if (!interpreter::call_on_file(thread, held.get(), &graph::str_<"flush">)) {
        decrement(take_pending(thread));
    }
}

} // namespace detail

/// input([prompt]).
[[nodiscard]] constexpr owned input(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "input", given, 0, 1)) {
        return {};
    }
    if (std::is_constant_evaluated()) {
        detail::input_needs_run_time();
        return {};
    }
    owned held[3]; // empty: the interpreter's own
    for (int number = 0; number < 3; ++number) {
        constexpr const char* lost[] = {"input(): lost sys.stdin", "input(): lost sys.stdout",
                                        "input(): lost sys.stderr"};
        const interpreter::standard_stream one = interpreter::standard_stream_of(thread, number);
        if (!one.direct && (one.held == nullptr || one.held == pointer_to(graph::none))) {
            return raise(thread, runtime_error_type, lost[number]);
        }
        if (!one.direct) {
            held[number] = owned::share(load(one.held));
        }
    }
    detail::flush_stream(thread, 2, held[2]);
    if (given.count == 1) {
        bool written = false;
        if (held[1]) {
            written = interpreter::write_to_file(thread, held[1].get(), given.values[0]);
        } else {
            const owned prompt = interpreter::str(thread, given.values[0]);
            written = prompt &&
                      detail::write_str(thread, thread.interp->standard_output, prompt.as_object());
        }
        if (!written) {
            return {};
        }
    }
    detail::flush_stream(thread, 1, held[1]);
    if (held[0]) {
        return interpreter::line_of_file(thread, held[0].get());
    }
    return detail::read_input(thread);
}

inline constexpr method_def input_def{"input", input, 0, nullptr};
/// The built-in function input.
inline constexpr builtin_function_object input_object{immortal_head(builtin_function_type),
                                                      &input_def};

} // namespace stasis::builtins
