// SPDX-License-Identifier: BSL-1.0
// A described struct as a Struct of Boost.Hana.
#include <stasis/layout/hana.hpp>

#include <boost/hana.hpp>
#include <boost/hana/experimental/printable.hpp>
#include <sstream>
#include <stasis/support/fixed_string.hpp>
#include <string>
#include <support/check.hpp>
#include <utility>

namespace hana = boost::hana;
using namespace stasis::layout;

namespace shapes {

struct point {
    int x, y;
};
STASIS_DESCRIBE(point, x, y);

struct base {
    long count;
};
STASIS_DESCRIBE(base, count);

struct segment : base {
    point from;
    point to;
    unsigned color : 3;
    int style : 5;
    union {
        short width;
        char narrow;
    };
};
STASIS_DESCRIBE(segment, STASIS_BASE(base, head), from, to, STASIS_BITS(color), STASIS_BITS(style),
                STASIS_NAMED(width, breadth), from.x);

struct empty {};
STASIS_DESCRIBE(empty);

/// One whose fields can only be moved.
struct owner {
    owner(int of) : value(of) {}
    owner(owner&&) = default;
    int value;
};
struct owners {
    owner first;
    const int fixed;
};
STASIS_DESCRIBE(owners, first, fixed);

struct bare {};

} // namespace shapes

namespace {

using namespace shapes;

template <stasis::support::fixed_string Name>
constexpr auto key = []<std::size_t... Index>(std::index_sequence<Index...>) {
    return hana::string_c<Name[Index]...>;
}(std::make_index_sequence<Name.size()>{});

constexpr segment sample = {{7}, {1, 2}, {3, 4}, 5, -6, {8}};

} // namespace

TEST_CASE("described structs are Structs, and others aren't") {
    STASIS_CHECK(hana::Struct<point>::value);
    STASIS_CHECK(hana::Struct<segment>::value);
    STASIS_CHECK(hana::Struct<empty>::value);
    STASIS_CHECK(!hana::Struct<bare>::value);
    STASIS_CHECK(hana::Foldable<point>::value);
    STASIS_CHECK(hana::Searchable<point>::value);
    STASIS_CHECK(hana::Comparable<point>::value);
}

TEST_CASE("for_each goes through keys and values, in the description's order") {
    std::ostringstream out;
    hana::for_each(point{1, 2}, [&](auto pair) {
        out << hana::to<const char*>(hana::first(pair)) << '=' << hana::second(pair) << ' ';
    });
    CHECK(out.str() == "x=1 y=2 ");
    int sum = 0;
    hana::for_each(empty{}, [&](auto) { ++sum; });
    CHECK(sum == 0);
}

TEST_CASE("keys, which are the names, and members") {
    STASIS_CHECK(hana::keys(point{1, 2}) == hana::make_tuple(key<"x">, key<"y">));
    STASIS_CHECK(hana::members(point{1, 2}) == hana::make_tuple(1, 2));
    STASIS_CHECK(hana::length(sample) == hana::size_c<7>);
    STASIS_CHECK(hana::keys(sample) == hana::make_tuple(key<"head">, key<"from">, key<"to">,
                                                        key<"color">, key<"style">, key<"breadth">,
                                                        key<"from.x">));
    STASIS_CHECK(hana::members(empty{}) == hana::make_tuple());
    STASIS_CHECK(hana::length(empty{}) == hana::size_c<0>);
}

TEST_CASE("equality is all fields', nested ones included") {
    STASIS_CHECK(hana::equal(point{1, 2}, point{1, 2}));
    STASIS_CHECK(!hana::equal(point{1, 2}, point{2, 2}));
    STASIS_CHECK(!hana::equal(point{1, 2}, point{1, 1}));
    STASIS_CHECK(hana::not_equal(point{1, 2}, point{1, 1}));
    STASIS_CHECK(hana::equal(empty{}, empty{}));
    segment other = sample;
    CHECK(hana::equal(sample, other));
    other.to.y = 9;
    CHECK(!hana::equal(sample, other));
    other.to.y = sample.to.y;
    other.count = 8;
    CHECK(!hana::equal(sample, other));
    other.count = sample.count;
    other.style = 1;
    CHECK(!hana::equal(sample, other));
}

