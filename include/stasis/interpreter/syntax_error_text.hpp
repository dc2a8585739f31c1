// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/syntax_error_text.hpp: what a traceback shows of the place that a SyntaxError
// names: its file, the line's text, and carets below it. CPython 3.11: parse_syntax_error,
// print_error_text, print_exception_file_and_line (Python/pythonrun.c), which counts offsets in
// bytes of UTF-8. Run time only.
#pragma once

#include <stasis/interpreter/traceback_calls.hpp>

namespace stasis::interpreter::detail {

// The place in a source that an exception names.
struct named_place {
    owned message;
    owned file; // a str
    ssize line = 0;
    ssize offset = -1; // from 1 on, as all of them
    ssize end_line = 0;
    ssize end_offset = -1;
    owned text; // None: there is none
};

// An attribute that is an int, or None, which is `otherwise`; false: it is neither.
[[nodiscard]] inline bool read_place(thread_state& thread, value of, const str_object& name,
                                     ssize otherwise, ssize& to) noexcept {
    const owned held = get_attribute(thread, of, &name);
    to = otherwise;
    return held &&
           (held.get().kind == tag::none || to_ssize(thread, held.get(), to, overflow_error_type));
}

// Reads the place that an exception names; false: it names none, with an exception pending or not.
[[nodiscard]] inline bool read_named_place(thread_state& thread, value of,
                                           named_place& to) noexcept {
    if (!get_attribute(thread, of, &graph::str_<"print_file_and_line">)) {
        return false;
    }
    to.message = get_attribute(thread, of, &graph::str_<"msg">);
    to.file = to.message ? get_attribute(thread, of, &graph::str_<"filename">) : owned{};
    if (!to.file) {
        return false;
    }
    to.file = to.file.get().kind == tag::none
                  ? owned::take(make_object(pointer_to(graph::str_<"<string>">)))
                  : str(thread, to.file.get());
    const owned line = get_attribute(thread, of, &graph::str_<"lineno">);
    if (!to.file || !line || !to_ssize(thread, line.get(), to.line, overflow_error_type) ||
        !read_place(thread, of, graph::str_<"offset">, -1, to.offset)) {
        return false;
    }
    to.end_line = to.line;
    if (type_of(of) == &syntax_error_type && // nobody asks others where their place ends
        (!read_place(thread, of, graph::str_<"end_lineno">, to.line, to.end_line) ||
         !read_place(thread, of, graph::str_<"end_offset">, -1, to.end_offset))) {
        return false;
    }
    to.text = get_attribute(thread, of, &graph::str_<"text">);
    return static_cast<bool>(to.text);
}

// How many bytes a text takes in UTF-8.
[[nodiscard]] inline ssize size_in_utf8(const text& of) noexcept {
    ssize size = 0;
    for (ssize i = 0; i < of.size; ++i) {
        size += of[i] < 0x80 ? 1 : of[i] < 0x800 ? 2 : of[i] < 0x10000 ? 3 : 4;
    }
    return size;
}

// Writes a line, and carets below it from an offset on.
inline void write_error_text(error_output& to, text line, ssize offset, ssize end_offset) noexcept {
    for (ssize i = 0; i < line.size; ++i) {
        if (line[i] == 0) { // the end of what is shown
            line = line.part(0, i);
        }
    }
    offset = offset > 0 ? offset : 0; // to the left of the text, where there are no carets
    const ssize carets = end_offset > 0 && end_offset > offset ? end_offset - offset : 1;
    --offset;
    ssize begin = 0;
    while (begin < line.size &&
           (line[begin] == ' ' || line[begin] == '\t' || line[begin] == '\f')) {
        ++begin;
        --offset;
    }
    line = line.part(begin, line.size);
    const bool ends = line.size > 0 && line[line.size - 1] == '\n';
    const ssize length = size_in_utf8(line) - (ends ? 1 : 0);
    offset = offset < length ? offset : length;
    for (ssize i = 0, bytes = 0; i < line.size && bytes < offset; ++i) {
        bytes += size_in_utf8(line.part(i, i + 1));
        if (line[i] == '\n') { // the line that is meant is further below
            line = line.part(i + 1, line.size);
            offset -= bytes;
            bytes = 0;
            i = -1;
        }
    }
    to.write("    ");
    to.write(line);
    to.write(ends ? "" : "\n");
    if (offset < 0) {
        return;
    }
    to.write("    ");
    for (ssize i = 0; i < offset; ++i) {
        to.write(" ");
    }
    for (ssize i = 0; i < carets; ++i) {
        to.write("^");
    }
    to.write("\n");
}

// Writes the place that an exception names, if it does, and gives what is to be written as its
// message, which is otherwise itself.
[[nodiscard]] inline owned write_named_place(error_output& to, thread_state& thread,
                                             value exception) noexcept {
    named_place place;
    const bool found = read_named_place(thread, exception, place);
    if (pending(thread)) {
        decrement(take_pending(thread));
    }
    if (!found) {
        return owned::share(exception);
    }
    to.begin_line();
    to.write("  File \"");
    to.write(text_of(place.file.as_object()));
    to.write("\", line ");
    to.write(std::int64_t{place.line});
    to.write("\n");
    if (is_instance(place.text.get(), str_type)) {
        const text line = text_of(place.text.as_object());
        const ssize size = size_in_utf8(line);
        // Of a place of several lines the first one is shown.
        const bool goes_on = place.end_line > place.line;
        const ssize end = place.end_offset > size ? size + 1 : place.end_offset;
        write_error_text(to, line, place.offset, goes_on ? size : end);
    }
    return owned::share(place.message.get());
}

} // namespace stasis::interpreter::detail
