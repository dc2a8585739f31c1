// SPDX-License-Identifier: BSL-1.0
// unit/builtins/exceptions.cpp: exception types and instances, in constant expressions and at run
// time.
#include "machine.hpp"

using machine::world;
using namespace stasis;

namespace {

static_assert(is_subtype(&key_error_type, &lookup_error_type));
static_assert(is_subtype(&key_error_type, &base_exception_type));
static_assert(is_subtype(&key_error_type, &object_type));
static_assert(!is_subtype(&key_error_type, &value_error_type));
static_assert(!is_subtype(&system_exit_type, &exception_type));

constexpr bool prints() {
    world w;
    const owned text = w.str("it's");
    const auto both = [&](const char* type, const char* as_str, const char* as_repr, auto... args) {
        const owned made = w.call(type, args...);
        const owned message = interpreter::str(w.thread, made.get());
        w.ok = w.ok && text_of(message.as_object()) == stasis::text{as_str};
        w.is(made, as_repr);
    };
    both("ValueError", "", "ValueError()");
    both("ValueError", "it's", "ValueError(\"it's\")", text.get());
    both("ValueError", "(\"it's\", 1)", "ValueError(\"it's\", 1)", text.get(), make_int(1));
    both("KeyError", "\"it's\"", "KeyError(\"it's\")", text.get());
    both("KeyError", "", "KeyError()");
    both("KeyError", "(1, 2)", "KeyError(1, 2)", make_int(1), make_int(2));
    both("OSError", "5", "OSError(5)", make_int(5));
    return w.ok;
}
TEST_CASE("an exception prints as CPython prints it") { STASIS_CHECK(prints()); }

constexpr bool has_details() {
    world w;
    const auto get = [&](const owned& self, const char* name) {
        const owned key = w.str(name);
        return interpreter::get_attribute(w.thread, self.get(), key.as_object());
    };
    const owned reason = w.str("gone"), file = w.str("a.txt");
    const owned raised = w.call("OSError", make_int(2), reason.get(), file.get());
    w.is(raised, "FileNotFoundError(2, 'gone')").is(get(raised, "errno"), "2");
    w.is(get(raised, "filename"), "'a.txt'");
    const owned message = interpreter::str(w.thread, raised.get());
    w.is(message, "\"[Errno 2] gone: 'a.txt'\"");
    const owned failed = get(file, "nothing");
    const owned unknown = owned::take(state::take_pending(w.thread));
    w.is(get(unknown, "name"), "'nothing'").is(get(unknown, "obj"), "'a.txt'");
    w.is(get(w.call("SyntaxError", reason.get()), "msg"), "'gone'");
    return w.ok && !failed;
}
TEST_CASE("some exceptions know what they are about") { STASIS_CHECK(has_details()); }

constexpr bool has_attributes() {
    world w;
    const auto get = [&](const owned& self, const char* name) {
        const owned key = w.str(name);
        return interpreter::get_attribute(w.thread, self.get(), key.as_object());
    };
    const auto set = [&](const owned& self, const char* name, value item) {
        const owned key = w.str(name);
        const bool done = interpreter::set_attribute(w.thread, self.get(), key.as_object(), item);
        return owned::take(done ? none_value : value{});
    };
    const owned self = w.call("ValueError", make_int(1), make_int(2));
    const owned cause = w.call("TypeError");
    w.is(get(self, "args"), "(1, 2)").is(get(self, "__cause__"), "None");
    w.is(get(self, "__class__"), "<class 'ValueError'>");
    w.is(get(self, "__suppress_context__"), "False");
    w.is(set(self, "__cause__", cause.get()), "None").is(get(self, "__cause__"), "TypeError()");
    w.is(get(self, "__suppress_context__"), "True");
    w.is(set(self, "__context__", make_int(1)),
         "TypeError: exception context must be None or derive from BaseException");
    w.is(set(cause, "__context__", self.get()), "None"); // a circle, for the collector
    w.is(set(self, "__traceback__", make_int(1)),
         "TypeError: __traceback__ must be a traceback or None");
    w.is(set(self, "args", w.list(make_int(7)).get()), "None").is(self, "ValueError(7)");
    w.is(set(self, "args", make_int(7)), "TypeError: 'int' object is not iterable");
    w.is(get(self, "__notes__"),
         "AttributeError: 'ValueError' object has no attribute '__notes__'");
    w.is(w.method(self, "add_note", make_int(1)), "TypeError: note must be a str, not 'int'");
    w.is(w.method(self, "add_note", w.str("so").get()), "None");
    w.is(get(self, "__notes__"), "['so']");
    w.is(w.method(self, "with_traceback", none_value), "ValueError(7)");
    w.is(get(w.call("StopIteration"), "value"), "None");
    w.is(get(w.call("StopIteration", make_int(3)), "value"), "3");
    w.is(get(w.call("SystemExit", make_int(3)), "code"), "3");
    w.is(get(w.call("SystemExit", make_int(3), make_int(4)), "code"), "(3, 4)");
    w.is(get(w.call("type", self.get()), "__name__"), "'ValueError'");
    w.is(get(w.call("type", self.get()), "__mro__"),
         "(<class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)");
    return w.ok;
}
TEST_CASE("an exception has CPython's attributes") { STASIS_CHECK(has_attributes()); }

TEST_CASE("a long chain of contexts is given back without recursion") {
    world w;
    owned head = w.call("ValueError");
    for (int i = 0; i < 300000; ++i) {
        owned next = w.call("ValueError", make_int(i));
        static_cast<exception_object*>(next.as_object())->context = head.release().data.object;
        head = static_cast<owned&&>(next);
    }
    head = owned{};
    CHECK(stasis::state::tracked_count(w.interp.gc) == 0);
}

} // namespace
