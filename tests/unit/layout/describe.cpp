// SPDX-License-Identifier: BSL-1.0
// What layout_of<T> knows of structs of every kind. Each table is held to offsetof and sizeof, or
// to figures that the System V ABI fixes, and bit-fields to the compiler's code.
#include <stasis/layout/layout_of.hpp>

#include <support/check.hpp>

using namespace stasis::layout;

namespace {

constexpr bool has_row(const layout_view& layout, std::size_t number, name_view name,
                       std::size_t offset, std::size_t size, std::size_t parts = 0) {
    if (number >= layout.row_count) {
        return false;
    }
    const row& found = layout.rows[number];
    return found.name == name && found.offset == offset && found.size == size &&
           found.parts == parts && found.first_bit == -1 && found.bit_count == 0;
}

constexpr bool has_bits(const layout_view& layout, name_view name, std::size_t offset,
                        std::size_t size, int first, int count) {
    const row* found = layout.find(name);
    return found != nullptr && found->offset == offset && found->size == size &&
           found->first_bit == first && found->bit_count == count;
}

constexpr bool is_hole(hole found, std::size_t offset, std::size_t size) {
    return found.offset == offset && found.size == size;
}

constexpr bool is_row_of_type(const row* found, name_view type, std::size_t alignment) {
    return found != nullptr && found->type == type && found->alignment == alignment;
}

} // namespace

// --- simple ones, in the global namespace

struct global_empty {};
STASIS_DESCRIBE(global_empty);

struct global_single {
    int value;
};
STASIS_DESCRIBE(global_single, value);

struct global_bare {};

TEST_CASE("an empty struct has no rows, and is tail padding") {
    constexpr const layout_view& empty = layout_of<global_empty>;
    STASIS_CHECK(empty.name == "global_empty");
    STASIS_CHECK(empty.size == 1);
    STASIS_CHECK(empty.alignment == 1);
    STASIS_CHECK(empty.row_count == 0);
    STASIS_CHECK(empty.begin() == empty.end());
    STASIS_CHECK(empty.find("") == nullptr);
    STASIS_CHECK(is_hole(next_hole(empty), 0, 1));
    STASIS_CHECK(is_hole(next_hole(empty, 1), 1, 0));
}

TEST_CASE("a struct with one field, which leaves no hole") {
    constexpr const layout_view& single = layout_of<global_single>;
    STASIS_CHECK(single.name == "global_single");
    STASIS_CHECK(single.row_count == 1);
    STASIS_CHECK(has_row(single, 0, "value", 0, sizeof(int)));
    STASIS_CHECK(is_row_of_type(single.find("value"), "int", alignof(int)));
    STASIS_CHECK(single.find("values") == nullptr);
    STASIS_CHECK(single.find("valu") == nullptr);
    STASIS_CHECK(next_hole(single).size == 0);
    STASIS_CHECK(next_hole(single).offset == single.size);
}

TEST_CASE("what is described, and what isn't") {
    STASIS_CHECK(is_described<global_empty>);
    STASIS_CHECK(is_described<const global_single>);
    STASIS_CHECK(!is_described<global_bare>);
    STASIS_CHECK(!is_described<int>);
    STASIS_CHECK(!is_described<global_single*>);
    STASIS_CHECK(!is_described<global_single[2]>);
    STASIS_CHECK(!is_described<global_single&>);
}

TEST_CASE("a const struct is described as the struct is, by the same rows") {
    STASIS_CHECK(layout_of<const global_single>.rows == layout_of<global_single>.rows);
    STASIS_CHECK(layout_of<const global_single>.name == "global_single");
}

// --- the most fields

#define TEN(name)                                                                                  \
    name##0, name##1, name##2, name##3, name##4, name##5, name##6, name##7, name##8, name##9
#define HUNDRED TEN(a), TEN(b), TEN(c), TEN(d), TEN(e), TEN(f), TEN(g), TEN(h), TEN(i), TEN(j)
#define MOST HUNDRED, TEN(k), TEN(l), TEN(m), TEN(n), TEN(o), TEN(p), TEN(q), r0, r1, r2, r3, r4, r5

struct most_fields {
    short MOST;
};
STASIS_DESCRIBE(most_fields, MOST);

