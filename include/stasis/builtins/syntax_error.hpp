// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/syntax_error.hpp: what SyntaxError has of its own: the place in the source.
// CPython 3.11: SyntaxError_init, SyntaxError_str (Objects/exceptions.c).
#pragma once

#include <stasis/builtins/exception_details.hpp>
#include <stasis/builtins/tuple.hpp>

namespace stasis::builtins {

/// The fields of a SyntaxError, by their place: the message, and in the order in which they are
/// given what follows it. The last one is None at first; where an exception has it, its place is
/// shown in a traceback.
enum syntax_field {
    syntax_message,
    syntax_file,
    syntax_line,
    syntax_offset,
    syntax_text,
    syntax_end_line,
    syntax_end_offset,
    syntax_shown
};

/// SyntaxError(message, place): the place is a sequence of four or six items.
[[nodiscard]] constexpr int syntax_error_init(thread_state& thread, value self,
                                              const arguments& given) noexcept {
    if (exception_init(thread, self, given) < 0) {
        return -1;
    }
    if (given.count >= 1 && !detail::put_detail(thread, self, syntax_message, given.values[0])) {
        return -1;
    }
    if (given.count != 2) {
        return 0;
    }
    const owned place = make_tuple(thread, given.values[1]);
    if (!place) {
        return -1;
    }
    const auto* parts = static_cast<const tuple_object*>(place.as_object());
    const ssize count = parts->ob_size;
    if (count < 4 || count > 6) {
        return raise(thread, type_error_type, "function takes at ",
                     count < 4 ? "least 4" : "most 6", " arguments (", count, " given)");
    }
    for (int i = 0; i < 6; ++i) {
        const value part = i < count ? load(items(parts)[i]) : value{};
        if (!detail::put_detail(thread, self, syntax_file + i, part)) {
            return -1;
        }
    }
    if (count == 5) {
        return raise(thread, type_error_type,
                     "end_offset must be provided when end_lineno is provided");
    }
    return 0;
}

/// "message (file.py, line 3)": the folders of the file are left out.
[[nodiscard]] constexpr owned syntax_error_str(thread_state& thread, value self) noexcept {
    const owned said = detail_of<syntax_message>(thread, self);
    const owned file = detail_of<syntax_file>(thread, self);
    const owned line = detail_of<syntax_line>(thread, self);
    const owned message = interpreter::str(thread, said.get());
    if (!message) {
        return {};
    }
    const bool has_file = is_kind_of(file.get(), str_type);
    const bool has_line = type_of(line.get()) == &int_type;
    text_builder built{thread};
    built.add(message.as_object());
    if (has_file) {
        const text path = text_of(file.as_object());
        ssize base = 0;
        for (ssize i = 0; i < path.size; ++i) {
            base = path[i] == '/' ? i + 1 : base;
        }
        built.add(" (");
        built.add(path.part(base, path.size));
    }
    if (has_line) {
        built.add(has_file ? ", line " : " (line ");
        ssize number = 0;
        if (!interpreter::to_ssize(thread, line.get(), number, overflow_error_type)) {
            decrement(take_pending(thread));
            number = -1; // as in CPython
        }
        built.add(number);
    }
    built.add(has_file || has_line ? ")" : "");
    return built.finish();
}

inline constexpr getset_def syntax_error_members[] = {
    {"msg", detail_of<syntax_message>, set_detail<syntax_message>, nullptr, nullptr},
    {"filename", detail_of<syntax_file>, set_detail<syntax_file>, nullptr, nullptr},
    {"lineno", detail_of<syntax_line>, set_detail<syntax_line>, nullptr, nullptr},
    {"offset", detail_of<syntax_offset>, set_detail<syntax_offset>, nullptr, nullptr},
    {"text", detail_of<syntax_text>, set_detail<syntax_text>, nullptr, nullptr},
    {"end_lineno", detail_of<syntax_end_line>, set_detail<syntax_end_line>, nullptr, nullptr},
    {"end_offset", detail_of<syntax_end_offset>, set_detail<syntax_end_offset>, nullptr, nullptr},
    {"print_file_and_line", detail_of<syntax_shown>, set_detail<syntax_shown>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
