// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/unicode_normal.hpp: the normal forms of texts.
// CPython 3.11: nfd_nfkd, nfc_nfkc (Modules/unicodedata.c); the algorithm is that of the Unicode
// Standard Annex #15.
#pragma once

#include <stasis/library/detail/io_buffer.hpp>
#include <stasis/support/hangul.hpp>
#include <stasis/support/unicode_data.hpp>

namespace stasis::library::detail {

/// What a normal form does besides decomposing.
struct normal_form {
    bool composes = false;
    bool is_compatible = false; ///< what has a tag decomposes, too
};

using support::hangul;

/// A text that becomes normal.
class normal_text {
public:
    constexpr normal_text(thread_state& thread, normal_form form) noexcept
        : thread_(thread), form_(form) {}
    normal_text(const normal_text&) = delete;
    normal_text& operator=(const normal_text&) = delete;
    constexpr ~normal_text() { buffer_.release(); }

    /// Makes it of a text; false: MemoryError is pending.
    [[nodiscard]] constexpr bool make(const text& from) noexcept {
        for (ssize i = 0; i < from.size; ++i) {
            if (!decompose(from[i])) {
                return false;
            }
        }
        order();
        if (form_.composes) {
            compose();
        }
        return true;
    }

    [[nodiscard]] constexpr text view() const noexcept { return {buffer_.data, buffer_.size}; }

private:
    [[nodiscard]] constexpr bool add(char32_t character) noexcept {
        return buffer_.add(thread_, &character, 1);
    }

    [[nodiscard]] constexpr bool decompose(char32_t character) noexcept {
        if (character - hangul::syllables < hangul::syllable_count) {
            const char32_t number = character - hangul::syllables;
            const char32_t tail = number % hangul::tail_count;
            const char32_t rest = number / hangul::tail_count;
            return add(hangul::leads + rest / hangul::vowel_count) &&
                   add(hangul::vowels + rest % hangul::vowel_count) &&
                   (tail == 0 || add(hangul::tails + tail));
        }
        const support::decomposition into =
            character < 0xA0 ? support::decomposition{} : support::decomposition_of(character);
        if (into.size == 0 || (*into.tag != '\0' && !form_.is_compatible)) {
            return add(character);
        }
        for (std::size_t i = 0; i < into.size; ++i) {
            if (!decompose(into.parts[i])) { // a few deep
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] static constexpr int combining(char32_t character) noexcept {
        return character < 0x300 ? 0 : support::record_of(character).combining();
    }

    /// Puts marks behind a character in the order of their classes; those of a class stay as they
    /// are.
    constexpr void order() noexcept {
        for (ssize i = 1; i < buffer_.size; ++i) {
            const char32_t moved = buffer_.data[i];
            const int number = combining(moved);
            ssize at = i;
            while (number != 0 && at > 0 && combining(buffer_.data[at - 1]) > number) {
                buffer_.data[at] = buffer_.data[at - 1];
                --at;
            }
            buffer_.data[at] = moved;
        }
    }

    /// The character that two others compose, or 0.
    [[nodiscard]] static constexpr char32_t composed(char32_t first, char32_t second) noexcept {
        if (first - hangul::leads < hangul::lead_count &&
            second - hangul::vowels < hangul::vowel_count) {
            return hangul::syllables +
                   ((first - hangul::leads) * hangul::vowel_count + (second - hangul::vowels)) *
                       hangul::tail_count;
        }
        const char32_t number = first - hangul::syllables;
        if (number < hangul::syllable_count && number % hangul::tail_count == 0 &&
            second - hangul::tails - 1 < hangul::tail_count - 1) {
            return first + (second - hangul::tails);
        }
        return support::composition_of(first, second);
    }

    constexpr void compose() noexcept {
        ssize starter = -1; // where the last character of class 0 is
        int before = 0;     // the class of what stands between, if anything does
        ssize to = 0;
        for (ssize i = 0; i < buffer_.size; ++i) {
            const char32_t each = buffer_.data[i];
            const int number = combining(each);
            const bool next = starter >= 0 && to == starter + 1;
            if (starter >= 0 && (next || (before < number && before != 0))) {
                const char32_t made = composed(buffer_.data[starter], each);
                if (made != 0) {
                    buffer_.data[starter] = made;
                    continue;
                }
            }
            if (number == 0) {
                starter = to;
                before = 0;
            } else {
                before = number;
            }
            buffer_.data[to++] = each;
        }
        buffer_.size = to;
    }

    thread_state& thread_;
    normal_form form_;
    io_buffer<char32_t> buffer_{};
};

} // namespace stasis::library::detail