namespace {

constexpr bool has_most_fields() {
    const char letters[] = "abcdefghijklmnopqr";
    for (std::size_t i = 0; i < 176; ++i) {
        const char name[] = {letters[i / 10], static_cast<char>('0' + i % 10)};
        if (!has_row(layout_of<most_fields>, i, {name, 2}, 2 * i, 2)) {
            return false;
        }
    }
    return layout_of<most_fields>.row_count == 176;
}

} // namespace

TEST_CASE("176 fields, which are the most that a description names") {
    STASIS_CHECK(has_most_fields());
    STASIS_CHECK(next_hole(layout_of<most_fields>).size == 0);
}

// --- nesting

namespace nested {

struct inner {
    char tag;
    long value;
};
STASIS_DESCRIBE(inner, tag, value);

struct middle {
    int before;
    inner held;
    const inner fixed;
};
STASIS_DESCRIBE(middle, before, held, fixed);

struct unknown {
    char bytes[3];
};

struct outer {
    middle first;
    inner several[2];
    inner* pointer;
    unknown opaque;
    struct {
        short x, y;
    } anonymous;
};
STASIS_DESCRIBE(outer, first, several, pointer, opaque, anonymous.x, anonymous.y);

struct only_dotted {
    middle whole;
};
STASIS_DESCRIBE(only_dotted, whole.held.value, whole.fixed);

struct holder {
    struct pair {
        char left, right;
    };
    class deep {
    public:
        struct deeper {
            pair both;
        };
    };
    deep::deeper kept;
};
STASIS_DESCRIBE(holder::pair, left, right);
STASIS_DESCRIBE(holder::deep::deeper, both);
STASIS_DESCRIBE(holder, kept);

} // namespace nested

TEST_CASE("a struct two deep is expanded to dotted names behind its row") {
    using nested::outer;
    constexpr const layout_view& outer_layout = layout_of<outer>;
    STASIS_CHECK(outer_layout.name == "outer");
    STASIS_CHECK(outer_layout.row_count == 13);
    STASIS_CHECK(has_row(outer_layout, 0, "first", 0, 40, 7));
    STASIS_CHECK(has_row(outer_layout, 1, "first.before", 0, 4));
    STASIS_CHECK(has_row(outer_layout, 2, "first.held", 8, 16, 2));
    STASIS_CHECK(has_row(outer_layout, 3, "first.held.tag", 8, 1));
    STASIS_CHECK(has_row(outer_layout, 4, "first.held.value", 16, 8));
    STASIS_CHECK(has_row(outer_layout, 5, "first.fixed", 24, 16, 2));
    STASIS_CHECK(has_row(outer_layout, 6, "first.fixed.tag", 24, 1));
    STASIS_CHECK(has_row(outer_layout, 7, "first.fixed.value", 32, 8));
    STASIS_CHECK(outer_layout.find("first.held.value")->offset ==
                 offsetof(outer, first.held.value));
    STASIS_CHECK(is_row_of_type(outer_layout.find("first.held"), "nested::inner", 8));
}

TEST_CASE("arrays, pointers and structs that aren't described are one row") {
    using nested::outer;
    constexpr const layout_view& outer_layout = layout_of<outer>;
    STASIS_CHECK(has_row(outer_layout, 8, "several", offsetof(outer, several), 32));
    STASIS_CHECK(has_row(outer_layout, 9, "pointer", offsetof(outer, pointer), 8));
    STASIS_CHECK(has_row(outer_layout, 10, "opaque", offsetof(outer, opaque), 3));
    STASIS_CHECK(outer_layout.find("several")->alignment == 8);
    STASIS_CHECK(outer_layout.find("opaque")->alignment == 1);
}

TEST_CASE("a field of a field is named with its dot") {
    using nested::only_dotted;
    using nested::outer;
    STASIS_CHECK(has_row(layout_of<outer>, 11, "anonymous.x", offsetof(outer, anonymous), 2));
    STASIS_CHECK(has_row(layout_of<outer>, 12, "anonymous.y", offsetof(outer, anonymous) + 2, 2));
    STASIS_CHECK(layout_of<only_dotted>.row_count == 4);
    STASIS_CHECK(has_row(layout_of<only_dotted>, 0, "whole.held.value", 16, 8));
    STASIS_CHECK(has_row(layout_of<only_dotted>, 1, "whole.fixed", 24, 16, 2));
    STASIS_CHECK(has_row(layout_of<only_dotted>, 2, "whole.fixed.tag", 24, 1));
    STASIS_CHECK(is_hole(next_hole(layout_of<only_dotted>), 0, 16));
}

