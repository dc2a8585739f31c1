// SPDX-License-Identifier: BSL-1.0
// unit/builtins/dict.cpp: dict and its views, in constant expressions and at run time.
#include "machine.hpp"

using machine::world;
using namespace stasis;
using opcode::binary_operator;

namespace {

/// {"k0": 0, "k1": 1, ...}
constexpr owned numbered(world& w, int count) {
    owned self = w.call("dict");
    for (int i = 0; i < count; ++i) {
        const char name[] = {'k', static_cast<char>('0' + i)};
        const owned key = w.str(text{name, 2});
        w.is(w.set(self, key.get(), make_int(i)), "None");
    }
    return self;
}

constexpr bool keeps_order() {
    world w;
    const owned self = numbered(w, 7);
    const owned k2 = w.str("k2");
    const owned k9 = w.str("k9");
    w.is(w.method(self, "pop", k2.get()), "2");
    w.is(w.set(self, k2.get(), none_value), "None");
    w.is(self, "{'k0': 0, 'k1': 1, 'k3': 3, 'k4': 4, 'k5': 5, 'k6': 6, 'k2': None}");
    w.is(w.method(self, "popitem"), "('k2', None)").is(w.method(self, "popitem"), "('k6', 6)");
    w.is(w.item(self, k2.get()), "KeyError: 'k2'");
    w.is(w.set(self, k2.get(), {}), "KeyError: 'k2'");
    w.is(w.method(self, "pop", k2.get()), "KeyError: 'k2'");
    w.is(w.method(self, "pop", k2.get(), make_int(8)), "8");
    w.is(w.method(self, "get", k2.get()), "None")
        .is(w.method(self, "get", k2.get(), k9.get()), "'k9'");
    w.is(w.method(self, "setdefault", k9.get(), make_int(9)), "9");
    w.is(w.method(self, "setdefault", k9.get(), make_int(1)), "9");
    w.is(w.item(self, w.list().get()), "TypeError: unhashable type: 'list'");
    w.is(w.method(self, "copy"), "{'k0': 0, 'k1': 1, 'k3': 3, 'k4': 4, 'k5': 5, 'k9': 9}");
    w.is(w.method(self, "clear"), "None").is(self, "{}");
    w.is(w.method(self, "popitem"), "KeyError: 'popitem(): dictionary is empty'");
    return w.ok;
}
TEST_CASE("a dict keeps its keys in order") { STASIS_CHECK(keeps_order()); }

constexpr bool merges() {
    world w;
    const owned self = numbered(w, 2);
    const owned pair = w.tuple(make_int(1), make_int(2));
    const owned pairs = w.list(pair.get());
    w.is(w.method(self, "update", pairs.get()), "None").is(self, "{'k0': 0, 'k1': 1, 1: 2}");
    w.is(w.method(self, "update", w.digits("1").get()),
         "TypeError: cannot convert dictionary update sequence element #0 to a sequence");
    w.is(w.method(self, "update", w.list(self.get()).get()),
         "ValueError: dictionary update sequence element #0 has length 3; 2 is required");
    w.is(w.method(self, "update", none_value, none_value),
         "TypeError: update expected at most 1 argument, got 2");
    w.is(w.binary(binary_operator::NB_OR, self, w.call("dict", pairs.get()).get()),
         "{'k0': 0, 'k1': 1, 1: 2}");
    w.is(w.binary(binary_operator::NB_OR, self, pairs.get()),
         "TypeError: unsupported operand type(s) for |: 'dict' and 'list'");
    w.is(w.binary(binary_operator::NB_INPLACE_OR, self, pairs.get()), "{'k0': 0, 'k1': 1, 1: 2}");
    w.is(w.of_type(dict_type, "fromkeys", w.digits("12").get()), "{1: None, 2: None}");
    w.is(w.of_type(dict_type, "fromkeys", w.digits("12").get(), make_int(0)), "{1: 0, 2: 0}");
    w.is(compare_truth(w.thread, self.get(), w.method(self, "copy").get(), equal), 1);
    w.is(compare_truth(w.thread, self.get(), numbered(w, 3).get(), equal), 0);
    w.is(compare_truth(w.thread, self.get(), numbered(w, 2).get(), not_equal), 1);
    w.is(state::compare(w.thread, self.get(), self.get(), less),
         "TypeError: '<' not supported between instances of 'dict' and 'dict'");
    return w.ok;
}
TEST_CASE("dicts are merged and compared") { STASIS_CHECK(merges()); }

constexpr bool has_views() {
    world w;
    const owned self = numbered(w, 3);
    const owned keys = w.method(self, "keys");
    const owned values = w.method(self, "values");
    const owned items = w.method(self, "items");
    w.is(keys, "dict_keys(['k0', 'k1', 'k2'])").is(values, "dict_values([0, 1, 2])");
    w.is(items, "dict_items([('k0', 0), ('k1', 1), ('k2', 2)])");
    const owned k1 = w.str("k1");
    const owned pair = w.tuple(k1.get(), make_int(1));
    w.is(interpreter::contains(w.thread, keys.get(), k1.get()), 1);
    w.is(interpreter::contains(w.thread, values.get(), make_int(2)), 1);
    w.is(interpreter::contains(w.thread, items.get(), pair.get()), 1);
    w.is(interpreter::contains(w.thread, items.get(), k1.get()), 0);
    w.is(w.call("len", items.get()), "3");
    w.is(w.call("list", w.call("reversed", self.get()).get()), "['k2', 'k1', 'k0']");
    w.is(w.call("list", w.call("reversed", values.get()).get()), "[2, 1, 0]");
    w.is(w.binary(binary_operator::NB_AND, keys, w.list(k1.get()).get()), "{'k1'}");
    w.is(w.binary(binary_operator::NB_SUBTRACT, items, items.get()), "set()");
    w.is(w.method(keys, "isdisjoint", w.list().get()), "True");
    w.is(compare_truth(w.thread, keys.get(), numbered(w, 3).get(), equal), 0);
    w.is(compare_truth(w.thread, keys.get(), w.method(numbered(w, 3), "keys").get(), equal), 1);
    w.is(compare_truth(w.thread, keys.get(), w.method(numbered(w, 4), "keys").get(), less), 1);
    const owned seen =
        interpreter::get_attribute(w.thread, keys.get(), &graph::identifier("mapping"));
    w.is(seen, "mappingproxy({'k0': 0, 'k1': 1, 'k2': 2})").is(w.item(seen, k1.get()), "1");
    w.is(w.method(self, "clear"), "None").is(keys, "dict_keys([])").is(seen, "mappingproxy({})");
    return w.ok;
}
TEST_CASE("views show a dict as it is") { STASIS_CHECK(has_views()); }

constexpr bool notices_changes() {
    world w;
    const owned self = numbered(w, 3);
    const owned iterator = w.call("iter", self.get());
    w.is(w.call("next", iterator.get()), "'k0'");
    w.is(w.set(self, make_int(1), none_value), "None");
    w.is(w.call("next", iterator.get()), "RuntimeError: dictionary changed size during iteration");
    w.is(w.method(self, "popitem"), "(1, None)");
    w.is(w.call("next", iterator.get()), "RuntimeError: dictionary changed size during iteration");
    const owned other = w.call("iter", self.get());
    w.is(w.call("next", other.get()), "'k0'");
    const owned k0 = w.str("k0");
    w.is(w.method(self, "pop", k0.get()), "0").is(w.set(self, k0.get(), none_value), "None");
    w.is(w.call("next", other.get()), "'k1'").is(w.call("next", other.get()), "'k2'");
    w.is(w.call("next", other.get()), "RuntimeError: dictionary keys changed during iteration");
    w.is(w.call("next", other.get()), "StopIteration: ");
    return w.ok;
}
TEST_CASE("a dict that changes under an iterator is noticed") { STASIS_CHECK(notices_changes()); }

TEST_CASE("no memory is a MemoryError that loses nothing") {
    for (std::size_t allowance = 0; allowance < 60; ++allowance) {
        world w;
        const owned self = numbered(w, 5);
        object* const dict = pointer_to(dict_type);
        w.interp.memory.allowance = allowance;
        const owned copy = w.method(self, "copy");
        const owned items = w.method(self, "items");
        const owned listed =
            w.call_object(pointer_to(list_type), items.get() ? items.get() : none_value);
        const owned made = w.call_object(dict, self.get());
        const owned shown = interpreter::repr(w.thread, self.get());
        const owned set = w.call_object(pointer_to(set_type), self.get());
        for (int i = 0; i < 20; ++i) {
            const owned done = w.set(self, make_int(i), make_int(1000));
        }
        w.interp.memory.allowance = static_cast<std::size_t>(-1);
        if (state::pending(w.thread)) {
            decrement(state::take_pending(w.thread));
        }
        w.is(w.set(self, make_int(7), make_int(7)), "None").is(w.item(self, make_int(7)), "7");
    }
}

} // namespace
