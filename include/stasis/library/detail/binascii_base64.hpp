// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/binascii_base64.hpp: base64.
// CPython 3.11: binascii_a2b_base64_impl, binascii_b2a_base64_impl (Modules/binascii.c).
#pragma once

#include <stasis/library/detail/binascii_checksums.hpp>

namespace stasis::library::detail {

/// The six bits that a character stands for, or -1.
[[nodiscard]] constexpr int base64_bits(char32_t character) noexcept {
    return character >= 'A' && character <= 'Z'   ? static_cast<int>(character - 'A')
           : character >= 'a' && character <= 'z' ? static_cast<int>(character - 'a') + 26
           : character >= '0' && character <= '9' ? static_cast<int>(character - '0') + 52
           : character == '+'                     ? 62
           : character == '/'                     ? 63
                                                  : -1;
}

/// b2a_base64(data, /, *, newline=True).
[[nodiscard]] constexpr owned binascii_b2a_base64(thread_state& thread,
                                                  const arguments& given) noexcept {
    constexpr signature<2> parameters{"b2a_base64", {"", "newline"}, 1, 1, 1};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned kept = read_bytes(thread, read[0]);
    int newline = 1;
    if (!kept || (read[1] && !interpreter::to_c_integer(thread, read[1], newline))) {
        return {};
    }
    constexpr const char* letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const text in = bytes_in(kept.get());
    builtins::detail::bytes_builder built{thread};
    for (ssize i = 0; i < in.size; i += 3) {
        const ssize left = in.size - i < 3 ? in.size - i : 3;
        char32_t bits = in[i] << 16;
        bits |= left > 1 ? in[i + 1] << 8 : 0;
        bits |= left > 2 ? in[i + 2] : 0;
        for (ssize j = 0; j < 4; ++j) {
            built.add(static_cast<char32_t>(j <= left ? letters[bits >> (18 - 6 * j) & 63] : '='));
        }
    }
    if (newline != 0) {
        built.add(char32_t{'\n'});
    }
    return built.finish(thread);
}

/// a2b_base64(data, /, *, strict_mode=False).
[[nodiscard]] constexpr owned binascii_a2b_base64(thread_state& thread,
                                                  const arguments& given) noexcept {
    constexpr signature<2> parameters{"a2b_base64", {"", "strict_mode"}, 1, 1, 1};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned kept = read_ascii(thread, read[0]);
    int strict = 0;
    if (!kept || (read[1] && !interpreter::to_c_integer(thread, read[1], strict))) {
        return {};
    }
    const text in = bytes_in(kept.get());
    if (strict != 0 && in.size > 0 && in[0] == '=') {
        return raise_binascii(thread, "Leading padding not allowed");
    }
    builtins::detail::bytes_builder built{thread};
    int place = 0;
    int pads = 0;
    char32_t left = 0;
    bool padding = false;
    for (ssize i = 0; i < in.size; ++i) {
        if (in[i] == '=') {
            padding = true;
            if (place >= 2 && place + ++pads >= 4) {
                if (strict != 0 && i + 1 < in.size) {
                    return raise_binascii(thread, "Excess data after padding");
                }
                return built.finish(thread);
            }
            continue;
        }
        const int bits = base64_bits(in[i]);
        if (bits < 0) {
            if (strict != 0) {
                return raise_binascii(thread, "Only base64 data is allowed");
            }
            continue;
        }
        if (strict != 0 && padding) {
            return raise_binascii(thread, "Discontinuous padding not allowed");
        }
        pads = 0;
        const auto next = static_cast<char32_t>(bits);
        constexpr int shifts[] = {0, 4, 2, 0};
        if (place != 0) {
            built.add((left << (2 * place) | next >> shifts[place]) & 0xFF);
        }
        left = next & ((1u << shifts[place]) - 1);
        left = place == 0 ? next : left;
        place = (place + 1) % 4;
    }
    if (place == 1) {
        return raise_binascii(thread, "Invalid base64-encoded string: number of data characters (",
                              built.as_text().size() / 3 * 4 + 1,
                              ") cannot be 1 more than a multiple of 4");
    }
    if (place != 0) {
        return raise_binascii(thread, "Incorrect padding");
    }
    return built.finish(thread);
}

} // namespace stasis::library::detail
