// SPDX-License-Identifier: BSL-1.0
// stasis/object/str.hpp: str in its four storage forms, and a view of any text.
// Promises: CPython 3.11's compact forms: ASCII text behind a PyASCIIObject, and Latin-1, UCS-2 or
// UCS-4 text behind a PyCompactUnicodeObject, a NUL behind each. The narrowest form that holds the
// text is the only one it has, so equal strs have equal forms.
// CPython 3.11: Include/cpython/unicodeobject.h.
// Refuses: the legacy forms (PyUnicodeObject, wstr), which 3.11 itself deprecates.
#pragma once

#include <stasis/object/trailing.hpp>

namespace stasis {

extern const type_object str_type;

/// The state bits of a str, as 3.11 lays them out.
struct str_state {
    unsigned int interned : 2;
    unsigned int kind : 3; ///< bytes a character: 1, 2 or 4
    unsigned int compact : 1;
    unsigned int ascii : 1;
    unsigned int ready : 1;
    unsigned int : 24;
};

/// PyASCIIObject: what every str begins with; the text of an ASCII str follows it.
struct str_object : object {
    ssize length = 0;
    hash_t hash = -1;
    str_state state{};
    wchar_t* wstr = nullptr;
};

/// PyCompactUnicodeObject: the text of a str that is not ASCII follows it.
struct wide_str_object : str_object {
    ssize utf8_length = 0;
    char* utf8 = nullptr;
    ssize wstr_length = 0;
};

/// A view of characters that somebody else holds, in one of the forms. At most one pointer is set;
/// an empty view has none that counts.
struct text {
    const char* ascii = nullptr;
    const unsigned char* one = nullptr;
    const char16_t* two = nullptr;
    const char32_t* four = nullptr;
    ssize size = 0;

    constexpr text() noexcept = default;
    constexpr text(const unsigned char* data, ssize count) noexcept : one(data), size(count) {}
    constexpr text(const char16_t* data, ssize count) noexcept : two(data), size(count) {}
    constexpr text(const char32_t* data, ssize count) noexcept : four(data), size(count) {}
    constexpr text(const char* data, ssize count) noexcept : ascii(data), size(count) {}
    /// Views a C string of ASCII characters.
    constexpr text(const char* data) noexcept : ascii(data) {
        while (data[size] != '\0') {
            ++size;
        }
    }

    /// The character at an index that is in range.
    constexpr char32_t operator[](ssize index) const noexcept {
        if (one != nullptr) {
            return one[index];
        }
        if (ascii != nullptr) {
            return static_cast<unsigned char>(ascii[index]);
        }
        return two != nullptr ? char32_t{two[index]} : four[index];
    }

    /// The part [from, to), both in range.
    [[nodiscard]] constexpr text part(ssize from, ssize to) const noexcept {
        text result;
        result.size = to - from;
        result.ascii = ascii != nullptr ? ascii + from : nullptr;
        result.one = one != nullptr ? one + from : nullptr;
        result.two = two != nullptr ? two + from : nullptr;
        result.four = four != nullptr ? four + from : nullptr;
        return result;
    }

    constexpr bool operator==(const text& other) const noexcept {
        if (size != other.size) {
            return false;
        }
        if (!__builtin_is_constant_evaluated() && one != nullptr && other.one != nullptr) {
            return __builtin_memcmp(one, other.one, static_cast<std::size_t>(size)) == 0;
        }
        for (ssize i = 0; i < size; ++i) {
            if ((*this)[i] != other[i]) {
                return false;
            }
        }
        return true;
    }
};

/// The text of a str.
template <class One = unsigned char, class Two = char16_t, class Four = char32_t>
[[nodiscard]] constexpr text text_of(const str_object* self) noexcept {
    const ssize length = self->length;
    const std::size_t room = static_cast<std::size_t>(length) + 1;
    if (self->state.ascii != 0) {
        return {trailing<One>(self, room), length};
    }
    const auto* wide = static_cast<const wide_str_object*>(self);
    if (self->state.kind == 1) {
        return {trailing<One>(wide, room), length};
    }
    if (self->state.kind == 2) {
        return {trailing<Two>(wide, room), length};
    }
    return {trailing<Four>(wide, room), length};
}

/// The text of an object that is known to be a str.
template <class One = unsigned char>
[[nodiscard]] constexpr text text_of(const object* self) noexcept {
    return text_of<One>(static_cast<const str_object*>(self));
}

/// The ASCII text in a str, or null where the str isn't ASCII: a NUL ends it.
template <class One = unsigned char>
[[nodiscard]] constexpr const One* ascii_of(const object* self) noexcept {
    const auto* str = static_cast<const str_object*>(self);
    return str->state.ascii != 0 ? trailing<One>(str, static_cast<std::size_t>(str->length) + 1)
                                 : nullptr;
}

} // namespace stasis
