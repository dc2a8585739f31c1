// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/binascii_checksums.hpp: crc32 and crc_hqx, and what binascii's functions
// have in common. CPython 3.11: Modules/binascii.c.
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/library/detail/codecs_arguments.hpp>
#include <stasis/library/detail/codecs_escape.hpp>

namespace stasis::library::detail {

/// Raises binascii.Error.
template <class... Parts>
STASIS_COLD constexpr raised raise_binascii(thread_state& thread, Parts... parts) noexcept {
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"binascii">)));
    owned type;
    if (module) {
        type = interpreter::get_attribute(thread, module.get(), &graph::str_<"Error">);
    }
    const type_object* const of = as_type(type.get());
    return of != nullptr ? raise(thread, *of, parts...) : raised{};
}

/// The bytes that an argument is to be, or the ASCII text; empty: it raised.
[[nodiscard]] constexpr owned read_ascii(thread_state& thread, value from) noexcept {
    if (is_bytes_like(from)) {
        return fixed_bytes(thread, from);
    }
    if (!is_str(from)) {
        return raise(thread, type_error_type,
                     "argument should be bytes, buffer or ASCII string, not '",
                     type_of(from)->tp_name, "'");
    }
    const text in = text_in(from);
    for (ssize i = 0; i < in.size; ++i) {
        if (in[i] >= 0x80) {
            return raise(thread, value_error_type,
                         "string argument should contain only ASCII characters");
        }
    }
    return encode_text(thread, in, encoding::ascii, error_handler::strict, {});
}

/// The low 32 bits of an int; false: TypeError is pending.
[[nodiscard]] constexpr bool read_bits(thread_state& thread, value from,
                                       std::uint32_t& bits) noexcept {
    const owned number = interpreter::to_int(thread, from);
    if (!number) {
        return false;
    }
    const int_parts parts{number.get()};
    std::uint64_t low = parts.size() > 0 ? parts.data()[0] : 0;
    low |= parts.size() > 1 ? std::uint64_t{parts.data()[1]} << support::digit_bits : 0;
    bits = static_cast<std::uint32_t>(parts.negative() ? ~low + 1 : low);
    return true;
}

/// crc32(data, crc=0).
[[nodiscard]] constexpr owned binascii_crc32(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_positional(thread, "binascii.crc32", given, 1, 2)) {
        return {};
    }
    const owned kept = read_bytes(thread, given.values[0]);
    std::uint32_t crc = 0;
    if (!kept || (given.count > 1 && !read_bits(thread, given.values[1], crc))) {
        return {};
    }
    const text in = bytes_in(kept.get());
    crc = ~crc;
    for (ssize i = 0; i < in.size; ++i) {
        crc ^= in.one[i];
        for (int bit = 0; bit < 8; ++bit) {
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
        }
    }
    return owned::take(make_int(std::int64_t{~crc}));
}

/// crc_hqx(data, crc).
[[nodiscard]] constexpr owned binascii_crc_hqx(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_positional(thread, "binascii.crc_hqx", given, 2, 2)) {
        return {};
    }
    const owned kept = read_bytes(thread, given.values[0]);
    std::uint32_t crc = 0;
    if (!kept || !read_bits(thread, given.values[1], crc)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    crc &= 0xFFFF;
    for (ssize i = 0; i < in.size; ++i) {
        crc ^= std::uint32_t{in.one[i]} << 8;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc << 1 ^ ((crc & 0x8000) != 0 ? 0x1021u : 0u)) & 0xFFFF;
        }
    }
    return owned::take(make_int(crc));
}

} // namespace stasis::library::detail
