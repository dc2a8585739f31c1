// SPDX-License-Identifier: BSL-1.0
// stasis/graph/bytes.hpp: bytes named by their text: bytes_<"GET\0">.
// Promises: one object for one text in the whole program, inner NULs kept, the hash filled in. The
// empty one and those of one byte are the elements of graph/singletons.hpp.
// CPython 3.11: PyBytes_FromStringAndSize (Objects/bytesobject.c).
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/support/fixed_string.hpp>

namespace stasis::graph {

namespace detail {

/// Depends on the size only, so that all texts of one length share one instantiation.
template <std::size_t Size>
consteval decltype(auto) make_bytes([[maybe_unused]] const char* text) {
    if constexpr (Size == 0) {
        return (empty_bytes);
    } else if constexpr (Size == 1) {
        return (byte_characters.items[static_cast<unsigned char>(text[0])]);
    } else {
        static_layout<bytes_object, unsigned char, Size + 1> result{};
        for (std::size_t i = 0; i < Size; ++i) {
            result.inline_[i] = static_cast<unsigned char>(text[i]);
        }
        static_cast<bytes_object&>(result) = {immortal_head(bytes_type, static_cast<ssize>(Size)),
                                              support::hash_bytes(result.inline_, Size)};
        return result;
    }
}

} // namespace detail

/// The bytes of that text.
template <support::fixed_string Text>
inline constexpr decltype(auto) bytes_ = detail::make_bytes<Text.size()>(Text.data());

} // namespace stasis::graph
