// SPDX-License-Identifier: BSL-1.0
// stasis/graph/str.hpp: strs named by their text: str_<"print">.
// Promises: one object for one text in the whole program; hash and interned bit are filled in.
// CPython 3.11: the _Py_ID identifiers of Include/internal/pycore_global_strings.h.
// Refuses: characters that aren't ASCII; a text of one character or none is in singletons.hpp.
#pragma once

#include <stasis/graph/singletons.hpp>
#include <stasis/support/fixed_string.hpp>
#include <stasis/support/require.hpp>

namespace stasis::graph {

namespace detail {

/// Depends on the size only, so that all texts of one length share one instantiation.
template <std::size_t Size>
constexpr auto make_str(const char* text) {
    static_assert(Size > 1, "a str of one character or none is an element of graph::singletons");
    static_layout<str_object, unsigned char, Size + 1> result{};
    for (std::size_t i = 0; i < Size; ++i) {
        result.inline_[i] = static_cast<unsigned char>(text[i]);
        support::require(result.inline_[i] < 128, "str_<...> takes ASCII characters only", i);
    }
    static_cast<str_object&>(result) = {immortal_head(str_type), static_cast<ssize>(Size),
                                        support::hash_bytes(result.inline_, Size),
                                        interned_state(1, true), nullptr};
    return result;
}

} // namespace detail

/// The str of that text.
template <support::fixed_string Text>
inline constexpr auto str_ = detail::make_str<Text.size()>(Text.data());

} // namespace stasis::graph
