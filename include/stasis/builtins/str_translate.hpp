// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_translate.hpp: str.maketrans and str.translate.
// CPython 3.11: unicode_maketrans_impl, _PyUnicode_TranslateCharmap (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/str_room.hpp>

namespace stasis::builtins {

namespace detail {

/// Fills a table from two strs of one length, and a third whose characters are to go; false: it
/// raised.
[[nodiscard]] constexpr bool map_characters(thread_state& thread, dict_object* table,
                                            const arguments& given) noexcept {
    if (!check_str(thread, given.values[1], "maketrans() argument 2") ||
        (given.count > 2 && !check_str(thread, given.values[2], "maketrans() argument 3"))) {
        return false;
    }
    if (!is_str(given.values[0])) {
        raise(thread, type_error_type,
              "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    const text from = text_in(given.values[0]);
    const text to = text_in(given.values[1]);
    if (from.size != to.size) {
        raise(thread, value_error_type, "the first two maketrans arguments must have equal length");
        return false;
    }
    for (ssize i = 0; i < from.size; ++i) {
        if (!store(thread, table, make_int(from[i]), make_int(to[i]))) {
            return false;
        }
    }
    const text gone = given.count > 2 ? text_in(given.values[2]) : text{};
    for (ssize i = 0; i < gone.size; ++i) {
        if (!store(thread, table, make_int(gone[i]), none_value)) {
            return false;
        }
    }
    return true;
}

/// Fills a table from a dict whose keys are ints and strs of one character; false: it raised.
[[nodiscard]] constexpr bool map_dict(thread_state& thread, dict_object* table,
                                      value given) noexcept {
    const auto* from = as<dict_object>(given, dict_type);
    if (from == nullptr || from->ob_type != &dict_type) {
        raise(thread, type_error_type,
              "if you give only one argument to maketrans it must be a dict");
        return false;
    }
    ssize at = 0;
    while (const dict_item_view entry = next_entry(from, at)) {
        value key = load(entry.me_key);
        if (is_str(key)) {
            if (text_in(key).size != 1) {
                raise(thread, value_error_type,
                      "string keys in translate table must be of length 1");
                return false;
            }
            key = make_int(text_in(key)[0]);
        } else if (type_of(key) != &int_type && type_of(key) != &bool_type) {
            raise(thread, type_error_type, "keys in translate table must be strings or integers");
            return false;
        }
        if (!store(thread, table, key, entry.me_value)) {
            return false;
        }
    }
    return true;
}

/// Adds what a table makes of a character; false: it raised.
[[nodiscard]] constexpr bool add_translated(thread_state& thread, text_builder& to, value table,
                                            char32_t character) noexcept {
    const owned found = interpreter::get_item(thread, table, make_int(character));
    const value held = found.get();
    if (!found) {
        if (!clear_pending(thread, lookup_error_type)) {
            return false;
        }
        to.add(character);
        return true;
    }
    if (held.kind == tag::none) {
        return true;
    }
    if (is_str(held)) {
        to.add(text_in(held));
        return true;
    }
    if (type_of(held) != &int_type && type_of(held) != &bool_type) {
        raise(thread, type_error_type, "character mapping must return integer, None or str");
        return false;
    }
    if (held.kind == tag::object || held.data.integer < 0 || held.data.integer > 0x10FFFF) {
        raise(thread, value_error_type, "character mapping must be in range(0x110000)");
        return false;
    }
    to.add(static_cast<char32_t>(held.data.integer));
    return true;
}

} // namespace detail

/// str.maketrans(dict), str.maketrans(from, to), str.maketrans(from, to, gone): static.
[[nodiscard]] constexpr owned str_maketrans(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "str.maketrans", given) ||
        !interpreter::check_count(thread, "maketrans", given, 1, 3)) {
        return {};
    }
    owned table = owned::take(new_dict(thread));
    if (!table) {
        return {};
    }
    auto* to = static_cast<dict_object*>(table.as_object());
    const bool filled = given.count == 1 ? detail::map_dict(thread, to, given.values[0])
                                         : detail::map_characters(thread, to, given);
    if (!filled) {
        return {};
    }
    return table;
}

/// str.translate(table): any mapping from the numbers of characters to their numbers, strs or None.
[[nodiscard]] constexpr owned str_translate(thread_state& thread, const arguments& given) noexcept {
    if (!takes_one(thread, "str.translate", given)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    text_builder built{thread};
    for (ssize i = 0; i < in.size; ++i) {
        if (!detail::add_translated(thread, built, given.values[1], in[i])) {
            return {};
        }
    }
    return built.finish();
}

} // namespace stasis::builtins