TEST_CASE("structs inside classes") {
    STASIS_CHECK(layout_of<nested::holder::pair>.name == "holder::pair");
    STASIS_CHECK(layout_of<nested::holder>.row_count == 4);
    STASIS_CHECK(has_row(layout_of<nested::holder>, 3, "kept.both.right", 1, 1));
}

// --- a namespace without a name, templates

namespace {

struct hidden {
    float x, y;
};
STASIS_DESCRIBE(hidden, x, y);

template <class First, class Second = char>
struct both {
    First first;
    Second second;
};
STASIS_DESCRIBE(both<short>, first, second);
using long_and_hidden = both<long, hidden>;
STASIS_DESCRIBE(long_and_hidden, first, second);

} // namespace

TEST_CASE("structs in a namespace without a name") {
    STASIS_CHECK(layout_of<hidden>.name == "hidden");
    STASIS_CHECK(has_row(layout_of<hidden>, 1, "y", 4, 4));
}

TEST_CASE("specialisations of a template, each of which is described for itself") {
    STASIS_CHECK(layout_of<both<short>>.name == "both<short>");
    STASIS_CHECK(has_row(layout_of<both<short>>, 1, "second", 2, 1));
    STASIS_CHECK(is_hole(next_hole(layout_of<both<short>>), 3, 1));
    STASIS_CHECK(layout_of<both<long, hidden>>.name == "long_and_hidden");
    STASIS_CHECK(has_row(layout_of<both<long, hidden>>, 3, "second.y", 12, 4));
    STASIS_CHECK(!is_described<both<int>>);
}

// --- unions, second names

namespace unions {

union number {
    char bytes[3];
    int whole;
    double real;
};
STASIS_DESCRIBE(number, bytes, whole, real);

struct tagged {
    union {
        long former;
        long latter;
        short half;
    };
    int kind;
    number value;
};
STASIS_DESCRIBE(tagged, former, latter, half, kind, STASIS_NAMED(kind, tag), value);

} // namespace unions

TEST_CASE("the fields of a union lie on top of each other") {
    using unions::number;
    STASIS_CHECK(has_row(layout_of<number>, 0, "bytes", 0, 3));
    STASIS_CHECK(has_row(layout_of<number>, 1, "whole", 0, 4));
    STASIS_CHECK(has_row(layout_of<number>, 2, "real", 0, 8));
    STASIS_CHECK(next_hole(layout_of<number>).size == 0);
}

TEST_CASE("fields of a union without a name, and second names") {
    using unions::tagged;
    STASIS_CHECK(layout_of<tagged>.row_count == 9);
    STASIS_CHECK(has_row(layout_of<tagged>, 0, "former", 0, 8));
    STASIS_CHECK(has_row(layout_of<tagged>, 1, "latter", 0, 8));
    STASIS_CHECK(has_row(layout_of<tagged>, 2, "half", 0, 2));
    STASIS_CHECK(has_row(layout_of<tagged>, 3, "kind", 8, 4));
    STASIS_CHECK(has_row(layout_of<tagged>, 4, "tag", 8, 4));
    STASIS_CHECK(has_row(layout_of<tagged>, 8, "value.real", 16, 8));
    STASIS_CHECK(is_hole(next_hole(layout_of<tagged>), 12, 4));
    STASIS_CHECK(next_hole(layout_of<tagged>, 16).size == 0);
}

// --- base classes

