// SPDX-License-Identifier: BSL-1.0
// stasis/image/code_objects.hpp: the code objects of an image, as an array of constants.
// Promises: the module's body is the first; the others follow in the order of the image.
#pragma once

#include <stasis/image/freeze.hpp>

namespace stasis::image {

namespace detail {

template <const auto& Image>
consteval std::size_t count_code_objects() {
    std::size_t count = 0;
    for (const node& self : index<Image>.nodes) {
        count += self.tag == wire_tag::code ? 1 : 0;
    }
    return count;
}

template <const auto& Image>
struct code_nodes {
    static constexpr std::size_t size = count_code_objects<Image>();
    struct numbers {
        std::uint32_t of[size];
    };
    static consteval numbers collect() {
        numbers result{};
        std::size_t filled = 0;
        std::uint32_t number = 0;
        for (const node& self : index<Image>.nodes) {
            if (self.tag == wire_tag::code) {
                result.of[filled++] = number;
            }
            ++number;
        }
        return result;
    }
    static constexpr numbers nodes = collect();
};

template <const auto& Image, class Numbers>
struct code_array;

template <const auto& Image, std::size_t... I>
struct code_array<Image, std::index_sequence<I...>> {
    static constexpr const code_object* of[] = {static_cast<const code_object*>(
        address_of(frozen<Image, code_nodes<Image>::nodes.of[I]>))...};
};

} // namespace detail

/// The code objects of an image, the module's body first.
template <const auto& Image>
inline constexpr const auto& code_objects =
    detail::code_array<Image, std::make_index_sequence<detail::code_nodes<Image>::size>>::of;

} // namespace stasis::image
