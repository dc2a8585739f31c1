# SPDX-License-Identifier: BSL-1.0
"""Errors of built-in constructors, and whose method a message names."""


def show(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: SyntaxError())
show(lambda: SyntaxError("a"))
show(lambda: SyntaxError("a", "b"))
show(lambda: SyntaxError("a", ("b",)))
show(lambda: SyntaxError("a", 5))
show(lambda: SyntaxError("a", ("f", 1, 2, "t")))
show(lambda: SyntaxError("a", ("f", 1, 2, "t", 3)))
show(lambda: SyntaxError("a", ("f", 1, 2, "t", 3, 4)).end_offset)
show(lambda: SyntaxError("a", ("f", 1, 2, "t", 3, 4, 5)))
show(lambda: SyntaxError("a", ("f", 1, 2, "t"), 3))
show(lambda: IndentationError("a", ()))
show(lambda: TabError("a", ("f", 1, 2, "t", 3, 4)).args)
show(lambda: type(1, other=2))
show(lambda: type("x", other=2))
show(lambda: type())
show(lambda: type(1, 2))


class D(dict):
    pass


class L(list):
    pass


class S(str):
    pass


for run in (
    lambda: D().pop(), lambda: L().append(), lambda: L().insert(1), lambda: S().split(1, 2, 3),
    lambda: S().join(), lambda: L.append(), lambda: L.append(1, 2), lambda: L().append(1, 2, k=3),
    lambda: L().index(), lambda: D().update(1, 2), lambda: D().get(), lambda: D().setdefault(),
    lambda: D().fromkeys(), lambda: D().copy(1), lambda: L().reverse(1), lambda: S().upper(1),
):
    show(run)

for run in (
    lambda: "abc".find(sub="b"), lambda: "abc".count("b", start=1), lambda: "abc".startswith(prefix="a"),
    lambda: b"abc".rindex(sub=b"b"), lambda: bytearray(b"abc").endswith(suffix=b"b"), lambda: S().index(sub=""),
    lambda: "abc".find(*"b", **{"sub": 1}), lambda: getattr(b"abc", "count")(k=1),
    lambda: {}.keys().__reversed__(1), lambda: {}.values().__reversed__(1, 2), lambda: {}.items().__reversed__(k=1),
):
    show(run)
