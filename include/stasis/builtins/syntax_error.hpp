// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/syntax_error.hpp: what SyntaxError has of its own: the place in the source.
// CPython 3.11: SyntaxError_init, SyntaxError_str (Objects/exceptions.c).
// Refuses: setting its attributes, which are read from its arguments.
#pragma once

#include <stasis/builtins/exception_details.hpp>
#include <stasis/builtins/tuple.hpp>

namespace stasis::builtins {

namespace detail {

/// A SyntaxError's attribute: 0 is its message, the others are the items of the tuple that is its
/// second and last argument. None where it isn't there.
[[nodiscard]] constexpr value syntax_error_part(value self, ssize index) noexcept {
    const tuple_object* args = exception_of(self)->args;
    if (index == 0) {
        return args->ob_size == 0 ? none_value : load(items(args)[0]);
    }
    if (args->ob_size != 2) {
        return none_value;
    }
    const auto* place = as<tuple_object>(load(items(args)[1]), tuple_type);
    return place == nullptr || place->ob_size < index ? none_value : load(items(place)[index - 1]);
}

} // namespace detail

/// SyntaxError(message, place): the place is a sequence of four or six items.
[[nodiscard]] constexpr int syntax_error_init(thread_state& thread, value self,
                                              const arguments& given) noexcept {
    if (exception_init(thread, self, given) < 0) {
        return -1;
    }
    if (given.count != 2) {
        return 0;
    }
    const owned place = make_tuple(thread, given.values[1]);
    if (!place) {
        return -1;
    }
    const ssize count = static_cast<const tuple_object*>(place.as_object())->ob_size;
    if (count < 4 || count > 6) {
        return raise(thread, type_error_type, "function takes at ",
                     count < 4 ? "least 4" : "most 6", " arguments (", count, " given)");
    }
    if (count == 5) {
        return raise(thread, type_error_type,
                     "end_offset must be provided when end_lineno is provided");
    }
    return 0;
}

template <int Index>
[[nodiscard]] constexpr owned syntax_error_detail(thread_state&, value self) noexcept {
    return owned::share(detail::syntax_error_part(self, Index));
}

/// "message (file.py, line 3)": the folders of the file are left out.
[[nodiscard]] constexpr owned syntax_error_str(thread_state& thread, value self) noexcept {
    const owned message = interpreter::str(thread, detail::syntax_error_part(self, 0));
    if (!message) {
        return {};
    }
    const value file = detail::syntax_error_part(self, 1);
    const value line = detail::syntax_error_part(self, 2);
    const bool has_file = is_kind_of(file, str_type);
    const bool has_line = type_of(line) == &int_type;
    text_builder built{thread};
    built.add(message.as_object());
    if (has_file) {
        const text path = text_of(file.data.object);
        ssize base = 0;
        for (ssize i = 0; i < path.size; ++i) {
            base = path[i] == '/' ? i + 1 : base;
        }
        built.add(" (");
        built.add(path.part(base, path.size));
    }
    if (has_line) {
        built.add(has_file ? ", line " : " (line ");
        const owned number = interpreter::str(thread, line);
        if (!number) {
            return {};
        }
        built.add(number.as_object());
    }
    built.add(has_file || has_line ? ")" : "");
    return built.finish();
}

inline constexpr getset_def syntax_error_members[] = {
    {"msg", syntax_error_detail<0>, nullptr, nullptr, nullptr},
    {"filename", syntax_error_detail<1>, nullptr, nullptr, nullptr},
    {"lineno", syntax_error_detail<2>, nullptr, nullptr, nullptr},
    {"offset", syntax_error_detail<3>, nullptr, nullptr, nullptr},
    {"text", syntax_error_detail<4>, nullptr, nullptr, nullptr},
    {"end_lineno", syntax_error_detail<5>, nullptr, nullptr, nullptr},
    {"end_offset", syntax_error_detail<6>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
