// SPDX-License-Identifier: BSL-1.0
// stasis/graph/singletons.hpp: the objects of which there is one: None, True, the small ints, the
// short bytes and strs, the empty tuple.
// Promises: contiguous constant arrays, as in CPython 3.11's _Py_global_objects, so that run time
// indexes them and constant evaluation names their elements. Hashes are filled in and strs
// interned. CPython 3.11: Include/internal/pycore_global_objects.h, Objects/object.c.
#pragma once

#include <stasis/object/bytes.hpp>
#include <stasis/object/integer.hpp>
#include <stasis/object/str.hpp>
#include <stasis/object/tuple.hpp>
#include <stasis/object/type.hpp>
#include <stasis/support/hash.hpp>

namespace stasis::graph {

/// An int of one digit.
using small_int = static_layout<int_object, support::digit, 1>;
/// A bytes of one byte.
using short_bytes = static_layout<bytes_object, unsigned char, 2>;
/// An ASCII str of one character.
using ascii_character = static_layout<str_object, unsigned char, 2>;
/// A Latin-1 str of one character.
using latin1_character = static_layout<wide_str_object, unsigned char, 2>;

/// The ints from smallest_int to largest_int are held in small_ints.
inline constexpr int smallest_int = -5;
inline constexpr int largest_int = 256;

/// The first value of the state of an interned static str.
[[nodiscard]] constexpr str_state interned_state(unsigned int kind, bool ascii) noexcept {
    return {.interned = 1, .kind = kind & 7u, .compact = 1, .ascii = ascii ? 1u : 0u, .ready = 1};
}

namespace detail {

template <class T, std::size_t N>
struct table {
    T items[N];
    constexpr const T& operator[](std::size_t index) const noexcept { return items[index]; }
};

// Whoever includes this pays for these tables. What they cost least with, as measured: fields
// instead of whole objects, and no function that is consteval or has no parameter: clang++
// evaluates those twice.

/// The hashes of CPython's key for PYTHONHASHSEED=0.
inline constexpr table<hash_t, 256> hashes_by_default_key{{
#include <stasis/support/byte_hashes.def.hpp>
}};

constexpr table<hash_t, 256> make_byte_hashes(std::uint64_t key0, std::uint64_t key1) {
    if (key0 == 0 && key1 == 0) {
        return hashes_by_default_key;
    }
    table<hash_t, 256> result{};
    unsigned char data[1] = {};
    for (hash_t& hash : result.items) {
        hash = support::hash_bytes(data, 1);
        ++data[0];
    }
    return result;
}

/// The hashes of the 256 bytes of one byte, and of the strs of one Latin-1 character.
inline constexpr auto byte_hashes = make_byte_hashes(STASIS_HASH_KEY0, STASIS_HASH_KEY1);

constexpr auto make_small_ints(int number) {
    table<small_int, largest_int - smallest_int + 1> result{};
    for (small_int& made : result.items) {
        made.ob_refcnt = immortal_refcount;
        made.ob_type = &int_type;
        made.ob_size = number < 0 ? -1 : number > 0 ? 1 : 0;
        made.inline_[0] = static_cast<support::digit>(number < 0 ? -number : number);
        ++number;
    }
    return result;
}

constexpr auto make_byte_characters(unsigned char byte) {
    table<short_bytes, 256> result{};
    for (short_bytes& made : result.items) {
        made.ob_refcnt = immortal_refcount;
        made.ob_type = &bytes_type;
        made.ob_size = 1;
        made.ob_shash = byte_hashes.items[byte];
        made.inline_[0] = byte++;
    }
    return result;
}

/// 128 strs of one character, from `first`.
template <class Str>
constexpr auto make_characters(unsigned char first) {
    table<Str, 128> result{};
    const str_state state = interned_state(1, first < 128);
    for (Str& made : result.items) {
        made.ob_refcnt = immortal_refcount;
        made.ob_type = &str_type;
        made.length = 1;
        made.hash = byte_hashes.items[first];
        made.state = state;
        made.inline_[0] = first++;
    }
    return result;
}

inline constexpr tracked<static_layout<tuple_object, object*, 0>> empty_tuple_storage{
    {}, {{immortal_head(tuple_type, 0)}, {}}};

} // namespace detail

/// None.
inline constexpr object none{immortal_head(none_type)};
/// hash(None). In CPython 3.11 it follows from an address, so no program can know it, and a static
/// frozenset could not be laid out by it; this one is CPython 3.12's.
inline constexpr hash_t none_hash = 0xfca86420;
/// Ellipsis.
inline constexpr object ellipsis{immortal_head(ellipsis_type)};
/// hash(Ellipsis), as freely chosen: that of no address, which would be a multiple of 16.
inline constexpr hash_t ellipsis_hash = 0xe111b515;
/// NotImplemented.
inline constexpr object not_implemented{immortal_head(not_implemented_type)};
/// False.
inline constexpr small_int false_object{{immortal_head(bool_type, 0)}, {0}};
/// True.
inline constexpr small_int true_object{{immortal_head(bool_type, 1)}, {1}};

/// The ints from smallest_int to largest_int.
inline constexpr auto small_ints = detail::make_small_ints(smallest_int);
/// b"".
inline constexpr static_layout<bytes_object, unsigned char, 1> empty_bytes{
    {immortal_head(bytes_type, 0), 0}, {0}};
/// The 256 bytes of one byte.
inline constexpr auto byte_characters = detail::make_byte_characters(0);
/// "".
inline constexpr static_layout<str_object, unsigned char, 1> empty_str{
    {immortal_head(str_type), 0, 0, interned_state(1, true), nullptr}, {0}};
/// The 128 ASCII strs of one character.
inline constexpr auto ascii_characters = detail::make_characters<ascii_character>(0);
/// The 128 Latin-1 strs of one character that isn't ASCII, from U+0080.
inline constexpr auto latin1_characters = detail::make_characters<latin1_character>(128);
/// ().
inline constexpr const auto& empty_tuple =
    static_cast<const static_layout<tuple_object, object*, 0>&>(detail::empty_tuple_storage);

/// The shared object of a bool.
[[nodiscard]] constexpr object* bool_object(bool truth) noexcept {
    return pointer_to(truth ? true_object : false_object);
}

/// The shared object of an int from smallest_int to largest_int.
[[nodiscard]] constexpr object* small_int_object(std::int64_t number) noexcept {
    return pointer_to(small_ints[static_cast<std::size_t>(number - smallest_int)]);
}

/// The shared str of one Latin-1 character.
[[nodiscard]] constexpr object* character_object(unsigned char character) noexcept {
    return character < 128 ? pointer_to(ascii_characters[character])
                           : pointer_to(latin1_characters[character - std::size_t{128}]);
}

} // namespace stasis::graph
