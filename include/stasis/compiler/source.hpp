// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/source.hpp: a source text that is compiled, and the SyntaxErrors about it.
// Promises: a SyntaxError has the attributes of CPython's: file, line, offset, the line's text.
// CPython 3.11: RAISE_ERROR_KNOWN_LOCATION (Parser/pegen_errors.c).
#pragma once

#include <stasis/builtins/character_names.hpp>
#include <stasis/builtins/syntax_error.hpp>
#include <stasis/builtins/text_codec.hpp>
#include <stasis/compiler/token.hpp>
#include <stasis/image/growing_row.hpp>
#include <stasis/interpreter/source_line.hpp>
#include <stasis/interpreter/warn.hpp>
#include <stasis/state/counted_call.hpp>

#include <climits>

namespace stasis::compiler {

using namespace builtins;

/// Items in a row, of which the memory grows.
template <class Item>
using row = image::detail::growing_row<Item>;

/// An opening bracket.
struct bracket {
    char32_t character = 0;
    place where{0, 0};
};

/// What is done with a text; SyntaxErrors show its line accordingly.
enum class stage : unsigned char { reading, parsing, binding, emitting };

/// What an f-string has between braces; SyntaxErrors show it with parentheses around, as if it were
/// a text of its own.
struct string_field {
    bool found = false;
    ssize from = 0;
    ssize to = 0;
    place first{};        ///< where `from` is
    bool refused = false; ///< something in it is no token
};

/// Whether a character stands for a byte that isn't UTF-8: a str that has one is no source.
[[nodiscard]] constexpr bool is_wrong_byte(char32_t c) noexcept {
    return c >= 0xDC80 && c <= 0xDCFF;
}

namespace detail {

/// The bytes that characters were read from.
[[nodiscard]] constexpr owned bytes_of(thread_state& thread, const text& part) noexcept {
    return encode_text(thread, part, encoding::utf8, error_handler::surrogateescape,
                       make_object(pointer_to(graph::str_<"surrogateescape">)));
}

/// A line as it is shown; empty: an exception is pending.
[[nodiscard]] constexpr owned shown_line(thread_state& thread, owned line) noexcept {
    if (!line) {
        return {};
    }
    const text characters_in = text_of(line.as_object());
    bool right = true;
    for (ssize i = 0; i < characters_in.size; ++i) {
        right = right && !is_wrong_byte(characters_in[i]);
    }
    if (right) {
        return line;
    }
    const owned bytes = bytes_of(thread, characters_in);
    if (!bytes) {
        return {};
    }
    const text in = bytes_in(bytes.get());
    return decode_bytes(thread, in.one, in.size, encoding::utf8, error_handler::replace, {});
}

/// A line of a file with its end; None: there is none. CPython 3.11: PyErr_ProgramTextObject.
[[nodiscard]] inline owned line_of_file(thread_state& thread, const text& file,
                                        int number) noexcept {
    const interpreter::source_line line{file, number};
    if (!line) {
        return owned::share(none_value);
    }
    const owned characters =
        decode_bytes(thread, line.data(), line.size(), encoding::utf8, error_handler{}, {});
    if (!characters) {
        return {};
    }
    text_builder built{thread};
    built.add(characters.as_object());
    built.add("\n");
    return built.finish();
}

} // namespace detail

/// A text to be compiled. What fails leaves an exception pending with the thread, and all that is
/// compiled ends there.
class source {
public:
    /// `counts_bytes`: SyntaxErrors that the parser finds count columns in bytes.
    constexpr source(thread_state& on, const text& whole, object* filename,
                     bool counts_bytes = false) noexcept
        : thread(on), characters(whole), calls_remaining(nesting_in(on)), filename_(filename),
          outermost_(on, on.nesting_remaining), held_(on), begins_(on), long_(on),
          counts_bytes_(counts_bytes) {
        for (ssize i = 0; i < whole.size; ++i) {
            ascii_ = ascii_ && whole[i] < 128;
        }
    }
    source(const source&) = delete;
    source& operator=(const source&) = delete;
    constexpr ~source() {
        for (std::size_t i = 0; i < held_.size(); ++i) {
            decrement(held_[i]);
        }
    }

