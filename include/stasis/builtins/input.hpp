// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/input.hpp: input([prompt]): a line of standard input.
// Promises: what has been printed is written first. UTF-8; EOFError where there are no more lines.
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

/// input([prompt]).
[[nodiscard]] constexpr owned input(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "input", given, 0, 1)) {
        return {};
    }
    if (std::is_constant_evaluated()) {
        detail::input_needs_run_time();
        return {};
    }
    if (given.count == 1) {
        const owned prompt = interpreter::str(thread, given.values[0]);
        if (!prompt || !detail::write_str(thread, prompt.as_object())) {
            return {};
        }
    }
    state::flush(thread.interp->standard_output);
    return detail::read_input(thread);
}

inline constexpr method_def input_def{"input", input, 0, nullptr};
/// The built-in function input.
inline constexpr builtin_function_object input_object{immortal_head(builtin_function_type),
                                                      &input_def};

} // namespace stasis::builtins
