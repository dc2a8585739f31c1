// SPDX-License-Identifier: BSL-1.0
// What breaks a contract and what doesn't, and what is said of it. The compile errors are in
// tests/fail/contract_*.cpp.
#include <stasis/layout/conforms.hpp>

#include <support/check.hpp>

using namespace stasis::layout;

namespace {

struct part {
    int x, y;
};
STASIS_DESCRIBE(part, x, y);

struct sample {
    long count;
    part where;
    unsigned low : 3;
    unsigned high : 9;
    char tag;
};
STASIS_DESCRIBE(sample, count, where, STASIS_BITS(low), STASIS_BITS(high), tag);

constexpr term sample_rows[] = {
    {"count", 0, 8},
    {"where.x", 8, 4},
    {"where.y", 12, 4},
    {"low", 16, 4, promises_all, 0, 3},
    {"high", 16, 4, promises_all, 3, 9},
    {"tag", 18, 1},
};
constexpr contract_terms sample_terms{"sample", "1", 24, 8, extent::whole, sample_rows};
constexpr contract<sample_terms> sample_contract;
static_assert(conforms<sample>(sample_contract));

/// The breaches of a contract by a struct, in order.
struct breach_report {
    breach of[16]{};
    std::size_t count = 0;
};

template <class T>
constexpr breach_report breaches_of(const contract_terms& terms) {
    breach_report result;
    find_breaches(layout_of<T>, terms,
                  [&](const breach& found) { result.of[result.count++] = found; });
    return result;
}

constexpr bool is_breach(const breach& found, breach_kind kind, name_view field,
                         std::size_t expected, std::size_t there, name_view instead = {}) {
    return found.kind == kind && found.field == field && found.expected == expected &&
           found.found == there && found.instead == instead;
}

/// Whether a struct breaks a contract in that way alone.
template <class T>
constexpr bool breaks(const contract_terms& terms, breach_kind kind, name_view field,
                      std::size_t expected, std::size_t there, name_view instead = {}) {
    const breach_report all = breaches_of<T>(terms);
    return all.count == 1 && is_breach(all.of[0], kind, field, expected, there, instead);
}

/// Whether sample keeps a contract with one row, that covers nothing else.
constexpr bool keeps_row(const term& only) {
    const term rows[] = {only};
    return count_breaches(layout_of<sample>, {"sample", "", 0, 0, extent::parts, rows}) == 0;
}
constexpr bool breaks_row(const term& only, breach_kind kind, std::size_t expected,
                          std::size_t there, name_view instead = {}) {
    const term rows[] = {only};
    return breaks<sample>({"sample", "", 0, 0, extent::parts, rows}, kind, only.name, expected,
                          there, instead);
}

} // namespace

TEST_CASE("a struct that a contract was made of keeps it") {
    STASIS_CHECK(keeps<sample>(sample_contract));
    STASIS_CHECK(count_breaches(layout_of<sample>, sample_terms) == 0);
    STASIS_CHECK(!breach());
    STASIS_CHECK(sample_contract.terms.row_count == 6);
    STASIS_CHECK(sample_contract.terms.end() - sample_contract.terms.begin() == 6);
}

// --- one struct for each way to break it

namespace {

struct removed {
    long count;
    part where;
    unsigned low : 3, high : 9;
};
STASIS_DESCRIBE(removed, count, where, STASIS_BITS(low), STASIS_BITS(high));

struct renamed {
    long count_;
    part where;
    unsigned low : 3, high : 9;
    char tag;
};
STASIS_DESCRIBE(renamed, count_, where, STASIS_BITS(low), STASIS_BITS(high), tag);

struct moved {
    part where;
    long count;
    unsigned low : 3, high : 9;
    char tag;
};
STASIS_DESCRIBE(moved, where, count, STASIS_BITS(low), STASIS_BITS(high), tag);

struct resized {
    int count;
    part where;
    unsigned low : 3, high : 9;
    short tag;
};
STASIS_DESCRIBE(resized, count, where, STASIS_BITS(low), STASIS_BITS(high), tag);

struct other_bits {
    long count;
    part where;
    unsigned low : 4, high : 8;
    char tag;
};
STASIS_DESCRIBE(other_bits, count, where, STASIS_BITS(low), STASIS_BITS(high), tag);

struct no_bits {
    long count;
    part where;
    unsigned low, high;
};
STASIS_DESCRIBE(no_bits, count, where, low, high);

struct added {
    long count;
    part where;
    unsigned low : 3, high : 9;
    char tag, more;
};
STASIS_DESCRIBE(added, count, where, STASIS_BITS(low), STASIS_BITS(high), tag, more);

struct longer {
    long count;
    part where;
    unsigned low : 3, high : 9;
    char tag;
    long more;
};
STASIS_DESCRIBE(longer, count, where, STASIS_BITS(low), STASIS_BITS(high), tag, more);

struct alignas(16) aligned {
    long count;
    part where;
    unsigned low : 3, high : 9;
    char tag;
    char rest[13];
};
STASIS_DESCRIBE(aligned, count, where, STASIS_BITS(low), STASIS_BITS(high), tag);

struct aliased {
    union {
        long count;
        long count_;
    };
    union {
        part where;
        part place;
    };
    unsigned low : 3, high : 9;
    char tag;
};
STASIS_DESCRIBE(aliased, count_, count, place, where, STASIS_BITS(low), STASIS_BITS(high), tag,
                STASIS_NAMED(tag, label));

constexpr contract_terms sample_prefix{"sample", "1", 19, 8, extent::prefix, sample_rows};
constexpr contract_terms sample_parts{"sample", "1", 0, 0, extent::parts, sample_rows};

} // namespace

