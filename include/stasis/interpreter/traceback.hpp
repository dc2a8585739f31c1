// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback.hpp: what is printed about an exception that nobody caught.
// Promises: byte for byte what CPython 3.11 writes to standard error: the calls, outermost first,
// with their source lines and carets, lines that repeat collapsed, the exceptions that led to it,
// and the message. Tells the exit status that python3.11 ends with.
// CPython 3.11: Python/traceback.c (tb_printinternal, tb_displayline), Python/pythonrun.c
// (print_exception_recursive, _Py_HandleSystemExit).
// Refuses: exception groups, sys.excepthook. Run time only.
// Costs: a source file is read once for each line that is shown of it.
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/interpreter/source_line.hpp>
#include <stasis/interpreter/special_method.hpp>
#include <stasis/interpreter/suggestions.hpp>
#include <stasis/interpreter/traceback_carets.hpp>
#include <stasis/interpreter/type_names.hpp>
#include <stasis/support/decimal.hpp>

namespace stasis::interpreter {

namespace detail {

// Standard error, with the buffer of one writer.
struct error_output {
    unsigned char buffer[1024];
    output to{.descriptor = 2, .buffer = buffer, .capacity = sizeof buffer};
    bool with_source = true;

    ~error_output() { flush(to); }

    void write(const char* ascii) noexcept {
        state::write(to, reinterpret_cast<const unsigned char*>(ascii), __builtin_strlen(ascii));
    }

    // A lone surrogate is escaped: sys.stderr has the error handler "backslashreplace".
    void write(text characters) noexcept {
        for (ssize i = 0; i < characters.size; ++i) {
            const char32_t c = characters[i];
            if (c >= 0xD800 && c <= 0xDFFF) {
                constexpr char digits[] = "0123456789abcdef";
                const char escaped[] = {
                    '\\', 'u', 'd', digits[c >> 8 & 15], digits[c >> 4 & 15], digits[c & 15], '\0'};
                write(escaped);
                continue;
            }
            unsigned char bytes[4] = {};
            const std::size_t count = support::encode_utf8(c, bytes);
            state::write(to, bytes, count);
        }
    }

