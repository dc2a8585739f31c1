// SPDX-License-Identifier: BSL-1.0
// unit/support/unicode.cpp: the character tables against python3.11: every code point that
// Unicode 14.0 assigns, and a sample of the rest, as one checksum for 64 of them.
#include "oracle.hpp"

#include <stasis/support/unicode_cases.hpp>
#include <stasis/support/unicode_names.hpp>
#include <stasis/support/unicode_properties.hpp>
#include <support/check.hpp>

namespace {

using namespace stasis::support;

const std::string script = R"python(
import unicodedata, zlib
points = [*range(0x32400), *range(0x32400, 0xe0000, 101), *range(0xe0000, 0xe0400), *range(0xe0400, 0x110000, 101)]
def ignorable(c): return ("A" + c + "\u03a3").lower()[-1] == "\u03c2" != (c + "\u03a3").lower()[-1]
tests = [str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.isprintable, str.isspace, str.isidentifier, lambda c: ("a" + c).isidentifier(),
  ignorable, str.islower, str.isupper, lambda c: c.istitle() and not c.isupper(), lambda c: len(("a" + c + "a").splitlines()) > 1]
def show(p):
    c = chr(p)
    bits = 0
    for i, t in enumerate(tests): bits |= t(c) << i
    words = ",".join("%x" % ord(x) for m in (c.lower(), c.upper(), c.title(), c.casefold()) for x in m)
    return "%x:%x:%s:%d;" % (p, bits, words, unicodedata.decimal(c, -1))
for i in range(0, len(points), 64):
    print(zlib.adler32("".join(map(show, points[i:i + 64])).encode()), *points[i:i + 64], sep="\t")
)python";

/// zlib's adler32.
std::uint32_t checksum(const std::string& text) {
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char c : text) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

std::string hex(std::uint32_t number) {
    char text[12];
    std::snprintf(text, sizeof text, "%x", number);
    return text;
}

std::string show(char32_t c) {
    std::uint32_t bits = 0;
    for (std::uint32_t i = 0; i < 9; ++i) {
        bits |= (character_is(c, std::uint32_t{1} << i) ? 1u : 0u) << i;
    }
    bits |= (is_lower(c) ? 1u : 0u) << 9 | (is_upper(c) ? 1u : 0u) << 10 |
            (is_title(c) ? 1u : 0u) << 11 | (is_line_break(c) ? 1u : 0u) << 12;
    std::string result = hex(c) + ":" + hex(bits) + ":";
    bool first = true;
    for (const case_mapping& mapping : {to_lower(c), to_upper(c), to_title(c), to_folded(c)}) {
        for (int i = 0; i < mapping.size; ++i) {
            result += (first ? "" : ",") + hex(mapping.characters[i]);
            first = false;
        }
    }
    return result + ":" + std::to_string(decimal_value(c)) + ";";
}

} // namespace

TEST_CASE("a character has the properties and cases that python3.11 knows") {
    const auto rows = oracle::ask(script);
    REQUIRE(rows.size() > 3000);
    for (const oracle::row& row : oracle::sample(rows)) {
        std::string shown;
        for (std::size_t i = 1; i < row.size(); ++i) {
            shown += show(static_cast<char32_t>(oracle::integer_of(row[i])));
        }
        CHECK_MESSAGE(std::to_string(checksum(shown)) == row[0], shown);
    }
}

TEST_CASE("a character has the name that python3.11 knows, and is found by it") {
    const auto rows = oracle::ask(R"python(
import unicodedata, zlib
for begin in range(0, 0x110000, 0x400):
    names = [unicodedata.name(chr(c), "") for c in range(begin, begin + 0x400)]
    print(begin, zlib.adler32("\n".join(names).encode()), sep="\t")
)python");
    REQUIRE(rows.size() == 0x110000 / 0x400);
    for (const oracle::row& row : oracle::sample(rows)) {
        const auto begin = static_cast<char32_t>(oracle::integer_of(row[0]));
        std::string names;
        bool found_by_them = true;
        for (char32_t c = begin; c < begin + 0x400; ++c) {
            const character_name name = name_of(c);
            names += (c == begin ? "" : "\n") + std::string(name.spelled, name.size);
            const named_characters found = characters_named(name.spelled, name.size);
            found_by_them = found_by_them && found.size == (name.size != 0 ? 1u : 0u) &&
                            found.parts[0] == (name.size != 0 ? c : U'\0');
        }
        CHECK(found_by_them);
        CHECK_MESSAGE(std::to_string(checksum(names)) == row[1], hex(begin));
    }
}

TEST_CASE("aliases and names of sequences mean what python3.11 knows") {
    const auto rows = oracle::ask(R"python(
import unicodedata
for c in range(0xf0000, 0xf1000):
    name = chr(c).encode("ascii", "namereplace").decode()
    if name.startswith("\\N{"):
        print(name[3:-1], *map(ord, unicodedata.lookup(name[3:-1])), sep="\t")
)python");
    REQUIRE(rows.size() > 900);
    for (const oracle::row& row : rows) {
        const named_characters found = characters_named(row[0].data(), row[0].size());
        bool same = found.size == row.size() - 1;
        for (std::size_t i = 0; same && i < found.size; ++i) {
            same = found.parts[i] == static_cast<char32_t>(oracle::integer_of(row[i + 1]));
        }
        CHECK_MESSAGE(same, row[0]);
    }
}

TEST_CASE("characters are known in constant expressions too") {
    STASIS_CHECK(name_of(U'1').size == 9);
    STASIS_CHECK(characters_named("digit one", 9).parts[0] == U'1');
    STASIS_CHECK(characters_named("HANGUL SYLLABLE GGAEG", 21).parts[0] == U'\xAE69');
    STASIS_CHECK(characters_named("HANGUL SYLLABLE GGAEGX", 22).size == 0);
    STASIS_CHECK(characters_named("", 0).size == 0);
    STASIS_CHECK(character_is(U'é', character_alpha));
    STASIS_CHECK(!character_is(U'\u00ad', character_printable));
    STASIS_CHECK(to_upper(U'ß').size == 2);
    STASIS_CHECK(to_upper(U'я').characters[0] == U'Я');
    STASIS_CHECK(decimal_value(U'٣') == 3);
}
