// SPDX-License-Identifier: BSL-1.0
// unit/builtins/names.cpp: getattr and its kin, id, exit and globals, in constant expressions and
// at run time. tests/oracle/names_and_attributes.py compares the rest with python3.11.
#include "machine.hpp"

using machine::world;
using namespace stasis;

namespace {

constexpr bool reaches_attributes() {
    world w;
    const owned name = w.str("real"), none = w.str("nothing");
    w.is(w.call("getattr", make_int(5), name.get()), "5");
    w.is(w.call("getattr", make_int(5), none.get(), make_int(6)), "6");
    w.is(w.call("getattr", make_int(5), none.get()),
         "AttributeError: 'int' object has no attribute 'nothing'");
    w.is(w.call("hasattr", make_int(5), none.get()), "False");
    w.is(w.call("hasattr", make_int(5), name.get()), "True");
    w.is(w.call("setattr", make_int(5), name.get(), make_int(1)),
         "AttributeError: attribute 'real' of 'int' objects is not writable");
    w.is(w.call("delattr", make_int(5), none.get()),
         "AttributeError: 'int' object has no attribute 'nothing'");
    return w.ok;
}
constexpr bool numbers_have_ids() {
    world w;
    w.is(w.call("id", make_int(5)), "41").is(w.call("id", make_int(-1)), "147573952589676412921");
    w.is(w.call("id", make_real(0.0)), "2");
    return w.ok;
}
constexpr bool ends_and_globals() {
    world w;
    w.is(w.call("exit"), "SystemExit: None").is(w.call("quit", make_int(3)), "SystemExit: 3");
    w.is(w.call("globals"), "SystemError: globals() is called outside of a module");
    w.is(w.call("locals"), "SystemError: locals() is called outside of a module");
    return w.ok;
}

TEST_CASE("attributes are reached by name") { STASIS_CHECK(reaches_attributes()); }
TEST_CASE("a number's id is its own") { STASIS_CHECK(numbers_have_ids()); }
TEST_CASE("exit raises, and globals and locals want a module") { STASIS_CHECK(ends_and_globals()); }

} // namespace
