// SPDX-License-Identifier: BSL-1.0
// stasis/image/text.hpp: the text of a str in an image: is it sound, and which form will it take.
// Promises: one pass gives the number of characters and the largest one, which choose CPython's
// storage form, or the offset of the first byte that can't be part of the text.
// CPython 3.11: r_object of Python/marshal.c; unlike it, this refuses a byte above 127 in a str
// that is tagged as ASCII, which 3.11 would read as Latin-1.
#pragma once

#include <stasis/image/wire.hpp>
#include <stasis/support/require.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis::image {

/// What has to be known of a text before it can be stored.
struct text_shape {
    std::size_t length = 0;        ///< characters
    char32_t largest = 0;          ///< 0 if there is none; 127 stands for all of ASCII
    support::failure failure = {}; ///< why it is no text
};

/// The shape of the `size` bytes at `at` under a str's tag.
template <bool AtCompileTime, class Byte>
[[nodiscard]] constexpr text_shape shape_of_text(support::byte_view<Byte> image, wire_tag tag,
                                                 std::size_t at, std::size_t size) noexcept {
    const std::size_t end = at + size;
    if (!is_utf8(tag)) {
        for (std::size_t i = at; i < end;) {
            // Two loops, since g++ stops a constant evaluation at 262,144 turns of one.
            const std::size_t stop = end - i < 65536 ? end : i + 65536;
            for (; i < stop; ++i) {
                if (image.byte(i) > 0x7f) {
                    return {0, 0,
                            support::refuse<AtCompileTime>(
                                "a byte above 127 in a str tagged as ASCII", i)};
                }
            }
        }
        return {size, size == 0 ? char32_t{0} : char32_t{127}, {}};
    }
    text_shape shape;
    while (at < end) {
        const support::utf8_character next = support::decode_utf8(image, at, end);
        if (next.size == 0) {
            return {0, 0, support::refuse<AtCompileTime>("invalid UTF-8 in a str", at)};
        }
        shape.largest = next.code_point > shape.largest ? next.code_point : shape.largest;
        shape.length += 1;
        at += next.size;
    }
    return shape;
}

} // namespace stasis::image
