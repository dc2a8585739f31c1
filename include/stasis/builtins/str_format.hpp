// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_format.hpp: str.format and str.format_map.
// Promises: CPython 3.11's grammar ("{}, {0}, {name.part[key]!r:>{1}}"), two levels of nesting, and
// its messages.
// CPython 3.11: Objects/stringlib/unicode_format.h.
#pragma once

#include <stasis/builtins/format_field.hpp>
#include <stasis/builtins/str_repr.hpp>
#include <stasis/builtins/text_search.hpp>
#include <stasis/interpreter/special_method.hpp>

namespace stasis::builtins {

namespace detail {

/// The object as a conversion wants it; empty: it raised.
[[nodiscard]] constexpr owned convert_field(thread_state& thread, value held,
                                            char32_t conversion) noexcept {
    switch (conversion) {
    case 0: return owned::share(held);
    case 's': return interpreter::str(thread, held);
    case 'r': return interpreter::repr(thread, held);
    case 'a': {
        const owned shown = interpreter::repr(thread, held);
        if (!shown) {
            return {};
        }
        return ascii_of_repr(thread, shown.get());
    }
    default: break;
    }
    text_builder code{thread};
    add_code(code, conversion, 127);
    return raise(thread, value_error_type, "Unknown conversion specifier ", code.view());
}

[[nodiscard]] constexpr bool add_formatted(thread_state& thread, text_builder& to, const text& in,
                                           format_source& source, int depth) noexcept;

/// Adds the value of a field; false: it raised.
[[nodiscard]] constexpr bool add_field(thread_state& thread, text_builder& to,
                                       const format_field& field, format_source& source,
                                       int depth) noexcept {
    const owned found = field_object(thread, source, field.name);
    if (!found) {
        return false;
    }
    const owned held = convert_field(thread, found.get(), field.conversion);
    if (!held) {
        return false;
    }
    owned specification;
    if (field.nested) {
        text_builder inner{thread};
        if (!add_formatted(thread, inner, field.specification, source, depth - 1)) {
            return false;
        }
        specification = inner.finish();
    } else {
        specification = new_str(thread, field.specification);
    }
    if (!specification) {
        return false;
    }
    const owned shown = interpreter::format(thread, held.get(), specification.get());
    if (!shown) {
        return false;
    }
    to.add(shown.as_object());
    return true;
}

/// Adds a format string with its fields replaced; false: it raised.
constexpr bool add_formatted(thread_state& thread, text_builder& to, const text& in,
                             format_source& source, int depth) noexcept {
    if (depth < 0) {
        raise(thread, value_error_type, "Max string recursion exceeded");
        return false;
    }
    for (ssize at = 0; at < in.size;) {
        format_piece piece;
        if (!read_piece(thread, in, at, piece)) {
            return false;
        }
        to.add(piece.literal);
        if (piece.has_field && !add_field(thread, to, piece.field, source, depth)) {
            return false;
        }
    }
    return true;
}

/// The nesting of fields that a format string can have.
inline constexpr int format_depth = 1;

/// What a format string makes; one without braces is the result itself, even of a class.
[[nodiscard]] constexpr owned formatted(thread_state& thread, value format,
                                        format_source source) noexcept {
    const text in = text_in(format);
    text_builder built{thread};
    if (!add_formatted(thread, built, in, source, format_depth)) {
        return {};
    }
    if (in.size != 0 && find_text(in, "{") < 0 && find_text(in, "}") < 0) {
        return owned::share(format);
    }
    return built.finish();
}

} // namespace detail

/// str.format(*args, **kwargs).
[[nodiscard]] constexpr owned str_format(thread_state& thread, const arguments& given) noexcept {
    detail::format_source source;
    source.given = &given;
    return detail::formatted(thread, given.values[0], source);
}

/// str.format_map(mapping).
[[nodiscard]] constexpr owned str_format_map(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_one(thread, "str.format_map", given)) {
        return {};
    }
    detail::format_source source;
    source.mapping = given.values[1];
    return detail::formatted(thread, given.values[0], source);
}

} // namespace stasis::builtins
