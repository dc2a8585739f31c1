// SPDX-License-Identifier: BSL-1.0
// unit/opcode/exception_table.cpp: reading entries, searching them, and surviving bad ones.

#include <stasis/opcode/exception_table.hpp>

#include <support/check.hpp>

#include "code_bytes.hpp"

namespace {

using namespace stasis::opcode;

// The example of Objects/exception_handling_notes.txt, then 300 to 301, handled at 4,000 with
// lasti.
constexpr auto table = code_of(128 + 20, 8, 64 + 1, 36, 6, 128 + 64 + 4, 44, 1, 64 + 62, 32, 1);

constexpr found_handler find(std::size_t offset) {
    return find_handler(table.bytes, table.size, offset);
}

/// How many entries can be read, and at which byte that stops.
struct extent {
    int entries;
    std::size_t stop;

    friend constexpr bool operator==(const extent&, const extent&) = default;
};

template <typename... Bytes>
constexpr extent read(Bytes... bytes) {
    const auto given = code_of(bytes...);
    extent result{0, 0};
    for (handler entry{}; next_handler(given.bytes, given.size, result.stop, entry);) {
        ++result.entries;
    }
    return result;
}

} // namespace

TEST_CASE("the handler of an offset is found") {
    STASIS_CHECK(find(20)->target == 100);
    STASIS_CHECK(find(27)->start == 20);
    STASIS_CHECK(find(27)->end == 28);
    STASIS_CHECK(find(27)->depth == 3);
    STASIS_CHECK(!find(27)->lasti);
    STASIS_CHECK(find(300)->target == 4000);
    STASIS_CHECK(find(300)->depth == 0);
    STASIS_CHECK(find(300)->lasti);
}

TEST_CASE("an offset that no entry covers has no handler") {
    STASIS_CHECK(!find(0));
    STASIS_CHECK(!find(19));
    STASIS_CHECK(!find(28));
    STASIS_CHECK(!find(299));
    STASIS_CHECK(!find(301));
    STASIS_CHECK(!find_handler(nullptr, 0, 0));
}

TEST_CASE("a whole table is read to its end") {
    STASIS_CHECK(read() == extent{0, 0});
    STASIS_CHECK(read(128, 1, 1, 0, 129, 1, 1, 0) == extent{2, 8});
}

TEST_CASE("a malformed entry ends the table where it starts") {
    STASIS_CHECK(read(128, 1, 1, 0, 129, 1, 1) == extent{1, 4});
    STASIS_CHECK(read(128, 1, 1, 0, 129, 1, 64) == extent{1, 4});
    STASIS_CHECK(read(128, 1, 1, 0, 1, 1, 1, 1) == extent{1, 4});
    STASIS_CHECK(read(128, 1, 129, 0) == extent{0, 0});
    STASIS_CHECK(read(128, 64, 64, 64, 64, 1, 1, 0) == extent{1, 8});
    STASIS_CHECK(read(128, 64, 64, 64, 64, 64, 1, 1, 0) == extent{0, 0});
}
