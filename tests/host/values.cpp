// SPDX-License-Identifier: BSL-1.0
// Constants of the graph as a live CPython's objects.
#include "python.hpp"

#include <stasis/graph/bytes.hpp>
#include <stasis/graph/dict.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/host/verify.hpp>

#include <limits>

using namespace stasis;
using namespace stasis::graph;
using hosted::ptr;
using python_tests::compared;
using python_tests::counted_memory;
using python_tests::interpreter;
using python_tests::reference;
using python_tests::run;

namespace {

using python_tests::exception_text;

inline constexpr auto& nested =
    tuple_<int_<1>, str_<"two">, tuple_<float_<3.0>, none, bytes_<"four">>, frozenset_<int_<5>>>;

} // namespace

TEST_CASE("an int is CPython's, of any size and sign") {
    const interpreter python;
    CHECK(compared(ptr<int_<257>>, "257") == "same");
    CHECK(compared(ptr<int_<-6>>, "-6") == "same");
    CHECK(compared(ptr<int_<1'073'741'824>>, "2**30") == "same");
    CHECK(compared(ptr<int_<-9'223'372'036'854'775'807 - 1>>, "-2**63") == "same");
    CHECK(compared(ptr<int_<"123456789012345678901234567890123456789">>,
                   "123456789012345678901234567890123456789") == "same");
}

TEST_CASE("what CPython has once in a process is the process's own object") {
    const interpreter python;
    CHECK(ptr<none> == Py_None);
    CHECK(ptr<ellipsis> == Py_Ellipsis);
    CHECK(ptr<not_implemented> == Py_NotImplemented);
    CHECK(ptr<true_object> == Py_True);
    CHECK(ptr<false_object> == Py_False);
    const char* const is = "result = self is expected";
    const auto same = [is](PyObject* self, const char* expression) {
        const reference expected(Py_CompileString(expression, "<test>", Py_eval_input));
        const reference globals(PyDict_New());
        const reference value(PyEval_EvalCode(expected.get(), globals.get(), globals.get()));
        return run(is, {{"self", self}, {"expected", value.get()}});
    };
    CHECK(same(ptr<int_<-5>>, "-5") == "True");
    CHECK(same(ptr<int_<0>>, "0") == "True");
    CHECK(same(ptr<int_<256>>, "256") == "True");
    CHECK(same(ptr<bytes_<"">>, "b''") == "True");
    CHECK(same(ptr<bytes_<"a">>, "bytes([97])") == "True");
    CHECK(same(ptr<bytes_<"\xff">>, "bytes([255])") == "True");
    CHECK(same(ptr<str_<"">>, "''") == "True");
    CHECK(same(ptr<str_<"a">>, "chr(97)") == "True");
    CHECK(same(ptr<str_<"\u00ff">>, "chr(255)") == "True");
    CHECK(same(ptr<str_<"\u0080">>, "chr(128)") == "True");
    CHECK(same(ptr<tuple_<>>, "tuple([])") == "True");
}

TEST_CASE("floats and complex numbers keep each bit") {
    const interpreter python;
    CHECK(compared(ptr<float_<0.1>>, "0.1") == "same");
    CHECK(compared(ptr<float_<-0.0>>, "-0.0") == "same");
    CHECK(compared(ptr<float_<5e-324>>, "5e-324") == "same");
    CHECK(compared(ptr<float_<std::numeric_limits<double>::infinity()>>, "float('inf')") == "same");
    CHECK(run("result = self != self",
              {{"self", ptr<float_<std::numeric_limits<double>::quiet_NaN()>>}}) == "True");
    CHECK(compared(ptr<complex_<0.0, -2.5>>, "complex(0.0, -2.5)") == "same");
}

TEST_CASE("bytes and strs are CPython's, in all four storage forms") {
    const interpreter python;
    CHECK(compared(ptr<bytes_<"two words">>, "b'two words'") == "same");
    CHECK(compared(ptr<bytes_<"a\0b">>, "b'a\\0b'") == "same");
    CHECK(compared(ptr<str_<"plain text">>, "'plain text'") == "same");
    CHECK(compared(ptr<str_<"name">>, "'name'") == "same");
    CHECK(compared(ptr<str_<"gr\u00fc\u00dfe">>, "'gr\\xfc\\xdfe'") == "same");
    CHECK(compared(ptr<str_<"\u20ac 5">>, "'\\u20ac 5'") == "same");
    CHECK(compared(ptr<str_<"\u4e2d">>, "'\\u4e2d'") == "same");
    CHECK(compared(ptr<str_<"\U0001f40d!">>, "'\\U0001f40d!'") == "same");
    CHECK(run("result = self.encode('utf-8', 'surrogatepass')",
              {{"self", ptr<str_<"x\xed\xa0\x80">>}}) == "b'x\\xed\\xa0\\x80'");
    CHECK(run("import sys\nresult = [sys.getsizeof(each) - sys.getsizeof(type(each)()) for each in "
              "self]",
              {{"self", ptr<tuple_<str_<"abc">, bytes_<"abc">, int_<1'000>>>}}) == "[3, 3, 0]");
}

TEST_CASE("containers are CPython's, nested at will") {
    const interpreter python;
    CHECK(compared(ptr<nested>, "(1, 'two', (3.0, None, b'four'), frozenset({5}))") == "same");
    CHECK(compared(ptr<frozenset_<>>, "frozenset()") == "same");
    CHECK(run("result = self == slice(1, None, 'x') and repr(self)",
              {{"self", ptr<slice_<int_<1>, none, str_<"x">>>}}) == "slice(1, None, 'x')");
    CHECK(run("import gc\nresult = [gc.is_tracked(each) for each in (self, *self)]",
              {{"self", ptr<nested>}}) == "[False, False, False, False, False]");
}

TEST_CASE(
    "a frozenset is laid out by the process's hashes, as if its items were added one by one") {
    const interpreter python;
    CHECK(run("result = [item in self for item in ('one', 't' + 'wo', 3, 'x', 99, None)], "
              "hash(self) == hash(frozenset(self)), self == {'one', 'two', 3}",
              {{"self", ptr<frozenset_<str_<"one">, str_<"two">, int_<3>>>}}) ==
          "([True, True, True, False, False, False], True, True)");
    // Numbers have the same hashes everywhere: these collide, and the table grows twice.
    PyObject* const numbers = ptr<
        frozenset_<int_<32>, int_<64>, int_<0>, int_<8>, int_<1024>, int_<16>, int_<-7>, int_<4096>,
                   int_<40>, int_<2048>, int_<24>, int_<1>, int_<512>, int_<9>, int_<72>, int_<128>,
                   int_<17>, int_<256>, int_<33>, int_<80>, int_<25>, int_<2>, int_<41>, int_<88>>>;
    CHECK(run("def add_all(items):\n"
              "    made = set()\n"
              "    for item in items: made.add(item)\n"
              "    return list(made)\n"
              "source = [32, 64, 0, 8, 1024, 16, -7, 4096, 40, 2048, 24, 1, 512, 9, 72, 128, 17, "
              "256, 33,"
              " 80, 25, 2, 41, 88]\n"
              "result = list(self) == add_all(source), len(self), 4096.0 in self, 3 in self, "
              "self == frozenset(source), hash(self) == hash(frozenset(source))",
              {{"self", numbers}}) == "(True, 24, True, False, True, True)");
    CHECK(run("result = [each in self for each in (1, True, 0.5, 2j, 0, -0.0, 3)]",
              {{"self",
                ptr<frozenset_<true_object, float_<0.5>, complex_<0.0, 2.0>, float_<-0.0>>>}}) ==
          "[True, True, True, True, True, True, False]");
}

TEST_CASE("a dict is a mappingproxy that finds by the process's hashes") {
    const interpreter python;
    using python_tests::run;
    PyObject* const colours = ptr<
        dict_<item_<str_<"red">, int_<1>>, item_<str_<"gr\u00fcn">, tuple_<int_<2>, float_<2.5>>>,
              item_<str_<"blue">, dict_<item_<int_<3>, none>, item_<float_<0.5>, str_<"half">>>>>>;
    CHECK(run("result = type(self).__name__, list(self), self['gr\\xfcn'], self.get('pink'), "
              "self['blue'][3], self['blue'][0.5], 4 in self['blue'], len(self)",
              {{"self", colours}}) ==
          "('mappingproxy', ['red', 'grün', 'blue'], (2, 2.5), None, None, 'half', False, 3)");
    CHECK(run("self['red'] = 2", {{"self", colours}}) ==
          "TypeError: 'mappingproxy' object does not support item assignment");
    CHECK(run("result = {**self, 'pink': 4}['pink'], dict(self) == self, self | {} == self",
              {{"self", colours}}) == "(4, True, True)");
    CHECK(run("result = dict(self)", {{"self", ptr<dict_<>>}}) == "{}");
}

TEST_CASE("a str serves as an attribute's name, a key, a default and a keyword") {
    const interpreter python;
    const reference type(
        PyObject_CallFunction(reinterpret_cast<PyObject*>(&PyType_Type), "s(){}", "Holder"));
    REQUIRE(type);
    CHECK(PyObject_SetAttr(type.get(), ptr<str_<"colour">>, ptr<str_<"dark red">>) == 0);
    CHECK(run("result = self.colour", {{"self", type.get()}}) == "dark red");
    CHECK(PyObject_SetAttr(type.get(), ptr<str_<"__len__">>, ptr<int_<7>>) == 0);
    CHECK(run("len(self())", {{"self", type.get()}}) == "TypeError: 'int' object is not callable");
    const reference dict(PyDict_New());
    CHECK(PyDict_SetItem(dict.get(), ptr<str_<"colour">>, ptr<int_<1'000'000>>) == 0);
    CHECK(run("result = self['col' + 'our']", {{"self", dict.get()}}) == "1000000");
    const reference named(
        PyObject_VectorcallDict(reinterpret_cast<PyObject*>(&PyDict_Type), nullptr, 0, dict.get()));
    CHECK(run("result = self", {{"self", named.get()}}) == "{'colour': 1000000}");
    PyObject* const arguments[] = {ptr<int_<1'000>>, ptr<str_<"red">>};
    const reference by_keyword(PyObject_Vectorcall(reinterpret_cast<PyObject*>(&PyDict_Type),
                                                   arguments, 0,
                                                   ptr<tuple_<str_<"size">, str_<"colour">>>));
    CHECK(run("result = self", {{"self", by_keyword.get()}}) == "{'size': 1000, 'colour': 'red'}");
}

TEST_CASE("binding a value allocates nothing") {
    const interpreter python;
    const long before = counted_memory::allocations();
    const bool found =
        PyMapping_HasKey(ptr<dict_<item_<str_<"not bound yet">, frozenset_<str_<"so far">>>>>,
                         ptr<str_<"not bound yet">>) == 1;
    const long after = counted_memory::allocations();
    CHECK(found);
    CHECK(after == before);
}

TEST_CASE(
    "counts of constants are immortal, and are back where they were once nobody refers to them") {
    const interpreter python;
    PyObject* const name = ptr<str_<"counted name">>;
    const Py_ssize_t before = Py_REFCNT(name);
    CHECK(before >= immortal_refcount);
    CHECK(run("holders = [self] * 100_000\nresult = len(holders)\nholders.clear()",
              {{"self", name}}) == "100000");
    CHECK(Py_REFCNT(name) == before);
}

TEST_CASE("verify() is content with the interpreter that the headers are of, and says what differs "
          "in another") {
    const interpreter python;
    CHECK(hosted::verify());
    const auto refused = [](long hexversion, const char* abiflags, const char* moved) {
        REQUIRE(!hosted::accept({hexversion, abiflags, moved}));
        return exception_text();
    };
    CHECK(hosted::accept({0x030B00F0, "", nullptr}));
    CHECK(hosted::accept({0x030BFFF0, "", nullptr}));
    CHECK(refused(0x030C01F0, "", nullptr) ==
          "ImportError: stasis: built for CPython 3.11, and this is version 3.12.1");
    CHECK(refused(0x030A0DF0, "", nullptr) ==
          "ImportError: stasis: built for CPython 3.11, and this is version 3.10.13");
    CHECK(refused(0x030B00A2, "", nullptr) == "ImportError: stasis: built for CPython 3.11, and "
                                              "this is version 3.11.0 before its release");
    CHECK(
        refused(0x030B02F0, "d", nullptr) ==
        "ImportError: stasis: built for a release build of CPython 3.11, and this is another kind: "
        "its sys.abiflags are 'd', and should be ''");
    CHECK(refused(0x030B09F0, "", "()") ==
          "ImportError: stasis: built for the layout of CPython " PY_VERSION
          ", and in this one (3.11.9) () is laid out or placed differently");
}
