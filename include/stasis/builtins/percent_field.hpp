// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/percent_field.hpp: reads the conversions of the % operator of str and of bytes:
// %[(key)][flags][width][.precision][h l L]code.
// CPython 3.11: unicode_format_arg_parse (Objects/unicodeobject.c), _PyBytes_FormatEx
// (Objects/bytesobject.c).
#pragma once

#include <stasis/builtins/str_room.hpp>

namespace stasis::builtins {

namespace detail {

/// The state of one format operation: where it is, and what the next conversion takes.
struct percent_state {
    text format; ///< of a bytes, its bytes
    bool of_bytes = false;
    ssize at = 0;
    value mapping{}; ///< or empty
    value given{};   ///< the values: a tuple, or one value
    owned keyed;     ///< what %(key) found
    const tuple_object* several = nullptr;
    ssize next = 0;

    /// The next value to convert; empty: TypeError is pending.
    [[nodiscard]] constexpr value take(thread_state& thread) noexcept {
        if (several != nullptr) {
            if (next < several->ob_size) {
                return load(items(several)[next++]);
            }
        } else if (next++ == 0) {
            return given;
        }
        return raise(thread, type_error_type, "not enough arguments for format string");
    }

    /// Whether there is a value that nothing converted.
    [[nodiscard]] constexpr bool rest() const noexcept {
        return !mapping && next < (several != nullptr ? several->ob_size : 1);
    }
};

/// One conversion: %[(key)][flags][width][.precision][h l L]code. CPython 3.11: the flag z is that
/// of PEP 682, which bytes know (Objects/bytesobject.c).
struct percent_field {
    bool left = false;
    bool plus = false;
    bool blank = false;
    bool alternate = false;
    bool zero = false;
    bool no_negative_zero = false; ///< of bytes alone
    ssize width = -1;
    ssize precision = -1;
    char32_t code = 0;
};

/// Reads the key and finds its value; false: it raised.
[[nodiscard]] constexpr bool read_key(thread_state& thread, percent_state& state) noexcept {
    if (!state.mapping) {
        raise(thread, type_error_type, "format requires a mapping");
        return false;
    }
    const ssize from = ++state.at;
    for (ssize depth = 1; depth > 0; ++state.at) {
        if (state.at == state.format.size) {
            raise(thread, value_error_type, "incomplete format key");
            return false;
        }
        const char32_t character = state.format[state.at];
        depth += character == '(' ? 1 : character == ')' ? -1 : 0;
    }
    const text name = state.format.part(from, state.at - 1);
    owned key;
    if (state.of_bytes) {
        key = new_bytes(thread, name.one, name.size);
    } else {
        key = new_str(thread, name);
    }
    if (!key) {
        return false;
    }
    state.keyed = interpreter::get_item(thread, state.mapping, key.get());
    state.given = state.keyed.get();
    state.several = nullptr;
    state.next = 0;
    return static_cast<bool>(state.keyed);
}

/// Reads a number, or the star that stands for a value; false: it raised. `found` tells whether
/// there was any.
[[nodiscard]] constexpr bool read_amount(thread_state& thread, percent_state& state, ssize& amount,
                                         ssize limit, const char* too_big, bool& found) noexcept {
    const text& in = state.format;
    found = false;
    if (state.at < in.size && in[state.at] == '*') {
        ++state.at;
        found = true;
        const value wanted = state.take(thread);
        if (!wanted) {
            return false;
        }
        if (!is_instance(wanted, int_type)) {
            raise(thread, type_error_type, "* wants int");
            return false;
        }
        if (limit == largest_size) {
            return interpreter::to_c_integer(thread, wanted, amount);
        }
        int small = 0;
        const bool fits = interpreter::to_c_integer(thread, wanted, small);
        amount = small;
        return fits;
    }
    for (; state.at < in.size && in[state.at] >= '0' && in[state.at] <= '9'; ++state.at) {
        const auto digit = static_cast<ssize>(in[state.at] - '0');
        amount = found ? amount : 0;
        found = true;
        if (amount > (limit - digit) / 10) {
            raise(thread, value_error_type, too_big);
            return false;
        }
        amount = amount * 10 + digit;
    }
    return true;
}

/// Reads what follows a percent sign; false: it raised.
[[nodiscard]] constexpr bool read_percent(thread_state& thread, percent_state& state,
                                          percent_field& field) noexcept {
    const text& in = state.format;
    if (state.at < in.size && in[state.at] == '(' && !read_key(thread, state)) {
        return false;
    }
    for (bool flags = true; flags && state.at < in.size;) {
        switch (in[state.at]) {
        case '-': field.left = true; break;
        case '+': field.plus = true; break;
        case ' ': field.blank = true; break;
        case '#': field.alternate = true; break;
        case '0': field.zero = true; break;
        case 'z': flags = field.no_negative_zero = state.of_bytes; break;
        default: flags = false; break;
        }
        state.at += flags ? 1 : 0;
    }
    bool found = false;
    if (!read_amount(thread, state, field.width, largest_size, "width too big", found)) {
        return false;
    }
    if (found && field.width < 0) {
        field.left = true;
        field.width = -field.width;
    }
    if (state.at < in.size && in[state.at] == '.') {
        ++state.at;
        field.precision = 0;
        if (!read_amount(thread, state, field.precision, 0x7FFFFFFF,
                         state.of_bytes ? "prec too big" : "precision too big", found)) {
            return false;
        }
        field.precision = field.precision < 0 ? 0 : field.precision;
    }
    if (state.at < in.size && (in[state.at] == 'h' || in[state.at] == 'l' || in[state.at] == 'L')) {
        ++state.at;
    }
    if (state.at >= in.size) {
        raise(thread, value_error_type, "incomplete format");
        return false;
    }
    field.code = in[state.at++];
    return true;
}

} // namespace detail

} // namespace stasis::builtins
