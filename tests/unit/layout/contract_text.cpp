// SPDX-License-Identifier: BSL-1.0
// The text form of contracts, and the C++ one: what is written, and what is read and refused.
#include "written_contract.hpp"

#include <stasis/layout/cpython_3_11.hpp>
#include <stasis/layout/read_contract.hpp>
#include <stasis/layout/write_contract.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <support/check.hpp>
#include <vector>

using namespace stasis::layout;

namespace {

constexpr bool is_same(const contract_terms& left, const contract_terms& right) {
    bool result = left.name == right.name && left.version == right.version &&
                  left.size == right.size && left.alignment == right.alignment &&
                  left.covers == right.covers && left.row_count == right.row_count;
    for (std::size_t i = 0; result && i < left.row_count; ++i) {
        const term& one = left.rows[i];
        const term& other = right.rows[i];
        result = one.name == other.name && one.offset == other.offset && one.size == other.size &&
                 one.promised == other.promised && one.first_bit == other.first_bit &&
                 one.bit_count == other.bit_count;
    }
    return result;
}

/// Text that is collected piece by piece.
struct page {
    char text[2000]{};
    std::size_t size = 0;

    [[nodiscard]] constexpr name_view view() const { return {text, size}; }
    constexpr void put(name_view piece) {
        for (const char each : piece) {
            text[size++] = each;
        }
    }
};

constexpr page written(const contract_terms& terms) {
    page result;
    write_contract(terms, [&](name_view piece) { result.put(piece); });
    return result;
}

constexpr page written_as_cpp(const contract_terms& terms, name_view variable) {
    page result;
    write_contract_as_cpp(terms, variable, [&](name_view piece) { result.put(piece); });
    return result;
}

constexpr term rows[] = {
    {"count", 0, 8},
    {"where.x", 8, 4, promises_name},
    {"where.y", 12, 4, promises_offset | promises_size},
    {"low", 16, 4, promises_all, 0, 3},
    {"high", 16, 4, promises_name | promises_size, 3, 9},
};
constexpr contract_terms terms{
    "a struct<int, long>", "CPython 3.11, on x86-64", 24, 8, extent::prefix, rows};
constexpr name_view text = "stasis layout contract 1\n"
                           "struct a struct<int, long>\n"
                           "version CPython 3.11, on x86-64\n"
                           "size 24\n"
                           "alignment 8\n"
                           "covers prefix\n"
                           "field count 0 8\n"
                           "field where.x 8 4 name\n"
                           "field where.y 12 4 offset size\n"
                           "bits low 16 4 0 3\n"
                           "bits high 16 4 3 9 name size\n";

/// Whether a text says what `terms` does.
constexpr bool says_it(name_view what) {
    term read[8];
    const contract_reading result = read_contract(what, read, 8);
    return !result.failure && is_same(result.terms, terms);
}

constexpr name_view head =
    "stasis layout contract 1\nstruct s\nsize 16\nalignment 8\ncovers whole\n";

/// Whether that text, or those lines behind a head of five, is refused in that line for that
/// reason.
constexpr bool refuses(name_view what, std::size_t line, name_view reason) {
    term read[2];
    const contract_reading result = read_contract(what, read, 2);
    return result.failure && result.failure.offset == line && result.failure.reason == reason &&
           result.terms.row_count == 0 && result.terms.rows == nullptr;
}
constexpr bool refuses_behind_head(name_view lines, std::size_t line, name_view reason) {
    page all;
    all.put(head);
    all.put(lines);
    return refuses(all.view(), line, reason);
}

/// Whether lines behind a head of five are taken, and give that last row.
constexpr bool takes(name_view lines, std::size_t count, const term& last) {
    page all;
    all.put(head);
    all.put(lines);
    term read[2];
    const contract_reading result = read_contract(all.view(), read, 2);
    if (result.failure || result.terms.row_count != count) {
        return false;
    }
    const contract_terms wanted{"s", "", 16, 8, extent::whole};
    return is_same({wanted, {last}}, {wanted, {read[count - 1]}});
}

} // namespace

TEST_CASE("a contract is written as lines of words") {
    STASIS_CHECK(written(terms).view() == text);
}

TEST_CASE("what was written is read") { STASIS_CHECK(says_it(text)); }

