// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/binascii_quoted.hpp: quoted-printable text.
// CPython 3.11: binascii_a2b_qp_impl, binascii_b2a_qp_impl (Modules/binascii.c).
#pragma once

#include <stasis/library/detail/binascii_checksums.hpp>

namespace stasis::library::detail {

/// Reads an argument that is taken as an int; false: it raised.
[[nodiscard]] constexpr bool read_switch(thread_state& thread, value from, bool& on) noexcept {
    int number = on ? 1 : 0;
    if (from && !interpreter::to_c_integer(thread, from, number)) {
        return false;
    }
    on = number != 0;
    return true;
}

/// a2b_qp(data, header=False).
[[nodiscard]] constexpr owned binascii_a2b_qp(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<2> parameters{"a2b_qp", {"data", "header"}, 1};
    value read[2] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned kept = read_ascii(thread, read[0]);
    bool header = false;
    if (!kept || !read_switch(thread, read[1], header)) {
        return {};
    }
    const text in = bytes_in(kept.get());
    builtins::detail::bytes_builder built{thread};
    for (ssize i = 0; i < in.size;) {
        if (in[i] != '=') {
            built.add(header && in[i] == '_' ? char32_t{' '} : in[i]);
            ++i;
            continue;
        }
        if (++i >= in.size) {
            break;
        }
        if (in[i] == '\n' || in[i] == '\r') { // the line goes on
            while (i < in.size && in[i] != '\n') {
                ++i;
            }
            ++i;
        } else if (in[i] == '=') { // broken, as some write it
            built.add(char32_t{'='});
            ++i;
        } else if (i + 1 < in.size && digit_in(in[i]) >= 0 && digit_in(in[i + 1]) >= 0) {
            built.add(static_cast<char32_t>(digit_in(in[i]) * 16 + digit_in(in[i + 1])));
            i += 2;
        } else {
            built.add(char32_t{'='});
        }
    }
    return built.finish(thread);
}

/// b2a_qp(data, quotetabs=False, istext=True, header=False).
[[nodiscard]] constexpr owned binascii_b2a_qp(thread_state& thread,
                                              const arguments& given) noexcept {
    constexpr signature<4> parameters{"b2a_qp", {"data", "quotetabs", "istext", "header"}, 1};
    value read[4] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const owned kept = read_bytes(thread, read[0]);
    bool tabs = false;
    bool is_text = true;
    bool header = false;
    if (!kept || !read_switch(thread, read[1], tabs) || !read_switch(thread, read[2], is_text) ||
        !read_switch(thread, read[3], header)) {
        return {};
    }
    constexpr ssize most = 76;
    const text in = bytes_in(kept.get());
    ssize first = 0;
    while (first < in.size && in[first] != '\n') {
        ++first;
    }
    const bool crlf = first > 0 && first < in.size && in[first - 1] == '\r';
    builtins::detail::bytes_builder built{thread};
    ssize line = 0;
    const auto soft_break = [&] {
        built.add(crlf ? "=\r\n" : "=\n");
        line = 0;
    };
    const auto quote = [&](char32_t byte) {
        built.add(char32_t{'='});
        built.add(static_cast<char32_t>("0123456789ABCDEF"[byte >> 4 & 15]));
        built.add(static_cast<char32_t>("0123456789ABCDEF"[byte & 15]));
    };
    for (ssize i = 0; i < in.size;) {
        const char32_t byte = in[i];
        const bool last = i + 1 == in.size;
        const bool ends_line = byte == '\r' || byte == '\n';
        const bool quoted = byte > 126 || byte == '=' || (header && byte == '_') ||
                            (byte == '.' && line == 0 &&
                             (last || in[i + 1] == '\n' || in[i + 1] == '\r' || in[i + 1] == 0)) ||
                            (!is_text && ends_line) || ((byte == '\t' || byte == ' ') && last) ||
                            (byte < 33 && !ends_line && (tabs || (byte != '\t' && byte != ' ')));
        if (quoted) {
            if (line + 3 >= most) {
                soft_break();
            }
            quote(byte);
            line += 3;
            ++i;
            continue;
        }
        if (is_text && (byte == '\n' || (byte == '\r' && !last && in[i + 1] == '\n'))) {
            line = 0;
            // White space before the end of a line is quoted.
            const text done = built.as_text().view();
            const char32_t before = done.size != 0 ? done[done.size - 1] : 0;
            if (before == ' ' || before == '\t') {
                built.as_text().drop(1);
                quote(before);
            }
            built.add(crlf ? "\r\n" : "\n");
            i += byte == '\r' ? 2 : 1;
            continue;
        }
        if (!last && in[i + 1] != '\n' && line + 1 >= most) {
            soft_break();
        }
        ++line;
        built.add(header && byte == ' ' ? char32_t{'_'} : byte);
        ++i;
    }
    return built.finish(thread);
}

} // namespace stasis::library::detail