namespace bases {

struct root {
    long count;
    char tag;
};
STASIS_DESCRIBE(root, count, tag);

struct branch : root {
    char more; // in root's tail padding, if the ABI lets it
};
STASIS_DESCRIBE(branch, STASIS_BASE(root, base), more);

struct leaf : branch {
    int last;
};
STASIS_DESCRIBE(leaf, STASIS_BASE(branch, base), last);

struct nothing {};
STASIS_DESCRIBE(nothing);
struct from_nothing : nothing {
    int value;
};
STASIS_DESCRIBE(from_nothing, STASIS_BASE(nothing, base), value);

struct plain {
    int x;
};
struct second {
    int y;
};
struct of_two : plain, second {
    int z;
};
STASIS_DESCRIBE(plain, x);
STASIS_DESCRIBE(of_two, STASIS_BASE(plain, base), y, z);

/// One that can't be made without an argument, nor ended by the compiler.
struct guarded : root {
    int value;
    guarded(int of) : root{1, 'r'}, value(of) {}
    guarded(const guarded&) = delete;
    ~guarded() { value = 0; }
};
STASIS_DESCRIBE(guarded, STASIS_BASE(root, base), value);

} // namespace bases

TEST_CASE("a base class is a field at the beginning, under the name that is given to it") {
    using bases::branch;
    constexpr const layout_view& branch_layout = layout_of<branch>;
    STASIS_CHECK(has_row(branch_layout, 0, "base", 0, sizeof(bases::root), 2));
    STASIS_CHECK(has_row(branch_layout, 1, "base.count", 0, 8));
    STASIS_CHECK(has_row(branch_layout, 2, "base.tag", 8, 1));
    STASIS_CHECK(branch_layout.rows[3].name == "more");
    STASIS_CHECK(branch_layout.rows[0].type == "bases::root");
}

TEST_CASE("the base of a base is expanded, too") {
    constexpr const layout_view& leaf_layout = layout_of<bases::leaf>;
    STASIS_CHECK(leaf_layout.row_count == 6);
    STASIS_CHECK(has_row(leaf_layout, 0, "base", 0, sizeof(bases::branch), 4));
    STASIS_CHECK(has_row(leaf_layout, 1, "base.base", 0, sizeof(bases::root), 2));
    STASIS_CHECK(has_row(leaf_layout, 2, "base.base.count", 0, 8));
    STASIS_CHECK(leaf_layout.find("base.more")->size == 1);
    STASIS_CHECK(leaf_layout.find("last")->size == 4);
}

TEST_CASE("an empty base class takes no bytes, and what it is said to cover is the field's") {
    STASIS_CHECK(has_row(layout_of<bases::from_nothing>, 0, "base", 0, 1));
    STASIS_CHECK(has_row(layout_of<bases::from_nothing>, 1, "value", 0, 4));
    STASIS_CHECK(layout_of<bases::from_nothing>.size == 4);
}

TEST_CASE("what a further base class holds can be named by itself") {
    STASIS_CHECK(layout_of<bases::of_two>.row_count == 4);
    STASIS_CHECK(has_row(layout_of<bases::of_two>, 2, "y", 4, 4));
    STASIS_CHECK(has_row(layout_of<bases::of_two>, 3, "z", 8, 4));
}

TEST_CASE("a struct without a default constructor, copies or a trivial end") {
    STASIS_CHECK(layout_of<bases::guarded>.row_count == 4);
    STASIS_CHECK(layout_of<bases::guarded>.find("value")->size == 4);
}

// --- holes, alignment

namespace holes {

struct scattered {
    char a; // 3 bytes behind it
    int b;
    char c; // 15 behind it
    alignas(16) char d;
    char left_out[7];
    short e; // 6 behind it, tail padding
};
STASIS_DESCRIBE(scattered, a, b, c, d, e);

struct alignas(64) line {
    int used;
};
STASIS_DESCRIBE(line, used);

struct within {
    char first;
    line second;
};
STASIS_DESCRIBE(within, first, second);

struct nothing {};
struct other {};
struct addressless {
    [[no_unique_address]] nothing none;
    int value;
    [[no_unique_address]] other elsewhere;
};
STASIS_DESCRIBE(addressless, none, value, elsewhere);

struct backwards {
    int a, b, c;
};
STASIS_DESCRIBE(backwards, c, a);

} // namespace holes

