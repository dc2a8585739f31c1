// SPDX-License-Identifier: BSL-1.0
// unit/image/pyc.cpp: which headers of .pyc files pass.
#include <stasis/image/pyc.hpp>
#include <support/check.hpp>

namespace {

template <std::size_t Size>
constexpr stasis::image::pyc_header header_of(const char (&image)[Size]) {
    return stasis::image::check_pyc_header(stasis::support::byte_view{image, Size - 1});
}

#define REST "\1\2\3\4\5\6\7\10"

} // namespace

TEST_CASE("the three kinds of header pass") {
    STASIS_CHECK(header_of("\xa7\r\r\n\0\0\0\0" REST).marshal_offset == 16);
    STASIS_CHECK(!header_of("\xa7\r\r\n\0\0\0\0" REST).failure);
    STASIS_CHECK(!header_of("\xa7\r\r\n\1\0\0\0" REST).failure);
    STASIS_CHECK(!header_of("\xa7\r\r\n\3\0\0\0" REST).failure);
}

TEST_CASE("other versions, other flags, other files and too little don't") {
    STASIS_CHECK(header_of("\xa7\r\r\n\2\0\0\0" REST).failure.offset == 4);
    STASIS_CHECK(header_of("\xa7\r\r\n\0\0\0\1" REST).failure.offset == 4);
    STASIS_CHECK(header_of("\xcb\r\r\n\0\0\0\0" REST).failure.reason != nullptr);
    STASIS_CHECK(header_of("\xcb\r\r\n\0\0\0\0" REST).failure.offset == 0);
    STASIS_CHECK(header_of("\xa7\r\n\n\0\0\0\0" REST).failure.offset == 2);
    STASIS_CHECK(header_of("\xa7\r\r\n\0\0\0\0\1\2\3\4\5\6\7").failure.offset == 15);
    STASIS_CHECK(header_of("").failure.reason != nullptr);
}
