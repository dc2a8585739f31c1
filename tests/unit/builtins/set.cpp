// SPDX-License-Identifier: BSL-1.0
// unit/builtins/set.cpp: set and frozenset, in constant expressions and at run time.
#include "machine.hpp"

using machine::world;
using namespace stasis;
using opcode::binary_operator;

namespace {

constexpr owned set_of(world& w, const char* digits) {
    return w.call("set", w.digits(digits).get());
}

constexpr bool changes() {
    world w;
    const owned self = set_of(w, "521");
    w.is(self, "{1, 2, 5}").is(w.call("set"), "set()");
    w.is(w.call("frozenset"), "frozenset()");
    w.is(w.call("frozenset", self.get()), "frozenset({1, 2, 5})");
    w.is(w.method(self, "add", make_int(9)), "None").is(self, "{1, 2, 5, 9}");
    w.is(w.method(self, "remove", make_int(5)), "None");
    w.is(w.method(self, "remove", make_int(5)), "KeyError: 5");
    w.is(w.method(self, "discard", make_int(5)), "None");
    w.is(w.method(self, "add", w.list().get()), "TypeError: unhashable type: 'list'");
    w.is(w.method(self, "add", self.get()), "TypeError: unhashable type: 'set'");
    w.is(w.method(self, "pop"), "1").is(w.method(self, "pop"), "2");
    w.is(w.method(self, "pop"), "9").is(w.method(self, "pop"), "KeyError: 'pop from an empty set'");
    w.is(w.call("set", none_value), "TypeError: 'NoneType' object is not iterable");
    const owned frozen = w.call("frozenset", set_of(w, "12").get());
    const owned outer = w.call("set", w.list(frozen.get()).get());
    w.is(outer, "{frozenset({1, 2})}");
    w.is(interpreter::contains(w.thread, outer.get(), set_of(w, "21").get()), 1);
    w.is(w.method(outer, "remove", set_of(w, "12").get()), "None").is(outer, "set()");
    return w.ok;
}
TEST_CASE("a set takes keys and gives them up") { STASIS_CHECK(changes()); }

constexpr bool operates() {
    world w;
    const owned a = set_of(w, "1234");
    const owned b = set_of(w, "345");
    w.is(w.binary(binary_operator::NB_OR, a, b.get()), "{1, 2, 3, 4, 5}");
    w.is(w.binary(binary_operator::NB_AND, a, b.get()), "{3, 4}");
    w.is(w.binary(binary_operator::NB_SUBTRACT, a, b.get()), "{1, 2}");
    w.is(w.binary(binary_operator::NB_XOR, a, b.get()), "{1, 2, 5}");
    w.is(w.binary(binary_operator::NB_OR, a, w.digits("1").get()),
         "TypeError: unsupported operand type(s) for |: 'set' and 'list'");
    w.is(w.method(a, "union", w.digits("1").get(), w.digits("9").get()), "{1, 2, 3, 4, 9}");
    w.is(w.method(a, "intersection", w.digits("19").get(), a.get()), "{1}");
    w.is(w.method(a, "difference", w.digits("1").get(), w.digits("9").get()), "{2, 3, 4}");
    w.is(w.method(a, "symmetric_difference", w.digits("19").get()), "{2, 3, 4, 9}");
    w.is(w.method(a, "issubset", w.digits("123456").get()), "True");
    w.is(w.method(a, "issuperset", w.digits("12").get()), "True");
    w.is(w.method(a, "isdisjoint", b.get()), "False");
    const auto holds = [&](const owned& left, const owned& right, int operation, int expected) {
        w.is(compare_truth(w.thread, left.get(), right.get(), operation), expected);
    };
    holds(a, b, equal, 0);
    holds(a, w.call("frozenset", a.get()), equal, 1);
    holds(a, b, less, 0);
    holds(set_of(w, "34"), b, less, 1);
    holds(set_of(w, "345"), b, less_equal, 1);
    holds(set_of(w, "345"), b, greater, 0);
    holds(a, set_of(w, "12"), greater, 1);
    w.is(w.binary(binary_operator::NB_INPLACE_OR, a, b.get()), "{1, 2, 3, 4, 5}");
    w.is(w.binary(binary_operator::NB_INPLACE_AND, a, set_of(w, "56").get()), "{5}");
    w.is(w.binary(binary_operator::NB_INPLACE_XOR, a, set_of(w, "56").get()), "{6}");
    w.is(w.binary(binary_operator::NB_INPLACE_SUBTRACT, a, set_of(w, "56").get()), "set()");
    w.is(a, "set()");
    return w.ok;
}
TEST_CASE("sets are combined and compared") { STASIS_CHECK(operates()); }

constexpr bool steps() {
    world w;
    const owned self = set_of(w, "12");
    const owned iterator = w.call("iter", self.get());
    w.is(w.call("next", iterator.get()), "1");
    w.is(w.method(self, "add", make_int(3)), "None");
    w.is(w.call("next", iterator.get()), "RuntimeError: Set changed size during iteration");
    w.is(w.call("hash", w.call("frozenset", self.get()).get()), "-272375401224217160");
    return w.ok;
}
TEST_CASE("a set is iterated, and a frozenset hashed as CPython does") { STASIS_CHECK(steps()); }

TEST_CASE("no memory is a MemoryError that loses nothing") {
    for (std::size_t allowance = 0; allowance < 60; ++allowance) {
        world w;
        const owned self = set_of(w, "12345");
        const owned other = set_of(w, "56789");
        w.interp.memory.allowance = allowance;
        for (const auto operation :
             {binary_operator::NB_OR, binary_operator::NB_AND, binary_operator::NB_SUBTRACT,
              binary_operator::NB_XOR, binary_operator::NB_INPLACE_OR,
              binary_operator::NB_INPLACE_XOR}) {
            const owned made = w.binary(operation, self, other.get());
        }
        for (int i = 0; i < 30; ++i) {
            const owned done = w.method(self, "add", make_int(1000 + i));
        }
        w.interp.memory.allowance = static_cast<std::size_t>(-1);
        if (state::pending(w.thread)) {
            decrement(state::take_pending(w.thread));
        }
        w.is(w.method(self, "add", make_int(7)), "None");
        w.is(interpreter::contains(w.thread, self.get(), make_int(7)), 1);
    }
}

} // namespace
