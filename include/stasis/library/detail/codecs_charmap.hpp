// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/codecs_charmap.hpp: character maps: charmap_encode, charmap_decode and
// charmap_build.
// Promises: what charmap_build makes of a table of 256 characters is an EncodingMap; of any other
// one, a dict. CPython 3.11: PyUnicode_BuildEncodingMap, _PyUnicode_EncodeCharmap,
// PyUnicode_DecodeCharmap (Objects/unicodeobject.c). Refuses: EncodingMap.size(), which would tell
// the size of CPython's own form of it.
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/ready.hpp>
#include <stasis/library/detail/codecs_arguments.hpp>

namespace stasis::library {

/// encoding_map: which byte stands for a character, by character.
struct encoding_map_object : object {
    std::uint16_t characters[256] = {}; ///< sorted
    unsigned char bytes[256] = {};
    int count = 0;
};

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_collected<stasis::library::encoding_map_object> = false;
template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::encoding_map_object> = false;

namespace stasis::library::detail {

constexpr void encoding_map_dealloc(object* held) noexcept {
    release<encoding_map_object>(static_cast<encoding_map_object*>(held));
}

extern const type_object encoding_map_type;
inline constexpr type_object encoding_map_table = [] {
    type_object self{};
    self.tp_name = "EncodingMap";
    self.tp_basicsize = sizeof(encoding_map_object);
    self.tp_dealloc = encoding_map_dealloc;
    self.tp_base = &object_type;
    return self;
}();
inline constexpr type_object encoding_map_type = ready<encoding_map_type, encoding_map_table>();

/// The place of a character in a map, or where it would be.
[[nodiscard]] constexpr int place_in_map(const encoding_map_object& map,
                                         char32_t character) noexcept {
    int low = 0;
    int high = map.count;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (map.characters[middle] < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/// Whether a table can be an EncodingMap.
[[nodiscard]] constexpr bool fits_map(const text& table) noexcept {
    if (table.size == 0 || table[0] != 0) {
        return false;
    }
    bool high[32] = {};
    bool middle[512] = {};
    int highs = 0;
    int middles = 0;
    for (ssize i = 1; i < table.size && i < 256; ++i) {
        const char32_t character = table[i];
        if (character == 0 || character > 0xFFFF) {
            return false;
        }
        if (character == 0xFFFE) {
            continue;
        }
        highs += !high[character >> 11];
        middles += !middle[character >> 7];
        high[character >> 11] = true;
        middle[character >> 7] = true;
    }
    return highs < 0xFF && middles < 0xFF;
}

/// _codecs.charmap_build(map).
[[nodiscard]] constexpr owned codecs_charmap_build(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_single(thread, "_codecs.charmap_build", given)) {
        return {};
    }
    if (!is_str(given.values[0])) {
        return raise(thread, type_error_type, "charmap_build() argument must be str, not ",
                     given.values[0].kind == tag::none ? "None"
                                                       : type_of(given.values[0])->tp_name);
    }
    const text table = text_in(given.values[0]);
    const ssize count = table.size < 256 ? table.size : 256;
    if (!fits_map(table)) {
        owned made = owned::take(new_dict(thread));
        for (ssize i = 0; made && i < count; ++i) {
            if (!store(thread, static_cast<dict_object*>(made.as_object()),
                       make_int(static_cast<std::int64_t>(table[i])), make_int(i))) {
                return {};
            }
        }
        return made;
    }
    auto* map = allocate<encoding_map_object>(thread, encoding_map_type);
    for (ssize i = 0; map != nullptr && i < count; ++i) {
        if (table[i] == 0xFFFE) {
            continue;
        }
        const int at = place_in_map(*map, table[i]);
        if (at == map->count || map->characters[at] != table[i]) {
            for (int j = map->count++; j > at; --j) {
                map->characters[j] = map->characters[j - 1];
                map->bytes[j] = map->bytes[j - 1];
            }
        }
        map->characters[at] = static_cast<std::uint16_t>(table[i]);
        map->bytes[at] = static_cast<unsigned char>(i);
    }
    return owned::take(map);
}

enum class mapped { found, undefined, raised };

/// Adds what stands for a character.
[[nodiscard]] constexpr mapped add_mapped(thread_state& thread, builtins::detail::bytes_builder& to,
                                          value mapping, char32_t character) noexcept {
    if (const auto* map = as_exactly<encoding_map_object>(mapping, encoding_map_type)) {
        const int at = place_in_map(*map, character);
        if (at == map->count || map->characters[at] != character) {
            return mapped::undefined;
        }
        to.add(char32_t{map->bytes[at]});
        return mapped::found;
    }
    const owned found =
        interpreter::get_item(thread, mapping, make_int(static_cast<std::int64_t>(character)));
    if (!found) {
        return clear_pending(thread, lookup_error_type) ? mapped::undefined : mapped::raised;
    }
    if (found.get().kind == tag::none) {
        return mapped::undefined;
    }
    if (is_int(found.get())) {
        const value number = as_number(found.get());
        if (number.kind == tag::object || number.data.integer < 0 || number.data.integer > 255) {
            raise(thread, type_error_type, "character mapping must be in range(256)");
            return mapped::raised;
        }
        to.add(static_cast<char32_t>(number.data.integer));
        return mapped::found;
    }
    if (!is_kind_of(found.get(), bytes_type)) {
        raise(thread, type_error_type, "character mapping must return integer, bytes or None, not ",
              type_of(found.get())->tp_name);
        return mapped::raised;
    }
    const auto* bytes = static_cast<const bytes_object*>(found.as_object());
    to.as_text().add(text{bytes_data(bytes), bytes->ob_size});
    return mapped::found;
}

/// Adds the text that an error handler wants there; false: it raised.
[[nodiscard]] constexpr bool add_mapped_text(thread_state& thread,
                                             builtins::detail::bytes_builder& to, value mapping,
                                             const text& with, builtins::encoding_errors& wrong,
                                             ssize from, ssize end) noexcept {
    for (ssize i = 0; i < with.size; ++i) {
        const mapped done = add_mapped(thread, to, mapping, with[i]);
        if (done == mapped::undefined) {
            wrong.raise_at(thread, from, end);
        }
        if (done != mapped::found) {
            return false;
        }
    }
    return true;
}

/// Deals with the characters from `i` to `end`, which stand for nothing, and leaves `i` where to go
/// on; false: it raised.
[[nodiscard]] constexpr bool handle_unmapped(thread_state& thread,
                                             builtins::detail::bytes_builder& to, value mapping,
                                             builtins::encoding_errors& wrong, ssize& i, ssize end,
                                             error_handler handler, value errors) noexcept {
    if (handler == error_handler::strict) {
        wrong.raise_at(thread, i, end);
        return false;
    }
    if (handler == error_handler::ignore) {
        i = end;
        return true;
    }
    if (handler == error_handler::replace) {
        const char32_t mark = '?';
        for (ssize j = i; j < end; ++j) {
            if (!add_mapped_text(thread, to, mapping, text{&mark, 1}, wrong, i, end)) {
                return false;
            }
        }
        i = end;
        return true;
    }
    handled_error by;
    if (!wrong.handle(thread, errors, i, end, by)) {
        return false;
    }
    if (is_str(by.with.get())) {
        if (!add_mapped_text(thread, to, mapping, text_in(by.with.get()), wrong, i, end)) {
            return false;
        }
    } else {
        to.as_text().add(bytes_in(by.with.get()));
    }
    i = by.at;
    return true;
}

/// _codecs.charmap_encode(str, errors=None, mapping=None): without a mapping, Latin-1.
[[nodiscard]] constexpr owned codecs_charmap_encode(thread_state& thread,
                                                    const arguments& given) noexcept {
    constexpr const char* name = "_codecs.charmap_encode";
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, name, given, 1, 3) || !read_text(thread, name, given) ||
        !read_errors(thread, name, given, 1, errors, handler)) {
        return {};
    }
    const text in = text_in(given.values[0]);
    if (given.count < 3 || given.values[2].kind == tag::none) {
        return with_size(thread, encode_text(thread, in, encoding::latin1, handler, errors),
                         in.size);
    }
    const value mapping = given.values[2];
    builtins::detail::bytes_builder built{thread};
    builtins::encoding_errors wrong{in, "charmap", "character maps to <undefined>"};
    for (ssize i = 0; i < in.size;) {
        mapped done = add_mapped(thread, built, mapping, in[i]);
        if (done == mapped::raised) {
            return {};
        }
        if (done == mapped::found) {
            ++i;
            continue;
        }
        ssize end = i + 1;
        while (end < in.size) {
            builtins::detail::bytes_builder tried{thread};
            done = add_mapped(thread, tried, mapping, in[end]);
            if (done != mapped::undefined) {
                break;
            }
            ++end;
        }
        if (done == mapped::raised ||
            !handle_unmapped(thread, built, mapping, wrong, i, end, handler, errors)) {
            return {};
        }
    }
    return with_size(thread, built.finish(thread), in.size);
}

/// Adds what a byte stands for.
[[nodiscard]] constexpr mapped add_character(thread_state& thread, text_builder& to, value mapping,
                                             unsigned char byte) noexcept {
    if (mapping.kind == tag::object && mapping.data.object->ob_type == &str_type) {
        const text table = text_in(mapping);
        if (byte >= table.size || table[byte] == 0xFFFE) {
            return mapped::undefined;
        }
        to.add(table[byte]);
        return mapped::found;
    }
    const owned found = interpreter::get_item(thread, mapping, make_int(byte));
    if (!found) {
        return clear_pending(thread, lookup_error_type) ? mapped::undefined : mapped::raised;
    }
    if (found.get().kind == tag::none) {
        return mapped::undefined;
    }
    if (is_int(found.get())) {
        const value number = as_number(found.get());
        if (number.kind == tag::integer && number.data.integer == 0xFFFE) {
            return mapped::undefined;
        }
        if (number.kind == tag::object || number.data.integer < 0 ||
            number.data.integer > 0x10FFFF) {
            raise(thread, type_error_type, "character mapping must be in range(0x110000)");
            return mapped::raised;
        }
        to.add(static_cast<char32_t>(number.data.integer));
        return mapped::found;
    }
    if (!is_str(found.get())) {
        raise(thread, type_error_type, "character mapping must return integer, None or str");
        return mapped::raised;
    }
    const text with = text_in(found.get());
    if (with.size == 1 && with[0] == 0xFFFE) {
        return mapped::undefined;
    }
    to.add(with);
    return mapped::found;
}

/// _codecs.charmap_decode(data, errors=None, mapping=None): without a mapping, Latin-1.
[[nodiscard]] constexpr owned codecs_charmap_decode(thread_state& thread,
                                                    const arguments& given) noexcept {
    constexpr const char* name = "_codecs.charmap_decode";
    value errors;
    error_handler handler{};
    if (!takes_positional(thread, name, given, 1, 3)) {
        return {};
    }
    const owned kept = read_bytes(thread, given.values[0]);
    if (!kept || !read_errors(thread, name, given, 1, errors, handler)) {
        return {};
    }
    text in = bytes_in(kept.get());
    if (given.count < 3 || given.values[2].kind == tag::none) {
        return with_size(thread, new_str(thread, in), in.size);
    }
    text_builder built{thread};
    builtins::decoding_errors wrong{in.one, in.size, "charmap"};
    for (ssize i = 0; i < in.size;) {
        const mapped done =
            add_character(thread, built, given.values[2], static_cast<unsigned char>(in[i]));
        if (done == mapped::raised) {
            return {};
        }
        if (done == mapped::found) {
            ++i;
            continue;
        }
        handled_error by;
        if (!wrong.handle(thread, errors, i, i + 1, "character maps to <undefined>", by)) {
            return {};
        }
        in = text{wrong.in, wrong.size};
        built.add(by.with.as_object());
        i = by.at;
    }
    return with_size(thread, built.finish(), bytes_in(kept.get()).size);
}

} // namespace stasis::library::detail
