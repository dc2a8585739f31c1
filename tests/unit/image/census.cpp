// SPDX-License-Identifier: BSL-1.0
// unit/image/census.cpp: the index of an image: numbers in the order of the tags, items as slices.
#include <stasis/image/census.hpp>
#include <support/check.hpp>

namespace {

namespace image = stasis::image;
using stasis::image::wire_tag;

#define HEADER "\xa7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0"

// The NUL that closes a literal is not part of the image; an array need not have one.
constexpr unsigned char tuples[] = HEADER ")\5\xfa\1aN\xa9\2Nz\1br\1\0\0\0r\0\0\0\0";
constexpr char one[] = HEADER "i\1\0\0\0";
constexpr char zero_at_end[] = HEADER "i\1\0\0\0";
constexpr signed char exact[17] = {'\xa7', '\r', '\r', '\n', 0, 0, 0, 0,  0,
                                   0,      0,    0,    0,    0, 0, 0, 'T'};

template <const auto& Image>
constexpr std::uint32_t item_of(std::uint32_t node, std::size_t i) {
    return image::index<Image>.item(image::index<Image>.nodes[node], i);
}

} // namespace

TEST_CASE("objects are numbered in the order of their tags, and what is shared once") {
    STASIS_CHECK(image::index<tuples>.size() == 5);
    STASIS_CHECK(image::index<tuples>.nodes[0].tag == wire_tag::small_tuple);
    STASIS_CHECK(image::index<tuples>.nodes[0].offset == 16);
    STASIS_CHECK(image::index<tuples>.nodes[0].length == 5);
    STASIS_CHECK(image::index<tuples>.nodes[1].tag == wire_tag::short_ascii);
    STASIS_CHECK(image::index<tuples>.nodes[1].payload == 20);
    STASIS_CHECK(image::index<tuples>.nodes[1].shared);
    STASIS_CHECK(image::index<tuples>.nodes[2].tag == wire_tag::none);
    STASIS_CHECK(image::index<tuples>.nodes[3].tag == wire_tag::small_tuple);
    STASIS_CHECK(image::index<tuples>.nodes[4].tag == wire_tag::short_ascii);
    STASIS_CHECK(!image::index<tuples>.nodes[4].shared);
}

TEST_CASE("items are slices, with references and singletons resolved") {
    STASIS_CHECK(item_of<tuples>(0, 0) == 1);
    STASIS_CHECK(item_of<tuples>(0, 1) == 2);
    STASIS_CHECK(item_of<tuples>(0, 2) == 3);
    STASIS_CHECK(item_of<tuples>(0, 3) == 3);
    STASIS_CHECK(item_of<tuples>(0, 4) == 1);
    STASIS_CHECK(item_of<tuples>(3, 0) == 2);
    STASIS_CHECK(item_of<tuples>(3, 1) == 4);
}

TEST_CASE("an image is an array of any kind of character, with a NUL behind it or without") {
    STASIS_CHECK(image::index<one>.size() == 1);
    STASIS_CHECK(image::index<zero_at_end>.nodes[0].payload == 17);
    STASIS_CHECK(image::index<exact>.nodes[0].tag == wire_tag::true_);
}
