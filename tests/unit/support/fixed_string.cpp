// SPDX-License-Identifier: BSL-1.0
#include <stasis/support/fixed_string.hpp>

#include <support/check.hpp>

#include <type_traits>

using stasis::support::fixed_string;

namespace {

template <fixed_string S>
struct named {
    static constexpr const char* data() { return S.data(); }
    static constexpr std::size_t size() { return S.size(); }
};

} // namespace

TEST_CASE("a string literal is a template argument, its closing NUL not counted") {
    STASIS_CHECK(named<"abc">::size() == 3);
    STASIS_CHECK(named<"abc">::data()[2] == 'c');
    STASIS_CHECK(named<"abc">::data()[3] == '\0');
    STASIS_CHECK(named<"">::size() == 0);
    STASIS_CHECK(named<"">::data()[0] == '\0');
}

TEST_CASE("equal texts name one type, and inner NULs tell texts apart") {
    STASIS_CHECK(std::is_same_v<named<"abc">, named<"abc">>);
    STASIS_CHECK(!std::is_same_v<named<"abc">, named<"abd">>);
    STASIS_CHECK(!std::is_same_v<named<"a\0b">, named<"a\0c">>);
    STASIS_CHECK(named<"a\0b">::size() == 3);
}

TEST_CASE("texts compare by length and characters") {
    STASIS_CHECK(fixed_string("abc") == fixed_string("abc"));
    STASIS_CHECK(fixed_string("abc") != fixed_string("abd"));
    STASIS_CHECK(fixed_string("abc") != fixed_string("ab"));
    STASIS_CHECK(fixed_string("ab\0") != fixed_string("ab"));
}

TEST_CASE("a text is a range of characters") {
    constexpr auto count = [] {
        std::size_t n = 0;
        for (const char c : fixed_string("banana")) {
            n += c == 'a';
        }
        return n;
    };
    STASIS_CHECK(count() == 3);
    STASIS_CHECK(fixed_string("xyz")[1] == 'y');
}
