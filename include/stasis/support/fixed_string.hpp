// SPDX-License-Identifier: BSL-1.0
// stasis/support/fixed_string.hpp: text as a template argument.
// Promises: a structural type deduced from a string literal, so that `template <fixed_string S>`
// accepts `name<"text">`; two equal texts are the same argument, hence the same specialisation. The
// size leaves out the literal's closing NUL, and inner NULs are kept.
// Costs: nothing at run time; the text stands in the specialisation's symbol name.
#pragma once

#include <cstddef>

namespace stasis::support {

/// `N` characters and a closing NUL.
template <std::size_t N>
struct fixed_string {
    /// The characters, closed by a NUL. Public, since a structural type has no private members.
    char text[N + 1]{};

    /// `N` NULs.
    constexpr fixed_string() noexcept = default;

    /// The characters of a literal. Implicit, so that a literal can be a template argument.
    constexpr fixed_string(const char (&literal)[N + 1]) noexcept {
        for (std::size_t i = 0; i < N; ++i) {
            text[i] = literal[i];
        }
    }

    /// The number of characters, the closing NUL not counted.
    [[nodiscard]] static constexpr std::size_t size() noexcept { return N; }

    /// The first character; `size()` characters and a NUL follow.
    [[nodiscard]] constexpr const char* data() const noexcept { return text; }

    [[nodiscard]] constexpr const char* begin() const noexcept { return text; }
    [[nodiscard]] constexpr const char* end() const noexcept { return text + N; }
    [[nodiscard]] constexpr char operator[](std::size_t i) const noexcept { return text[i]; }

    /// Equal when every character is.
    friend constexpr bool operator==(const fixed_string&, const fixed_string&) noexcept = default;
};

/// Texts of different lengths differ.
template <std::size_t N, std::size_t M>
    requires(N != M)
[[nodiscard]] constexpr bool operator==(const fixed_string<N>&, const fixed_string<M>&) noexcept {
    return false;
}

template <std::size_t Size>
fixed_string(const char (&)[Size]) -> fixed_string<Size - 1>;

} // namespace stasis::support