TEST_CASE("holes are what no row covers, up to the tail padding") {
    using holes::scattered;
    constexpr const layout_view& layout = layout_of<scattered>;
    STASIS_CHECK(layout.size == 32);
    STASIS_CHECK(layout.alignment == 16);
    STASIS_CHECK(is_hole(next_hole(layout), 1, 3));
    STASIS_CHECK(is_hole(next_hole(layout, 2), 2, 2));
    STASIS_CHECK(is_hole(next_hole(layout, 4), 9, 7));
    STASIS_CHECK(is_hole(next_hole(layout, 16), 17, 7)); // what isn't named, and e's alignment
    STASIS_CHECK(is_hole(next_hole(layout, 24), 26, 6));
    STASIS_CHECK(is_hole(next_hole(layout, 32), 32, 0));
    STASIS_CHECK(is_hole(next_hole(layout, 99), 32, 0));
    STASIS_CHECK(layout.find("d")->alignment == 1); // its type's
}

TEST_CASE("holes are found whatever the order of the rows") {
    constexpr const layout_view& layout = layout_of<holes::backwards>;
    STASIS_CHECK(has_row(layout, 0, "c", 8, 4));
    STASIS_CHECK(has_row(layout, 1, "a", 0, 4));
    STASIS_CHECK(is_hole(next_hole(layout), 4, 4));
    STASIS_CHECK(next_hole(layout, 8).size == 0);
}

TEST_CASE("a struct that is aligned has tail padding, inside of another one, too") {
    STASIS_CHECK(layout_of<holes::line>.alignment == 64);
    STASIS_CHECK(is_hole(next_hole(layout_of<holes::line>), 4, 60));
    STASIS_CHECK(layout_of<holes::within>.size == 128);
    STASIS_CHECK(has_row(layout_of<holes::within>, 1, "second", 64, 64, 1));
    STASIS_CHECK(layout_of<holes::within>.find("second")->alignment == 64);
    STASIS_CHECK(is_hole(next_hole(layout_of<holes::within>), 1, 63));
    STASIS_CHECK(is_hole(next_hole(layout_of<holes::within>, 64), 68, 60));
}

TEST_CASE("members without an address of their own have the size of their type") {
    constexpr const layout_view& layout = layout_of<holes::addressless>;
    STASIS_CHECK(layout.size == 4);
    STASIS_CHECK(has_row(layout, 0, "none", 0, 1));
    STASIS_CHECK(has_row(layout, 1, "value", 0, 4));
    STASIS_CHECK(layout.find("elsewhere")->size == 1);
    STASIS_CHECK(next_hole(layout).size == 0);
}

// --- bit-fields

namespace bits {

enum loose { none, some, many, all };
enum class tone : unsigned char { low, high };

struct mixed {
    signed int number : 5;
    bool flag : 1;
    unsigned rest : 26;
    unsigned one : 1;
};
STASIS_DESCRIBE(mixed, STASIS_BITS(number), STASIS_BITS(flag), STASIS_BITS(rest), STASIS_BITS(one));

struct behind_a_char {
    char before;
    unsigned near : 9;
    unsigned crossing : 20; // doesn't fit into the unit's last 15 bits
    unsigned char small : 3;
    unsigned long wide : 40;
    char after;
};
STASIS_DESCRIBE(behind_a_char, before, STASIS_BITS(near), STASIS_BITS(crossing), STASIS_BITS(small),
                STASIS_BITS(wide), after);

struct enumerations {
    loose amount : 2;
    tone pitch : 3;
    bool single : 1;
};
STASIS_DESCRIBE(enumerations, STASIS_BITS(amount), STASIS_BITS(pitch), STASIS_BITS(single));

struct whole_units {
    unsigned char byte : 8;
    int word : 32;
    unsigned long long all : 64;
    long long least : 1;
};
STASIS_DESCRIBE(whole_units, STASIS_BITS(byte), STASIS_BITS(word), STASIS_BITS(all),
                STASIS_BITS(least));

struct around {
    char tag;
    behind_a_char inner;
};
STASIS_DESCRIBE(around, tag, inner);

struct behind_a_union {
    union {
        int wide;
        char narrow;
    };
    unsigned bits : 3;
};
STASIS_DESCRIBE(behind_a_union, wide, narrow, STASIS_BITS(bits));

union overlaid {
    unsigned few : 3;
    unsigned more : 11;
    unsigned all;
};
STASIS_DESCRIBE(overlaid, STASIS_BITS(few), STASIS_BITS(more), all);

struct left_out {
    unsigned a : 3;
    unsigned unsaid : 2;
    unsigned c : 4;
};
STASIS_DESCRIBE(left_out, STASIS_BITS(a), STASIS_BITS(c));

struct none_at_all {
    int value;
};
STASIS_DESCRIBE(none_at_all, value);

} // namespace bits

