// SPDX-License-Identifier: BSL-1.0
// stasis/graph/identifiers.hpp: the strs of the names that the runtime itself uses.
// Promises: one array of strs a length, each made in one evaluation, hashed and interned;
// str_<"append"> names the same element that a table with "append" in it is given, so no template
// is instantiated a name. identifiers.def.hpp lists them. CPython 3.11: _Py_ID
// (Include/internal/pycore_global_strings.h).
// Costs: 0.2 ms a name where any of its length is used; the hash is half of that.
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/support/require.hpp>

namespace stasis::graph {

namespace detail {

/// The strs of one length.
template <std::size_t Length, std::size_t Count>
struct identifier_row {
    static_layout<str_object, unsigned char, Length + 1> items[Count];
};

template <std::size_t Length, std::size_t Count>
constexpr auto make_identifiers(const char* from) {
    identifier_row<Length, Count> result{};
    const str_state state = interned_state(1, true);
    for (auto& made : result.items) {
        for (std::size_t i = 0; i < Length; ++i) {
            made.inline_[i] = static_cast<unsigned char>(*from++);
        }
        made.ob_refcnt = immortal_refcount;
        made.ob_type = &str_type;
        made.length = Length;
        made.hash = support::hash_bytes(made.inline_, Length);
        made.state = state;
    }
    return result;
}

/// The names of one length, one behind the other.
struct identifier_texts {
    const char* text = nullptr;
    std::size_t count = 0;
};

constexpr identifier_texts texts_of_length(std::size_t length) noexcept {
    switch (length) {
#define STASIS_IDENTIFIERS(LENGTH, TEXT)                                                           \
    case LENGTH:                                                                                   \
        static_assert((sizeof(TEXT) - 1) % LENGTH == 0, "each name is as long as its row says");   \
        return {TEXT, (sizeof(TEXT) - 1) / LENGTH};
#include <stasis/graph/identifiers.def.hpp>
#undef STASIS_IDENTIFIERS
    default: return {};
    }
}

/// The strs of that length, if there are any. Its type is no auto, so that they are made where one
/// of them is used.
template <std::size_t Length>
inline constexpr identifier_row<Length, texts_of_length(Length).count> identifiers_of =
    make_identifiers<Length, texts_of_length(Length).count>(texts_of_length(Length).text);

/// One of them. A template over the caller's character, too, or clang++ would make the strs where
/// it reads the caller's definition.
template <class Character, std::size_t Length>
constexpr const str_object* identifier_at(int index) noexcept {
    return &identifiers_of<Length>.items[index];
}

} // namespace detail

/// The number of a name among the identifiers of its length, or -1: it is none of them.
template <class Character>
[[nodiscard]] constexpr int identifier_index(const Character* name, std::size_t length) noexcept {
    const detail::identifier_texts all = detail::texts_of_length(length);
    std::size_t first = 0;
    std::size_t last = all.count;
    while (first < last) {
        const std::size_t middle = (first + last) / 2;
        const char* candidate = all.text + middle * length;
#if defined(__clang__) // which compares two texts in one step
        const int order = __builtin_memcmp(candidate, name, length);
        if (order == 0) {
            return static_cast<int>(middle);
        }
        const bool before = order < 0;
#else
        std::size_t i = 0;
        while (i < length && candidate[i] == static_cast<char>(name[i])) {
            ++i;
        }
        if (i == length) {
            return static_cast<int>(middle);
        }
        const bool before = candidate[i] < static_cast<char>(name[i]);
#endif
        if (before) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return -1;
}

/// The str of a name of that length among the identifiers, or null: it is none of them.
template <class Character>
[[nodiscard]] constexpr const str_object* find_identifier(const Character* name,
                                                          std::size_t length) noexcept {
    const int index = identifier_index(name, length);
    if (index < 0) {
        return nullptr;
    }
    switch (length) {
#define STASIS_IDENTIFIERS(LENGTH, TEXT)                                                           \
    case LENGTH:                                                                                   \
        return detail::identifier_at<Character, LENGTH>(index);
#include <stasis/graph/identifiers.def.hpp>
#undef STASIS_IDENTIFIERS
    default: return nullptr;
    }
}

/// The same, of a C string. A template, as is identifier(): what doesn't use the strs makes none.
template <class Character>
[[nodiscard]] constexpr const str_object* find_identifier(const Character* name) noexcept {
    std::size_t length = 0;
    while (name[length] != '\0') {
        ++length;
    }
    return find_identifier(name, length);
}

/// The str of one of the identifiers, of which the name is a C string.
template <class Character>
[[nodiscard]] constexpr const str_object& identifier(const Character* name) {
    const str_object* found = find_identifier(name);
    support::require(found != nullptr, "a name is missing in graph/identifiers.def.hpp", 0);
    return *found;
}

} // namespace stasis::graph
