// SPDX-License-Identifier: BSL-1.0
// unit/builtins/list.cpp: list, in constant expressions and at run time.
#include "machine.hpp"

using machine::world;
using namespace stasis;
using opcode::binary_operator;

namespace {

constexpr bool grows_and_shrinks() {
    world w;
    const owned self = w.list();
    for (int i = 0; i < 20; ++i) {
        w.is(w.method(self, "append", make_int(i * i)), "None");
    }
    w.is(w.method(self, "pop"), "361");
    w.is(w.method(self, "pop", make_int(0)), "0");
    w.is(w.method(self, "insert", make_int(-100), make_int(7)), "None");
    w.is(w.method(self, "insert", make_int(100), make_int(8)), "None");
    w.is(w.method(self, "remove", make_int(16)), "None");
    w.is(self, "[7, 1, 4, 9, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 8]");
    w.is(w.method(self, "clear"), "None");
    w.is(self, "[]");
    return w.ok;
}
TEST_CASE("a list grows, shrinks and is emptied by its methods") {
    STASIS_CHECK(grows_and_shrinks());
}

constexpr bool says_what_is_wrong() {
    world w;
    const owned empty = w.list();
    const owned self = w.digits("123");
    const owned name = w.str("xy");
    w.is(w.method(empty, "pop"), "IndexError: pop from empty list");
    w.is(w.method(self, "pop", make_int(3)), "IndexError: pop index out of range");
    w.is(w.method(self, "pop", make_int(0), make_int(0)),
         "TypeError: pop expected at most 1 argument, got 2");
    w.is(w.method(self, "append"), "TypeError: list.append() takes exactly one argument (0 given)");
    w.is(w.method(self, "clear", make_int(1)),
         "TypeError: list.clear() takes no arguments (1 given)");
    w.is(w.method(self, "remove", name.get()), "ValueError: list.remove(x): x not in list");
    w.is(w.method(self, "index", name.get()), "ValueError: 'xy' is not in list");
    w.is(w.method(self, "sort", name.get()), "TypeError: sort() takes no positional arguments");
    w.is(w.item(self, make_int(-4)), "IndexError: list index out of range");
    w.is(w.item(self, name.get()), "TypeError: list indices must be integers or slices, not str");
    w.is(w.set(self, make_int(3), none_value), "IndexError: list assignment index out of range");
    w.is(w.binary(binary_operator::NB_ADD, self, make_int(1)),
         "TypeError: can only concatenate list (not \"int\") to list");
    w.is(w.call("list", make_int(1)), "TypeError: 'int' object is not iterable");
    w.is(w.call("list", none_value, none_value),
         "TypeError: list expected at most 1 argument, got 2");
    w.is(self, "[1, 2, 3]");
    return w.ok;
}
TEST_CASE("a list says what is wrong in CPython's words") { STASIS_CHECK(says_what_is_wrong()); }

constexpr bool assigns_slices() {
    world w;
    const owned self = w.digits("0123456789");
    const owned few = w.digits("77");
    const auto part = [&](int start, int stop, int step, value source) {
        const owned key = w.slice(make_int(start), make_int(stop), make_int(step));
        return w.set(self, key.get(), source);
    };
    w.is(part(2, 5, 1, few.get()), "None").is(self, "[0, 1, 7, 7, 5, 6, 7, 8, 9]");
    w.is(part(0, 0, 1, few.get()), "None").is(self, "[7, 7, 0, 1, 7, 7, 5, 6, 7, 8, 9]");
    w.is(part(0, 9, 2, {}), "None").is(self, "[7, 1, 7, 6, 8, 9]");
    w.is(part(5, 0, -3, few.get()), "None").is(self, "[7, 1, 7, 6, 8, 7]");
    w.is(part(0, 6, 3, few.get()), "None");
    w.is(part(0, 6, 2, few.get()),
         "ValueError: attempt to assign sequence of size 2 to extended slice of size 3");
    w.is(part(0, 6, 2, make_int(1)), "TypeError: must assign iterable to extended slice");
    w.is(part(0, 6, 1, make_int(1)), "TypeError: can only assign an iterable");
    w.is(part(1, 2, 1, self.get()), "None").is(self, "[7, 7, 1, 7, 7, 8, 7, 7, 7, 8, 7]");
    w.is(part(4, 100, 1, {}), "None").is(self, "[7, 7, 1, 7]");
    w.is(part(100, -100, -2, {}), "None").is(self, "[7, 1]");
    return w.ok;
}
TEST_CASE("slices of a list are assigned and deleted") { STASIS_CHECK(assigns_slices()); }

constexpr bool contains_itself() {
    world w;
    const owned self = w.list(make_int(1));
    const owned pair = w.tuple(self.get());
    w.is(w.method(self, "append", self.get()), "None");
    w.is(w.method(self, "append", pair.get()), "None");
    return w.is(self, "[1, [...], ([...],)]").ok;
}
TEST_CASE("a list that contains itself prints, and is collected") {
    STASIS_CHECK(contains_itself());
}

constexpr bool sorts(const char* before, const char* after, const char* backwards) {
    world w;
    const owned self = w.digits(before);
    w.is(w.method(self, "sort"), "None").is(self, after);
    w.is(w.method_with(self, "sort", "reverse", make_bool(true)), "None").is(self, backwards);
    return w.ok;
}
TEST_CASE("a list is sorted") {
    STASIS_CHECK(sorts("", "[]", "[]"));
    STASIS_CHECK(sorts("5", "[5]", "[5]"));
    STASIS_CHECK(sorts("21", "[1, 2]", "[2, 1]"));
    STASIS_CHECK(sorts("314159265", "[1, 1, 2, 3, 4, 5, 5, 6, 9]", "[9, 6, 5, 5, 4, 3, 2, 1, 1]"));
}

constexpr bool sorts_by_key() {
    world w;
    const owned a = w.str("ccc");
    const owned b = w.str("bb");
    const owned c = w.str("aa");
    const owned d = w.str("d");
    const owned self = w.list(a.get(), b.get(), c.get(), d.get());
    object* length = pointer_to(builtins::len_object);
    w.is(w.method_with(self, "sort", "key", make_object(length)), "None");
    w.is(self, "['d', 'bb', 'aa', 'ccc']");
    w.is(w.method(self, "append", make_int(5)), "None");
    w.is(w.method_with(self, "sort", "key", make_object(length)),
         "TypeError: object of type 'int' has no len()");
    w.is(self, "['d', 'bb', 'aa', 'ccc', 5]");
    w.is(w.method(self, "sort"),
         "TypeError: '<' not supported between instances of 'int' and 'str'");
    w.is(w.method_with(self, "sort", "kee", none_value),
         "TypeError: 'kee' is an invalid keyword argument for sort()");
    return w.ok;
}
TEST_CASE("a list is sorted by a key, in a stable way, and survives a key that raises") {
    STASIS_CHECK(sorts_by_key());
}

TEST_CASE("long lists of runs are sorted like std::stable_sort") {
    world w;
    unsigned random = 1;
    for (const int size : {63, 64, 65, 200, 1000, 5000}) {
        for (int kind = 0; kind < 4; ++kind) {
            const owned self = w.list();
            std::string expected;
            auto* list = static_cast<list_object*>(self.as_object());
            for (int i = 0; i < size; ++i) {
                random = random * 1103515245 + 12345;
                const int noise = static_cast<int>(random >> 20);
                const int item = kind == 0   ? noise
                                 : kind == 1 ? -i
                                 : kind == 2 ? i % 100
                                             : i + noise % 7;
                REQUIRE(state::append(w.thread, list, make_int(item)));
            }
            w.is(w.method(self, "sort"), "None");
            REQUIRE(list->ob_size == size);
            for (int i = 1; i < size; ++i) {
                CHECK(load(list->ob_item[i - 1]).data.integer <=
                      load(list->ob_item[i]).data.integer);
            }
        }
    }
    CHECK(w.ok);
}

TEST_CASE("a million pairs linked to each other are given back without recursion") {
    world w;
    owned head = owned::take(none_value);
    for (int i = 0; i < 1000000; ++i) {
        head = i % 2 == 0 ? w.tuple(make_int(i), head.get()) : w.list(head.get(), make_int(i));
    }
    head = owned{};
    CHECK(stasis::state::tracked_count(w.interp.gc) == 0);
}

TEST_CASE("no memory is a MemoryError that loses nothing") {
    for (std::size_t allowance = 0; allowance < 40; ++allowance) {
        world w;
        const owned self = w.digits("987654321");
        const owned key = w.slice(make_int(1), make_int(2));
        w.interp.memory.allowance = allowance;
        const owned copy = w.method(self, "copy");
        const owned sum = w.binary(binary_operator::NB_ADD, self, self.get());
        const owned twice = w.binary(binary_operator::NB_MULTIPLY, self, make_int(2));
        const owned tuple = w.call("tuple", self.get());
        const owned sorted = w.call("sorted", self.get());
        const owned iterator = w.call("iter", self.get());
        const owned set = w.set(self, key.get(), self.get());
        const owned shown = interpreter::repr(w.thread, self.get());
        w.interp.memory.allowance = static_cast<std::size_t>(-1);
        if (state::pending(w.thread)) {
            CHECK(w.thread.curexc_value->ob_type == &memory_error_type);
            decrement(state::take_pending(w.thread));
        }
    }
}

} // namespace
