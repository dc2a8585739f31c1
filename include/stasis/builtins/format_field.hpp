// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/format_field.hpp: the replacement fields of str.format: reads
// {name.part[key]!conversion:specification} and finds the object that its name says.
// CPython 3.11: Objects/stringlib/unicode_format.h (parse_field, get_field_object).
#pragma once

#include <stasis/builtins/format_spec.hpp>

namespace stasis::builtins {

namespace detail {

/// Where replacement fields get their values: the arguments of format, or a mapping.
struct format_source {
    const arguments* given = nullptr; ///< its first value is the format string
    value mapping{};
    bool automatic = false; ///< {} was seen
    bool manual = false;    ///< {0} was seen
    ssize next = 0;         ///< what {} takes
};

/// One replacement field: {name!conversion:specification}.
struct format_field {
    text name;
    char32_t conversion = 0;
    text specification;
    bool nested = false; ///< the specification has fields of its own
};

/// The number that a text is, -1 if it is none, or -2 with ValueError pending.
[[nodiscard]] constexpr ssize field_number(thread_state& thread, const text& name) noexcept {
    if (name.size == 0) {
        return -1;
    }
    ssize number = 0;
    for (ssize i = 0; i < name.size; ++i) {
        const int digit = support::decimal_value(name[i]);
        if (digit < 0) {
            return -1;
        }
        if (number > (largest_size - digit) / 10) {
            raise(thread, value_error_type, "Too many decimal digits in format string");
            return -2;
        }
        number = number * 10 + digit;
    }
    return number;
}

/// The object that a field's name begins with.
[[nodiscard]] constexpr owned first_object(thread_state& thread, format_source& source,
                                           const text& first) noexcept {
    ssize index = field_number(thread, first);
    if (index == -2) {
        return {};
    }
    const bool is_empty = first.size == 0;
    if (is_empty || index >= 0) {
        if (is_empty ? source.manual : source.automatic) {
            return raise(thread, value_error_type, "cannot switch from ",
                         is_empty ? "manual field specification to automatic field numbering"
                                  : "automatic field numbering to manual field specification");
        }
        (is_empty ? source.automatic : source.manual) = true;
        index = is_empty ? source.next++ : index;
        if (source.given == nullptr) {
            return raise(thread, value_error_type, "Format string contains positional fields");
        }
        if (index >= source.given->count - 1) {
            return raise(thread, index_error_type, "Replacement index ", index,
                         " out of range for positional args tuple");
        }
        return owned::share(source.given->values[index + 1]);
    }
    const owned key = new_str(thread, first);
    if (!key) {
        return {};
    }
    if (source.given == nullptr) {
        return interpreter::get_item(thread, source.mapping, key.get());
    }
    const ssize count = keyword_count(*source.given);
    for (ssize i = 0; i < count; ++i) {
        if (text_of(items(source.given->keywords)[i]) == first) {
            return owned::share(source.given->values[source.given->count + i]);
        }
    }
    return raise_with(thread, key_error_type, key.get());
}

/// Where the first part of a field's name ends.
[[nodiscard]] constexpr ssize first_part_end(const text& name) noexcept {
    ssize at = 0;
    while (at < name.size && name[at] != '.' && name[at] != '[') {
        ++at;
    }
    return at;
}

/// One part of a field's name behind the first one.
struct field_part {
    text name;
    bool is_attribute = false; ///< of an attribute; otherwise of an item
    ssize index = -1;          ///< of an item that is named by a number
};

/// Reads the part of a field's name that begins at `at`, and leaves `at` behind its end; false: it
/// raised.
[[nodiscard]] constexpr bool read_part(thread_state& thread, const text& name, ssize& at,
                                       field_part& part) noexcept {
    const char32_t what = name[at++];
    if (what != '.' && what != '[') {
        raise(thread, value_error_type, "Only '.' or '[' may follow ']' in format field specifier");
        return false;
    }
    const ssize from = at;
    while (at < name.size && (what == '[' ? name[at] != ']' : name[at] != '.' && name[at] != '[')) {
        ++at;
    }
    part.name = name.part(from, at);
    part.is_attribute = what == '.';
    if (what == '[' && at++ == name.size) {
        raise(thread, value_error_type, "Missing ']' in format string");
        return false;
    }
    if (part.name.size == 0) {
        raise(thread, value_error_type, "Empty attribute in format string");
        return false;
    }
    part.index = what == '[' ? field_number(thread, part.name) : -1;
    return part.index != -2;
}

/// The object of a field's name: its first part, then attributes and items.
[[nodiscard]] constexpr owned field_object(thread_state& thread, format_source& source,
                                           const text& name) noexcept {
    ssize at = first_part_end(name);
    owned held = first_object(thread, source, name.part(0, at));
    while (held && at < name.size) {
        field_part part;
        if (!read_part(thread, name, at, part)) {
            return {};
        }
        if (part.index >= 0) {
            held = interpreter::get_item(thread, held.get(), make_int(part.index));
            continue;
        }
        const owned key = new_str(thread, part.name);
        if (!key) {
            return {};
        }
        if (part.is_attribute) {
            held = interpreter::get_attribute(thread, held.get(), key.as_object());
        } else {
            held = interpreter::get_item(thread, held.get(), key.get());
        }
    }
    return held;
}

/// Reads a field that begins at `at`, behind its brace, and leaves `at` behind its end; false: it
/// raised.
[[nodiscard]] constexpr bool read_field(thread_state& thread, const text& in, ssize& at,
                                        format_field& field) noexcept {
    const ssize from = at;
    bool in_brackets = false;
    char32_t end = 0;
    for (; at < in.size; ++at) {
        end = in[at];
        if (in_brackets) {
            in_brackets = end != ']';
        } else if (end == '{') {
            raise(thread, value_error_type, "unexpected '{' in field name");
            return false;
        } else if (end == '[') {
            in_brackets = true;
        } else if (end == '}' || end == ':' || end == '!') {
            break;
        }
    }
    field = {};
    field.name = in.part(from, at);
    if (at == in.size) {
        raise(thread, value_error_type, "expected '}' before end of string");
        return false;
    }
    ++at;
    if (end == '}') {
        return true;
    }
    if (end == '!') {
        if (at == in.size) {
            raise(thread, value_error_type, "end of string while looking for conversion specifier");
            return false;
        }
        field.conversion = in[at++];
        if (at < in.size) {
            end = in[at++];
            if (end == '}') {
                return true;
            }
            if (end != ':') {
                raise(thread, value_error_type, "expected ':' after conversion specifier");
                return false;
            }
        }
    }
    const ssize start = at;
    for (int depth = 1; at < in.size; ++at) {
        if (in[at] == '{') {
            field.nested = true;
            ++depth;
        } else if (in[at] == '}' && --depth == 0) {
            field.specification = in.part(start, at++);
            return true;
        }
    }
    raise(thread, value_error_type, "unmatched '{' in format spec");
    return false;
}

/// Text as it is, and the replacement field behind it, if there is one.
struct format_piece {
    text literal;
    bool has_field = false;
    format_field field;
};

/// Reads the piece of a format string that begins at `at`, before its end, and leaves `at` behind
/// it; false: it raised.
[[nodiscard]] constexpr bool read_piece(thread_state& thread, const text& in, ssize& at,
                                        format_piece& piece) noexcept {
    const ssize from = at;
    while (at < in.size && in[at] != '{' && in[at] != '}') {
        ++at;
    }
    piece = {};
    piece.literal = in.part(from, at);
    if (at == in.size) {
        return true;
    }
    const char32_t brace = in[at++];
    if (at < in.size && in[at] == brace) {
        piece.literal = in.part(from, at++);
        return true;
    }
    if (brace == '}') {
        raise(thread, value_error_type, "Single '}' encountered in format string");
        return false;
    }
    if (at == in.size) {
        raise(thread, value_error_type, "Single '{' encountered in format string");
        return false;
    }
    piece.has_field = true;
    return read_field(thread, in, at, piece.field);
}

} // namespace detail

} // namespace stasis::builtins
