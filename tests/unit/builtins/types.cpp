// SPDX-License-Identifier: BSL-1.0
// unit/builtins/types.cpp: type, object, None, functions, cells and the built-in functions about
// types, in constant expressions and at run time.
#include "machine.hpp"

using machine::world;
using namespace stasis;

namespace {

constexpr bool calls_types() {
    world w;
    const value list = make_object(pointer_to(list_type));
    w.is(w.call("type", list), "<class 'type'>");
    w.is(w.call("type", none_value), "<class 'NoneType'>");
    w.is(w.call("type"), "TypeError: type() takes 1 or 3 arguments");
    w.is(w.call("object", none_value), "TypeError: object() takes no arguments");
    w.is(w.call_object(pointer_to(function_type)),
         "TypeError: function() missing required argument 'code' (pos 1)");
    w.is(w.call_object(pointer_to(none_type)), "None");
    w.is(w.call_object(pointer_to(none_type), make_int(1)),
         "TypeError: NoneType takes no arguments");
    w.is(owned::take(pointer_to(graph::ellipsis)), "Ellipsis");
    w.is(owned::take(pointer_to(graph::not_implemented)), "NotImplemented");
    w.is(owned::take(pointer_to(builtins::len_object)), "<built-in function len>");
    return w.call("object") && w.ok;
}
TEST_CASE("calling a type makes an object, or says why not") { STASIS_CHECK(calls_types()); }

constexpr bool tells_types() {
    world w;
    const value integer = make_object(pointer_to(int_type));
    const value truth = make_object(pointer_to(bool_type));
    const value text = make_object(pointer_to(str_type));
    const value list = make_object(pointer_to(list_type));
    const owned inner = w.tuple(list, text);
    const owned any = w.tuple(integer, inner.get());
    w.is(w.call("isinstance", make_int(1), integer), "True");
    w.is(w.call("isinstance", make_bool(true), integer), "True");
    w.is(w.call("isinstance", make_int(1), truth), "False");
    w.is(w.call("isinstance", none_value, make_object(pointer_to(object_type))), "True");
    w.is(w.call("isinstance", w.str("xy").get(), any.get()), "True");
    w.is(w.call("isinstance", none_value, any.get()), "False");
    w.is(w.call("isinstance", none_value, make_int(1)),
         "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union");
    w.is(w.call("issubclass", truth, integer), "True");
    w.is(w.call("issubclass", list, any.get()), "True");
    w.is(w.call("issubclass", make_int(1), integer),
         "TypeError: issubclass() arg 1 must be a class");
    w.is(w.call("callable", integer), "True");
    w.is(w.call("callable", make_int(1)), "False");
    w.is(w.call("callable", make_object(pointer_to(builtins::len_object))), "True");
    w.is(w.call("len", make_int(1)), "TypeError: object of type 'int' has no len()");
    w.is(w.call("len"), "TypeError: len() takes exactly one argument (0 given)");
    w.is(w.call("hash", make_int(-1)), "-2");
    w.is(w.call("hash", w.list().get()), "TypeError: unhashable type: 'list'");
    return w.ok;
}
TEST_CASE("isinstance, issubclass, callable, len and hash tell what they are asked") {
    STASIS_CHECK(tells_types());
}

constexpr bool closes_a_cycle() {
    world w;
    const owned self = w.list();
    w.is(w.method(self, "append",
                  state::new_bound_method(w.thread, interpreter::find_method(&list_type, "append"),
                                          self.get())
                      .get()),
         "None");
    const owned cell = owned::take(state::new_cell(w.thread, self.get()));
    w.is(w.method(self, "append", cell.get()), "None");
    const owned dict = w.call("dict");
    w.is(w.set(dict, make_int(1), dict.get()), "None").is(dict, "{1: {...}}");
    const owned iterator = w.call("iter", self.get());
    w.is(w.method(self, "append", iterator.get()), "None");
    w.is(w.method(self, "append", w.call("enumerate", iterator.get()).get()), "None");
    w.is(w.method(self, "append", w.method(dict, "items").get()), "None");
    w.is(w.set(dict, make_int(2), w.method(dict, "values").get()), "None");
    return w.ok;
}
TEST_CASE("objects in cycles are given back at the end of an interpreter") {
    STASIS_CHECK(closes_a_cycle());
}

TEST_CASE("what is still referred to outlives collect_everything") {
    world w;
    const owned self = w.digits("12");
    const owned again = w.list(self.get());
    state::collect_everything(w.interp);
    CHECK(self.as_object()->ob_refcnt == 1);
    CHECK(static_cast<list_object*>(again.as_object())->ob_size == 0);
    CHECK(stasis::state::tracked_count(w.interp.gc) != 0);
}

} // namespace
