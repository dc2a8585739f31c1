// SPDX-License-Identifier: BSL-1.0
// stasis/layout/name.hpp: the name of a field, a struct or a type, as a view of characters.
// Promises: light, since whoever describes a struct includes it: no header of the standard library
// but <cstddef>. The characters are somebody else's: a literal's, or a contract's text.
#pragma once

#include <cstddef>

namespace stasis::layout {

/// `size` characters, which no NUL need follow.
struct name_view {
    const char* data = "";
    std::size_t size = 0;

    constexpr name_view() noexcept = default;
    constexpr name_view(const char* first, std::size_t count) noexcept : data(first), size(count) {}
    /// Views a C string. Implicit, so that a literal is a name.
    constexpr name_view(const char* text) noexcept : data(text), size(__builtin_strlen(text)) {}

    [[nodiscard]] constexpr const char* begin() const noexcept { return data; }
    [[nodiscard]] constexpr const char* end() const noexcept { return data + size; }

    /// The part [from, from + count), in range.
    [[nodiscard]] constexpr name_view part(std::size_t from, std::size_t count) const noexcept {
        return {data + from, count};
    }

    /// Whether it begins with those characters.
    [[nodiscard]] constexpr bool starts_with(name_view other) const noexcept {
        return size >= other.size && part(0, other.size) == other;
    }

    friend constexpr bool operator==(name_view left, name_view right) noexcept {
        if (left.size != right.size) {
            return false;
        }
        for (std::size_t i = 0; i < left.size; ++i) {
            if (left.data[i] != right.data[i]) {
                return false;
            }
        }
        return true;
    }
};

namespace detail {

// What a compiler calls this function ends in "[with T = name]" or "[T = name]".
template <class T>
constexpr name_view signature() {
    return __PRETTY_FUNCTION__;
}

consteval std::size_t type_in_signature() {
    const name_view sample = signature<int>();
    return sample.size - name_view("int]").size;
}

} // namespace detail

/// What the compiler calls a type: the spelling is its own ("long int" or "long").
template <class T>
inline constexpr name_view type_name = detail::signature<T>().part(
    detail::type_in_signature(), detail::signature<T>().size - detail::type_in_signature() - 1);

} // namespace stasis::layout