    /// The character there; 0 behind the end.
    [[nodiscard]] constexpr char32_t at(ssize index) const noexcept {
        return index < characters.size ? characters[index] : U'\0';
    }
    [[nodiscard]] constexpr object* filename() const noexcept { return filename_; }
    [[nodiscard]] constexpr bool failed() const noexcept { return pending(thread); }

    /// Keeps an object for as long as the text is compiled; null: an exception is pending.
    constexpr object* keep(owned made) noexcept {
        object* const boxed = made ? box(thread, made.get()) : nullptr;
        if (boxed == nullptr) {
            return nullptr;
        }
        if (!held_.push(boxed)) {
            decrement(boxed);
            return nullptr;
        }
        return boxed;
    }

    /// Keeps the name that is spelled there; null: an exception is pending.
    constexpr str_object* keep_word(ssize from, ssize to) noexcept {
        return static_cast<str_object*>(
            keep(builtins::identifier_of(thread, characters.part(from, to))));
    }

    /// Raises a SyntaxError, or what derives from it, about a part of the text.
    template <class... Parts>
    constexpr raised refuse_as(const type_object& type, const span& where,
                               Parts... parts) noexcept {
        text_builder message{thread};
        message.add(now == stage::parsing && field.found ? "f-string: " : "");
        (message.add(parts), ...);
        const owned said = message.finish();
        owned line;
        if (said && know_columns()) {
            line = line_of(where.begin.line);
        }
        if (!line) {
            return {};
        }
        const value place[] = {make_object(filename_),
                               make_int(where.begin.line),
                               shown_offset(where.begin, line.get()),
                               line.get(),
                               make_int(where.end.line),
                               shown_offset(where.end, line.get())};
        const owned details = owned::take(new_tuple(thread, place, 6));
        const value given[] = {said.get(), details.get()};
        owned made;
        if (details) {
            made = builtins::detail::make_exception(thread, type, given, 2);
        }
        // About names the place isn't among the arguments.
        if (made && syntax_error_init(thread, made.get(), {given, 2}) == 0 &&
            (now != stage::binding || exception_init(thread, made.get(), {given, 1}) == 0)) {
            raise_object(thread, static_cast<exception_object*>(made.release().data.object));
        }
        return {};
    }

    template <class... Parts>
    constexpr raised refuse(const span& where, Parts... parts) noexcept {
        return refuse_as(syntax_error_type, where, parts...);
    }

    /// Raises the SyntaxError about a part that has a byte that isn't UTF-8.
    constexpr raised refuse_bytes(const span& where, ssize from, ssize to) noexcept {
        const owned bytes = detail::bytes_of(thread, characters.part(from, to));
        if (!bytes) {
            return {};
        }
        const text in = bytes_in(bytes.get());
        static_cast<void>(
            decode_bytes(thread, in.one, in.size, encoding::utf8, error_handler{}, {}));
        if (!is_subtype(thread.curexc_value->ob_type, &unicode_decode_error_type)) {
            return {};
        }
        const owned error = owned::take(take_pending(thread));
        const owned said = interpreter::str(thread, error.get());
        return said ? refuse(where, "(unicode error) ", said.as_object()) : raised{};
    }

    /// Warns of a line of the text; false: an exception is pending. If a filter makes an error of
    /// it, that is a SyntaxError about `where`.
    template <class... Parts>
    constexpr bool warn(const type_object& category, int line, const span& where,
                        Parts... parts) noexcept {
        if (!warns || interpreter::warn_of_line(thread, category, filename_, line, parts...)) {
            return true;
        }
        if (clear_pending(thread, category)) {
            refuse(where, parts...);
        }
        return false;
    }

    /// Whether a token is the end of the text, which no character stands for.
    [[nodiscard]] constexpr bool ends_text(const token& of) const noexcept {
        return of.kind == token_kind::end ||
               (of.kind == token_kind::newline && !ends_lines && of.from == characters.size);
    }
    /// Whether no character stands for a token.
    [[nodiscard]] constexpr bool is_empty(const token& of) const noexcept {
        return of.kind == token_kind::indent || of.kind == token_kind::dedent || ends_text(of);
    }
    /// Where an error is told that something lacks in front of a token: if no character stands for
    /// that, it is behind the last one.
    [[nodiscard]] constexpr span place_before(const token& of) const noexcept {
        if (!is_empty(of)) {
            return of.where;
        }
        const place& end = of.where.end;
        return {{end.line, end.column - 1}, {end.line, -2}};
    }

