// SPDX-License-Identifier: BSL-1.0
// unit/builtins/iteration.cpp: the built-in functions that iterate, in constant expressions and at
// run time.
#include "machine.hpp"

using machine::world;
using namespace stasis;

namespace {

constexpr bool iterates() {
    world w;
    const owned self = w.digits("12");
    const owned iterator = w.call("iter", self.get());
    w.is(w.call("next", iterator.get()), "1").is(w.call("next", iterator.get()), "2");
    w.is(w.call("next", iterator.get()), "StopIteration: ");
    w.is(w.method(self, "append", make_int(3)), "None");
    w.is(w.call("next", iterator.get(), make_int(9)), "9");
    w.is(w.call("next", self.get()), "TypeError: 'list' object is not an iterator");
    w.is(w.call("iter", make_int(1)), "TypeError: 'int' object is not iterable");
    w.is(w.call("iter", make_int(1), make_int(1)), "TypeError: iter(v, w): v must be callable");
    const owned empty = w.call("iter", make_object(pointer_to(list_type)), w.list().get());
    w.is(w.call("list", empty.get()), "[]");
    return w.ok;
}
TEST_CASE("iter and next step through a list") { STASIS_CHECK(iterates()); }

constexpr bool combines() {
    world w;
    const owned a = w.digits("123");
    const owned b = w.digits("45");
    w.is(w.call("list", w.call("enumerate", b.get()).get()), "[(0, 4), (1, 5)]");
    w.is(w.call("list", w.call("enumerate", b.get(), make_int(7)).get()), "[(7, 4), (8, 5)]");
    w.is(w.call("enumerate"), "TypeError: enumerate() missing required argument 'iterable'");
    w.is(w.call("list", w.call("zip", a.get(), b.get()).get()), "[(1, 4), (2, 5)]");
    w.is(w.call("list", w.call("zip").get()), "[]");
    w.is(w.call("zip", a.get(), make_int(1)), "TypeError: 'int' object is not iterable");
    w.is(w.call("list", w.call("reversed", a.get()).get()), "[3, 2, 1]");
    w.is(w.call("list", w.call("reversed", w.tuple(make_int(1), none_value).get()).get()),
         "[None, 1]");
    w.is(w.call("reversed", w.call("set").get()), "TypeError: 'set' object is not reversible");
    const value text = make_object(pointer_to(builtins::len_object));
    const owned lists = w.list(a.get(), b.get(), w.list().get());
    w.is(w.call("list", w.call("map", text, lists.get()).get()), "[3, 2, 0]");
    w.is(w.call("list",
                w.call("map", make_object(pointer_to(builtins::enumerate_type)), a.get()).get()),
         "TypeError: 'int' object is not iterable");
    w.is(w.call("map", text), "TypeError: map() must have at least two arguments.");
    w.is(w.call("list", w.call("map", make_object(pointer_to(slice_type)), a.get(), b.get()).get()),
         "[slice(1, 4, None), slice(2, 5, None)]");
    w.is(w.call("list", w.call("filter", none_value, w.digits("1020").get()).get()), "[1, 2]");
    w.is(w.call("list", w.call("filter", text, lists.get()).get()), "[[1, 2, 3], [4, 5]]");
    w.is(w.call("sorted", w.digits("312").get()), "[1, 2, 3]");
    w.is(w.call("sorted", make_int(1)), "TypeError: 'int' object is not iterable");
    w.is(w.call("any", w.digits("001").get()), "True").is(w.call("any", w.list().get()), "False");
    w.is(w.call("all", w.digits("110").get()), "False").is(w.call("all", w.list().get()), "True");
    return w.ok;
}
constexpr bool counts_far() {
    world w;
    constexpr std::int64_t largest = 0x7FFFFFFFFFFFFFFF;
    const owned self = w.call("enumerate", w.digits("123").get(), make_int(largest - 1));
    w.is(w.call("next", self.get()), "(9223372036854775806, 1)");
    w.is(w.call("next", self.get()), "(9223372036854775807, 2)");
    w.is(w.call("next", self.get()), "(9223372036854775808, 3)");
    const owned huge = interpreter::binary(w.thread, opcode::binary_operator::NB_MULTIPLY,
                                           make_int(largest), make_int(-2));
    const owned from = interpreter::binary(w.thread, opcode::binary_operator::NB_ADD, huge.get(),
                                           make_int(largest - 4));
    const owned up = w.call("enumerate", w.digits("123").get(), from.get());
    w.is(w.call("next", up.get()), "(-9223372036854775811, 1)");
    const owned small = w.call("enumerate", w.digits("123").get(), make_int(-largest - 1));
    w.is(w.call("next", small.get()), "(-9223372036854775808, 1)");
    return w.is(w.call("next", small.get()), "(-9223372036854775807, 2)").ok;
}
TEST_CASE("enumerate counts past 64 bits") { STASIS_CHECK(counts_far()); }

TEST_CASE("enumerate, zip, map and the like combine iterables") { STASIS_CHECK(combines()); }

constexpr bool is_strict(const char* first, const char* second, const char* third,
                         const char* expected) {
    world w;
    const owned a = w.digits(first);
    const owned b = w.digits(second);
    const owned c = w.digits(third);
    const owned key = w.str("strict");
    const owned names = w.tuple(key.get());
    const value values[] = {a.get(), b.get(), c.get(), make_bool(true)};
    const owned made =
        interpreter::call(w.thread, make_object(pointer_to(builtins::zip_type)),
                          {values, 3, static_cast<tuple_object*>(names.as_object())});
    return w.is(w.call("list", made.get()), expected).ok;
}
TEST_CASE("a strict zip says which argument ended when") {
    STASIS_CHECK(is_strict("1", "2", "3", "[(1, 2, 3)]"));
    STASIS_CHECK(
        is_strict("12", "2", "34", "ValueError: zip() argument 2 is shorter than argument 1"));
    STASIS_CHECK(
        is_strict("1", "2", "34", "ValueError: zip() argument 3 is longer than arguments 1-2"));
    STASIS_CHECK(
        is_strict("12", "23", "3", "ValueError: zip() argument 3 is shorter than arguments 1-2"));
}

} // namespace
