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
            return raise(thread, value_error_type,
                         "Format string contains positional fields");
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

/// The object of a field's name: its first part, then attributes and items.
[[nodiscard]] constexpr owned field_object(thread_state& thread, format_source& source,
                                           const text& name) noexcept {
    ssize at = 0;
    while (at < name.size && name[at] != '.' && name[at] != '[') {
        ++at;
    }
    owned held = first_object(thread, source, name.part(0, at));
    while (held && at < name.size) {
        const char32_t what = name[at++];
        if (what != '.' && what != '[') {
            return raise(thread, value_error_type,
                         "Only '.' or '[' may follow ']' in format field specifier");
        }
        const ssize from = at;
        while (at < name.size && (what == '[' ? name[at] != ']'
                                              : name[at] != '.' && name[at] != '[')) {
            ++at;
        }
        const text part = name.part(from, at);
        if (what == '[' && at++ == name.size) {
            return raise(thread, value_error_type, "Missing ']' in format string");
        }
        if (part.size == 0) {
            return raise(thread, value_error_type, "Empty attribute in format string");
        }
        const ssize index = what == '[' ? field_number(thread, part) : -1;
        if (index == -2) {
            return {};
        }
        if (index >= 0) {
            held = interpreter::get_item(thread, held.get(), make_int(index));
            continue;
        }
        const owned key = new_str(thread, part);
        if (!key) {
            return {};
        }
        if (what == '[') {
            held = interpreter::get_item(thread, held.get(), key.get());
        } else {
            held = interpreter::get_attribute(thread, held.get(), key.as_object());
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
        if (end == '{') {
            raise(thread, value_error_type, "unexpected '{' in field name");
            return false;
        }
        if (end == '[') {
            in_brackets = true;
        } else if (end == ']') {
            in_brackets = false;
        } else if (!in_brackets && (end == '}' || end == ':' || end == '!')) {
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
            raise(thread, value_error_type,
                  "end of string while looking for conversion specifier");
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

} // namespace detail

} // namespace stasis::builtins