TEST_CASE("bit-fields: signed ones, a bool, and one in the next unit") {
    constexpr const layout_view& layout = layout_of<bits::mixed>;
    STASIS_CHECK(layout.size == 8);
    STASIS_CHECK(has_bits(layout, "number", 0, 4, 0, 5));
    STASIS_CHECK(has_bits(layout, "flag", 0, 1, 5, 1));
    STASIS_CHECK(has_bits(layout, "rest", 0, 4, 6, 26));
    STASIS_CHECK(has_bits(layout, "one", 4, 4, 0, 1));
    STASIS_CHECK(layout.find("number")->type == "int");
    STASIS_CHECK(next_hole(layout).size == 0); // a whole unit counts
}

TEST_CASE("bit-fields share the unit of what comes before them, and don't cross one's border") {
    constexpr const layout_view& layout = layout_of<bits::behind_a_char>;
    STASIS_CHECK(has_bits(layout, "near", 0, 4, 8, 9));
    STASIS_CHECK(has_bits(layout, "crossing", 4, 4, 0, 20));
    STASIS_CHECK(has_bits(layout, "small", 6, 1, 4, 3));
    STASIS_CHECK(has_bits(layout, "wide", 8, 8, 0, 40));
    STASIS_CHECK(layout.find("after")->offset == 13);
    STASIS_CHECK(layout.size == 16);
}

TEST_CASE("bit-fields of enumerations, with a type of their own and without") {
    constexpr const layout_view& layout = layout_of<bits::enumerations>;
    STASIS_CHECK(has_bits(layout, "amount", 0, 4, 0, 2));
    STASIS_CHECK(has_bits(layout, "pitch", 0, 1, 2, 3));
    STASIS_CHECK(has_bits(layout, "single", 0, 1, 5, 1));
}

TEST_CASE("bit-fields that are as wide as their type") {
    constexpr const layout_view& layout = layout_of<bits::whole_units>;
    STASIS_CHECK(has_bits(layout, "byte", 0, 1, 0, 8));
    STASIS_CHECK(has_bits(layout, "word", 4, 4, 0, 32));
    STASIS_CHECK(has_bits(layout, "all", 8, 8, 0, 64));
    STASIS_CHECK(has_bits(layout, "least", 16, 8, 0, 1));
}

TEST_CASE("bit-fields of a nested struct") {
    constexpr const layout_view& layout = layout_of<bits::around>;
    STASIS_CHECK(layout.find("inner")->offset == 8);
    STASIS_CHECK(has_bits(layout, "inner.near", 8, 4, 8, 9));
    STASIS_CHECK(has_bits(layout, "inner.wide", 16, 8, 0, 40));
}

TEST_CASE("bit-fields of unions, and behind one") {
    STASIS_CHECK(has_bits(layout_of<bits::overlaid>, "few", 0, 4, 0, 3));
    STASIS_CHECK(has_bits(layout_of<bits::overlaid>, "more", 0, 4, 0, 11));
    STASIS_CHECK(has_bits(layout_of<bits::behind_a_union>, "bits", 4, 4, 0, 3));
}

TEST_CASE("the compiler's code finds bit-fields where the layout says") {
    CHECK(bits_are_placed<bits::mixed>());
    CHECK(bits_are_placed<bits::behind_a_char>());
    CHECK(bits_are_placed<bits::enumerations>());
    CHECK(bits_are_placed<bits::whole_units>());
    CHECK(bits_are_placed<bits::overlaid>());
    CHECK(bits_are_placed<bits::behind_a_union>());
    CHECK(bits_are_placed<bits::none_at_all>());
}

TEST_CASE("bit-fields behind one that the description leaves out aren't where the layout says") {
    CHECK(!bits_are_placed<bits::left_out>());
}
