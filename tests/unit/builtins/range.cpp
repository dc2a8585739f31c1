// SPDX-License-Identifier: BSL-1.0
// unit/builtins/range.cpp: range and slice, in constant expressions and at run time.
#include "machine.hpp"

using machine::world;
using namespace stasis;

namespace {

constexpr owned range(world& w, std::int64_t start, std::int64_t stop, std::int64_t step) {
    return w.call("range", make_int(start), make_int(stop), make_int(step));
}

constexpr bool computes() {
    world w;
    const owned up = w.call("range", make_int(5));
    const owned down = range(w, 10, 0, -3);
    w.is(up, "range(0, 5)").is(down, "range(10, 0, -3)");
    w.is(w.call("list", up.get()), "[0, 1, 2, 3, 4]")
        .is(w.call("list", down.get()), "[10, 7, 4, 1]");
    w.is(w.call("list", w.call("reversed", down.get()).get()), "[1, 4, 7, 10]");
    w.is(w.call("len", down.get()), "4").is(w.call("len", range(w, 5, 5, -1).get()), "0");
    w.is(w.item(down, make_int(-1)), "1");
    w.is(w.item(down, make_int(4)), "IndexError: range object index out of range");
    w.is(w.item(down, none_value),
         "TypeError: range indices must be integers or slices, not NoneType");
    w.is(w.item(up, w.slice(none_value, none_value, make_int(-1)).get()), "range(4, -1, -1)");
    w.is(w.item(down, w.slice(make_int(1), make_int(100), make_int(2)).get()), "range(7, -2, -6)");
    for (const std::int64_t item : {10, 7, 4, 1}) {
        w.is(interpreter::contains(w.thread, down.get(), make_int(item)), 1);
    }
    for (const std::int64_t item : {13, 9, 0, -2}) {
        w.is(interpreter::contains(w.thread, down.get(), make_int(item)), 0);
    }
    w.is(w.method(down, "index", make_int(4)), "2");
    w.is(w.method(down, "index", make_int(5)), "ValueError: 5 is not in range");
    w.is(w.method(down, "count", make_int(4)), "1");
    w.is(compare_truth(w.thread, range(w, 0, 3, 2).get(), range(w, 0, 4, 2).get(), equal), 1);
    w.is(compare_truth(w.thread, range(w, 0, 0, 2).get(), range(w, 7, 4, 1).get(), equal), 1);
    w.is(compare_truth(w.thread, up.get(), down.get(), equal), 0);
    w.is(range(w, 0, 1, 0), "ValueError: range() arg 3 must not be zero");
    w.is(w.call("range"), "TypeError: range expected at least 1 argument, got 0");
    w.is(w.call("range", make_real(1.5)),
         "TypeError: 'float' object cannot be interpreted as an integer");
    w.is(is_true(w.thread, up.get()), 1);
    w.is(is_true(w.thread, range(w, 0, 0, 1).get()), 0);
    return w.ok;
}
TEST_CASE("a range is a sequence that stores no item") { STASIS_CHECK(computes()); }

constexpr bool reaches_the_ends() {
    world w;
    constexpr std::int64_t largest = 0x7FFFFFFFFFFFFFFF;
    w.is(w.call("list", range(w, largest - 3, largest, 2).get()),
         "[9223372036854775804, 9223372036854775806]");
    w.is(w.call("list", range(w, -largest, -largest - 1, -1).get()), "[-9223372036854775807]");
    w.is(w.call("len", range(w, -largest - 1, largest, 1 << 20).get()), "17592186044416");
    return w.ok;
}
TEST_CASE("a range may end where 64 bits do") { STASIS_CHECK(reaches_the_ends()); }

constexpr bool slices() {
    world w;
    const owned self = w.slice(make_int(-3), none_value, make_int(2));
    w.is(self, "slice(-3, None, 2)");
    w.is(w.call("slice", make_int(3)), "slice(None, 3, None)");
    w.is(w.call("slice"), "TypeError: slice expected at least 1 argument, got 0");
    w.is(w.method(self, "indices", make_int(10)), "(7, 10, 2)");
    w.is(w.method(self, "indices", make_int(-1)), "ValueError: length should not be negative");
    w.is(w.method(w.slice(none_value, none_value, make_int(-1)), "indices", make_int(4)),
         "(3, -1, -1)");
    w.is(w.method(w.slice(none_value, none_value, make_int(0)), "indices", make_int(4)),
         "ValueError: slice step cannot be zero");
    w.is(w.method(w.slice(w.str("ab").get(), none_value), "indices", make_int(4)),
         "TypeError: slice indices must be integers or None or have an __index__ method");
    w.is(compare_truth(w.thread, self.get(), w.slice(make_int(-3), none_value, make_int(2)).get(),
                       equal),
         1);
    w.is(w.call("hash", self.get()), "TypeError: unhashable type: 'slice'");
    return w.ok;
}
TEST_CASE("a slice knows its parts and its indices") { STASIS_CHECK(slices()); }

} // namespace