TEST_CASE("a field that is gone") {
    STASIS_CHECK(breaks<removed>(sample_terms, breach_kind::removed, "tag", 18, 0));
    STASIS_CHECK(breaks<removed>(sample_parts, breach_kind::removed, "tag", 18, 0));
}

TEST_CASE("a field with another name, which is said") {
    STASIS_CHECK(breaks<renamed>(sample_terms, breach_kind::renamed, "count", 0, 0, "count_"));
}

TEST_CASE("a field with another name and its former one, as a union's or a second name") {
    STASIS_CHECK(count_breaches(layout_of<aliased>, sample_terms) == 0);
}

TEST_CASE("fields that have moved, each of which is said") {
    constexpr breach_report all = breaches_of<moved>(sample_terms);
    STASIS_CHECK(all.count == 3);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::moved, "count", 0, 8));
    STASIS_CHECK(is_breach(all.of[1], breach_kind::moved, "where.x", 8, 0));
    STASIS_CHECK(is_breach(all.of[2], breach_kind::moved, "where.y", 12, 4));
}

TEST_CASE("fields that have another size, and whatever follows from it") {
    constexpr breach_report all = breaches_of<resized>(sample_terms);
    STASIS_CHECK(all.count == 9);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::resized, "count", 8, 4));
    STASIS_CHECK(is_breach(all.of[1], breach_kind::moved, "where.x", 8, 4));
    STASIS_CHECK(is_breach(all.of[2], breach_kind::moved, "where.y", 12, 8));
    STASIS_CHECK(is_breach(all.of[3], breach_kind::moved, "low", 16, 12));
    STASIS_CHECK(is_breach(all.of[4], breach_kind::moved, "high", 16, 12));
    STASIS_CHECK(is_breach(all.of[5], breach_kind::moved, "tag", 18, 14));
    STASIS_CHECK(is_breach(all.of[6], breach_kind::resized, "tag", 1, 2));
    STASIS_CHECK(is_breach(all.of[7], breach_kind::whole, "", 24, 16));
    STASIS_CHECK(is_breach(all.of[8], breach_kind::alignment, "", 8, 4));
}

TEST_CASE("bit-fields with other bits: their number, the first") {
    constexpr breach_report all = breaches_of<other_bits>(sample_terms);
    STASIS_CHECK(all.count == 3);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::bits, "low", 3, 4));
    STASIS_CHECK(all.of[0].counts_bits);
    STASIS_CHECK(is_breach(all.of[1], breach_kind::bits, "high", 9, 8));
    STASIS_CHECK(all.of[1].counts_bits);
    STASIS_CHECK(is_breach(all.of[2], breach_kind::bits, "high", 3, 4));
    STASIS_CHECK(!all.of[2].counts_bits);
}

TEST_CASE("a field that was a bit-field, and one that has become one") {
    constexpr breach_report all = breaches_of<no_bits>(sample_terms);
    STASIS_CHECK(all.count == 4);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::bits, "low", 3, 32));
    STASIS_CHECK(all.of[0].counts_bits);
    STASIS_CHECK(is_breach(all.of[1], breach_kind::moved, "high", 16, 20));
    STASIS_CHECK(is_breach(all.of[2], breach_kind::bits, "high", 9, 32));
    STASIS_CHECK(is_breach(all.of[3], breach_kind::removed, "tag", 18, 0));
    STASIS_CHECK(breaks_row({"low", 16, 4}, breach_kind::bits, 32, 3));
}

TEST_CASE("a field that is new, before the end") {
    STASIS_CHECK(breaks<added>(sample_terms, breach_kind::added, "more", 24, 19));
}

