// SPDX-License-Identifier: BSL-1.0
// unit/graph/oracle_graph.cpp: objects named by their value, field by field what python3.11 makes
// of the same expressions: digits, hashes, forms of strs, slots of frozensets; and of those that
// hold no others the bytes in memory.
#include <stasis/graph/bytes.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/list.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/graph/tuple.hpp>

#include <doctest/doctest.h>
#include <unit/image/graph_dump.hpp>
#include <unit/image/object_types.hpp>
#include <unit/support/oracle.hpp>

#include <iterator>
#include <string>

namespace {

using namespace stasis;
using namespace stasis::graph;

constexpr double infinity = __builtin_inf();
constexpr double nan = __builtin_nan("");

/// An object, how Python writes it, and, of one that holds no others, the size that CPython gives
/// it.
struct row {
    const object* self;
    const char* expression;
    std::size_t size;
};

std::size_t size_of(const int_object& self) {
    const auto count = static_cast<std::size_t>(digit_count(&self));
    return sizeof(int_object) + sizeof(support::digit) * (count == 0 ? 1 : count);
}
std::size_t size_of(const float_object& self) { return sizeof self; }
std::size_t size_of(const complex_object& self) { return sizeof self; }
std::size_t size_of(const bytes_object& self) {
    return sizeof(bytes_object) + static_cast<std::size_t>(self.ob_size) + 1;
}
std::size_t size_of(const str_object& self) {
    return (self.state.ascii != 0 ? sizeof(str_object) : sizeof(wide_str_object)) +
           static_cast<std::size_t>(self.length + 1) * self.state.kind;
}

#define LEAF(expression, ...)                                                                      \
    row { &__VA_ARGS__, expression, size_of(__VA_ARGS__) }
#define HOLDER(expression, ...)                                                                    \
    row { &__VA_ARGS__, expression, 0 }

const row rows[] = {
    LEAF("0", int_<0>),
    LEAF("1", int_<1>),
    LEAF("-1", int_<-1>),
    LEAF("-5", int_<-5>),
    LEAF("-6", int_<-6>),
    LEAF("256", int_<256>),
    LEAF("257", int_<257>),
    LEAF("2**30 - 1", int_<(1 << 30) - 1>),
    LEAF("2**30", int_<1 << 30>),
    LEAF("-2**30", int_<-(1 << 30)>),
    LEAF("2**61 - 1", int_<(1L << 61) - 1>),
    LEAF("2**61", int_<1L << 61>),
    LEAF("-2**63", int_<-9223372036854775807 - 1>),
    LEAF("2**64 - 1", int_<18446744073709551615u>),
    LEAF("2**90 - 1", int_<"1237940039285380274899124223">),
    LEAF("123456789012345678901234567890", int_<"123456789012345678901234567890">),
    LEAF("-0xdead_beef_dead_beef_dead_beef", int_<"-0xdead_beef_dead_beef_dead_beef">),
    LEAF("0b101 << 0", int_<"0b101">),
    LEAF("-0o777777777777777777777777777", int_<"-0o777777777777777777777777777">),
    LEAF("0.0", float_<0.0>),
    LEAF("-0.0", float_<-0.0>),
    LEAF("1.0", float_<1.0>),
    LEAF("-1.5", float_<-1.5>),
    LEAF("0.1", float_<0.1>),
    LEAF("5e-324", float_<5e-324>),
    LEAF("1e300", float_<1e300>),
    LEAF("float('inf')", float_<infinity>),
    LEAF("float('-inf')", float_<-infinity>),
    LEAF("float('nan')", float_<nan>),
    LEAF("1j", complex_<0.0, 1.0>),
    LEAF("complex(-0.0, -1.5)", complex_<-0.0, -1.5>),
    LEAF("complex(1.0, float('inf'))", complex_<1.0, infinity>),
    LEAF("b''", bytes_<"">),
    LEAF("b'a'", bytes_<"a">),
    LEAF("b'\\xff'", bytes_<"\xff">),
    LEAF("b'\\0'", bytes_<"\0">),
    LEAF("b'text'", bytes_<"text">),
    LEAF("b'\\0\\0'", bytes_<"\0\0">),
    LEAF("b'a\\0b\\xff'", bytes_<"a\0b\xff">),
    LEAF("b'x' * 65", bytes_<"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx">),
    LEAF("''", str_<"">),
    LEAF("'a'", str_<"a">),
    LEAF("'\\0'", str_<"\0">),
    LEAF("'\\x7f'", str_<"\x7f">),
    LEAF("'\\x80'", str_<"\u0080">),
    LEAF("'\\xff'", str_<"\u00ff">),
    LEAF("'text'", str_<"text">),
    LEAF("'a\\0b'", str_<"a\0b">),
    LEAF("'x' * 65", str_<"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx">),
    LEAF("'\\xe9t\\xe9'", str_<"\u00e9t\u00e9">),
    LEAF("'\\u0100'", str_<"\u0100">),
    LEAF("'\\u20ac5'", str_<"\u20ac5">),
    LEAF("'\\ud800'", str_<"\xed\xa0\x80">),
    LEAF("'\\uffff\\x80'", str_<"\uffff\u0080">),
    LEAF("'\\U00010000'", str_<"\U00010000">),
    LEAF("'a\\xe9\\u20ac\\U0001f600'", str_<"a\u00e9\u20ac\U0001f600">),
    HOLDER("()", tuple_<>),
    HOLDER("(1,)", tuple_<int_<1>>),
    HOLDER("(1, True, 1.0, 'a', b'a', 1j)",
           tuple_<int_<1>, true_object, float_<1.0>, str_<"a">, bytes_<"a">, complex_<0.0, 1.0>>),
    HOLDER("((), ((),), (((),),))", tuple_<tuple_<>, tuple_<tuple_<>>, tuple_<tuple_<tuple_<>>>>),
    HOLDER("(None, ..., 'text', 2**70)",
           tuple_<none, ellipsis, str_<"text">, int_<"1180591620717411303424">>),
    HOLDER("(frozenset([1, 2]), slice(None, -1, None), [1, []])",
           tuple_<frozenset_<int_<1>, int_<2>>, slice_<none, int_<-1>, none>,
                  list_<int_<1>, list_<>>>),
    HOLDER("slice(1, 2, 3)", slice_<int_<1>, int_<2>, int_<3>>),
    HOLDER("slice(None, (1, 2), 'a')", slice_<none, tuple_<int_<1>, int_<2>>, str_<"a">>),
    HOLDER("[]", list_<>),
    HOLDER("[1, 'two', 3.0]", list_<int_<1>, str_<"two">, float_<3.0>>),
    HOLDER("[[1], [1]]", list_<list_<int_<1>>, list_<int_<1>>>),
    HOLDER("frozenset([])", frozenset_<>),
    HOLDER("frozenset([True])", frozenset_<true_object>),
    HOLDER("frozenset([1, 9, 17])", frozenset_<int_<1>, int_<9>, int_<17>>),
    HOLDER("frozenset([17, 9, 1])", frozenset_<int_<17>, int_<9>, int_<1>>),
    HOLDER("frozenset([1, 9, 17, 25])", frozenset_<int_<1>, int_<9>, int_<17>, int_<25>>),
    HOLDER("frozenset([1, 33, 65, 2, 97])",
           frozenset_<int_<1>, int_<33>, int_<65>, int_<2>, int_<97>>),
    HOLDER("frozenset(['a', 'b', 'text', b'text', 'x', ''])",
           frozenset_<str_<"a">, str_<"b">, str_<"text">, bytes_<"text">, str_<"x">, str_<"">>),
    HOLDER("frozenset([-1, -2, 2**61 - 1, 0.5, 1e300, float('inf'), 1j])",
           frozenset_<int_<-1>, int_<-2>, int_<(1L << 61) - 1>, float_<0.5>, float_<1e300>,
                      float_<infinity>, complex_<0.0, 1.0>>),
    HOLDER("frozenset([(), (1,), (1, 'a'), frozenset([1, 2]), frozenset([])])",
           frozenset_<tuple_<>, tuple_<int_<1>>, tuple_<int_<1>, str_<"a">>,
                      frozenset_<int_<1>, int_<2>>, frozenset_<>>),
    HOLDER("frozenset([0, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, "
           "496, 527, 558, 589])",
           frozenset_<int_<0>, int_<31>, int_<62>, int_<93>, int_<124>, int_<155>, int_<186>,
                      int_<217>, int_<248>, int_<279>, int_<310>, int_<341>, int_<372>, int_<403>,
                      int_<434>, int_<465>, int_<496>, int_<527>, int_<558>, int_<589>>),
    HOLDER("frozenset([0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, 480, "
           "512, 544, 576, 608])",
           frozenset_<int_<0>, int_<32>, int_<64>, int_<96>, int_<128>, int_<160>, int_<192>,
                      int_<224>, int_<256>, int_<288>, int_<320>, int_<352>, int_<384>, int_<416>,
                      int_<448>, int_<480>, int_<512>, int_<544>, int_<576>, int_<608>>),
};

#undef LEAF
#undef HOLDER

/// What python3.11 says of an object: its dump, its hash if it has one, its fields in memory. Every
/// str of these is interned, padding is zero, and a UCS-4 str has no wstr, as here.
const std::string asker = R"(
every_str_is_interned = True
def hash_of(v):
    try: return hash(v)
    except TypeError: return ''
def fields(v):
    if type(v) not in (int, float, complex, bytes, str): return ''
    if type(v) is str: v = sys.intern(v)
    memory = bytearray(ctypes.string_at(id(v), sys.getsizeof(v)))
    if type(v) is str:
        memory[33:40] = bytes(7)
        if v and max(v) > '\uffff': memory[40:48] = memory[64:72] = bytes(8)
    return memory[16:].hex()
def tell(v): print(dump(v), hash_of(v), fields(v), sep='\t')
)";

