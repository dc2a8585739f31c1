// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/print.hpp: print(*values, sep=" ", end="\n", file=None, flush=False).
// Promises: what python3.11 writes: to sys.stdout, or to any object that has a method write(). To
// the interpreter's own streams it goes straight into their buffers (state/output.hpp), as UTF-8;
// there a lone surrogate raises UnicodeEncodeError, or is escaped in sys.stderr.
// CPython 3.11: builtin_print_impl (Python/bltinmodule.c).
// Refuses: constant evaluation, where the compiler names print_needs_run_time(), unless a file is
// named that needs none.
#pragma once

#include <stasis/builtins/text_codec.hpp>
#include <stasis/interpreter/streams.hpp>
#include <stasis/state/output.hpp>

namespace stasis::builtins {

namespace detail {

/// Not constexpr: the name is the compiler's message.
inline void print_needs_run_time() noexcept {}

[[nodiscard]] constexpr bool is_surrogate(char32_t character) noexcept {
    return character >= 0xD800 && character <= 0xDFFF;
}

/// Writes what is in a buffer if a text has the end of a line in it, and the buffer wants that.
inline void flush_lines(output& to, const text& written) noexcept {
    if (!state::is_line_buffered(to)) {
        return;
    }
    for (ssize i = 0; i < written.size; ++i) {
        if (written[i] == '\n' || written[i] == '\r') {
            state::flush(to);
            return;
        }
    }
}

/// Raises that a stream was closed, if it was; false then.
[[nodiscard]] constexpr bool is_open(thread_state& thread, bool closed) noexcept {
    if (closed) {
        raise(thread, value_error_type, "I/O operation on closed file.");
    }
    return !closed;
}

/// Writes a str to one of the interpreter's streams; false: it raised.
[[nodiscard]] inline bool write_str(thread_state& thread, output& to, const object* str) noexcept {
    const text shown = text_of(str);
    if (!is_open(thread, to.closed)) {
        return false;
    }
    if (ascii_of(str) != nullptr) {
        state::write(to, shown.one, static_cast<std::size_t>(shown.size));
        flush_lines(to, shown);
        return true;
    }
    const bool escaped = &to == &thread.interp->standard_error;
    for (ssize i = 0; shown.one == nullptr && !escaped && i < shown.size; ++i) {
        if (is_surrogate(shown[i])) {
            ssize end = i + 1;
            while (end < shown.size && is_surrogate(shown[end])) {
                ++end;
            }
            raise_encode(thread, shown, i, end, encoding::utf8);
            return false;
        }
    }
    ssize from = 0;
    for (ssize i = 0; escaped && i < shown.size; ++i) {
        if (is_surrogate(shown[i])) {
            state::write(to, shown.part(from, i));
            text_builder escape{thread};
            add_escape(escape, shown[i]);
            state::write(to, escape.view());
            from = i + 1;
        }
    }
    state::write(to, shown.part(from, shown.size));
    flush_lines(to, shown);
    return true;
}

/// Checks sep or end; false: TypeError is pending.
[[nodiscard]] constexpr bool check_separator(thread_state& thread, const char* name,
                                             value given) noexcept {
    if (!given || given.kind == tag::none || is_str(given)) {
        return true;
    }
    raise(thread, type_error_type, name, " must be None or a string, not ",
          type_of(given)->tp_name);
    return false;
}

/// Does the writing, by what writes a value; false: it raised.
template <class Writer>
[[nodiscard]] constexpr bool print_values(const arguments& given, value separator, value end,
                                          const Writer& write) noexcept {
    const value between = is_str(separator) ? separator : make_object(pointer_to(graph::str_<" ">));
    for (ssize i = 0; i < given.count; ++i) {
        if ((i != 0 && !write(between)) || !write(given.values[i])) {
            return false;
        }
    }
    return write(is_str(end) ? end : make_object(pointer_to(graph::str_<"\n">)));
}

} // namespace detail

/// print(*values, sep=" ", end="\n", file=None, flush=False).
[[nodiscard]] constexpr owned print(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"sep", "end", "file", "flush"};
    if (!interpreter::only_keywords(thread, "print", given, names)) {
        return {};
    }
    const value separator = interpreter::keyword(given, "sep");
    const value end = interpreter::keyword(given, "end");
    const value file = interpreter::keyword(given, "file");
    const value flushed = interpreter::keyword(given, "flush");
    const int flush_wanted = flushed ? is_true(thread, flushed) : 0;
    if (flush_wanted < 0) {
        return {};
    }
    output* direct = nullptr;
    owned held;
    if (file && file.kind != tag::none) {
        held = owned::share(file);
        direct =
            file.kind == tag::object ? interpreter::output_of(thread, file.data.object) : nullptr;
    } else {
        const interpreter::standard_stream out = interpreter::standard_stream_of(thread, 1);
        if (out.direct) {
            direct = &thread.interp->standard_output;
        } else if (out.held == nullptr) {
            return raise(thread, runtime_error_type, "lost sys.stdout");
        } else {
            held = owned::share(load(out.held));
            if (held.get().kind == tag::none) {
                return held;
            }
        }
    }
    if (!detail::check_separator(thread, "sep", separator) ||
        !detail::check_separator(thread, "end", end)) {
        return {};
    }
    if (direct == nullptr) {
        const bool written = detail::print_values(given, separator, end, [&](value one) {
            return interpreter::write_to_file(thread, held.get(), one);
        });
        if (!written || (flush_wanted != 0 &&
                         !interpreter::call_on_file(thread, held.get(), &graph::str_<"flush">))) {
            return {};
        }
        return owned::take(none_value);
    }
    if (std::is_constant_evaluated()) {
        detail::print_needs_run_time();
        return {};
    }
    const bool written = detail::print_values(given, separator, end, [&](value one) {
        const owned shown = interpreter::str(thread, one);
        return shown && detail::write_str(thread, *direct, shown.as_object());
    });
    if (!written) {
        return {};
    }
    if (flush_wanted != 0) {
        state::flush(*direct);
    }
    return owned::take(none_value);
}

inline constexpr method_def print_def{"print", print, 0, nullptr};
/// The built-in function print.
inline constexpr builtin_function_object print_object{
    immortal_head(builtin_function_type), &print_def, nullptr, nullptr, nullptr, nullptr};

} // namespace stasis::builtins
