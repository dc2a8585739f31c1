// SPDX-License-Identifier: BSL-1.0
// unit/opcode/location_table.cpp: every kind of entry, and surviving bad ones.

#include <stasis/opcode/location_table.hpp>

#include <support/check.hpp>

#include "code_bytes.hpp"

namespace {

using namespace stasis::opcode;

constexpr int first_line = 10;

constexpr unsigned head(unsigned kind, unsigned units) { return 128 | kind << 3 | (units - 1); }

template <typename... Bytes>
constexpr position where(std::size_t unit, Bytes... bytes) {
    const auto table = code_of(bytes...);
    return position_at(table.bytes, table.size, first_line, unit);
}

/// At which byte reading stops.
template <typename... Bytes>
constexpr std::size_t stop(Bytes... bytes) {
    const auto table = code_of(bytes...);
    std::size_t offset = 0;
    for (location entry = first_location(first_line);
         next_location(table.bytes, table.size, offset, entry);) {
    }
    return offset;
}

constexpr position none{};

} // namespace

TEST_CASE("a short form holds both columns in a byte and its kind") {
    STASIS_CHECK(where(0, head(0, 1), 0x12) == position{10, 10, 1, 3});
    STASIS_CHECK(where(0, head(9, 1), 0x7f) == position{10, 10, 79, 94});
}

TEST_CASE("a one line form moves by up to two lines") {
    STASIS_CHECK(where(0, head(10, 1), 4, 90) == position{10, 10, 4, 90});
    STASIS_CHECK(where(0, head(12, 1), 4, 90) == position{12, 12, 4, 90});
}

TEST_CASE("a form without columns moves by any number of lines, also back") {
    STASIS_CHECK(where(0, head(13, 1), 64 + 36, 1) == position{60, 60, -1, -1});
    STASIS_CHECK(where(0, head(13, 1), 3 << 1 | 1) == position{7, 7, -1, -1});
}

TEST_CASE("the long form has all four numbers, and 0 for a column that is not known") {
    STASIS_CHECK(where(0, head(14, 1), 1 << 1, 2, 5, 64 + 1, 2) == position{11, 13, 4, 128});
    STASIS_CHECK(where(0, head(14, 1), 0, 0, 0, 0) == position{10, 10, -1, -1});
}

TEST_CASE("code without a location doesn't lose the line for what follows") {
    STASIS_CHECK(where(0, head(15, 1), head(11, 1), 1, 2) == none);
    STASIS_CHECK(where(1, head(15, 1), head(11, 1), 1, 2) == position{11, 11, 1, 2});
}

TEST_CASE("an entry is for as many code units as it says") {
    STASIS_CHECK(where(7, head(11, 8), 1, 2, head(11, 1), 3, 4) == position{11, 11, 1, 2});
    STASIS_CHECK(where(8, head(11, 8), 1, 2, head(11, 1), 3, 4) == position{12, 12, 3, 4});
    STASIS_CHECK(where(9, head(11, 8), 1, 2, head(11, 1), 3, 4) == none);
}

TEST_CASE("a malformed entry ends the table where it starts") {
    STASIS_CHECK(position_at(nullptr, 0, 1, 0) == none);
    STASIS_CHECK(stop(head(0, 1), 0) == 2);
    STASIS_CHECK(stop(head(0, 1), 0, 5, 5) == 2);
    STASIS_CHECK(stop(head(0, 1), 0, head(3, 1)) == 2);
    STASIS_CHECK(stop(head(0, 1), 0, head(11, 1), 1) == 2);
    STASIS_CHECK(stop(head(0, 1), 0, head(13, 1), 64) == 2);
    STASIS_CHECK(stop(head(14, 1), 0, 0, 0) == 0);
    STASIS_CHECK(stop(head(13, 1), 64, 64, 64, 64, 64, 1) == 7);
    STASIS_CHECK(stop(head(13, 1), 64, 64, 64, 64, 64, 64, 1) == 0);
    STASIS_CHECK(where(0, head(14, 1), 0, 0, 0) == none);
}

TEST_CASE("a line that does not fit an int wraps around") {
    static constexpr auto table = code_of(head(12, 1), 4, 90);
    STASIS_CHECK(position_at(table.bytes, table.size, 0x7fffffff, 0).line == -0x7fffffff);
}
