// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/str_room.hpp: strs whose size and form are known before their text, and the
// checks that str methods share.
// Promises: one allocation and one copy; at run time characters of one width are copied as memory.
// CPython 3.11: PyUnicode_New, _PyUnicode_FastCopyCharacters (Objects/unicodeobject.c).
#pragma once

#include <stasis/builtins/named_arguments.hpp>

namespace stasis::builtins {

/// The largest ssize: the default end of a search, and "no limit" of a count.
inline constexpr ssize largest_size = static_cast<ssize>(static_cast<std::size_t>(-1) >> 1);

/// The str that a value is known to hold.
[[nodiscard]] constexpr str_object* str_in(value held) noexcept {
    return static_cast<str_object*>(held.data.object);
}

/// The text of the str that a value is known to hold.
[[nodiscard]] constexpr text text_in(value held) noexcept { return text_of(held.data.object); }

/// Whether a value holds a str.
[[nodiscard]] constexpr bool is_str(value held) noexcept { return is_kind_of(held, str_type); }

/// A str as it is, or, of a class derived from str, one of its text alone.
/// CPython 3.11: unicode_result_unchanged (Objects/unicodeobject.c).
[[nodiscard]] constexpr owned exact_str(thread_state& thread, value self) noexcept {
    if (self.data.object->ob_type == &str_type) {
        return owned::share(self);
    }
    return new_str(thread, text_in(self));
}

/// The largest character that the form of a str can hold: the same for all strs of that form.
[[nodiscard]] constexpr char32_t form_of(const object* self) noexcept {
    const str_state state = static_cast<const str_object*>(self)->state;
    return state.ascii != 0  ? char32_t{0x7F}
           : state.kind == 1 ? char32_t{0xFF}
           : state.kind == 2 ? char32_t{0xFFFF}
                             : char32_t{0x10FFFF};
}

namespace detail {

template <class Head, class Character>
[[nodiscard]] constexpr str_object* new_room(thread_state& thread, ssize size,
                                             unsigned ascii) noexcept {
    const std::size_t room = static_cast<std::size_t>(size) + 1;
    auto* result = state::allocate<Head, Character>(thread, str_type, room);
    if (result != nullptr) {
        result->length = size;
        result->state = {.interned = 0,
                         .kind = sizeof(Character) & 7u,
                         .compact = 1,
                         .ascii = ascii & 1u,
                         .ready = 1};
        trailing_mutable<Character>(result, room)[size] = 0;
    }
    return result;
}

template <class Character, class Source>
constexpr void copy_characters(Character* to, const Source* from, ssize size) noexcept {
    if (!std::is_constant_evaluated() && sizeof(Character) == sizeof(Source)) {
        __builtin_memcpy(to, from, static_cast<std::size_t>(size) * sizeof(Character));
        return;
    }
    for (ssize i = 0; i < size; ++i) {
        to[i] = static_cast<Character>(from[i]);
    }
}

template <class Character>
constexpr void copy_text(Character* to, const text& from) noexcept {
    if (from.size == 0) {
        return;
    }
    if (from.one != nullptr) {
        copy_characters(to, from.one, from.size);
    } else if (from.ascii != nullptr) {
        copy_characters(to, from.ascii, from.size);
    } else if (from.two != nullptr) {
        copy_characters(to, from.two, from.size);
    } else {
        copy_characters(to, from.four, from.size);
    }
}

} // namespace detail

/// A str of that many characters, to be filled in, in the form that holds characters up to
/// `largest`; one of them must be as large as that form demands. Not for the empty str. Null:
/// MemoryError is pending.
[[nodiscard]] constexpr str_object* new_str_room(thread_state& thread, ssize size,
                                                 char32_t largest) noexcept {
    if (largest < 0x80) {
        return detail::new_room<str_object, unsigned char>(thread, size, 1);
    }
    if (largest < 0x100) {
        return detail::new_room<wide_str_object, unsigned char>(thread, size, 0);
    }
    if (largest < 0x10000) {
        return detail::new_room<wide_str_object, char16_t>(thread, size, 0);
    }
    return detail::new_room<wide_str_object, char32_t>(thread, size, 0);
}

/// Writes text into a str that is still being made.
constexpr void put(str_object* to, ssize at, const text& from) noexcept {
    const std::size_t room = static_cast<std::size_t>(to->length) + 1;
    auto* wide = static_cast<wide_str_object*>(to->state.ascii != 0 ? nullptr : to);
    if (wide == nullptr) {
        detail::copy_text(trailing_mutable<unsigned char>(to, room) + at, from);
    } else if (to->state.kind == 1) {
        detail::copy_text(trailing_mutable<unsigned char>(wide, room) + at, from);
    } else if (to->state.kind == 2) {
        detail::copy_text(trailing_mutable<char16_t>(wide, room) + at, from);
    } else {
        detail::copy_text(trailing_mutable<char32_t>(wide, room) + at, from);
    }
}

/// The part [from, to) of a str: the str itself where that is all of it.
[[nodiscard]] constexpr owned part_of(thread_state& thread, value self, ssize from,
                                      ssize to) noexcept {
    const str_object* str = str_in(self);
    if (from == 0 && to == str->length) {
        return exact_str(thread, self);
    }
    if (from >= to) {
        return owned::take(pointer_to(graph::empty_str));
    }
    const text part = text_of(str).part(from, to);
    if (str->state.ascii == 0 || to - from == 1) {
        return state::new_str(thread, part);
    }
    str_object* result = new_str_room(thread, to - from, 0x7F);
    if (result != nullptr) {
        put(result, 0, part);
    }
    return owned::take(result);
}

/// The same at the end of a list; false: an exception is pending.
[[nodiscard]] constexpr bool append_part(thread_state& thread, list_object* to, value self,
                                         ssize from, ssize end) noexcept {
    const owned part = part_of(thread, self, from, end);
    return part && append(thread, to, part.get());
}

// ---- arguments of methods ----------------------------------------------------------------------

/// Checks that a value is a str; false: TypeError is pending, "must be str, not int".
[[nodiscard]] constexpr bool check_str(thread_state& thread, value given) noexcept {
    if (is_str(given)) {
        return true;
    }
    raise(thread, type_error_type, "must be str, not ", type_of(given)->tp_name);
    return false;
}

/// The same, naming the argument: "replace() argument 1 must be str, not None".
[[nodiscard]] constexpr bool check_str(thread_state& thread, value given,
                                       const char* which) noexcept {
    if (is_str(given)) {
        return true;
    }
    raise(thread, type_error_type, which, " must be str, not ",
          given.kind == tag::none ? "None" : type_of(given)->tp_name);
    return false;
}

/// The search range that two optional arguments, from `position` on, cut out of a length: a slice's
/// start and stop. False: it raised.
[[nodiscard]] constexpr bool to_range(thread_state& thread, const arguments& given, ssize position,
                                      ssize length, ssize& start, ssize& end) noexcept {
    start = 0;
    end = largest_size;
    for (ssize i = position; i < given.count && i < position + 2; ++i) {
        const value bound = given.values[i];
        if (bound.kind == tag::none) {
            continue;
        }
        if (!interpreter::has_index(bound)) {
            raise(thread, type_error_type,
                  "slice indices must be integers or None or have an __index__ method");
            return false;
        }
        if (!interpreter::to_index(thread, bound, i == position ? start : end)) {
            return false;
        }
    }
    if (end > length) {
        end = length;
    } else if (end < 0) {
        end = end + length < 0 ? 0 : end + length;
    }
    if (start < 0) {
        start = start + length < 0 ? 0 : start + length;
    }
    return true;
}

} // namespace stasis::builtins
