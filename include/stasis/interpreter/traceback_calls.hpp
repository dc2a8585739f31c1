// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback_calls.hpp: the calls that an exception passed through, as they are
// printed: outermost first, with their source lines and carets, lines that repeat collapsed.
// CPython 3.11: Python/traceback.c (tb_printinternal, tb_displayline).
// Refuses: constant evaluation, which has no output.
// Costs: a source file is read once for each line that is shown of it.
#pragma once

#include <stasis/interpreter/source_line.hpp>
#include <stasis/interpreter/streams.hpp>
#include <stasis/interpreter/traceback_carets.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/str.hpp>
#include <stasis/state/output.hpp>
#include <stasis/support/decimal.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::interpreter {

using namespace stasis::state;

namespace detail {

// Standard error, with the buffer of one writer: the file, or what a program has put in the place
// of sys.stderr, whose write() is called with the whole text at the end, and flush() then. None
// takes it all and shows nothing. Where there is no sys.stderr any more, it is the file.
struct error_output {
    thread_state& thread;
    unsigned char buffer[1024];
    output to{.descriptor = 2, .buffer = buffer, .capacity = sizeof buffer};
    bool with_source = true;
    int groups = 0; ///< how many exception groups it is in
    bool direct = true;
    bool lost = false;     ///< there is no sys.stderr
    owned replaced;        ///< what is in the place; empty: nothing is, or it is direct
    text_builder gathered; ///< for that

    explicit error_output(thread_state& in) noexcept : thread(in), gathered(in) {
        exception_object* const kept = take_pending(in);
        const standard_stream stream = standard_stream_of(in, 2);
        in.curexc_value = kept;
        lost = !stream.direct && stream.held == nullptr;
        direct = stream.direct || lost;
        if (direct) {
            flush(in.interp->standard_error);
        } else {
            replaced = owned::share(load(stream.held));
        }
    }
    error_output(const error_output&) = delete;
    error_output& operator=(const error_output&) = delete;

    ~error_output() {
        flush(to);
        if (!replaced || replaced.get().kind == tag::none) {
            return;
        }
        exception_object* const kept = take_pending(thread);
        const owned all = gathered.finish();
        if (all && write_to_file(thread, replaced.get(), all.get())) {
            static_cast<void>(call_on_file(thread, replaced.get(), &graph::str_<"flush">));
        }
        if (pending(thread)) {
            decrement(take_pending(thread));
        }
        thread.curexc_value = kept;
    }

    // Bytes of UTF-8, or what is meant to be.
    void write(const unsigned char* data, std::size_t size) noexcept {
        if (direct) {
            state::write(to, data, size);
            return;
        }
        const support::byte_view<unsigned char> bytes{data, size};
        for (std::size_t at = 0; at < size;) {
            const support::utf8_character next = support::decode_utf8(bytes, at, size);
            gathered.add(next.size != 0 ? next.code_point : char32_t{0xFFFD});
            at += next.size != 0 ? next.size : 1;
        }
    }

    void write(const char* ascii) noexcept {
        write(reinterpret_cast<const unsigned char*>(ascii), __builtin_strlen(ascii));
    }

    // A lone surrogate is escaped: sys.stderr has the error handler "backslashreplace".
    void write(text characters) noexcept {
        if (!direct) {
            gathered.add(characters);
            return;
        }
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

    // What stands before whatever is written in groups.
    void indent() noexcept {
        for (int i = 0; i < groups; ++i) {
            write("  ");
        }
    }

    // What stands at the beginning of a line there. Not of each: texts of exceptions may have more.
    void begin_line() noexcept {
        indent();
        write(groups != 0 ? "| " : "");
    }

    void write(std::int64_t number) noexcept { write(support::decimal_text::of(number).data()); }
};

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
    to.begin_line();
    to.write("    ");
    to.write(line.data() + dropped, static_cast<std::size_t>(line.size() - dropped));
    to.write("\n");
    const caret_line below = carets(line.data(), line.size(), where);
    if (below.shown) {
        to.begin_line();
        for (ssize column = 0; column < below.end; ++column) {
            const char character[] = {below[column], '\0'};
            to.write(character);
        }
        to.write("\n");
    }
}

inline void write_entry(error_output& to, const code_object* code,
                        const opcode::position& where) noexcept {
    to.begin_line();
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
        const code_object* code = code_of(entry);
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

} // namespace detail

} // namespace stasis::interpreter
