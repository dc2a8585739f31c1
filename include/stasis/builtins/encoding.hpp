// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/encoding.hpp: the names of encodings and of error handlers.
// CPython 3.11: Lib/encodings/aliases.py, Python/codecs.c.
// Refuses: encodings but UTF-8, with or without a signature, UTF-16, UTF-32, ASCII and Latin-1:
// LookupError. An unknown handler is an error when it is needed, not before.
#pragma once

#include <stasis/builtins/str_room.hpp>

namespace stasis::builtins {

/// The encodings.
enum class encoding {
    utf8,
    utf8_sig, ///< with a byte order mark in front
    ascii,
    latin1,
    utf16, ///< little-endian with a byte order mark, or of either order, as the mark says
    utf16_le,
    utf16_be,
    utf32, ///< as utf16
    utf32_le,
    utf32_be,
    registered, ///< of a file, for which a codec of the registry is called
};

/// What to do with what can't be encoded or decoded.
enum class error_handler {
    strict,
    ignore,
    replace,
    backslashreplace,
    surrogatepass,
    surrogateescape, ///< a codec does part of it itself
    other,           ///< error_handlers.hpp finds it when it is needed
};

namespace detail {

/// Whether a name is that of an encoding: small letters or not, anything that is neither letter,
/// digit nor point for each underscore, or at an end.
[[nodiscard]] constexpr bool names_encoding(const text& name, const char* plain) noexcept {
    ssize at = 0;
    bool between = false;
    const auto matches = [&](char32_t character) {
        return character == static_cast<unsigned char>(plain[at]) && ++at != 0;
    };
    for (ssize i = 0; i < name.size; ++i) {
        const char32_t given = name[i];
        const char32_t small = given >= 'A' && given <= 'Z' ? given + 32 : given;
        if ((small < 'a' || small > 'z') && (small < '0' || small > '9') && small != '.') {
            between = true;
            continue;
        }
        if ((between && at != 0 && !matches('_')) || !matches(small)) {
            return false;
        }
        between = false;
    }
    return plain[at] == '\0';
}

/// What messages call an encoding.
[[nodiscard]] constexpr const char* encoding_name(encoding form) noexcept {
    constexpr const char* names[] = {"utf-8",     "utf-8",     "ascii",  "latin-1",   "utf-16",
                                     "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"};
    return names[static_cast<int>(form)];
}

} // namespace detail

/// Checks that the arguments encoding and errors are strs where they are given; false: it raised.
[[nodiscard]] constexpr bool check_codec(thread_state& thread, const char* function, value name,
                                         value errors) noexcept {
    const auto check = [&](value given, const char* which) {
        if (given && !is_str(given)) {
            raise(thread, type_error_type, function, "() argument '", which, "' must be str, not ",
                  given.kind == tag::none ? "None" : type_of(given)->tp_name);
            return false;
        }
        return true;
    };
    return check(name, "encoding") && check(errors, "errors");
}

namespace detail {

/// A name of an encoding, as CPython writes it when it looks one up.
struct named_encoding {
    const char* name;
    encoding form;
};

// Not in the function: g++ would put it where it can be written to.
inline constexpr named_encoding encoding_names[] = {
    {"utf_8", encoding::utf8},         {"utf8", encoding::utf8},
    {"utf", encoding::utf8},           {"u8", encoding::utf8},
    {"utf8_ucs2", encoding::utf8},     {"utf8_ucs4", encoding::utf8},
    {"cp65001", encoding::utf8},       {"utf_8_sig", encoding::utf8_sig},
    {"ascii", encoding::ascii},        {"us_ascii", encoding::ascii},
    {"us", encoding::ascii},           {"646", encoding::ascii},
    {"latin_1", encoding::latin1},     {"latin1", encoding::latin1},
    {"latin", encoding::latin1},       {"l1", encoding::latin1},
    {"iso_8859_1", encoding::latin1},  {"iso8859_1", encoding::latin1},
    {"iso8859", encoding::latin1},     {"8859", encoding::latin1},
    {"cp819", encoding::latin1},       {"utf_16", encoding::utf16},
    {"utf16", encoding::utf16},        {"u16", encoding::utf16},
    {"utf_16_le", encoding::utf16_le}, {"utf_16le", encoding::utf16_le},
    {"utf_16_be", encoding::utf16_be}, {"utf_16be", encoding::utf16_be},
    {"utf_32", encoding::utf32},       {"utf32", encoding::utf32},
    {"u32", encoding::utf32},          {"utf_32_le", encoding::utf32_le},
    {"utf_32le", encoding::utf32_le},  {"utf_32_be", encoding::utf32_be},
    {"utf_32be", encoding::utf32_be},
};

} // namespace detail

/// Reads the arguments encoding and errors, either of which may be empty; false: it raised.
[[nodiscard]] constexpr bool read_codec(thread_state& thread, const char* function, value name,
                                        value errors, encoding& form,
                                        error_handler& handler) noexcept {
    form = encoding::utf8;
    handler = error_handler::strict;
    if (!check_codec(thread, function, name, errors)) {
        return false;
    }
    if (name) {
        const detail::named_encoding* found = nullptr;
        for (const detail::named_encoding& one : detail::encoding_names) {
            found = detail::names_encoding(text_in(name), one.name) ? &one : found;
        }
        if (found == nullptr) {
            raise(thread, lookup_error_type, "unknown encoding: ", name.data.object);
            return false;
        }
        form = found->form;
    }
    if (errors) {
        constexpr const char* names[] = {"strict",           "ignore",        "replace",
                                         "backslashreplace", "surrogatepass", "surrogateescape"};
        handler = error_handler::other;
        for (int i = 0; i < 6; ++i) {
            handler = text_in(errors) == text{names[i]} ? static_cast<error_handler>(i) : handler;
        }
    }
    return true;
}

} // namespace stasis::builtins