    /// Raises the SyntaxError about what is no token.
    constexpr void raise_refusal() noexcept {
        raise_object(thread, static_cast<exception_object*>(refusal.release().data.object));
    }

    /// What is no token, or isn't closed, behind the line that was read last is told of instead of
    /// a SyntaxError that is pending. CPython 3.11:
    /// _PyPegen_tokenize_full_source_to_check_for_errors.
    constexpr void look_behind(int line) noexcept {
        const bool refused = refusal && refusal_is_first;
        const bool open = unclosed.where.line != 0 && line > unclosed.where.line;
        if ((!refused && !open) || !clear_pending(thread, syntax_error_type)) {
            return;
        }
        if (refused) {
            raise_refusal();
        } else {
            refuse_unclosed();
        }
    }

    /// Raises the SyntaxError about the bracket that nothing closes.
    constexpr void refuse_unclosed() noexcept {
        const place& open = unclosed.where;
        refuse({open, {open.line, -1}}, "'", unclosed.character, "' was never closed");
    }

    /// Whether one more call nests, of a function that calls itself as deeply as the text nests;
    /// false: RecursionError is pending.
    [[nodiscard]] constexpr bool entered(const state::counted_call& call) noexcept {
        if (!call) {
            raise(thread, recursion_error_type,
                  "maximum recursion depth exceeded during compilation");
        }
        return static_cast<bool>(call);
    }

    /// A column in bytes of UTF-8.
    [[nodiscard]] constexpr unsigned byte_column(const place& of) noexcept {
        if (ascii_) {
            return static_cast<unsigned>(of.column);
        }
        if (!know_columns()) {
            return 0;
        }
        if (of.line < 1 || static_cast<std::size_t>(of.line) > begins_.size()) {
            return static_cast<unsigned>(of.column);
        }
        const ssize begin = begins_[static_cast<std::size_t>(of.line) - 1];
        return static_cast<unsigned>(of.column) +
               (extra_before(begin + of.column) - extra_before(begin));
    }

    thread_state& thread;
    const text characters;
    int calls_remaining; ///< how much deeper the text may nest, if the native stack has room for it
    stage now = stage::reading;
    bool ends_lines = false;    ///< the last line has an end while it is parsed
    bool is_expression = false; ///< ... and no token for it, since the text is eval()'s
    bool warns = true;          ///< of what is Python, and yet looks wrong
    owned refusal; ///< the exception about what is no token, for when the parser comes there
    bool refusal_is_first = false; ///< it is told of even if something is wrong in front of it
    bracket unclosed{};            ///< the last one that nothing closes; line 0: there is none
    string_field field{};          ///< what is read now, if it is one
    string_field broken_field{};   ///< one that is no expression
    int last_feature = 0; ///< the line of the last import from __future__ that may be there
    int shown_line = 0;   ///< while it is parsed, lines from this one on are shown with their end
    int shown_from = 0;   ///< ... and the first line that is shown with them, if it isn't 0

private:
    /// How deep a text may nest: deeper than calls. CPython 3.11: COMPILER_STACK_FRAME_SCALE
    /// (Python/symtable.c).
    [[nodiscard]] static constexpr int nesting_in(const thread_state& thread) noexcept {
        constexpr int nesting_of_call = 3;
        constexpr int most = INT_MAX / nesting_of_call;
        const int calls = thread.recursion_remaining;
        return (calls < most ? calls : most) * nesting_of_call;
    }

    /// A text up to a character of several bytes and with it.
    struct long_text {
        ssize end;
        unsigned extra; ///< bytes that it has more than characters
    };

    /// Fills `begins_` and `long_`, if they are needed; false: MemoryError is pending.
    constexpr bool know_columns() noexcept {
        if (ascii_ || knows_columns_) {
            return true;
        }
        for (; begins_.size() != 0; begins_.pop()) {
        }
        for (; long_.size() != 0; long_.pop()) {
        }
        bool kept = begins_.push(0);
        unsigned extra = 0;
        for (ssize i = 0; kept && i < characters.size; ++i) {
            const char32_t c = characters[i];
            if (c == U'\n') {
                kept = begins_.push(i + 1);
            } else if (c >= 0x80 && !is_wrong_byte(c)) {
                extra += c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
                kept = long_.push({i + 1, extra});
            }
        }
        knows_columns_ = kept;
        return kept;
    }