TEST_CASE("a text without fields, or a version") {
    STASIS_CHECK(read_contract(head, nullptr, 0).terms.row_count == 0);
    STASIS_CHECK(!read_contract(head, nullptr, 0).failure);
    STASIS_CHECK(read_contract(head, nullptr, 0).terms.name == "s");
    STASIS_CHECK(read_contract(head, nullptr, 0).terms.version == "");
    STASIS_CHECK(read_contract(head, nullptr, 0).terms.covers == extent::whole);
    constexpr contract_terms bare{"s", "", 16, 8, extent::parts};
    STASIS_CHECK(is_same(read_contract(written(bare).view(), nullptr, 0).terms, bare));
}

TEST_CASE("all contracts of CPython 3.11 are read as they were written") {
    std::size_t count = 0;
    const auto check = [&](const contract_terms& each) {
        std::string lines;
        write_contract(each, [&](name_view piece) { lines.append(piece.data, piece.size); });
        std::vector<term> read(each.row_count);
        const contract_reading result =
            read_contract({lines.data(), lines.size()}, read.data(), read.size());
        INFO(lines);
        CHECK(!result.failure);
        CHECK(is_same(result.terms, each));
        ++count;
    };
    cpython_3_11::for_each(check);
    CHECK(count > 40);
}

TEST_CASE("lines may end as in DOS, the last one not at all, and some say nothing") {
    std::string dos;
    for (const char each : text) {
        dos += each == '\n' ? "\r\n" : std::string(1, each);
    }
    CHECK(says_it({dos.data(), dos.size()}));
    STASIS_CHECK(says_it(text.part(0, text.size - 1)));
    STASIS_CHECK(takes("\n  \t \r\n# field a 0 8\n \t#\n\tfield   a\t0  8\t \n\n", 1, {"a", 0, 8}));
    STASIS_CHECK(takes("field a 0 8\n#", 1, {"a", 0, 8}));
    STASIS_CHECK(!read_contract("# a comment\n\nstasis layout contract 1 \nstruct s\ncovers parts\n"
                                "alignment 0\nversion\nsize 0",
                                nullptr, 0)
                      .failure);
}

TEST_CASE("names are any characters but blanks, of a struct and a version blanks, too") {
    STASIS_CHECK(takes("field größe.名前 0 8\n", 1, {"größe.名前", 0, 8}));
    STASIS_CHECK(takes("field \"\\ 0 8\n", 1, {"\"\\", 0, 8}));
    STASIS_CHECK(takes("field field 0 8\n", 1, {"field", 0, 8}));
    STASIS_CHECK(takes("field a 0 8\nfield A 8 8", 2, {"A", 8, 8}));
}

TEST_CASE("the largest number fits, and no larger one") {
    static constexpr term far[] = {{"far", ~std::size_t{0}, 0}};
    constexpr contract_terms largest{"s", "", 0, 0, extent::parts, far};
    constexpr page lines = written(largest);
    STASIS_CHECK(lines.view().part(lines.size - 33, 33) == "field far 18446744073709551615 0\n");
    term read[1];
    CHECK(is_same(read_contract(lines.view(), read, 1).terms, largest));
    constexpr name_view reason = "a field's offset and size are expected, in bytes";
    STASIS_CHECK(refuses_behind_head("field a 18446744073709551616 8", 6, reason));
    STASIS_CHECK(refuses_behind_head("field a 0 99999999999999999999999", 6, reason));
    STASIS_CHECK(refuses_behind_head("field a -1 8", 6, reason));
    STASIS_CHECK(refuses_behind_head("field a 0x8 8", 6, reason));
    STASIS_CHECK(refuses_behind_head("field a 8", 6, reason));
    STASIS_CHECK(refuses_behind_head("field a", 6, reason));
    STASIS_CHECK(takes("field a 0000008 08", 1, {"a", 8, 8}));
}

TEST_CASE("texts without a title, or with another one") {
    STASIS_CHECK(refuses("", 1, "the text is empty"));
    STASIS_CHECK(refuses("\n# nothing\n", 3, "the text is empty"));
    constexpr name_view reason = "the first line is not 'stasis layout contract 1'";
    STASIS_CHECK(refuses("stasis layout contract 2\n", 1, reason));
    STASIS_CHECK(refuses("\nstasis layout contract 10\n", 2, reason));
    STASIS_CHECK(refuses("struct s\nstasis layout contract 1\n", 1, reason));
    STASIS_CHECK(refuses("\xEF\xBB\xBFstasis layout contract 1\n", 1, reason));
}