TEST_CASE("a struct of another size or alignment") {
    STASIS_CHECK(breaks<longer>(sample_terms, breach_kind::whole, "", 24, 32));
    constexpr breach_report all = breaches_of<aligned>(sample_terms);
    STASIS_CHECK(all.count == 2);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::whole, "", 24, 32));
    STASIS_CHECK(is_breach(all.of[1], breach_kind::alignment, "", 8, 16));
    STASIS_CHECK(breaks<aligned>(sample_prefix, breach_kind::alignment, "", 8, 16));
}

// --- what it covers

TEST_CASE("a prefix: other fields stand behind its end only, and it needn't be all") {
    STASIS_CHECK(count_breaches(layout_of<sample>, sample_prefix) == 0);
    STASIS_CHECK(count_breaches(layout_of<added>, sample_prefix) == 0);
    STASIS_CHECK(count_breaches(layout_of<longer>, sample_prefix) == 0);
    static constexpr contract_terms all_of_it{"sample", "1", 24, 8, extent::prefix, sample_rows};
    STASIS_CHECK(breaks<added>(all_of_it, breach_kind::added, "more", 24, 19));
    static constexpr contract_terms too_long{"sample", "1", 25, 8, extent::prefix, sample_rows};
    STASIS_CHECK(breaks<sample>(too_long, breach_kind::whole, "", 25, 24));
}

TEST_CASE("parts: neither other fields nor the size count, and the alignment if it is said") {
    STASIS_CHECK(count_breaches(layout_of<added>, sample_parts) == 0);
    STASIS_CHECK(count_breaches(layout_of<longer>, sample_parts) == 0);
    STASIS_CHECK(count_breaches(layout_of<aligned>, sample_parts) == 0);
    static constexpr contract_terms strict{"sample", "1", 0, 8, extent::parts, sample_rows};
    STASIS_CHECK(breaks<aligned>(strict, breach_kind::alignment, "", 8, 16));
}

TEST_CASE("a row of a field with parts covers them") {
    static constexpr term rows[] = {{"count", 0, 8},
                                    {"where", 8, 8},
                                    {"low", 16, 4, promises_all, 0, 3},
                                    {"high", 16, 4, promises_all, 3, 9},
                                    {"tag", 18, 1}};
    static constexpr contract_terms terms{"sample", "1", 24, 8, extent::whole, rows};
    STASIS_CHECK(count_breaches(layout_of<sample>, terms) == 0);
    STASIS_CHECK(breaks<added>(terms, breach_kind::added, "more", 24, 19));
    // No part of it, in spite of its name.
    static constexpr term shorter[] = {{"wher", 8, 4}};
    static constexpr contract_terms other{"sample", "1", 12, 0, extent::prefix, shorter};
    constexpr breach_report all = breaches_of<sample>(other);
    STASIS_CHECK(all.count == 2);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::renamed, "wher", 8, 8, "where.x"));
    STASIS_CHECK(is_breach(all.of[1], breach_kind::added, "count", 12, 0));
}

TEST_CASE("rows for a whole and for its parts, in any order, and one twice") {
    static constexpr term rows[] = {{"where.y", 12, 4}, {"where", 8, 8}, {"where.x", 8, 4},
                                    {"where.x", 8, 4},  {"count", 0, 8}, {"where.y", 12, 8}};
    static constexpr contract_terms terms{"sample", "1", 0, 8, extent::parts, rows};
    STASIS_CHECK(breaks<sample>(terms, breach_kind::resized, "where.y", 8, 4));
}

TEST_CASE("a contract without rows") {
    static constexpr contract_terms none;
    STASIS_CHECK(none.begin() == none.end());
    static constexpr contract_terms whole{"sample", "1", 24, 8, extent::whole};
    constexpr breach_report all = breaches_of<sample>(whole);
    STASIS_CHECK(all.count == 6);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::added, "count", 24, 0));
    STASIS_CHECK(is_breach(all.of[1], breach_kind::added, "where.x", 24, 8));
    static constexpr contract_terms parts{"sample", "1", 0, 0, extent::parts};
    STASIS_CHECK(count_breaches(layout_of<sample>, parts) == 0);
    static constexpr contract_terms size_alone{"sample", "1", 0, 8, extent::prefix};
    STASIS_CHECK(count_breaches(layout_of<sample>, size_alone) == 0);
}

// --- what a row promises

TEST_CASE("a name alone") {
    STASIS_CHECK(keeps_row({"tag", 0, 8, promises_name}));
    STASIS_CHECK(keeps_row({"low", 99, 1, promises_name}));
    STASIS_CHECK(breaks_row({"tags", 18, 1, promises_name}, breach_kind::removed, 18, 0));
}

TEST_CASE("an offset, whatever the size") {
    STASIS_CHECK(keeps_row({"tag", 18, 77, promises_name | promises_offset}));
    STASIS_CHECK(
        breaks_row({"tag", 17, 1, promises_name | promises_offset}, breach_kind::moved, 17, 18));
    STASIS_CHECK(keeps_row({"high", 16, 4, promises_name | promises_offset, 3, 1}));
    STASIS_CHECK(breaks_row({"high", 16, 4, promises_name | promises_offset, 2, 9},
                            breach_kind::bits, 2, 3));
}

