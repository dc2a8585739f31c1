// SPDX-License-Identifier: BSL-1.0
// unit/builtins/tuple.cpp: tuple, in constant expressions and at run time.
#include "machine.hpp"

using machine::world;
using namespace stasis;
using opcode::binary_operator;

namespace {

constexpr bool behaves() {
    world w;
    const owned none = w.tuple();
    const owned one = w.tuple(make_int(1));
    const owned name = w.str("ab");
    const owned self = w.tuple(make_int(1), name.get(), none_value, one.get());
    w.is(none, "()").is(one, "(1,)").is(self, "(1, 'ab', None, (1,))");
    w.is(w.item(self, make_int(-1)), "(1,)");
    w.is(w.item(self, make_int(4)), "IndexError: tuple index out of range");
    w.is(w.item(self, none_value),
         "TypeError: tuple indices must be integers or slices, not NoneType");
    w.is(w.item(self, w.slice(none_value, none_value, make_int(-2)).get()), "((1,), 'ab')");
    w.is(w.set(self, make_int(0), none_value),
         "TypeError: 'tuple' object does not support item assignment");
    w.is(w.binary(binary_operator::NB_ADD, one, one.get()), "(1, 1)");
    w.is(w.binary(binary_operator::NB_MULTIPLY, one, make_int(3)), "(1, 1, 1)");
    w.is(w.binary(binary_operator::NB_MULTIPLY, one, make_int(-1)), "()");
    w.is(w.binary(binary_operator::NB_ADD, one, name.get()),
         "TypeError: can only concatenate tuple (not \"str\") to tuple");
    w.is(w.method(self, "index", none_value), "2");
    w.is(w.method(self, "index", make_int(1), make_int(1)),
         "ValueError: tuple.index(x): x not in tuple");
    w.is(w.method(self, "count", name.get()), "1");
    w.is(interpreter::contains(w.thread, self.get(), one.get()), 1);
    w.is(interpreter::contains(w.thread, self.get(), make_int(2)), 0);
    w.is(w.call("tuple", name.get()), "('a', 'b')");
    w.is(w.call("tuple"), "()");
    w.is(w.call("len", self.get()), "4");
    return w.ok;
}
TEST_CASE("a tuple has items, slices, sums and methods") { STASIS_CHECK(behaves()); }

constexpr bool orders() {
    world w;
    const owned a = w.tuple(make_int(1), make_int(2));
    const owned b = w.tuple(make_int(1), make_int(2), make_int(0));
    const owned c = w.tuple(make_int(1), make_int(3));
    const owned d = w.tuple(make_int(1), none_value);
    const auto holds = [&](const owned& left, const owned& right, int operation, int expected) {
        w.is(compare_truth(w.thread, left.get(), right.get(), operation), expected);
    };
    holds(a, b, less, 1);
    holds(a, b, equal, 0);
    holds(a, b, not_equal, 1);
    holds(c, b, greater, 1);
    holds(b, c, greater_equal, 0);
    holds(a, w.tuple(make_int(1), make_real(2.0)), equal, 1);
    holds(a, w.list(make_int(1), make_int(2)), equal, 0);
    w.is(state::compare(w.thread, a.get(), d.get(), less),
         "TypeError: '<' not supported between instances of 'int' and 'NoneType'");
    w.is(state::compare(w.thread, a.get(), w.list().get(), less),
         "TypeError: '<' not supported between instances of 'tuple' and 'list'");
    return w.ok;
}
TEST_CASE("tuples are ordered by their first difference") { STASIS_CHECK(orders()); }

constexpr bool hashes() {
    world w;
    w.is(w.call("hash", w.tuple().get()), "5740354900026072187");
    w.is(w.call("hash", w.tuple(make_int(1), make_int(2), make_int(3)).get()),
         "529344067295497451");
    w.is(w.call("hash", w.tuple(w.list().get()).get()), "TypeError: unhashable type: 'list'");
    return w.ok;
}
TEST_CASE("a tuple's hash is CPython's") { STASIS_CHECK(hashes()); }

} // namespace
