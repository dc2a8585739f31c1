// SPDX-License-Identifier: BSL-1.0
// stasis/library/binascii.hpp: the module binascii: bytes as ASCII text, and checksums.
// CPython 3.11: Modules/binascii.c.
// Refuses: buffers that are neither bytes nor bytearrays, but for the ASCII text that a2b_... read.
#pragma once

#include <stasis/builtins/bytes_split.hpp>
#include <stasis/builtins/ready_module.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/binascii_base64.hpp>
#include <stasis/library/detail/binascii_checksums.hpp>
#include <stasis/library/detail/binascii_quoted.hpp>
#include <stasis/library/detail/binascii_uu.hpp>

namespace stasis::library {

namespace detail {

/// hexlify(data[, sep[, bytes_per_sep]]) and b2a_hex: bytes.hex() as bytes.
template <support::fixed_string Name>
[[nodiscard]] constexpr owned binascii_hexlify(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr signature<3> parameters{Name.text, {"data", "sep", "bytes_per_sep"}, 1};
    value read[3] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned kept = read_bytes(thread, read[0]);
    if (!kept) {
        return {};
    }
    ssize per = 1;
    if (read[2] && !interpreter::to_c_integer(thread, read[2], per)) {
        return {};
    }
    // As a str, a text can't have other separators than ASCII; as bytes, it can.
    char32_t separator = 0;
    if (read[1] && (is_str(read[1]) || is_bytes(read[1]))) {
        const text given_text = is_str(read[1]) ? text_in(read[1]) : bytes_in(read[1]);
        separator = given_text.size == 1 && given_text[0] < 0x100 ? given_text[0] : 0;
    }
    const value dash = make_object(pointer_to(graph::str_<"-">));
    const value parts[] = {kept.get(), separator > 0x7F ? dash : read[1], make_int(per)};
    const owned hex = bytes_hex(thread, {parts, read[1] ? 3 : 1, nullptr});
    if (!hex) {
        return {};
    }
    const text in = text_in(hex.get());
    return builtins::detail::filled_bytes(thread, in.size, [&](unsigned char* to) {
        for (ssize i = 0; i < in.size; ++i) {
            const bool between = separator > 0x7F && in[i] == '-';
            to[i] = static_cast<unsigned char>(between ? separator : in[i]);
        }
    });
}

/// unhexlify(hexstr) and a2b_hex.
template <support::fixed_string Name>
[[nodiscard]] constexpr owned binascii_unhexlify(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_single(thread, Name.text, given)) {
        return {};
    }
    const owned kept = read_ascii(thread, given.values[0]);
    if (!kept) {
        return {};
    }
    const text in = bytes_in(kept.get());
    if (in.size % 2 != 0) {
        return raise_binascii(thread, "Odd-length string");
    }
    for (ssize i = 0; i < in.size; ++i) {
        if (digit_in(in[i]) < 0) {
            return raise_binascii(thread, "Non-hexadecimal digit found");
        }
    }
    return builtins::detail::filled_bytes(thread, in.size / 2, [&](unsigned char* to) {
        for (ssize i = 0; i < in.size; i += 2) {
            to[i / 2] = static_cast<unsigned char>(digit_in(in[i]) * 16 + digit_in(in[i + 1]));
        }
    });
}

inline constexpr method_def binascii_methods[] = {
    {"a2b_base64", binascii_a2b_base64, 0, nullptr},
    {"a2b_hex", binascii_unhexlify<"binascii.a2b_hex">, 0, nullptr},
    {"a2b_qp", binascii_a2b_qp, 0, nullptr},
    {"a2b_uu", binascii_a2b_uu, 0, nullptr},
    {"b2a_base64", binascii_b2a_base64, 0, nullptr},
    {"b2a_hex", binascii_hexlify<"b2a_hex">, 0, nullptr},
    {"b2a_qp", binascii_b2a_qp, 0, nullptr},
    {"b2a_uu", binascii_b2a_uu, 0, nullptr},
    {"crc32", binascii_crc32, 0, nullptr},
    {"crc_hqx", binascii_crc_hqx, 0, nullptr},
    {"hexlify", binascii_hexlify<"hexlify">, 0, nullptr},
    {"unhexlify", binascii_unhexlify<"binascii.unhexlify">, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

/// Makes a class of exceptions.
[[nodiscard]] constexpr bool make_exception(thread_state& thread, dict_object* names, value name,
                                            value bases) noexcept {
    const owned body = owned::take(new_dict(thread));
    if (!body || !store(thread, static_cast<dict_object*>(body.as_object()),
                        make_object(pointer_to(graph::str_<"__module__">)),
                        make_object(pointer_to(graph::str_<"binascii">)))) {
        return false;
    }
    const value given[] = {name, bases, body.get()};
    const owned made = type_new(thread, type_type, {given, 3, nullptr});
    return made && store(thread, names, name, made.get());
}

/// Makes Error and Incomplete.
[[nodiscard]] constexpr bool binascii_exec(thread_state& thread, dict_object* names) noexcept {
    return make_exception(thread, names, make_object(pointer_to(graph::str_<"Error">)),
                          make_object(pointer_to<object>(graph::tuple_<value_error_type>))) &&
           make_exception(thread, names, make_object(pointer_to(graph::str_<"Incomplete">)),
                          make_object(pointer_to<object>(graph::tuple_<exception_type>)));
}

inline constexpr module_definition binascii_definition{"binascii", binascii_methods, nullptr,
                                                       binascii_exec};

} // namespace detail

/// The module binascii.
inline constexpr importable_module binascii_module = ready_module<detail::binascii_definition>();

} // namespace stasis::library
