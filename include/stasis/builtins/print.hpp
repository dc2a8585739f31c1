// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/print.hpp: print(*values, sep=" ", end="\n", file=None, flush=False).
// Promises: what python3.11 writes, UTF-8, through the interpreter's buffer (state/output.hpp); a
// lone surrogate raises UnicodeEncodeError as there.
// CPython 3.11: builtin_print_impl (Python/bltinmodule.c).
// Refuses: constant evaluation, where the compiler names print_needs_run_time(); a file but None,
// since there are no file objects: AttributeError.
#pragma once

#include <stasis/builtins/text_codec.hpp>
#include <stasis/state/output.hpp>

namespace stasis::builtins {

namespace detail {

/// Not constexpr: the name is the compiler's message.
inline void print_needs_run_time() noexcept {}

/// Writes a str; false: it raised.
[[nodiscard]] inline bool write_str(thread_state& thread, const object* str) noexcept {
    const text shown = text_of(str);
    output& to = thread.interp->standard_output;
    if (ascii_of(str) != nullptr) {
        state::write(to, shown.one, static_cast<std::size_t>(shown.size));
        return true;
    }
    for (ssize i = 0; shown.one == nullptr && i < shown.size; ++i) {
        if (shown[i] >= 0xD800 && shown[i] <= 0xDFFF) {
            ssize end = i + 1;
            while (end < shown.size && shown[end] >= 0xD800 && shown[end] <= 0xDFFF) {
                ++end;
            }
            raise_encode(thread, shown, i, end, encoding::utf8);
            return false;
        }
    }
    state::write(to, shown);
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

/// Does the writing; false: it raised.
[[nodiscard]] inline bool print_values(thread_state& thread, const arguments& given,
                                       value separator, value end) noexcept {
    output& to = thread.interp->standard_output;
    for (ssize i = 0; i < given.count; ++i) {
        if (i != 0) {
            if (!is_str(separator)) {
                state::write(to, text{" "});
            } else if (!write_str(thread, separator.data.object)) {
                return false;
            }
        }
        const owned shown = interpreter::str(thread, given.values[i]);
        if (!shown || !write_str(thread, shown.as_object())) {
            return false;
        }
    }
    if (!is_str(end)) {
        state::write(to, text{"\n"});
        return true;
    }
    return write_str(thread, end.data.object);
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
    if (flush_wanted < 0 || !detail::check_separator(thread, "sep", separator) ||
        !detail::check_separator(thread, "end", end)) {
        return {};
    }
    if (file && file.kind != tag::none) {
        return raise(thread, attribute_error_type, "'", type_of(file)->tp_name,
                     "' object has no attribute 'write'");
    }
    if (std::is_constant_evaluated()) {
        detail::print_needs_run_time();
        return {};
    }
    if (!detail::print_values(thread, given, separator, end)) {
        return {};
    }
    if (flush_wanted != 0) {
        state::flush(thread.interp->standard_output);
    }
    return owned::take(none_value);
}

inline constexpr method_def print_def{"print", print, 0, nullptr};
/// The built-in function print.
inline constexpr builtin_function_object print_object{
    immortal_head(builtin_function_type), &print_def, nullptr, nullptr, nullptr, nullptr};

} // namespace stasis::builtins
