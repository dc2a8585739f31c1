// SPDX-License-Identifier: BSL-1.0
// stasis/support/utf8.hpp: one character out of UTF-8 in which surrogates may stand, and into it.
// Promises: takes exactly what CPython 3.11's PyUnicode_DecodeUTF8 with "surrogatepass" takes,
// which is what marshal writes: a lone surrogate is three bytes, and two of them are never joined.
// Refuses: overlong forms, numbers above U+10FFFF, stray and missing continuation bytes.
#pragma once

#include <stasis/support/byte_view.hpp>

namespace stasis::support {

/// A character and the number of bytes that it took; 0 bytes if they are no UTF-8.
struct utf8_character {
    char32_t code_point;
    std::size_t size;
};

/// The character at `at`, which lies before `end`, which lies in `bytes`.
template <class Byte>
[[nodiscard]] constexpr utf8_character decode_utf8(byte_view<Byte> bytes, std::size_t at,
                                                   std::size_t end) noexcept {
    const unsigned char lead = bytes.byte(at);
    if (lead < 0x80) {
        return {lead, 1};
    }
    // C0 and C1 could only begin overlong forms, and nothing above F4 is below U+10FFFF.
    const std::size_t size = lead < 0xc2   ? 0
                             : lead < 0xe0 ? 2
                             : lead < 0xf0 ? 3
                             : lead < 0xf5 ? 4
                                           : 0;
    if (size == 0 || end - at < size) {
        return {0, 0};
    }
    char32_t code_point = lead & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const unsigned char next = bytes.byte(at + i);
        if ((next & 0xc0) != 0x80) {
            return {0, 0};
        }
        code_point = code_point << 6 | (next & 0x3fu);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code_point < least[size] || code_point > 0x10ffff) {
        return {0, 0};
    }
    return {code_point, size};
}

/// Puts the bytes of a character, surrogates included, into `to`, and returns their number.
[[nodiscard]] constexpr std::size_t encode_utf8(char32_t character,
                                                unsigned char (&to)[4]) noexcept {
    const std::size_t size = character < 0x80      ? 1
                             : character < 0x800   ? 2
                             : character < 0x10000 ? 3
                                                   : 4;
    constexpr unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (std::size_t i = size; i-- > 1;) {
        to[i] = static_cast<unsigned char>(0x80 | (character & 0x3f));
        character >>= 6;
    }
    to[0] = static_cast<unsigned char>(leads[size] | character);
    return size;
}

} // namespace stasis::support
