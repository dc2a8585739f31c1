// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/binascii_uu.hpp: one line of uuencoded text.
// CPython 3.11: binascii_a2b_uu_impl, binascii_b2a_uu_impl (Modules/binascii.c).
#pragma once

#include <stasis/library/detail/binascii_checksums.hpp>

namespace stasis::library::detail {

/// a2b_uu(data).
[[nodiscard]] constexpr owned binascii_a2b_uu(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_single(thread, "binascii.a2b_uu", given)) {
        return {};
    }
    const owned kept = read_ascii(thread, given.values[0]);
    if (!kept) {
        return {};
    }
    const text in = bytes_in(kept.get());
    // Behind the end, CPython reads the null byte there.
    ssize size = static_cast<ssize>(((in.size != 0 ? in[0] : 0) - ' ') & 63);
    builtins::detail::bytes_builder built{thread};
    ssize at = 1;
    char32_t held = 0;
    int bits = 0;
    while (size > 0) {
        char32_t next = at < in.size ? in[at] : 0;
        if (next == '\n' || next == '\r' || at >= in.size) {
            next = 0; // the spaces at the line's end were cut off
        } else if (next < ' ' || next > ' ' + 64) {
            return raise_binascii(thread, "Illegal char");
        } else {
            next = (next - ' ') & 63;
        }
        ++at;
        held = (held << 6 | next) & 0xFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            built.add(held >> bits & 0xFF);
            --size;
        }
    }
    for (; at < in.size; ++at) {
        if (in[at] != ' ' && in[at] != ' ' + 64 && in[at] != '\n' && in[at] != '\r') {
            return raise_binascii(thread, "Trailing garbage");
        }
    }
    return built.finish(thread);
}

/// b2a_uu(data, /, *, backtick=False).
[[nodiscard]] constexpr owned binascii_b2a_uu(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<2> parameters{"b2a_uu", {"", "backtick"}, 1, 1, 1};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned kept = read_bytes(thread, read[0]);
    int backtick = 0;
    if (!kept || (read[1] && !interpreter::to_c_integer(thread, read[1], backtick))) {
        return {};
    }
    const text in = bytes_in(kept.get());
    if (in.size > 45) {
        return raise_binascii(thread, "At most 45 bytes at once");
    }
    builtins::detail::bytes_builder built{thread};
    const auto add = [&](char32_t bits) {
        built.add(bits == 0 && backtick != 0 ? char32_t{'`'} : bits + ' ');
    };
    add(static_cast<char32_t>(in.size));
    for (ssize i = 0; i < in.size; i += 3) {
        char32_t bits = in[i] << 16;
        bits |= i + 1 < in.size ? in[i + 1] << 8 : 0;
        bits |= i + 2 < in.size ? in[i + 2] : 0;
        for (int shift = 18; shift >= 0; shift -= 6) {
            add(bits >> shift & 63);
        }
    }
    built.add(char32_t{'\n'});
    return built.finish(thread);
}

} // namespace stasis::library::detail
