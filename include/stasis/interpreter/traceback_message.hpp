// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback_message.hpp: one exception as it is printed: its calls, its message
// with a suggestion, its notes. CPython 3.11: print_exception, print_exception_notes
// (Python/pythonrun.c). Refuses: constant evaluation, which has no output.
#pragma once

#include <stasis/interpreter/exception_group.hpp>
#include <stasis/interpreter/suggestions.hpp>
#include <stasis/interpreter/syntax_error_text.hpp>
#include <stasis/interpreter/traceback_calls.hpp>
#include <stasis/interpreter/type_names.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::interpreter {

namespace detail {

// A text whose lines each begin as lines do.
inline void write_lines(error_output& to, const text& lines) noexcept {
    ssize begin = 0;
    for (ssize end = 1; end <= lines.size; ++end) {
        const char32_t last = lines[end - 1];
        const bool ends = support::is_line_break(last) &&
                          !(last == '\r' && end < lines.size && lines[end] == '\n');
        if (ends || end == lines.size) {
            to.begin_line();
            to.write(lines.part(begin, end));
            begin = end;
        }
    }
}

// What an exception is called: a class of the program itself without its module.
inline void write_type(error_output& to, thread_state& thread, const type_object* type) noexcept {
    const owned module = module_of_type(thread, type);
    if (!module) {
        decrement(take_pending(thread));
    }
    if (!module || as<str_object>(module.get(), str_type) == nullptr) {
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

// What an exception says, behind its type's name.
inline void write_message(error_output& to, thread_state& thread, value said) noexcept {
    if (said.kind == tag::none) {
        return;
    }
    const owned message = str(thread, said);
    if (!message) {
        decrement(take_pending(thread));
        to.write(": <exception str() failed>");
    } else if (text_of(message.as_object()).size != 0) {
        to.write(": ");
        to.write(text_of(message.as_object()));
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
            to.begin_line();
            to.write("<__notes__ repr() failed>");
        } else {
            write_lines(to, text_of(shown.as_object()));
        }
        to.write("\n");
        return;
    }
    const owned list = owned::take(make_list(thread, held.get()));
    if (!list) {
        decrement(take_pending(thread));
    }
    const auto* notes = static_cast<const list_object*>(list ? list.as_object() : nullptr);
    for (ssize i = 0; notes != nullptr && i < notes->ob_size; ++i) {
        const owned note = str(thread, load(notes->ob_item[i]));
        if (!note) {
            decrement(take_pending(thread));
            to.write("<note str() failed>");
        } else {
            write_lines(to, text_of(note.as_object()));
        }
        to.write("\n");
    }
}

inline void write_exception(error_output& to, thread_state& thread,
                            exception_object* exception) noexcept {
    if (exception->traceback != nullptr) {
        const bool group = is_group(make_object(exception));
        if (group && to.groups == 1) {
            to.indent();
            to.write("+ ");
        } else {
            to.begin_line();
        }
        to.write(group ? "Exception Group Traceback (most recent call last):\n"
                       : "Traceback (most recent call last):\n");
        write_entries(to, exception->traceback);
    }
    const owned message = write_named_place(to, thread, make_object(exception));
    to.begin_line();
    write_type(to, thread, exception->ob_type);
    write_message(to, thread, message.get());
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

} // namespace detail

} // namespace stasis::interpreter