TEST_CASE("heads that don't say all, or say it twice") {
    STASIS_CHECK(refuses("stasis layout contract 1", 2,
                         "a line 'struct NAME' is missing in front of the fields"));
    STASIS_CHECK(refuses("stasis layout contract 1\nstruct s\n", 3,
                         "a line 'size BYTES' is missing in front of the fields"));
    STASIS_CHECK(refuses("stasis layout contract 1\nstruct s\nsize 8\nfield a 0 8\n", 4,
                         "a line 'alignment BYTES' is missing in front of the fields"));
    STASIS_CHECK(
        refuses("stasis layout contract 1\nstruct s\nsize 8\nalignment 8\nfield a 0 8\n", 5,
                "a line 'covers whole', prefix or parts is missing in front of the fields"));
    constexpr name_view twice = "a line that says this stands there already";
    STASIS_CHECK(refuses_behind_head("struct s\n", 6, twice));
    STASIS_CHECK(refuses_behind_head("field a 0 8\nsize 4\n", 7, twice));
    STASIS_CHECK(refuses_behind_head("alignment 8\n", 6, twice));
    STASIS_CHECK(refuses_behind_head("covers whole\n", 6, twice));
    STASIS_CHECK(refuses_behind_head("version 1\nversion 1\n", 7, twice));
}

TEST_CASE("lines of a head that aren't right") {
    constexpr name_view number = "a number of bytes is expected";
    STASIS_CHECK(refuses("stasis layout contract 1\nstruct\n", 2, "the struct has no name"));
    STASIS_CHECK(refuses("stasis layout contract 1\nsize\n", 2, number));
    STASIS_CHECK(refuses("stasis layout contract 1\nsize eight\n", 2, number));
    STASIS_CHECK(refuses("stasis layout contract 1\nalignment 8.0\n", 2, number));
    STASIS_CHECK(refuses("stasis layout contract 1\nsize 18446744073709551616\n", 2, number));
    STASIS_CHECK(refuses("stasis layout contract 1\nsize 8 bytes\n", 2,
                         "something stands behind the number"));
    STASIS_CHECK(refuses("stasis layout contract 1\ncovers all\n", 2,
                         "what is covered is none of whole, prefix and parts"));
    STASIS_CHECK(refuses_behind_head(
        "fields a 0 8\n", 6,
        "a line begins with none of struct, version, size, alignment, covers, field, bits"));
}

