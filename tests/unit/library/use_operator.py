# SPDX-License-Identifier: BSL-1.0
"""The module _operator in constant evaluation: each function answers True."""
import _operator as o


class Node:
    def __init__(self, name, inner=None):
        self.name, self.inner = name, inner

    def join(self, first, *, last):
        return f"{first} {self.name} {last}"


def operators():
    values = [1]
    return (
        (o.add(2, 3), o.sub(2, 3), o.mod(7, 4), o.pow(2, 10), o.neg(3), o.inv(3), o.abs(-3))
        == (5, -1, 3, 1024, -3, -4, 3)
        and (o.truth([]), o.not_([]), o.is_(None, None), o.is_not(None, 1)) == (False, True, True, True)
        and (o.lt(1, 2), o.eq("a", "b"), o.index(True)) == (True, False, 1)
        and o.iadd(values, [2]) is values == [1, 2]
        and o.call(dict, a=1) == {"a": 1}
    )


def sequences():
    items = {"a": 1}
    o.setitem(items, "b", 2)
    o.delitem(items, "a")
    return (
        items == {"b": 2}
        and o.getitem("abc", 1) == "b"
        and o.contains("abc", "c")
        and (o.countOf([1, 2, 1], 1), o.indexOf([1, 2], 2), o.length_hint([1, 2])) == (2, 1, 2)
        and (o.concat([1], [2]), o.iconcat("a", "b")) == ([1, 2], "ab")
        and o._compare_digest(b"abc", b"abc")
        and not o._compare_digest("abc", "abd")
    )


def getters():
    node = Node("a", Node("b"))
    return (
        (o.itemgetter(1)("abc"), o.itemgetter(0, 2)("abc")) == ("b", ("a", "c"))
        and o.attrgetter("name", "inner.name")(node) == ("a", "b")
        and o.methodcaller("join", 1, last=2)(node) == "1 a 2"
        and repr(o.methodcaller("join", 1, last=2)) == "operator.methodcaller('join', 1, last=2)"
        and repr(o.attrgetter("a.b", "c")) == "operator.attrgetter('a.b', 'c')"
    )


def refused():
    messages = []
    for function, given in ((o.add, (1,)), (o.neg, ()), (o.itemgetter, ()), (o.attrgetter, (1,)),
                            (o.concat, (1, 2)), (o.attrgetter("name.x"), (Node("a"),)),
                            (o.itemgetter(0, 5), ("abc",)), (o.methodcaller("join"), (1,))):
        try:
            function(*given)
        except Exception as error:
            messages.append(str(error))
    return messages == [
        "add expected 2 arguments, got 1",
        "_operator.neg() takes exactly one argument (0 given)",
        "itemgetter expected 1 argument, got 0",
        "attribute name must be a string",
        "'int' object can't be concatenated",
        "'str' object has no attribute 'x'",
        "string index out of range",
        "'int' object has no attribute 'join'",
    ]
