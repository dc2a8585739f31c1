// SPDX-License-Identifier: BSL-1.0
// unit/layout/conforms.cpp: what a struct tells of fields that its description forgets. The
// compile errors are in tests/fail/contract_*.cpp.
#include <stasis/layout/conforms.hpp>

#include <string>
#include <support/check.hpp>

namespace forgotten_fields {

using namespace stasis::layout;
using detail::has_more_fields;

struct pair {
    int first, second;
};
STASIS_DESCRIBE(pair, first, second);

struct arrays {
    char name[3];
    pair pairs[2];
    int table[2][3];
};
STASIS_DESCRIBE(arrays, name, pairs, table);

struct either {
    union {
        int number;
        float real;
    };
    bool set;
};
STASIS_DESCRIBE(either, number, set);

struct derived : pair {
    int third;
};
STASIS_DESCRIBE(derived, STASIS_BASE(pair, base), third);

struct by_parts {
    pair both;
    int third;
};
STASIS_DESCRIBE(by_parts, both.first, both.second, third);

struct aliased {
    int now;
};
STASIS_DESCRIBE(aliased, now, STASIS_NAMED(now, before));

struct with_string {
    std::string text;
    int size;
};
STASIS_DESCRIBE(with_string, text, size);

struct nothing {};
STASIS_DESCRIBE(nothing);

struct with_empty {
    int number;
    [[no_unique_address]] nothing tag;
};
STASIS_DESCRIBE(with_empty, number);

class constructed {
public:
    explicit constructed(int given) : shown(given), other(given) {}
    int shown;
    int other;
};
STASIS_DESCRIBE(constructed, shown);

TEST_CASE("a struct whose description names all of its fields has no more of them") {
    STASIS_CHECK(!has_more_fields<pair>() && !has_more_fields<arrays>());
    STASIS_CHECK(!has_more_fields<either>() && !has_more_fields<derived>());
    STASIS_CHECK(!has_more_fields<by_parts>() && !has_more_fields<aliased>());
    STASIS_CHECK(!has_more_fields<with_string>());
    STASIS_CHECK(!has_more_fields<nothing>() && !has_more_fields<with_empty>());
}

struct first_of_two {
    int first, second;
};
STASIS_DESCRIBE(first_of_two, first);

struct none_of_one {
    int only;
};
STASIS_DESCRIBE(none_of_one);

struct behind_arrays {
    pair pairs[2];
    int table[2][3];
    char more;
};
STASIS_DESCRIBE(behind_arrays, pairs, table);

struct in_hole {
    bool paid;
    bool forgotten;
    double total;
};
STASIS_DESCRIBE(in_hole, paid, total);

struct nests {
    int number;
    first_of_two inner;
};
STASIS_DESCRIBE(nests, number, inner);

struct more_than_base : pair {
    int third;
};
STASIS_DESCRIBE(more_than_base, STASIS_BASE(pair, base));

TEST_CASE("a field that a description forgets is noticed wherever it stands") {
    STASIS_CHECK(has_more_fields<first_of_two>() && has_more_fields<none_of_one>());
    STASIS_CHECK(has_more_fields<behind_arrays>() && has_more_fields<in_hole>());
    STASIS_CHECK(has_more_fields<nests>() && has_more_fields<more_than_base>());
}

TEST_CASE("what has constructors tells nothing of its fields") {
    STASIS_CHECK(!has_more_fields<constructed>());
}

inline constexpr term rows[] = {{"paid", 0, 1}, {"total", 8, 8}};
inline constexpr contract_terms whole{"in_hole", "1", 16, 8, extent::whole, rows};
inline constexpr contract_terms parts{"in_hole", "1", 16, 8, extent::parts, rows};

TEST_CASE("a forgotten field breaks a contract that covers more than its rows") {
    STASIS_CHECK(!keeps<in_hole>(contract<whole>{}));
    STASIS_CHECK(keeps<in_hole>(contract<parts>{}));
}

} // namespace forgotten_fields
