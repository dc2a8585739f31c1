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

/// What a function of unicodedata answers; empty: it raised, or ImportError is pending, since the
/// program hasn't that module.
[[nodiscard]] constexpr owned ask_unicodedata(thread_state& thread, const str_object* function,
                                              const arguments& given) noexcept {
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"unicodedata">)));
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

/// What \N{...} in a literal means: a character, or why it means none.
struct named_escape {
    char32_t character = 0;
    const char* reason = nullptr;
    bool incomplete = false; ///< there is no closing brace
    ssize end = 0;           ///< behind what was read
};

/// Reads the name behind the N of an escape; if an exception is pending afterwards, that is a
/// UnicodeError, since the program hasn't the module unicodedata, or what kept it from being asked.
/// CPython 3.11: _PyUnicode_DecodeUnicodeEscapeInternal.
[[nodiscard]] constexpr named_escape read_named_escape(thread_state& thread, const text& in,
                                                       ssize from, ssize to) noexcept {
    constexpr const char* malformed = "malformed \\N character escape";
    if (from == to || in[from] != '{') {
        return {0, malformed, from == to, from};
    }
    ssize end = from + 1;
    while (end < to && in[end] != '}') {
        ++end;
    }
    if (end == to || end == from + 1) {
        return {0, malformed, end == to, end};
    }
    const owned found = character_of_name(thread, in.part(from + 1, end));
    if (!found && clear_pending(thread, import_error_type)) {
        raise(thread, unicode_error_type,
              "\\N escapes not supported (can't load unicodedata module)");
    }
    if (!found || !is_str(found.get())) {
        return {0, "unknown Unicode character name", false, end + 1};
    }
    return {text_in(found.get())[0], nullptr, false, end + 1};
}

/// The name that an identifier of a source text means: its form NFKC. Empty: as ask_unicodedata().
/// CPython 3.11: _PyPegen_new_identifier (Parser/pegen.c).
[[nodiscard]] constexpr owned identifier_of(thread_state& thread, const text& spelled) noexcept {
    owned word = new_str(thread, spelled);
    if (!word || ascii_of(word.as_object()) != nullptr) {
        return word;
    }
    const value given[] = {make_object(pointer_to(graph::str_<"NFKC">)), word.get()};
    return detail::ask_unicodedata(thread, &graph::str_<"normalize">, {given, 2, nullptr});
}

} // namespace stasis::builtins