TEST_CASE("fields that aren't right") {
    STASIS_CHECK(refuses_behind_head("field\n", 6, "a field has no name"));
    STASIS_CHECK(refuses_behind_head("field a 0 8 names\n", 6,
                                     "what is promised is none of name, offset and size"));
    STASIS_CHECK(refuses_behind_head("field a 0 8 name 8\n", 6,
                                     "what is promised is none of name, offset and size"));
    STASIS_CHECK(
        refuses_behind_head("field a 0 4\n\nfield a 4 4\n", 8, "a field stands there twice"));
    STASIS_CHECK(refuses_behind_head("field a 0 4\nfield b 4 4\nfield c 8 4\n", 8,
                                     "there are more fields than there is room for"));
    constexpr name_view beyond = "a field reaches beyond the size";
    STASIS_CHECK(refuses_behind_head("field a 9 8\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("field a 16 1\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("field a 0 17\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("field a 18446744073709551615 2\n", 6, beyond));
    // Where the size isn't promised, a field's end is still a number.
    STASIS_CHECK(refuses("stasis layout contract 1\nstruct s\nsize 0\nalignment 8\ncovers parts\n"
                         "field a 8 18446744073709551607\nfield b 18446744073709551608 8\n",
                         7, beyond));
    STASIS_CHECK(takes("field a 8 8\n", 1, {"a", 8, 8}));
    STASIS_CHECK(takes("field a 16 0\n", 1, {"a", 16, 0}));
    STASIS_CHECK(takes("field a 8 8 size name\n", 1, {"a", 8, 8, promises_name | promises_size}));
}

TEST_CASE("bit-fields that aren't right") {
    constexpr name_view numbers = "a bit-field's first bit and number of bits are expected";
    STASIS_CHECK(refuses_behind_head("bits a 0 4\n", 6, numbers));
    STASIS_CHECK(refuses_behind_head("bits a 0 4 1\n", 6, numbers));
    STASIS_CHECK(refuses_behind_head("bits a 0 4 -1 1\n", 6, numbers));
    constexpr name_view beyond = "a bit-field reaches beyond its storage unit";
    STASIS_CHECK(refuses_behind_head("bits a 0 4 0 0\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("bits a 0 4 0 33\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("bits a 0 4 32 1\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("bits a 0 4 4294967296 1\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("bits a 0 4 0 4294967297\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("bits a 0 0 0 1\n", 6, beyond));
    STASIS_CHECK(refuses_behind_head("bits a 16 4 0 1\n", 6, "a field reaches beyond the size"));
    STASIS_CHECK(takes("bits a 0 4 31 1\n", 1, {"a", 0, 4, promises_all, 31, 1}));
    STASIS_CHECK(takes("bits a 0 4 0 32 offset\n", 1, {"a", 0, 4, promises_offset, 0, 32}));
}

// --- as C++

namespace {

constexpr term strange_rows[] = {
    {"plain", 0, 8},
    {"quoted \"name\"", 8, 4},
    {"back\\slash", 12, 4, promises_name | promises_offset},
    {"new\nline1", 16, 2},
    {"größe", 18, 2},
    {"bits", 20, 4, promises_all, 3, 9},
};
constexpr contract_terms strange{"a \"struct\"", "\\1", 24, 8, extent::whole, strange_rows};
constexpr contract_terms without_rows{"bare", "", 16, 0, extent::parts};

} // namespace

TEST_CASE("the C++ form is compiled to the same terms, whatever is in the names") {
    STASIS_CHECK(is_same(written_contract.terms, strange));
    STASIS_CHECK(is_same(written_bare_contract.terms, without_rows));
}

TEST_CASE("the C++ form that was compiled is the one that is written") {
    std::ifstream file(std::string(__FILE__).substr(0, std::string(__FILE__).rfind('/') + 1) +
                       "written_contract.hpp");
    const std::string compiled(std::istreambuf_iterator<char>(file), {});
    const page all = written_as_cpp(strange, "written_contract");
    const page bare = written_as_cpp(without_rows, "written_bare_contract");
    const std::string wanted =
        std::string(all.text, all.size) + "\n" + std::string(bare.text, bare.size);
    REQUIRE(compiled.size() > wanted.size());
    CHECK(compiled.substr(compiled.size() - wanted.size()) == wanted);
}

// --- of a layout

namespace {

struct inner {
    char tag;
    long value;
};
STASIS_DESCRIBE(inner, tag, value);
struct outer {
    inner held;
    unsigned low : 3, high : 9;
    inner several[2];
};
STASIS_DESCRIBE(outer, held, STASIS_BITS(low), STASIS_BITS(high), several);

struct outer_terms {
    term rows[layout_of<outer>.row_count];
    std::size_t count;
};
constexpr outer_terms of_outer = [] {
    outer_terms result{};
    result.count = write_terms(layout_of<outer>, result.rows);
    return result;
}();

} // namespace

TEST_CASE("the rows of a contract are a layout's that aren't parted further") {
    STASIS_CHECK(of_outer.count == 5);
    STASIS_CHECK(of_outer.rows[0].name == "held.tag");
    STASIS_CHECK(of_outer.rows[1].name == "held.value");
    STASIS_CHECK(of_outer.rows[1].offset == 8);
    STASIS_CHECK(of_outer.rows[3].name == "high");
    STASIS_CHECK(of_outer.rows[3].first_bit == 3);
    STASIS_CHECK(of_outer.rows[3].bit_count == 9);
    STASIS_CHECK(of_outer.rows[4].size == sizeof(inner[2]));
    STASIS_CHECK(of_outer.rows[4].promised == promises_all);
}

TEST_CASE("a struct keeps the contract that was made of it") {
    contract_terms made{"outer", "", sizeof(outer), alignof(outer), extent::whole};
    made.rows = of_outer.rows;
    made.row_count = of_outer.count;
    CHECK(count_breaches(layout_of<outer>, made) == 0);
}