std::string hex_of_fields(const row& from) {
    std::string result;
    for (std::size_t i = sizeof(object); i < from.size; ++i) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x",
                      reinterpret_cast<const unsigned char*>(from.self)[i]);
        result += two;
    }
    return result;
}

} // namespace

TEST_CASE("objects named by value are what python makes of the same expressions") {
    std::string script = graph_dump::python + asker;
    for (const row& each : rows) {
        script += "tell(" + std::string(each.expression) + ")\n";
    }
    const std::vector<oracle::row> told = oracle::ask(script);
    REQUIRE(told.size() == std::size(rows));
    std::size_t hashed = 0;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const std::string expression = rows[i].expression;
        CAPTURE(expression);
        REQUIRE(told[i].size() == 3);
        CHECK(graph_dump::dump(rows[i].self) == told[i][0]);
        CHECK(hex_of_fields(rows[i]) == told[i][2]);
        // The hashes of None and Ellipsis are addresses there, and the library's own here.
        const bool of_none = expression.find("None") != expression.npos || expression == "...";
        if (stasis::hash_t hash = 0; !of_none && constant_hash(rows[i].self, hash)) {
            CHECK(std::to_string(hash) == told[i][1]);
            ++hashed;
        }
    }
    // All but a NaN, two tuples, two slices and three lists.
    CHECK(hashed == std::size(rows) - 8);
}
