// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/source_text.hpp: the characters of the source text that eval, exec and compile
// are given. Promises: bytes are read in the encoding that a comment in their first two lines names
// (PEP 263), else in UTF-8. CPython 3.11: _Py_SourceAsString (Python/bltinmodule.c),
// get_coding_spec, decode_str (Parser/tokenizer.c). Refuses: lone surrogates in a str:
// UnicodeEncodeError; null bytes: ValueError; what can't be decoded: SyntaxError. Of bytes that
// name no encoding each one that isn't UTF-8 becomes a lone surrogate: the compiler refuses it
// where it isn't in a comment.
#pragma once

#include <stasis/builtins/buffer.hpp>
#include <stasis/builtins/bytes_methods.hpp>
#include <stasis/builtins/class_names.hpp>
#include <stasis/builtins/text_codec.hpp>

namespace stasis::builtins {

/// What eval(), exec() or compile() is to compile.
struct given_source {
    const char* function;
    const char* other; ///< what it takes besides source texts
    const char* mode;  ///< compile()'s
    value source;
    object* filename;
};

/// Whether a value may be a source text: a str, or what lends bytes.
[[nodiscard]] constexpr bool may_be_source(value given) noexcept {
    return is_kind_of(given, str_type) || has_buffer(given);
}

/// Raises the TypeError about what is no source text.
constexpr raised refuse_source(thread_state& thread, const given_source& given) noexcept {
    return raise(thread, type_error_type, given.function, "() arg 1 must be a string, bytes or ",
                 given.other);
}

namespace detail {

/// The word behind "coding:" or "coding=" in a comment; empty: there is none.
[[nodiscard]] constexpr text encoding_in_comment(const text& comment) noexcept {
    const text key{"coding"};
    for (ssize at = 0; at + key.size < comment.size; ++at) {
        if (comment.part(at, at + key.size) != key) {
            continue;
        }
        ssize from = at + key.size;
        if (comment[from] != ':' && comment[from] != '=') {
            continue;
        }
        ++from;
        while (from < comment.size && (comment[from] == ' ' || comment[from] == '\t')) {
            ++from;
        }
        ssize to = from;
        while (to < comment.size && (is_ascii_letter_or_digit(comment[to]) || comment[to] == '-' ||
                                     comment[to] == '_' || comment[to] == '.')) {
            ++to;
        }
        if (to > from) {
            return comment.part(from, to);
        }
    }
    return {};
}

/// The encoding that a comment in the first two lines names, if nothing but blanks is in front of
/// it; empty: there is none. `ends_last_line`: the last line has an end,
/// without which it doesn't count.
[[nodiscard]] constexpr text encoding_in_source(const text& bytes, bool ends_last_line) noexcept {
    ssize at = 0;
    const auto ends_line = [&] {
        return at >= bytes.size || bytes[at] == '\n' || bytes[at] == '\r';
    };
    for (int line = 0; line < 2; ++line) {
        while (at < bytes.size && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f')) {
            ++at;
        }
        const ssize from = at;
        if (!ends_line() && bytes[at] != '#') {
            return {};
        }
        while (!ends_line()) {
            ++at;
        }
        if (at >= bytes.size && !ends_last_line) {
            return {};
        }
        const text found = encoding_in_comment(bytes.part(from, at));
        if (found.size != 0) {
            return found;
        }
        at += at + 1 < bytes.size && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
    }
    return {};
}

/// Whether a name of an encoding is, or begins with and a hyphen, one in small letters and hyphens.
[[nodiscard]] constexpr bool is_form_of(const text& name, const text& plain) noexcept {
    if (name.size < plain.size ||
        (name.size > plain.size && name[plain.size] != '-' && name[plain.size] != '_')) {
        return false;
    }
    for (ssize i = 0; i < plain.size; ++i) {
        const char32_t c = name[i];
        if ((c == '_' ? U'-' : is_ascii_upper(c) ? c + 32 : c) != plain[i]) {
            return false;
        }
    }
    return true;
}

/// What CPython calls an encoding that a source text names. CPython 3.11: get_normal_name.
[[nodiscard]] constexpr text source_encoding_name(const text& name) noexcept {
    if (is_form_of(name, "utf-8")) {
        return "utf-8";
    }
    for (const char* each : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
        if (is_form_of(name, each)) {
            return "iso-8859-1";
        }
    }
    return name;
}

/// Makes a SyntaxError of what decoding a source text has raised. CPython 3.11:
/// _Pypegen_raise_tokenizer_init_error (Parser/pegen_errors.c).
constexpr raised refuse_encoding(thread_state& thread, object* filename) noexcept {
    const type_object* const type = thread.curexc_value->ob_type;
    if (!is_subtype(type, &lookup_error_type) && !is_subtype(type, &value_error_type) &&
        !is_subtype(type, &syntax_error_type)) {
        return {};
    }
    const owned cause = owned::take(take_pending(thread));
    const owned said = interpreter::str(thread, cause.get());
    const value place[] = {make_object(filename), make_int(0), make_int(-1), none_value};
    const owned details = owned::take(new_tuple(thread, place, 4));
    if (!said || !details) {
        return {};
    }
    const value given[] = {said.get(), details.get()};
    owned made =
        interpreter::call(thread, make_object(pointer_to(syntax_error_type)), {given, 2, nullptr});
    if (made) {
        raise_object(thread, static_cast<exception_object*>(made.release().data.object));
    }
    return {};
}

/// The characters of bytes; empty: an exception is pending.
[[nodiscard]] constexpr owned decode_source(thread_state& thread, value bytes,
                                            const given_source& of, bool& names_encoding) noexcept {
    text in = bytes_in(bytes);
    const bool marked = in.size >= 3 && in[0] == 0xEF && in[1] == 0xBB && in[2] == 0xBF;
    in = in.part(marked ? 3 : 0, in.size);
    const text given = encoding_in_source(in, text{of.mode} == text{"exec"});
    names_encoding = marked || given.size != 0;
    const text name = source_encoding_name(given);
    if (name.size == 0 || name == text{"utf-8"}) {
        return decode_bytes(thread, in.one, in.size, encoding::utf8, error_handler::surrogateescape,
                            make_object(pointer_to(graph::str_<"surrogateescape">)));
    }
    const owned encoding = new_str(thread, name);
    if (!encoding) {
        return {};
    }
    owned characters;
    if (marked) {
        raise(thread, value_error_type, "encoding problem: ", name, " with BOM");
    } else {
        characters = decode_by_name(thread, "decode", bytes, encoding.get(), {});
    }
    if (!characters) {
        return refuse_encoding(thread, of.filename);
    }
    return characters;
}

/// Whether a text is free of null bytes; false: ValueError is pending.
[[nodiscard]] constexpr bool check_no_null(thread_state& thread, const text& source) noexcept {
    for (ssize i = 0; i < source.size; ++i) {
        if (source[i] == '\0') {
            raise(thread, value_error_type, "source code string cannot contain null bytes");
            return false;
        }
    }
    return true;
}

} // namespace detail

/// The bytes of a source text that is no str; empty: an exception is pending.
[[nodiscard]] constexpr owned source_bytes(thread_state& thread,
                                           const given_source& given) noexcept {
    held_buffer held;
    if (has_buffer(given.source)) {
        if (get_buffer(thread, given.source, held.view, buffer_simple) == 0) {
            return bytes_of_buffer(thread, held.view);
        }
        decrement(take_pending(thread));
    }
    return refuse_source(thread, given);
}

/// The characters of a source text, lines ending as Python's do, without the blanks that eval()
/// leaves out in front; `names_encoding` is left as it is, or whether its bytes do. Empty: an
/// exception is pending.
[[nodiscard]] constexpr owned source_characters(thread_state& thread, const given_source& given,
                                                bool& names_encoding) noexcept {
    owned held = owned::share(given.source);
    if (is_kind_of(given.source, str_type)) {
        if (!detail::is_utf8(thread, given.source)) {
            return {};
        }
    } else {
        const owned bytes = source_bytes(thread, given);
        if (!bytes || !detail::check_no_null(thread, bytes_in(bytes.get()))) {
            return {};
        }
        held = detail::decode_source(thread, bytes.get(), given, names_encoding);
        if (!held) {
            return {};
        }
    }
    const text characters = text_of(held.as_object());
    if (!detail::check_no_null(thread, characters)) {
        return {};
    }
    ssize from = 0;
    while (text{given.function} == text{"eval"} && from < characters.size &&
           (characters[from] == ' ' || characters[from] == '\t')) {
        ++from;
    }
    bool returns = false;
    for (ssize i = from; i < characters.size; ++i) {
        returns = returns || characters[i] == '\r';
    }
    if (!returns) {
        return new_str(thread, characters.part(from, characters.size));
    }
    text_builder built{thread};
    for (ssize i = from; i < characters.size; ++i) {
        const bool ends = characters[i] == '\r';
        built.add(ends ? U'\n' : characters[i]);
        i += ends && i + 1 < characters.size && characters[i + 1] == '\n' ? 1 : 0;
    }
    return built.finish();
}

} // namespace stasis::builtins
