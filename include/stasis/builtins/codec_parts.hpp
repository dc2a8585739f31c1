// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/codec_parts.hpp: what the codecs of text are made of: a buffer of bytes, UTF-8 of
// one character, and the errors. CPython 3.11: unicode_encode_call_errorhandler,
// unicode_decode_call_errorhandler_writer (Objects/unicodeobject.c). Differs from CPython: a
// UnicodeError's object is a copy of what couldn't be encoded or decoded.
#pragma once

#include <stasis/builtins/encoding.hpp>
#include <stasis/builtins/unicode_error.hpp>

namespace stasis::builtins {

namespace detail {

/// A buffer of bytes that grows.
class bytes_builder {
public:
    constexpr explicit bytes_builder(thread_state& thread) noexcept : built_(thread) {}
    constexpr void add(char32_t byte) noexcept { built_.add(byte); }
    constexpr void add(const char* ascii) noexcept { built_.add(ascii); }
    [[nodiscard]] constexpr bool reserve(ssize more) noexcept { return built_.reserve(more); }
    constexpr text_builder& as_text() noexcept { return built_; }
    [[nodiscard]] constexpr owned finish(thread_state& thread) noexcept {
        const owned latin1 = built_.finish();
        if (!latin1) {
            return {};
        }
        return new_bytes(thread, text_of(latin1.as_object()).one, built_.size());
    }

private:
    text_builder built_;
};

constexpr void add_utf8(bytes_builder& to, char32_t character) noexcept {
    if (character < 0x80) {
        to.add(character);
        return;
    }
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    constexpr char32_t leads[] = {0, 0xC0, 0xE0, 0xF0};
    to.add(leads[more] | character >> (6 * more));
    for (int i = more - 1; i >= 0; --i) {
        to.add(0x80 | (character >> (6 * i) & 0x3F));
    }
}

/// Raises an exception that there is.
constexpr raised raise_again(thread_state& thread, value exception) noexcept {
    auto* held = static_cast<exception_object*>(exception.data.object);
    increment(held);
    return raise_object(thread, held);
}

/// A UnicodeError about what is from `from` to `to` in an object, which is taken over; empty: it
/// raised.
[[nodiscard]] constexpr owned make_unicode_error(thread_state& thread, const type_object& type,
                                                 const char* form, owned object, ssize from,
                                                 ssize to, const char* reason) noexcept {
    const owned name = new_str(thread, text{form});
    const owned why = new_str(thread, text{reason});
    if (!object || !name || !why) {
        return {};
    }
    const value fields[] = {name.get(), object.get(), make_int(from), make_int(to), why.get()};
    owned made = make_exception(thread, type, fields, 5);
    if (!made || !put_unicode_fields(thread, made.get(), fields)) {
        return {};
    }
    return made;
}

/// Has a UnicodeError tell of another place; false: it raised.
[[nodiscard]] constexpr bool move_unicode_error(thread_state& thread, value exception, ssize from,
                                                ssize to, const char* reason) noexcept {
    const owned why = new_str(thread, text{reason});
    return why && put_detail(thread, exception, unicode_start, make_int(from)) &&
           put_detail(thread, exception, unicode_end, make_int(to)) &&
           put_detail(thread, exception, unicode_reason, why.get());
}

/// Makes a UnicodeError pending, as make_unicode_error() makes it.
constexpr void raise_unicode_of(thread_state& thread, const type_object& type, const char* form,
                                owned object, ssize from, ssize to, const char* reason) noexcept {
    const owned made =
        make_unicode_error(thread, type, form, static_cast<owned&&>(object), from, to, reason);
    if (made) {
        raise_again(thread, made.get());
    }
}

constexpr void raise_unicode(thread_state& thread, const type_object& type, encoding form,
                             owned object, ssize from, ssize to, const char* reason) noexcept {
    raise_unicode_of(thread, type, encoding_name(form), static_cast<owned&&>(object), from, to,
                     reason);
}

/// Why an encoding has no bytes for a character.
[[nodiscard]] constexpr const char* reason_against(encoding form) noexcept {
    return form == encoding::ascii    ? "ordinal not in range(128)"
           : form == encoding::latin1 ? "ordinal not in range(256)"
                                      : "surrogates not allowed";
}

/// Raises that the characters from `from` to `to` can't be encoded.
constexpr void raise_encode(thread_state& thread, const text& in, ssize from, ssize to,
                            encoding form) noexcept {
    raise_unicode(thread, unicode_encode_error_type, form, new_str(thread, in), from, to,
                  reason_against(form));
}

/// Raises that the bytes from `from` to `to` can't be decoded.
constexpr void raise_decode(thread_state& thread, const unsigned char* in, ssize size, ssize from,
                            ssize to, encoding form, const char* reason) noexcept {
    raise_unicode(thread, unicode_decode_error_type, form, new_bytes(thread, in, size), from, to,
                  reason);
}

/// One character out of bytes: what it is, or how many bytes are wrong and why.
struct decoded {
    char32_t character = 0;
    ssize size = 1;
    const char* reason = nullptr;
    bool incomplete = false; ///< more bytes may make one of it
};

} // namespace detail

} // namespace stasis::builtins
