// SPDX-License-Identifier: BSL-1.0
// unit/graph/texts.cpp: bytes and strs named by their text.
#include "same.hpp"

#include <stasis/graph/bytes.hpp>
#include <stasis/graph/str.hpp>

#include <support/check.hpp>

namespace {

using namespace stasis;
using namespace stasis::graph;

/// Whether a str has that form, and its state bits say so.
constexpr bool is_form(const str_object& self, unsigned kind, bool ascii, stasis::ssize length) {
    return self.state.kind == kind && (self.state.ascii != 0) == ascii && self.length == length &&
           self.state.compact == 1 && self.state.ready == 1 && self.state.interned == 1 &&
           self.ob_type == &str_type && is_immortal(&self);
}

} // namespace

TEST_CASE("bytes are one object for one text") {
    STASIS_CHECK(same(bytes_<"text">, bytes_<"text">));
    STASIS_CHECK(!same(bytes_<"text">, bytes_<"texts">));
    STASIS_CHECK(!same(bytes_<"text">, str_<"text">));
    STASIS_CHECK(bytes_<"text">.ob_shash == str_<"text">.hash);
}

TEST_CASE("bytes keep inner NULs and end in one") {
    STASIS_CHECK(bytes_<"a\0b\0">.ob_size == 4);
    STASIS_CHECK(bytes_data(&bytes_<"a\0b\0">)[1] == 0);
    STASIS_CHECK(bytes_data(&bytes_<"a\0b\0">)[2] == 'b');
    STASIS_CHECK(bytes_data(&bytes_<"a\0b\0">)[4] == 0);
    STASIS_CHECK(!same(bytes_<"a\0b">, bytes_<"a\0c">));
    STASIS_CHECK(bytes_data(&bytes_<"\xff\xfe">)[0] == 0xff);
}

TEST_CASE("short bytes are elements of the shared tables") {
    STASIS_CHECK(same(bytes_<"">, empty_bytes));
    STASIS_CHECK(same(bytes_<"a">, byte_characters['a']));
    STASIS_CHECK(same(bytes_<"\0">, byte_characters[0]));
    STASIS_CHECK(same(bytes_<"\xff">, byte_characters[255]));
}

TEST_CASE("a str takes the narrowest form that holds its text") {
    STASIS_CHECK(is_form(str_<"text">, 1, true, 4));
    STASIS_CHECK(is_form(str_<"a\0b">, 1, true, 3));
    STASIS_CHECK(is_form(str_<"\x7f\x7f">, 1, true, 2));
    STASIS_CHECK(is_form(str_<"\u00e9t\u00e9">, 1, false, 3));
    STASIS_CHECK(is_form(str_<"\u00ff\u00ff">, 1, false, 2));
    STASIS_CHECK(is_form(str_<"\u0100">, 2, false, 1));
    STASIS_CHECK(is_form(str_<"a\uffff">, 2, false, 2));
    STASIS_CHECK(is_form(str_<"\U00010000">, 4, false, 1));
    STASIS_CHECK(is_form(str_<"a\U0010ffff">, 4, false, 2));
}

TEST_CASE("the characters of a str are those of its UTF-8") {
    STASIS_CHECK(text_of(&str_<"text">) == "text");
    STASIS_CHECK(text_of(&str_<"\u00e9t\u00e9">)[0] == 0xe9);
    STASIS_CHECK(text_of(&str_<"\u00e9t\u00e9">)[1] == 't');
    STASIS_CHECK(text_of(&str_<"\u20ac5">)[0] == 0x20ac);
    STASIS_CHECK(text_of(&str_<"\u20ac5">)[1] == '5');
    STASIS_CHECK(text_of(&str_<"x\U0001F600">)[1] == 0x1f600);
    STASIS_CHECK(text_of(&str_<"\xed\xa0\x80">)[0] == 0xd800);
}

TEST_CASE("short strs are elements of the shared tables") {
    STASIS_CHECK(same(str_<"">, empty_str));
    STASIS_CHECK(same(str_<"a">, ascii_characters['a']));
    STASIS_CHECK(same(str_<"\0">, ascii_characters[0]));
    STASIS_CHECK(same(str_<"\u0080">, latin1_characters[0]));
    STASIS_CHECK(same(str_<"\u00ff">, latin1_characters[127]));
}

TEST_CASE("a str is one object for one text") {
    STASIS_CHECK(same(str_<"text">, str_<"text">));
    STASIS_CHECK(same(str_<"\u20ac5">, str_<"\xe2\x82\xac"
                                            "5">));
    STASIS_CHECK(!same(str_<"e\u0301">, str_<"\u00e9">));
    STASIS_CHECK(!same(str_<"text">, str_<"texts">));
}
