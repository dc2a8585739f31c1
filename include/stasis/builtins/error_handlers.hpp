// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/error_handlers.hpp: the error handlers of codecs, as functions that a
// UnicodeError is given to. Promises: those that programs have registered and CPython 3.11's own,
// with its messages. CPython 3.11: PyCodec_LookupError and the handlers (Python/codecs.c). Refuses:
// namereplace in a program without the module unicodedata: ImportError, as CPython has it then.
#pragma once

#include <stasis/builtins/character_names.hpp>
#include <stasis/builtins/codec_parts.hpp>
#include <stasis/builtins/unicode_error.hpp>
#include <stasis/interpreter/call_value.hpp>

namespace stasis::builtins {

namespace detail {

/// What a UnicodeError says of where it is.
struct error_place {
    unicode_error kind{};
    text in; ///< one-byte characters where it is of bytes
    ssize from = 0;
    ssize to = 0;
    value encoding;
};

template <unicode_error Kind>
[[nodiscard]] constexpr bool read_place_of(thread_state& thread, value exception,
                                           error_place& to) noexcept {
    to.kind = Kind;
    constexpr bool of_bytes = Kind == unicode_error::decode;
    object* const held = exception_detail(exception, unicode_subject);
    if (held == nullptr) {
        raise(thread, type_error_type, "object attribute not set");
        return false;
    }
    if (!is_kind_of(load(held), of_bytes ? bytes_type : str_type)) {
        raise(thread, type_error_type, "object attribute must be ", of_bytes ? "bytes" : "unicode");
        return false;
    }
    to.in = of_bytes ? bytes_in(load(held)) : text_of(held);
    object* const name = exception_detail(exception, unicode_encoding);
    to.encoding = name != nullptr ? load(name) : none_value;
    to.from = unicode_place(exception, unicode_start);
    to.from = to.from >= to.in.size ? to.in.size - 1 : to.from;
    to.from = to.from < 0 ? 0 : to.from;
    to.to = unicode_place(exception, unicode_end);
    to.to = to.to < 1 ? 1 : to.to;
    to.to = to.to > to.in.size ? to.in.size : to.to;
    return true;
}

constexpr raised raise_wrong_exception(thread_state& thread, value exception) noexcept {
    return raise(thread, type_error_type, "don't know how to handle ", type_of(exception)->tp_name,
                 " in error callback");
}

/// Reads what a handler is given; false: it raised.
[[nodiscard]] constexpr bool read_place(thread_state& thread, value exception,
                                        error_place& to) noexcept {
    if (is_kind_of(exception, unicode_encode_error_type)) {
        return read_place_of<unicode_error::encode>(thread, exception, to);
    }
    if (is_kind_of(exception, unicode_decode_error_type)) {
        return read_place_of<unicode_error::decode>(thread, exception, to);
    }
    if (is_kind_of(exception, unicode_translate_error_type)) {
        return read_place_of<unicode_error::translate>(thread, exception, to);
    }
    raise_wrong_exception(thread, exception);
    return false;
}

/// What a handler answers: what to put there, and where to go on.
[[nodiscard]] constexpr owned answer(thread_state& thread, const owned& with, ssize at) noexcept {
    if (!with) {
        return {};
    }
    const value pair[] = {with.get(), make_int(at)};
    return owned::take(new_tuple(thread, pair, 2));
}

/// The one argument of a handler; empty: TypeError is pending.
[[nodiscard]] constexpr value handled_exception(thread_state& thread, const char* name,
                                                const arguments& given) noexcept {
    return interpreter::no_keywords(thread, name, given) &&
                   interpreter::check_one(thread, name, given)
               ? given.values[0]
               : value{};
}

[[nodiscard]] constexpr owned strict_errors(thread_state& thread, const arguments& given) noexcept {
    const value exception = handled_exception(thread, "strict_errors", given);
    if (!exception) {
        return {};
    }
    if (!is_kind_of(exception, base_exception_type)) {
        return raise(thread, type_error_type, "codec must pass exception instance");
    }
    return raise_again(thread, exception);
}

[[nodiscard]] constexpr owned ignore_errors(thread_state& thread, const arguments& given) noexcept {
    const value exception = handled_exception(thread, "ignore_errors", given);
    error_place place;
    if (!exception || !read_place(thread, exception, place)) {
        return {};
    }
    return answer(thread, owned::take(pointer_to(graph::empty_str)), place.to);
}

[[nodiscard]] constexpr owned replace_errors(thread_state& thread,
                                             const arguments& given) noexcept {
    const value exception = handled_exception(thread, "replace_errors", given);
    error_place place;
    if (!exception || !read_place(thread, exception, place)) {
        return {};
    }
    text_builder built{thread};
    built.fill(place.kind == unicode_error::encode ? U'?' : U'\xFFFD',
               place.kind == unicode_error::decode ? 1 : place.to - place.from);
    return answer(thread, built.finish(), place.to);
}

[[nodiscard]] constexpr owned xmlcharrefreplace_errors(thread_state& thread,
                                                       const arguments& given) noexcept {
    const value exception = handled_exception(thread, "xmlcharrefreplace_errors", given);
    error_place place;
    if (!exception) {
        return {};
    }
    if (!is_kind_of(exception, unicode_encode_error_type)) {
        return raise_wrong_exception(thread, exception);
    }
    if (!read_place(thread, exception, place)) {
        return {};
    }
    text_builder built{thread};
    for (ssize i = place.from; i < place.to; ++i) {
        built.add("&#");
        built.add(static_cast<std::int64_t>(place.in[i]));
        built.add(";");
    }
    return answer(thread, built.finish(), place.to);
}

[[nodiscard]] constexpr owned backslashreplace_errors(thread_state& thread,
                                                      const arguments& given) noexcept {
    const value exception = handled_exception(thread, "backslashreplace_errors", given);
    error_place place;
    if (!exception || !read_place(thread, exception, place)) {
        return {};
    }
    text_builder built{thread};
    for (ssize i = place.from; i < place.to; ++i) {
        add_escape(built, place.in[i]);
    }
    return answer(thread, built.finish(), place.to);
}

[[nodiscard]] constexpr owned namereplace_errors(thread_state& thread,
                                                 const arguments& given) noexcept {
    const value exception = handled_exception(thread, "namereplace_errors", given);
    if (!exception) {
        return {};
    }
    if (!is_kind_of(exception, unicode_encode_error_type)) {
        return raise_wrong_exception(thread, exception);
    }
    error_place place;
    if (!read_place(thread, exception, place)) {
        return {};
    }
    text_builder built{thread};
    for (ssize i = place.from; i < place.to; ++i) {
        const owned name = name_of_character(thread, place.in[i]);
        if (!name) {
            return clear_pending(thread, import_error_type)
                       ? raise(thread, import_error_type,
                               "PyCapsule_Import could not import module \"unicodedata\"")
                       : raised{};
        }
        if (!is_str(name.get())) {
            add_escape(built, place.in[i]);
            continue;
        }
        built.add("\\N{");
        built.add(text_in(name.get()));
        built.add('}');
    }
    return answer(thread, built.finish(), place.to);
}

/// The UTF that a name says, latin1: none of them. CPython 3.11: get_standard_encoding.
[[nodiscard]] constexpr encoding standard_encoding(const text& name) noexcept {
    ssize at = 0;
    const auto is = [&](const char* small) {
        ssize i = 0;
        for (; small[i] != '\0'; ++i) {
            const char32_t held = at + i < name.size ? name[at + i] : 0;
            const char32_t folded = held >= 'A' && held <= 'Z' ? held + 32 : held;
            if (folded != static_cast<unsigned char>(small[i])) {
                return false;
            }
        }
        at += i;
        return true;
    };
    const auto separator = [&] { at += at < name.size && (name[at] == '-' || name[at] == '_'); };
    if (!is("utf")) {
        return encoding::latin1;
    }
    separator();
    if (is("8")) {
        return at == name.size ? encoding::utf8 : encoding::latin1;
    }
    const bool two = is("16");
    if (!two && !is("32")) {
        return encoding::latin1;
    }
    if (at == name.size) {
        return two ? encoding::utf16_le : encoding::utf32_le;
    }
    separator();
    const bool big = is("be");
    if ((!big && !is("le")) || at != name.size) {
        return encoding::latin1;
    }
    return two   ? big ? encoding::utf16_be : encoding::utf16_le
           : big ? encoding::utf32_be
                 : encoding::utf32_le;
}

/// The lone surrogate that is at a place of bytes, or 0; `size` is how many bytes it has.
[[nodiscard]] constexpr char32_t surrogate_in(const error_place& place, encoding form,
                                              ssize size) noexcept {
    if (place.in.size - place.from < size) {
        return 0;
    }
    char32_t found = 0;
    if (form == encoding::utf8) {
        const char32_t first = place.in[place.from];
        const char32_t second = place.in[place.from + 1];
        const char32_t third = place.in[place.from + 2];
        if ((first & 0xF0) != 0xE0 || (second & 0xC0) != 0x80 || (third & 0xC0) != 0x80) {
            return 0;
        }
        found = (first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F);
    } else {
        const bool big = form == encoding::utf16_be || form == encoding::utf32_be;
        for (ssize i = 0; i < size; ++i) {
            found |= place.in[place.from + i] << (8 * (big ? size - 1 - i : i));
        }
    }
    return found >= 0xD800 && found <= 0xDFFF ? found : 0;
}

[[nodiscard]] constexpr owned surrogatepass_errors(thread_state& thread,
                                                   const arguments& given) noexcept {
    const value exception = handled_exception(thread, "surrogatepass", given);
    error_place place;
    if (!exception) {
        return {};
    }
    if (is_kind_of(exception, unicode_translate_error_type)) {
        return raise_wrong_exception(thread, exception);
    }
    if (!read_place(thread, exception, place)) {
        return {};
    }
    const encoding form =
        is_str(place.encoding) ? standard_encoding(text_in(place.encoding)) : encoding::latin1;
    if (form == encoding::latin1) {
        return raise_again(thread, exception);
    }
    const ssize size = form == encoding::utf8 ? 3 : form < encoding::utf32 ? 2 : 4;
    if (place.kind == unicode_error::decode) {
        const char32_t found = surrogate_in(place, form, size);
        if (found == 0) {
            return raise_again(thread, exception);
        }
        return answer(thread, new_str(thread, text{&found, 1}), place.from + size);
    }
    bytes_builder built{thread};
    const bool big = form == encoding::utf16_be || form == encoding::utf32_be;
    for (ssize i = place.from; i < place.to; ++i) {
        const char32_t character = place.in[i];
        if (character < 0xD800 || character > 0xDFFF) {
            return raise_again(thread, exception);
        }
        if (form == encoding::utf8) {
            add_utf8(built, character);
            continue;
        }
        for (ssize j = 0; j < size; ++j) {
            built.add(character >> (8 * (big ? size - 1 - j : j)) & 0xFF);
        }
    }
    return answer(thread, built.finish(thread), place.to);
}

[[nodiscard]] constexpr owned surrogateescape_errors(thread_state& thread,
                                                     const arguments& given) noexcept {
    const value exception = handled_exception(thread, "surrogateescape", given);
    error_place place;
    if (!exception) {
        return {};
    }
    if (is_kind_of(exception, unicode_translate_error_type)) {
        return raise_wrong_exception(thread, exception);
    }
    if (!read_place(thread, exception, place)) {
        return {};
    }
    if (place.kind == unicode_error::decode) {
        text_builder built{thread};
        ssize at = place.from;
        while (at < place.to && at - place.from < 4 && place.in[at] >= 0x80) {
            built.add(static_cast<char32_t>(0xDC00 + place.in[at++]));
        }
        if (at == place.from) {
            return raise_again(thread, exception);
        }
        return answer(thread, built.finish(), at);
    }
    bytes_builder built{thread};
    for (ssize i = place.from; i < place.to; ++i) {
        if (place.in[i] < 0xDC80 || place.in[i] > 0xDCFF) {
            return raise_again(thread, exception);
        }
        built.add(place.in[i] - 0xDC00);
    }
    return answer(thread, built.finish(thread), place.to);
}

/// CPython's own handlers.
struct own_handler {
    const char* name;
    method_def method;
};
inline constexpr own_handler own_handlers[] = {
    {"strict", {"strict_errors", strict_errors, 0, nullptr}},
    {"ignore", {"ignore_errors", ignore_errors, 0, nullptr}},
    {"replace", {"replace_errors", replace_errors, 0, nullptr}},
    {"xmlcharrefreplace", {"xmlcharrefreplace_errors", xmlcharrefreplace_errors, 0, nullptr}},
    {"backslashreplace", {"backslashreplace_errors", backslashreplace_errors, 0, nullptr}},
    {"namereplace", {"namereplace_errors", namereplace_errors, 0, nullptr}},
    {"surrogatepass", {"surrogatepass", surrogatepass_errors, 0, nullptr}},
    {"surrogateescape", {"surrogateescape", surrogateescape_errors, 0, nullptr}}};
inline constexpr std::size_t own_handler_count = sizeof own_handlers / sizeof own_handlers[0];

inline constexpr auto own_handler_functions = [] {
    struct {
        builtin_function_object rows[own_handler_count]{};
    } result;
    for (std::size_t i = 0; i < own_handler_count; ++i) {
        result.rows[i] = {immortal_head(builtin_function_type), &own_handlers[i].method};
    }
    return result;
}();

} // namespace detail

/// The error handler of a name, empty for strict; empty: it raised.
[[nodiscard]] constexpr owned find_error_handler(thread_state& thread, value name) noexcept {
    if (!name) {
        return owned::take(pointer_to(detail::own_handler_functions.rows[0]));
    }
    object* const registered = find(thread, thread.interp->codec_error_registry, name);
    if (registered != nullptr) {
        return owned::share(load(registered));
    }
    if (pending(thread)) {
        return {};
    }
    for (std::size_t i = 0; i < detail::own_handler_count; ++i) {
        if (text_in(name) == text{detail::own_handlers[i].name}) {
            return owned::take(pointer_to(detail::own_handler_functions.rows[i]));
        }
    }
    return raise(thread, lookup_error_type, "unknown error handler name '", name.data.object, "'");
}

} // namespace stasis::builtins