    /// How many bytes more than characters are in front of a character.
    [[nodiscard]] constexpr unsigned extra_before(ssize index) noexcept {
        std::size_t from = 0;
        for (std::size_t to = long_.size(); from < to;) {
            const std::size_t middle = from + (to - from) / 2;
            if (long_[middle].end <= index) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? 0 : long_[from - 1].extra;
    }

    /// A column as it is told: from 1, and not far behind the end of the line that is shown.
    [[nodiscard]] constexpr value shown_offset(const place& of, value line) noexcept {
        if (of.column == not_told) {
            return none_value;
        }
        int told = offset(of);
        if (now == stage::reading) {
            return make_int(told);
        }
        if (now != stage::parsing) {
            return make_int(told > 0 ? static_cast<int>(byte_column(of)) + 1 : told);
        }
        const text shown = text_of(line.data.object);
        if (counts_bytes_ && !field.found && told > 0) {
            return make_int(static_cast<int>(byte_column(of)) + 1);
        }
        if (!ascii_ && !field.found && told > 0) {
            // Its bytes are counted in the first line that is shown.
            const auto bytes = static_cast<ssize>(byte_column(of));
            ssize characters_in = 0;
            for (ssize at = 0; at < bytes && characters_in < shown.size; ++characters_in) {
                const char32_t c = shown[characters_in];
                at += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            }
            told = static_cast<int>(characters_in) + 1;
        }
        const auto most = static_cast<int>(shown.size) + 1;
        return make_int(told < most ? told : most);
    }
    /// A place as it is told: columns count from 1.
    [[nodiscard]] constexpr int offset(const place& of) const noexcept {
        const bool shifted = field.found && of.line == field.first.line && of.column >= 0;
        return of.column + 1 - (shifted ? field.first.column - 1 : 0);
    }

    /// A line's text, with its end while it is parsed; later it is the file's; None: it isn't
    /// shown.
    constexpr owned line_of(int number) noexcept {
        if (now >= stage::binding) {
            if (std::is_constant_evaluated()) {
                return owned::share(none_value);
            }
            return detail::line_of_file(thread, text_of(filename_), number);
        }
        const bool with_end = now == stage::parsing && number >= shown_line;
        const int first = with_end && shown_from != 0 ? shown_from : number;
        const ssize end = field.found ? field.to : characters.size;
        ssize from = field.found ? field.from : 0;
        int line = field.found ? field.first.line : 1;
        for (; line < first && from < end; ++from) {
            line += characters[from] == '\n' ? 1 : 0;
        }
        ssize to = from;
        while (to < end && (characters[to] != '\n' || line < number)) {
            line += characters[to] == '\n' ? 1 : 0;
            ++to;
        }
        text_builder built{thread};
        built.add(field.found && first <= field.first.line ? "(" : "");
        built.add(characters.part(from, to));
        built.add(field.found && to == end ? ")" : "");
        if (with_end && (to < end || ends_lines || field.found)) {
            built.add("\n");
        }
        return detail::shown_line(thread, built.finish());
    }

    object* const filename_;
    /// What nests in a text counts calls of its own, and is within this one: it isn't the host's.
    const state::counted_call outermost_;
    row<object*> held_;
    row<ssize> begins_;   ///< of the lines
    row<long_text> long_; ///< what has characters of several bytes, in their order
    bool ascii_ = true;
    const bool counts_bytes_;
    bool knows_columns_ = false; ///< begins_ and long_ are filled
};

/// While it lives, what is read is what an f-string has between braces.
class field_scope {
public:
    constexpr field_scope(source& in, const string_field& read) noexcept
        : in_(in), field_(in.field), unclosed_(in.unclosed),
          refusal_(static_cast<owned&&>(in.refusal)), refusal_is_first_(in.refusal_is_first) {
        in.field = read;
        in.unclosed = {};
    }
    field_scope(const field_scope&) = delete;
    field_scope& operator=(const field_scope&) = delete;
    constexpr ~field_scope() {
        in_.field = field_;
        in_.unclosed = unclosed_;
        in_.refusal = static_cast<owned&&>(refusal_);
        in_.refusal_is_first = refusal_is_first_;
    }

private:
    source& in_;
    const string_field field_;
    const bracket unclosed_;
    owned refusal_;
    const bool refusal_is_first_;
};

} // namespace stasis::compiler