TEST_CASE("a field by its name") {
    STASIS_CHECK(hana::at_key(sample, key<"to">).y == 4);
    STASIS_CHECK(hana::at_key(hana::at_key(sample, key<"to">), key<"x">) == 3);
    STASIS_CHECK(hana::at_key(hana::at_key(sample, key<"head">), key<"count">) == 7);
    STASIS_CHECK(hana::at_key(sample, key<"breadth">) == 8);
    STASIS_CHECK(hana::at_key(sample, key<"from.x">) == 1);
    STASIS_CHECK(hana::contains(sample, key<"color">));
    STASIS_CHECK(!hana::contains(sample, key<"width">));
    STASIS_CHECK(hana::find(point{1, 2}, key<"y">) == hana::just(2));
    STASIS_CHECK(hana::find(point{1, 2}, key<"z">) == hana::nothing);
}

TEST_CASE("a field is given by reference, and can be changed") {
    segment changed = sample;
    hana::at_key(changed, key<"breadth">) = 20;
    hana::at_key(hana::at_key(changed, key<"head">), key<"count">) = 30;
    hana::at_key(changed, key<"from">).y += 40;
    CHECK(changed.width == 20);
    CHECK(changed.count == 30);
    CHECK(changed.from.y == 42);
    CHECK(&hana::at_key(changed, key<"to">) == &changed.to);
    CHECK(&hana::at_key(sample, key<"to">) == &sample.to);
    STASIS_CHECK(std::is_same_v<decltype(hana::at_key(changed, key<"to">)), point&>);
    STASIS_CHECK(std::is_same_v<decltype(hana::at_key(sample, key<"to">)), const point&>);
}

TEST_CASE("a bit-field is given by its value") {
    STASIS_CHECK(hana::at_key(sample, key<"color">) == 5u);
    STASIS_CHECK(hana::at_key(sample, key<"style">) == -6);
    segment changed = sample;
    auto style = hana::at_key(changed, key<"style">);
    style = 3;
    CHECK(style == 3);
    CHECK((changed.style == -6)); // CHECK would bind a reference
}

TEST_CASE("what can only be moved is moved out of a struct that ends") {
    owners from{owner(3), 4};
    CHECK(hana::at_key(from, key<"first">).value == 3);
    const owner to = hana::at_key(std::move(from), key<"first">);
    CHECK(to.value == 3);
    STASIS_CHECK(std::is_same_v<decltype(hana::at_key(from, key<"fixed">)), const int&>);
}

TEST_CASE("members, unpacked and folded") {
    constexpr auto sum = [](auto... each) { return (0 + ... + each); };
    STASIS_CHECK(hana::unpack(hana::members(point{3, 4}), sum) == 7);
    STASIS_CHECK(hana::unpack(hana::members(empty{}), sum) == 0);
    STASIS_CHECK(hana::unpack(point{3, 4},
                              [](auto... pair) { return (0 + ... + hana::second(pair)); }) == 7);
    STASIS_CHECK(hana::fold_left(hana::members(point{3, 4}), 0,
                                 [](int left, int right) { return 10 * left + right; }) == 34);
}

TEST_CASE("a struct becomes a map, which can be printed") {
    const auto map = hana::to_map(point{1, -2});
    CHECK(map[key<"x">] == 1);
    CHECK(map[key<"y">] == -2);
    std::ostringstream out;
    out << hana::experimental::print(map);
    const std::string text = out.str();
    CHECK((text == "{\"x\" => 1, \"y\" => -2}" || text == "{\"y\" => -2, \"x\" => 1}"));
    out.str("");
    out << hana::experimental::print(hana::to_tuple(point{1, -2}));
    CHECK(out.str() == "((\"x\", 1), (\"y\", -2))");
    out.str("");
    out << hana::experimental::print(hana::to_map(empty{}));
    CHECK(out.str() == "{}");
}
