// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/number_words.hpp: the text of a number as ASCII, for int(), float() and
// complex().
// Promises: decimal digits of any script become figures, any space a blank, and what stands at the
// ends is left out; another character becomes one that is in no number.
// CPython 3.11: Objects/unicodeobject.c (_PyUnicode_TransformDecimalAndSpaceToASCII).
#pragma once

#include <stasis/builtins/bytearray_room.hpp>
#include <stasis/builtins/int_parts.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/support/unicode_properties.hpp>

namespace stasis::builtins {

/// The text of a str or of what is bytes-like, as a view; false: it is none.
[[nodiscard]] constexpr bool number_source(value from, text& source) noexcept {
    if (is_kind_of(from, str_type)) {
        source = text_of(from.data.object);
        return true;
    }
    if (is_bytes_like(from)) {
        source = bytes_in(from);
        return true;
    }
    return false;
}

/// A number's text as ASCII characters; false: MemoryError is pending.
class number_words {
public:
    constexpr number_words(thread_state& thread, value from, text source) noexcept
        : room_(thread, source.size) {
        const bool is_bytes = is_bytes_like(from);
        for (ssize i = 0; i < source.size && room_; ++i) {
            room_.data()[i] = plain(source[i], is_bytes);
        }
        size_ = source.size;
        while (start_ < size_ && room_ && room_.data()[start_] == ' ') {
            ++start_;
        }
        while (size_ > start_ && room_ && room_.data()[size_ - 1] == ' ') {
            --size_;
        }
    }

    constexpr explicit operator bool() const noexcept { return static_cast<bool>(room_); }
    [[nodiscard]] constexpr const char* data() noexcept { return room_.data() + start_; }
    [[nodiscard]] constexpr ssize size() const noexcept { return size_ - start_; }

private:
    static constexpr char plain(char32_t character, bool is_byte) noexcept {
        if (character < 128) {
            const bool blank = character >= '\t' && character <= '\r';
            return blank ? ' ' : static_cast<char>(character);
        }
        if (is_byte) {
            return '?';
        }
        const int figure = support::decimal_value(character);
        return figure >= 0 ? static_cast<char>('0' + figure)
               : support::character_is(character, support::character_space) ? ' '
                                                                            : '?';
    }

    text_room room_;
    ssize start_ = 0;
    ssize size_ = 0;
};

/// Raises ValueError: a message, and then the repr of the argument, cut off behind that many
/// characters where it is longer.
constexpr raised raise_not_a_number(thread_state& thread, text message, value from,
                                    ssize most = -1) noexcept {
    const owned shown = interpreter::repr(thread, from);
    if (!shown) {
        return {};
    }
    const text all = text_of(shown.as_object());
    return raise(thread, value_error_type, message,
                 all.part(0, most < 0 || all.size < most ? all.size : most));
}

} // namespace stasis::builtins
