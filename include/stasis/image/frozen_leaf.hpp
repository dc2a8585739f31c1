// SPDX-License-Identifier: BSL-1.0
// stasis/image/frozen_leaf.hpp: the static objects of an image that hold no others: numbers, bytes
// and strs.
// Promises: each is an aggregate laid out as CPython 3.11 lays it out, immortal, with its hash
// filled in; the tables of code objects have no hash, as CPython's before somebody asks. A str that
// CPython interns is none of the image's own: graph/str.hpp has it. These functions depend on sizes
// only, not on the image, so that all objects of one size share one instantiation.
// Differs from CPython: a UCS-4 str has no wstr, which would be a pointer to its text as wchar_t,
// and constant evaluation allows no such cast.
#pragma once

#include <stasis/image/frozen_form.hpp>
#include <stasis/object/real.hpp>
#include <stasis/support/fixed_string.hpp>
#include <stasis/support/hash.hpp>

namespace stasis::image::detail {

template <std::size_t Digits, class Byte>
constexpr auto make_integer(support::byte_view<Byte> image, const node& self) {
    static_layout<int_object, support::digit, Digits> result{};
    const auto size = static_cast<ssize>(Digits);
    static_cast<var_object&>(result) =
        immortal_head(int_type, is_negative(image, self) ? -size : size);
    for (std::size_t i = 0; i < Digits; ++i) {
        result.inline_[i] = digit_at(image, self, i);
    }
    return result;
}

template <class Byte>
constexpr double real_at(support::byte_view<Byte> image, std::size_t at) {
    return __builtin_bit_cast(double, image.u64(at));
}

template <class Byte>
constexpr float_object make_real(support::byte_view<Byte> image, const node& self) {
    return {immortal_head(float_type), real_at(image, self.payload)};
}

template <class Byte>
constexpr complex_object make_complex(support::byte_view<Byte> image, const node& self) {
    return {immortal_head(complex_type),
            {real_at(image, self.payload), real_at(image, self.payload + 8)}};
}

/// Copies `size` bytes. clang++ does that in one step, but not between different types. g++ takes
/// less time the fewer turns and temporaries there are, and stops at 262,144 turns of a loop.
template <class Byte>
constexpr void copy_bytes(support::byte_view<Byte> image, std::size_t at, std::size_t size,
                          unsigned char* to) {
#if defined(__clang__)
    if constexpr (std::is_same_v<Byte, unsigned char>) {
        __builtin_memcpy(to, image.data + at, size);
        return;
    }
#endif
    using part = unsigned char;
    const Byte* from = image.data + at;
    std::size_t done = 0;
    for (; done + 8 <= size; done += 8) {
        to[done] = part(from[done]);
        to[done + 1] = part(from[done + 1]);
        to[done + 2] = part(from[done + 2]);
        to[done + 3] = part(from[done + 3]);
        to[done + 4] = part(from[done + 4]);
        to[done + 5] = part(from[done + 5]);
        to[done + 6] = part(from[done + 6]);
        to[done + 7] = part(from[done + 7]);
    }
    for (; done < size; ++done) {
        to[done] = part(from[done]);
    }
}

/// With its hash, or with none yet: a tenth of the time that an image takes went into the hashes of
/// line tables, for which nobody asks.
template <std::size_t Size, class Byte>
constexpr auto make_bytes(support::byte_view<Byte> image, const node& self, bool hashed) {
    static_layout<bytes_object, unsigned char, Size + 1> result{};
    copy_bytes(image, self.payload, Size, result.inline_);
    static_cast<bytes_object&>(result) = {
        immortal_head(bytes_type, Size), hashed ? support::hash_bytes(result.inline_, Size) : -1};
    return result;
}

/// The text of an interned str, which becomes its name: graph::str_<...>.
template <std::size_t Size, class Byte>
constexpr support::fixed_string<Size> text_for_name(support::byte_view<Byte> image,
                                                    const node& self) {
    support::fixed_string<Size> result;
    const Byte* from = image.data + self.payload;
    char all = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        result.text[i] = static_cast<char>(from[i]);
        all = static_cast<char>(all | result.text[i]);
    }
    if (static_cast<unsigned char>(all) > 0x7f && !is_utf8(self.tag)) {
        static_cast<void>(shape_of_text<true>(image, self.tag, self.payload, Size));
    }
    return result;
}

/// The state of a str that isn't interned.
constexpr str_state frozen_str_state(std::size_t width, bool ascii) {
    return {.interned = 0,
            .kind = static_cast<unsigned int>(width) & 7u,
            .compact = 1,
            .ascii = ascii ? 1u : 0u,
            .ready = 1};
}

template <std::size_t Length, class Byte>
constexpr auto make_ascii(support::byte_view<Byte> image, const node& self) {
    static_layout<str_object, unsigned char, Length + 1> result{};
    copy_bytes(image, self.payload, Length, result.inline_);
    bool ascii = true;
    const hash_t hash = support::hash_ascii(result.inline_, Length, ascii);
    if (!ascii) {
        static_cast<void>(shape_of_text<true>(image, self.tag, self.payload, Length));
    }
    static_cast<str_object&>(result) = {immortal_head(str_type), static_cast<ssize>(Length), hash,
                                        frozen_str_state(1, true), nullptr};
    return result;
}

template <class Character, std::size_t Length, class Byte>
constexpr auto make_wide(support::byte_view<Byte> image, const node& self) {
    static_layout<wide_str_object, Character, Length + 1> result{};
    const std::size_t end = self.payload + static_cast<std::size_t>(self.length);
    std::size_t at = self.payload;
    for (std::size_t i = 0; i < Length; ++i) {
        const support::utf8_character next = support::decode_utf8(image, at, end);
        result.inline_[i] = static_cast<Character>(next.code_point);
        at += next.size;
    }
    static_cast<wide_str_object&>(result) = {{immortal_head(str_type), static_cast<ssize>(Length),
                                              support::hash_bytes(result.inline_, Length),
                                              frozen_str_state(sizeof(Character), false), nullptr},
                                             0,
                                             nullptr,
                                             0};
    return result;
}

} // namespace stasis::image::detail