TEST_CASE("a size, wherever it is") {
    STASIS_CHECK(keeps_row({"tag", 77, 1, promises_name | promises_size}));
    STASIS_CHECK(
        breaks_row({"tag", 18, 2, promises_name | promises_size}, breach_kind::resized, 2, 1));
    STASIS_CHECK(keeps_row({"high", 0, 4, promises_name | promises_size, 0, 9}));
    STASIS_CHECK(
        breaks_row({"high", 0, 4, promises_name | promises_size, 0, 8}, breach_kind::bits, 8, 9));
}

TEST_CASE("a name that isn't promised may be another one") {
    STASIS_CHECK(keeps_row({"label", 18, 1, promises_offset | promises_size}));
    STASIS_CHECK(keeps_row({"label", 18, 9, promises_offset}));
    STASIS_CHECK(keeps_row({"label", 99, 1, promises_size}));
    STASIS_CHECK(keeps_row({"upper", 16, 4, promises_offset | promises_size, 3, 9}));
    STASIS_CHECK(
        breaks_row({"label", 18, 2, promises_offset | promises_size}, breach_kind::removed, 18, 0));
    STASIS_CHECK(breaks_row({"label", 17, 1, promises_offset}, breach_kind::removed, 17, 0));
    // Where there is a field of that name, the row is about it: what has moved isn't what lies
    // there.
    STASIS_CHECK(breaks_row({"count", 8, 8, promises_offset}, breach_kind::moved, 8, 0));
}

TEST_CASE("a field under a name that isn't promised is none that is new") {
    static constexpr term rows[] = {{"number", 0, 4, promises_offset},
                                    {"where", 8, 8},
                                    {"low", 16, 4, promises_all, 0, 3},
                                    {"high", 16, 4, promises_all, 3, 9},
                                    {"label", 18, 1, promises_offset | promises_size}};
    static constexpr contract_terms terms{"sample", "1", 24, 8, extent::whole, rows};
    STASIS_CHECK(count_breaches(layout_of<sample>, terms) == 0);
    STASIS_CHECK(breaks<added>(terms, breach_kind::added, "more", 24, 19));
    // A size alone says of no field that it is known.
    static constexpr term sized[] = {{"number", 0, 4, promises_size}};
    static constexpr contract_terms size_alone{"part", "1", 8, 0, extent::whole, sized};
    STASIS_CHECK(count_breaches(layout_of<part>, size_alone) == 1);
}

// --- how a field is found that has another name

namespace {

struct lone {
    long inner;
};
STASIS_DESCRIBE(lone, inner);
struct around_one {
    lone only;
};
STASIS_DESCRIBE(around_one, only);

struct swapped {
    int y, x;
};
STASIS_DESCRIBE(swapped, y, x);

struct crowd {
    char a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7;
};
STASIS_DESCRIBE(crowd, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7);
constexpr contract_terms no_crowd{"crowd", "1", 19, 0, extent::whole};
constexpr contract<no_crowd> crowd_contract;

} // namespace

TEST_CASE("of a whole and its only part, the one that is nested as deep has been renamed") {
    static constexpr term of_part[] = {{"only.former", 0, 8}};
    static constexpr contract_terms part_terms{"around_one", "1", 8, 8, extent::whole, of_part};
    STASIS_CHECK(
        breaks<around_one>(part_terms, breach_kind::renamed, "only.former", 0, 0, "only.inner"));
    static constexpr term of_whole[] = {{"former", 0, 8}};
    static constexpr contract_terms whole_terms{"around_one", "1", 8, 8, extent::whole, of_whole};
    STASIS_CHECK(breaks<around_one>(whole_terms, breach_kind::renamed, "former", 0, 0, "only"));
}

TEST_CASE("a field that the contract names itself is none with another name") {
    static constexpr term rows[] = {{"x", 0, 4}, {"z", 4, 4}};
    static constexpr contract_terms terms{"swapped", "1", 8, 4, extent::whole, rows};
    constexpr breach_report all = breaches_of<swapped>(terms);
    STASIS_CHECK(all.count == 2);
    STASIS_CHECK(is_breach(all.of[0], breach_kind::moved, "x", 0, 4));
    STASIS_CHECK(is_breach(all.of[1], breach_kind::removed, "z", 4, 0));
}

TEST_CASE("more breaches than are told are breaches") {
    STASIS_CHECK(count_breaches(layout_of<crowd>, no_crowd) == 19);
    STASIS_CHECK(!keeps<crowd>(crowd_contract));
}
