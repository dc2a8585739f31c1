// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/struct_format.hpp: what a format of struct says: which values stand where.
// Promises: CPython 3.11's sizes, alignment and errors, of 64-bit Linux.
// CPython 3.11: prepare_s, whichtable, align (Modules/_struct.c).
#pragma once

#include <stasis/builtins/exceptions.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/str_items.hpp>
#include <stasis/builtins/text_codec.hpp>

namespace stasis::library {

extern const type_object struct_error_type;

/// formatcode: values of one kind, one behind the other.
struct struct_code {
    char kind = 0;
    ssize offset = 0;
    ssize size = 0;   ///< of one value
    ssize repeat = 0; ///< how many there are
};

/// How the bytes of a format are laid out.
enum class struct_order : unsigned char {
    native, ///< as C's: aligned
    little, ///< least significant byte first
    big     ///< most significant byte first
};

/// PyStructObject.
struct struct_object : object {
    object* s_format = nullptr; ///< a bytes
    struct_code* codes = nullptr;
    ssize code_count = 0;
    ssize s_size = -1; ///< of the bytes
    ssize s_len = -1;  ///< how many values there are
    struct_order order = struct_order::native;
    int packing = 0; ///< how many calls pack values by it now
};

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::struct_object> = true;

namespace stasis::library {

namespace detail {

using namespace stasis::builtins;

inline constexpr type_object struct_error_table = [] {
    type_object self{};
    self.tp_name = "struct.error";
    self.tp_flags = flag_base_type;
    self.tp_base = &exception_type;
    self.tp_new = exception_new;
    self.tp_init = exception_type.tp_init;
    return self;
}();

template <class... Parts>
constexpr raised raise_struct(thread_state& thread, Parts... parts) noexcept {
    return raise(thread, struct_error_type, parts...);
}

/// The size of a value of a kind; 0: there is no such kind.
[[nodiscard]] constexpr ssize struct_size(char kind, struct_order order) noexcept {
    const bool native = order == struct_order::native;
    switch (kind) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L': return native ? 8 : 4;
    case 'q':
    case 'Q':
    case 'd': return 8;
    case 'n':
    case 'N':
    case 'P': return native ? 8 : 0;
    default: return 0;
    }
}

/// A format while it is read.
struct struct_reader {
    thread_state& thread;
    const unsigned char* text;
    ssize length;
    ssize at = 0;
    struct_order order = struct_order::native;
    ssize size = 0;            ///< of the bytes so far
    ssize values = 0;          ///< so far
    ssize codes = 0;           ///< so far
    struct_code* to = nullptr; ///< null: they are only counted

    constexpr raised overflow() noexcept {
        return raise_struct(thread, "total struct size too long");
    }

    constexpr void read_order() noexcept {
        const char first = length != 0 ? static_cast<char>(text[0]) : '\0';
        order = first == '<' || first == '='   ? struct_order::little
                : first == '>' || first == '!' ? struct_order::big
                                               : struct_order::native;
        at = order != struct_order::native || first == '@' ? 1 : 0;
    }

    /// Reads the number in front of a kind: 1 where there is none, or -1: it raised.
    constexpr ssize read_repeat() noexcept {
        constexpr auto largest = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
        if (text[at] < '0' || text[at] > '9') {
            return 1;
        }
        ssize number = 0;
        for (; at < length && text[at] >= '0' && text[at] <= '9'; ++at) {
            const ssize digit = text[at] - '0';
            if (number > (largest - digit) / 10) {
                return overflow();
            }
            number = number * 10 + digit;
        }
        if (at == length) {
            return raise_struct(thread, "repeat count given without format specifier");
        }
        return number;
    }

    /// Reads one kind with its number; false: it raised.
    constexpr bool read_code() noexcept {
        constexpr auto largest = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);
        const ssize repeat = read_repeat();
        if (repeat < 0) {
            return false;
        }
        const char kind = static_cast<char>(text[at++]);
        const ssize each = struct_size(kind, order);
        if (each == 0) {
            raise_struct(thread, "bad char in struct format");
            return false;
        }
        if (order == struct_order::native && size % each != 0) {
            if (size > largest - each) {
                overflow();
                return false;
            }
            size += each - size % each;
        }
        if (repeat > (largest - size) / each) {
            overflow();
            return false;
        }
        const bool text_kind = kind == 's' || kind == 'p';
        if (kind != 'x' && (text_kind || repeat != 0)) {
            if (to != nullptr) {
                to[codes] = {kind, size, text_kind ? repeat : each, text_kind ? 1 : repeat};
            }
            ++codes;
            values += text_kind ? 1 : repeat;
        }
        size += repeat * each;
        return true;
    }

    /// Reads it all; false: it raised.
    constexpr bool read() noexcept {
        read_order();
        size = values = codes = 0;
        while (at < length) {
            const unsigned char c = text[at];
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                ++at;
            } else if (!read_code()) {
                return false;
            }
        }
        return true;
    }
};

/// Reads a format into an object; false: it raised.
[[nodiscard]] constexpr bool read_format(thread_state& thread, struct_object* self) noexcept {
    const auto* format = static_cast<const bytes_object*>(self->s_format);
    const unsigned char* const text = bytes_data(format);
    for (ssize i = 0; i < format->ob_size; ++i) {
        if (text[i] == 0) {
            raise_struct(thread, "embedded null character");
            return false;
        }
    }
    struct_reader counted{thread, text, format->ob_size};
    if (!counted.read()) {
        return false;
    }
    auto* codes = allocate_array<struct_code>(thread.interp->memory,
                                              static_cast<std::size_t>(counted.codes) + 1);
    if (codes == nullptr) {
        raise_no_memory(thread);
        return false;
    }
    struct_reader filled{thread, text, format->ob_size};
    filled.to = codes;
    static_cast<void>(filled.read());
    release_array(self->codes, static_cast<std::size_t>(self->code_count) + 1);
    self->codes = codes;
    self->code_count = filled.codes;
    self->s_size = filled.size;
    self->s_len = filled.values;
    self->order = filled.order;
    return true;
}

/// The bytes of a format that is a str or a bytes; empty: it raised.
[[nodiscard]] constexpr owned format_bytes(thread_state& thread, value given) noexcept {
    if (is_kind_of(given, bytes_type)) {
        return owned::share(given);
    }
    if (!is_kind_of(given, str_type)) {
        return raise(thread, type_error_type,
                     "Struct() argument 1 must be a str or bytes object, not ",
                     type_of(given)->tp_name);
    }
    return encode_text(thread, text_in(given), encoding::ascii, error_handler::strict, {});
}

} // namespace detail

inline constexpr type_object struct_error_type =
    builtins::ready<struct_error_type, detail::struct_error_table>();

} // namespace stasis::library
