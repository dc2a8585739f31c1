// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/encoding.hpp: the names of encodings and of error handlers.
// CPython 3.11: Lib/encodings/aliases.py, Python/codecs.c.
// Refuses: encodings but UTF-8, ASCII and Latin-1: LookupError. An unknown handler is an error when
// it is needed, not before.
#pragma once

#include <stasis/builtins/str_room.hpp>

namespace stasis::builtins {

/// The encodings.
enum class encoding { utf8, ascii, latin1 };

/// What to do with what can't be encoded or decoded.
enum class error_handler { strict, ignore, replace, backslashreplace, surrogatepass, unknown };

namespace detail {

/// Whether a name is that of an encoding, small letters or not, with or without hyphens.
[[nodiscard]] constexpr bool names_encoding(const text& name, const char* plain) noexcept {
    ssize at = 0;
    for (ssize i = 0; i < name.size; ++i) {
        const char32_t character = name[i];
        if (character == '-' || character == '_' || character == ' ') {
            continue;
        }
        const char32_t small = character >= 'A' && character <= 'Z' ? character + 32 : character;
        if (plain[at] == '\0' || small != static_cast<unsigned char>(plain[at])) {
            return false;
        }
        ++at;
    }
    return plain[at] == '\0';
}

[[nodiscard]] constexpr const char* encoding_name(encoding form) noexcept {
    return form == encoding::utf8 ? "utf-8" : form == encoding::ascii ? "ascii" : "latin-1";
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
        struct row {
            const char* name;
            encoding form;
        };
        constexpr row rows[] = {{"utf8", encoding::utf8},       {"u8", encoding::utf8},
                                {"ascii", encoding::ascii},     {"usascii", encoding::ascii},
                                {"latin1", encoding::latin1},   {"latin", encoding::latin1},
                                {"iso88591", encoding::latin1}, {"l1", encoding::latin1}};
        const row* found = nullptr;
        for (const row& one : rows) {
            found = detail::names_encoding(text_in(name), one.name) ? &one : found;
        }
        if (found == nullptr) {
            raise(thread, lookup_error_type, "unknown encoding: ", name.data.object);
            return false;
        }
        form = found->form;
    }
    if (errors) {
        constexpr const char* names[] = {"strict", "ignore", "replace", "backslashreplace",
                                         "surrogatepass"};
        handler = error_handler::unknown;
        for (int i = 0; i < 5; ++i) {
            handler =
                text_in(errors) == text{names[i]} ? static_cast<error_handler>(i) : handler;
        }
    }
    return true;
}

} // namespace stasis::builtins
