// SPDX-License-Identifier: BSL-1.0
// stasis/object/text_key.hpp: a text as a key: its hash, and whether a str that is a key has it.
// Promises: both are without a call where the text has one byte a character.
// Costs: nothing where they aren't used: they are templates, as what reads items is.
// CPython 3.11: unicode_hash, unicode_compare_eq (Objects/unicodeobject.c).
#pragma once

#include <stasis/config.hpp>
#include <stasis/object/str.hpp>
#include <stasis/support/hash.hpp>

namespace stasis {

/// The hash of a str of that text, which must be in the narrowest form that holds it.
template <class One = unsigned char, class Two = char16_t, class Four = char32_t>
[[nodiscard]] constexpr hash_t hash_of(const text& from) noexcept {
    const One* one = from.one;
    const Two* two = from.two;
    const Four* four = from.four;
    const auto size = static_cast<std::size_t>(from.size);
    return one != nullptr          ? support::hash_bytes(one, size)
           : from.ascii != nullptr ? support::hash_bytes(from.ascii, size)
           : two != nullptr        ? support::hash_bytes(two, size)
                                   : support::hash_bytes(four, size);
}

/// Whether a str has that text, one byte a character. Run time only.
template <class One = unsigned char>
[[nodiscard]] STASIS_ALWAYS_INLINE bool has_bytes(const str_object* self, const One* data,
                                                  std::size_t size) noexcept {
    if (static_cast<std::size_t>(self->length) != size || self->state.kind != 1) {
        return false;
    }
    const auto* wide = static_cast<const wide_str_object*>(self);
    const One* own =
        self->state.ascii != 0 ? trailing<One>(self, size + 1) : trailing<One>(wide, size + 1);
    if (size < sizeof(std::uint64_t)) {
        return __builtin_memcmp(own, data, size) == 0;
    }
    const auto same_word = [&](std::size_t at) noexcept {
        return __builtin_memcmp(own + at, data + at, sizeof(std::uint64_t)) == 0;
    };
    for (std::size_t at = 0; at + sizeof(std::uint64_t) < size; at += sizeof(std::uint64_t)) {
        if (!same_word(at)) {
            return false;
        }
    }
    return same_word(size - sizeof(std::uint64_t));
}

} // namespace stasis
