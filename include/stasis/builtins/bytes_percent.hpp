// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_percent.hpp: the % operator of bytes and bytearray: b"%-5b %(name)d %.*f" %
// values. Promises: all conversions (s b r a d i u o x X e E f F g G c %), with CPython 3.11's
// messages. Fields and numbers are those of str_percent.hpp; a bytes is built as text whose
// characters are its bytes. CPython 3.11: _PyBytes_FormatEx (Objects/bytesobject.c).
#pragma once

#include <stasis/builtins/bytes_conversion.hpp>
#include <stasis/builtins/str_percent.hpp>
#include <stasis/builtins/text_codec.hpp>

namespace stasis::builtins {

namespace detail {

constexpr void add_percent_bytes(text_builder& to, const percent_field& field,
                                 const text& all) noexcept {
    const ssize size =
        field.precision >= 0 && field.precision < all.size ? field.precision : all.size;
    add_percent(to, field, false, false, text{"", 0}, 0, all.part(0, size));
}

/// %b and %s.
[[nodiscard]] constexpr bool add_bytes_of(thread_state& thread, text_builder& to,
                                          const percent_field& field, value held) noexcept {
    owned shown;
    if (is_bytes_like(held)) {
        shown = owned::share(held);
    } else {
        shown = bytes_by_method(thread, held);
        if (!shown && !pending(thread) && has_buffer(held)) {
            shown = to_bytes(thread, held);
        }
    }
    if (shown) {
        add_percent_bytes(to, field, bytes_in(shown.get()));
    } else if (!pending(thread)) {
        raise(thread, type_error_type,
              "%b requires a bytes-like object, or an object that implements __bytes__, not '",
              type_of(held)->tp_name, "'");
    }
    return static_cast<bool>(shown);
}

/// %a and %r.
[[nodiscard]] constexpr bool add_ascii_of(thread_state& thread, text_builder& to,
                                          const percent_field& field, value held) noexcept {
    owned shown = interpreter::repr(thread, held);
    if (shown) {
        shown = ascii_of_repr(thread, shown.get());
    }
    if (shown) {
        add_percent_bytes(to, field, text_of(shown.as_object()));
    }
    return static_cast<bool>(shown);
}

/// %c
[[nodiscard]] constexpr bool add_byte_of(thread_state& thread, text_builder& to,
                                         const percent_field& field, value held) noexcept {
    unsigned char byte[1] = {};
    if (is_bytes_or_bytearray(held) && bytes_in(held).size == 1) {
        byte[0] = bytes_in(held).one[0];
    } else {
        owned number;
        if (interpreter::has_index(held)) {
            number = interpreter::to_int(thread, held);
        }
        if (!number) {
            if (!pending(thread) || clear_pending(thread, type_error_type)) {
                raise(thread, type_error_type,
                      "%c requires an integer in range(256) or a single byte");
            }
            return false;
        }
        const value index = number.get();
        if (index.kind != tag::integer || index.data.integer < 0 || index.data.integer > 255) {
            raise(thread, overflow_error_type, "%c arg not in range(256)");
            return false;
        }
        byte[0] = static_cast<unsigned char>(index.data.integer);
    }
    add_percent(to, field, false, false, text{"", 0}, 0, text{byte, 1});
    return true;
}

[[nodiscard]] constexpr bool add_bytes_conversion(thread_state& thread, text_builder& to,
                                                  const percent_field& field, value held,
                                                  ssize at) noexcept {
    switch (field.code) {
    case 's':
    case 'b': return add_bytes_of(thread, to, field, held);
    case 'r':
    case 'a': return add_ascii_of(thread, to, field, held);
    case 'c': return add_byte_of(thread, to, field, held);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
        double real = 0;
        if (to_real(thread, held, real)) {
            return add_percent_real(thread, to, field, make_real(real));
        }
        decrement(take_pending(thread)); // whatever it is
        raise(thread, type_error_type, "float argument required, not ", type_of(held)->tp_name);
        return false;
    }
    case 'i': {
        percent_field decimal = field;
        decimal.code = 'd'; // so a message calls it
        return add_percent_integer(thread, to, decimal, held);
    }
    case 'd':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return add_percent_integer(thread, to, field, held);
    default: break;
    }
    if (field.code > 0x7F) { // a char that is negative: CPython fails to make the message
        raise_arguments(thread, value_error_type, new_tuple_room(thread, 0));
        return false;
    }
    text_builder code{thread};
    if (field.code > 0xF) {
        code.add("01234567"[field.code >> 4]);
    }
    code.add("0123456789abcdef"[field.code & 15]);
    raise(thread, value_error_type, "unsupported format character '", field.code, "' (0x",
          code.view(), ") at index ", at);
    return false;
}

} // namespace detail

/// format % values, for the type of which IsFormat tells: the left operand is of another where the
/// right one's type asks.
template <bool (*IsFormat)(value) noexcept>
[[nodiscard]] constexpr owned bytes_remainder(thread_state& thread, value format,
                                              value values) noexcept {
    if (!IsFormat(format)) {
        return not_implemented();
    }
    const owned kept = fixed_bytes(thread, format);
    if (!kept) {
        return {};
    }
    detail::percent_state state;
    state.format = bytes_in(kept.get());
    state.of_bytes = true;
    detail::take_from(state, values);
    text_builder built{thread}; // a character for each byte
    if (!detail::add_formatted(thread, built, state, detail::add_bytes_conversion)) {
        return {};
    }
    const owned made = built.finish();
    if (!made) {
        return {};
    }
    return detail::bytes_like(thread, format, text_of(made.as_object()));
}

} // namespace stasis::builtins