    void write(std::int64_t number) noexcept { write(support::decimal_text::of(number).data()); }
};

[[nodiscard]] inline opcode::position position_of(const traceback_object* entry) noexcept {
    const code_object* code = entry->tb_code;
    return opcode::position_at(bytes_data(code->co_linetable),
                               static_cast<std::size_t>(code->co_linetable->ob_size),
                               code->co_firstlineno, static_cast<std::size_t>(entry->tb_lasti));
}

inline void write_source(error_output& to, const code_object* code,
                         const opcode::position& where) noexcept {
    if (!to.with_source) {
        return;
    }
    const source_line line{text_of(code->co_filename), where.line};
    if (!line) {
        return;
    }
    const ssize dropped = leading_blanks(line.data(), line.size());
    to.write("    ");
    state::write(to.to, line.data() + dropped, static_cast<std::size_t>(line.size() - dropped));
    to.write("\n");
    const caret_line below = carets(line.data(), line.size(), where);
    if (below.shown) {
        for (ssize column = 0; column < below.end; ++column) {
            const char character[] = {below[column], '\0'};
            to.write(character);
        }
        to.write("\n");
    }
}

inline void write_entry(error_output& to, const code_object* code,
                        const opcode::position& where) noexcept {
    to.write("  File \"");
    to.write(text_of(code->co_filename));
    to.write("\", line ");
    to.write(std::int64_t{where.line});
    to.write(", in ");
    to.write(text_of(code->co_name));
    to.write("\n");
    write_source(to, code, where);
}

// How often an equal entry is shown before the rest is counted: TB_RECURSIVE_CUTOFF.
inline constexpr std::int64_t shown_repetitions = 3;
// How many entries are shown: PyTraceBack_LIMIT.
inline constexpr int traceback_limit = 1000;

inline void write_repeated(error_output& to, std::int64_t count) noexcept {
    if (count > shown_repetitions) {
        to.write("  [Previous line repeated ");
        to.write(count - shown_repetitions);
        to.write(count - shown_repetitions > 1 ? " more times]\n" : " more time]\n");
    }
}

inline void write_entries(error_output& to, const traceback_object* entry) noexcept {
    int depth = 0;
    for (const traceback_object* each = entry; each != nullptr; each = each->tb_next) {
        ++depth;
    }
    for (; depth > traceback_limit; --depth) {
        entry = entry->tb_next;
    }
    const code_object* last = nullptr;
    int last_line = -1;
    std::int64_t count = 0;
    for (; entry != nullptr; entry = entry->tb_next) {
        const code_object* code = entry->tb_code;
        const opcode::position where = position_of(entry);
        const bool repeats = last != nullptr && last_line != -1 && where.line == last_line &&
                             text_of(code->co_filename) == text_of(last->co_filename) &&
                             text_of(code->co_name) == text_of(last->co_name);
        if (!repeats) {
            write_repeated(to, count);
            count = 0;
        }
        last = code;
        last_line = where.line;
        if (++count <= shown_repetitions) {
            write_entry(to, code, where);
        }
    }
    write_repeated(to, count);
}

// What an exception is called: a class of the program itself without its module.
inline void write_type(error_output& to, thread_state& thread, const type_object* type) noexcept {
    const owned module = module_of_type(thread, type);
    if (!module) {
        decrement(take_pending(thread));
    }
    if (!module || !is_kind_of(module.get(), str_type)) {
        to.write("<unknown>.");
    } else if (const text name = text_of(module.as_object());
               !(name == text{"builtins"}) && !(name == text{"__main__"})) {
        to.write(name);
        to.write(".");
    }
    if (is_heap_type(type)) {
        to.write(text_of(as_heap_type(type)->ht_qualname));
    } else {
        to.write(last_name(type->tp_name));
    }
}

// What add_note() gathered, each on lines of its own.
inline void write_notes(error_output& to, thread_state& thread,
                        exception_object* exception) noexcept {
    const owned held = get_attribute(thread, make_object(exception), &graph::str_<"__notes__">);
    if (!held) {
        decrement(take_pending(thread));
        return;
    }
    if (as<list_object>(held.get(), list_type) == nullptr &&
        as<tuple_object>(held.get(), tuple_type) == nullptr) {
        const owned shown = repr(thread, held.get());
        if (!shown) {
            decrement(take_pending(thread));
            to.write("<__notes__ repr() failed>");
        } else {
            to.write(text_of(shown.as_object()));
        }
        to.write("\n");
        return;
    }
    const owned list = owned::take(make_list(thread, held.get()));
    const auto* notes = static_cast<const list_object*>(list ? list.as_object() : nullptr);
    for (ssize i = 0; notes != nullptr && i < notes->ob_size; ++i) {
        const owned note = str(thread, load(notes->ob_item[i]));
        if (!note) {
            decrement(take_pending(thread));
            to.write("<note str() failed>");
        } else {
            to.write(text_of(note.as_object()));
        }
        to.write("\n");
    }
}

inline void write_exception(error_output& to, thread_state& thread,
                            exception_object* exception) noexcept {
    if (exception->traceback != nullptr) {
        to.write("Traceback (most recent call last):\n");
        write_entries(to, exception->traceback);
    }
    write_type(to, thread, exception->ob_type);
    const owned message = str(thread, make_object(exception));
    if (!message) {
        decrement(take_pending(thread));
        to.write(": <exception str() failed>");
    } else if (text_of(message.as_object()).size != 0) {
        to.write(": ");
        to.write(text_of(message.as_object()));
    }
    owned kept;
    if (const text meant = suggestion(thread, exception, kept); meant.size != 0) {
        to.write(". Did you mean: '");
        to.write(meant);
        to.write("'?");
    }
    to.write("\n");
    write_notes(to, thread, exception);
}

// The exception that is told about before this one, or null.
[[nodiscard]] inline exception_object* told_before(const exception_object* exception) noexcept {
    object* link = exception->cause;
    if (link == nullptr && !exception->suppress_context) {
        link = exception->context;
    }
    return static_cast<exception_object*>(link);
}

// The exception that is so many links away.
[[nodiscard]] inline exception_object* linked(exception_object* exception, ssize links) noexcept {
    for (; links > 0; --links) {
        exception = told_before(exception);
    }
    return exception;
}

// How many exceptions there are to tell about: the links may close a circle.
[[nodiscard]] inline ssize chain_length(exception_object* exception) noexcept {
    ssize length = 1;
    for (exception_object* next = told_before(exception); next != nullptr;
         next = told_before(next), ++length) {
        const exception_object* told = exception;
        for (ssize i = 0; i < length; ++i, told = told_before(told)) {
            if (told == next) {
                return length;
            }
        }
    }
    return length;
}

} // namespace detail

/// Writes an exception, where it was raised, and those that led to it, to standard error.
inline void write_traceback(thread_state& thread, exception_object* exception) noexcept {
    detail::error_output to;
    for (ssize links = detail::chain_length(exception) - 1; links >= 0; --links) {
        exception_object* told = detail::linked(exception, links);
        detail::write_exception(to, thread, told);
        if (links > 0) {
            to.write(detail::linked(exception, links - 1)->cause != nullptr
                         ? "\nThe above exception was the direct cause of the following "
                           "exception:\n\n"
                         : "\nDuring handling of the above exception, another exception "
                           "occurred:\n\n");
        }
    }
}

/// Takes the pending exception, which nobody can catch, and writes it to standard error with the
/// object whose it is; when the program is at its end, as in CPython, without source lines. Where
/// the exception has no traceback, the innermost frame of the dispatch engine stands there: native
/// code has none. CPython 3.11: PyErr_WriteUnraisable (Python/errors.c).
inline void write_ignored(thread_state& thread, value whose) noexcept {
    const owned exception = owned::take(take_pending(thread));
    auto* ignored = static_cast<exception_object*>(exception.as_object());
    detail::error_output to;
    to.with_source = thread.interp->finalizing == 0;
    to.write("Exception ignored in: ");
    const owned shown = repr(thread, whose);
    if (shown) {
        to.write(text_of(shown.as_object()));
    } else {
        decrement(take_pending(thread));
        to.write("<object repr() failed>");
    }
    to.write("\n");
    const auto* running = static_cast<const frame*>(thread.cframe->current_frame);
    if (ignored->traceback != nullptr) {
        to.write("Traceback (most recent call last):\n");
        detail::write_entries(to, ignored->traceback);
    } else if (running != nullptr) {
        to.write("Traceback (most recent call last):\n");
        traceback_object here{};
        here.tb_code = running->function->func_code;
        here.tb_lasti = static_cast<int>((running->at - bytecode(here.tb_code)) / 2);
        detail::write_entries(to, &here);
    }
    detail::write_type(to, thread, ignored->ob_type);
    const owned message = str(thread, exception.get());
    if (!message) {
        decrement(take_pending(thread));
        to.write(": <exception str() failed>");
    } else if (text_of(message.as_object()).size != 0) {
        to.write(": ");
        to.write(text_of(message.as_object()));
    }
    to.write("\n");
}

namespace detail {

// The exit status that a SystemExit asks for; what is neither None nor an int is written.
inline int exit_status(thread_state& thread, const exception_object* exit) noexcept {
    const ssize count = exit->args != nullptr ? exit->args->ob_size : 0;
    if (count == 0) {
        return 0;
    }
    const value code = count == 1 ? load(items(exit->args)[0]) : make_object(exit->args);
    switch (code.kind) {
    case tag::none: return 0;
    case tag::boolean:
    case tag::integer: return static_cast<int>(code.data.integer & 0xFF);
    default: break;
    }
    if (type_of(code) == &int_type) {
        return 0xFF; // too large for a long, which is then -1
    }
    error_output to;
    const owned message = str(thread, code);
    if (message) {
        to.write(text_of(message.as_object()));
    } else {
        decrement(take_pending(thread));
    }
    to.write("\n");
    return 1;
}

} // namespace detail

/// write_ignored(), which in constant evaluation ends the compilation.
constexpr void report_ignored(thread_state& thread, value whose) noexcept {
    if (std::is_constant_evaluated()) {
        support::require(false, "an exception left the end of an object", 0);
    } else {
        write_ignored(thread, whose);
    }
}

/// Takes the pending exception, which ends the program: writes what has been printed so far, then
/// the exception, unless it is SystemExit. Returns the exit status of python3.11, which for a
/// KeyboardInterrupt is a shell's view of it: 128 and the number of SIGINT.
inline int report_uncaught(thread_state& thread) noexcept {
    flush(thread.interp->standard_output);
    exception_object* exception = take_pending(thread);
    int status = 1;
    if (is_subtype(exception->ob_type, &system_exit_type)) {
        status = detail::exit_status(thread, exception);
    } else {
        write_traceback(thread, exception);
        if (is_subtype(exception->ob_type, &keyboard_interrupt_type)) {
            status = 128 + 2;
        }
    }
    decrement(exception);
    return status;
}

} // namespace stasis::interpreter
