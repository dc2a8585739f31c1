// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/character_names.hpp: the names of characters, of which the module unicodedata is
// asked, so that only programs that have it have its tables. CPython 3.11: _PyUnicode_GetNameCAPI
// (Objects/unicodeobject.c), which imports it, too.
#pragma once

#include <stasis/builtins/str_room.hpp>
#include <stasis/interpreter/call_value.hpp>
#include <stasis/interpreter/import.hpp>

namespace stasis::builtins {

namespace detail {

/// The module unicodedata; empty: ImportError is pending, since the program hasn't it, or what its
/// import raised.
[[nodiscard]] constexpr owned import_unicodedata(thread_state& thread) noexcept {
    return interpreter::import_module(thread, make_object(pointer_to(graph::str_<"unicodedata">)));
}

/// What a function of unicodedata answers; empty: it raised, or as import_unicodedata().
[[nodiscard]] constexpr owned ask_unicodedata(thread_state& thread, const str_object* function,
                                              const arguments& given) noexcept {
    const owned module = import_unicodedata(thread);
    owned asked;
    if (module) {
        asked = interpreter::get_attribute(thread, module.get(), function);
    }
    return asked ? interpreter::call(thread, asked.get(), given) : owned{};
}

} // namespace detail

/// The name of a character, or None where it has none; empty: as ask_unicodedata().
[[nodiscard]] constexpr owned name_of_character(thread_state& thread, char32_t character) noexcept {
    const owned asked = new_str(thread, text{&character, 1});
    if (!asked) {
        return {};
    }
    const value given[] = {asked.get(), none_value};
    return detail::ask_unicodedata(thread, &graph::str_<"name">, {given, 2, nullptr});
}

/// The character of a name, or None where there is none; a sequence's name isn't a character's.
/// Empty: as ask_unicodedata().
[[nodiscard]] constexpr owned character_of_name(thread_state& thread, const text& name) noexcept {
    const owned asked = new_str(thread, name);
    if (!asked) {
        return {};
    }
    const value given = asked.get();
    owned found = detail::ask_unicodedata(thread, &graph::str_<"lookup">, {&given, 1, nullptr});
    if (!found && !clear_pending(thread, key_error_type)) {
        return {};
    }
    if (!found || !is_str(found.get()) || text_in(found.get()).size != 1) {
        return owned::take(none_value);
    }
    return found;
}

/// Why a \\N{...} is refused in a program without the module unicodedata: a UnicodeError.
inline constexpr const char* no_character_names =
    "\\N escapes not supported (can't load unicodedata module)";

/// What \\N{...} in a literal means: a character, or why it means none.
struct named_escape {
    char32_t character = 0;
    const char* reason = nullptr;
    bool incomplete = false; ///< there is no closing brace
};

/// Reads the name behind the N of an escape that ends before `to`, and leaves `at` behind it. If an
/// exception is pending afterwards, that is a UnicodeError, since the program hasn't the module
/// unicodedata, or what kept it from being asked.
/// CPython 3.11: _PyUnicode_DecodeUnicodeEscapeInternal.
[[nodiscard]] constexpr named_escape read_named_escape(thread_state& thread, const text& in,
                                                       ssize& at, ssize to) noexcept {
    constexpr const char* malformed = "malformed \\N character escape";
    if (!detail::import_unicodedata(thread)) {
        if (clear_pending(thread, import_error_type)) {
            raise(thread, unicode_error_type, no_character_names);
        }
        return {};
    }
    if (at == to || in[at] != '{') {
        return {0, malformed, at == to};
    }
    const ssize from = ++at;
    while (at < to && in[at] != '}') {
        ++at;
    }
    if (at == to || at == from) {
        return {0, malformed, at == to};
    }
    const owned found = character_of_name(thread, in.part(from, at++));
    if (!found || !is_str(found.get())) {
        return {0, "unknown Unicode character name"};
    }
    return {text_in(found.get())[0]};
}

/// The name that an identifier of a source text means: its form NFKC. Empty: as ask_unicodedata().
/// CPython 3.11: _PyPegen_new_identifier (Parser/pegen.c).
[[nodiscard]] constexpr owned identifier_of(thread_state& thread, const text& spelled) noexcept {
    owned word = new_str(thread, spelled);
    if (!word || ascii_of(word.as_object()) != nullptr) {
        return word;
    }
    const value given[] = {make_object(pointer_to(graph::str_<"NFKC">)), word.get()};
    owned normal = detail::ask_unicodedata(thread, &graph::str_<"normalize">, {given, 2, nullptr});
    if (normal && !is_str(normal.get())) {
        return raise(thread, type_error_type, "unicodedata.normalize() must return a string, not ",
                     type_of(normal.get())->tp_name);
    }
    return normal;
}

} // namespace stasis::builtins
