# SPDX-License-Identifier: BSL-1.0
"""Unpacking: targets of every kind, stars, nesting, and all that can be wrong."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def walk(n, fail=None):
    for i in range(n):
        if i == fail:
            raise KeyError(i)
        taken.append(i)
        yield i


class Sequence:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10


def two(source):
    a, b = source
    return a, b


def star(source):
    a, *b, c = source
    return a, b, c


def nested(source):
    (a, [b, *c]), *d = source
    return a, b, c, d


def none(source):
    () = source
    [] = source
    return "nothing"


def looped(source):
    return [(x, y) for x, (y, *_) in source]


for source in ((1, 2), [1, 2], "ab", b"ab", {1: 2, 3: 4}, range(2), (1,), (1, 2, 3), "", "abc", [],
    5, None, 1.5, {1, 2}, Sequence(), ((1, "xy"), 3), [(1, [2]), 5], [(1, ())], [[1, "abc"]],
    [(1, 5)], (((1, 2), 3),), [("k", "v1"), ("l", "w")], iter([1, 2]), zip([1], [2]),
    {"a": (1, 2)}.items(), object, (x for x in ())):
    name = source if not hasattr(source, "__next__") else type(source).__name__
    print(type(name).__name__ if isinstance(name, Sequence) else name,
        *map(lambda f: said(f, source), (two, star, nested, none, looped)))
for n in range(5):
    for fail in (None, 1, 3):
        taken = []
        print(n, fail, said(two, walk(n, fail)), taken, end=" ")
        taken = []
        print(said(star, walk(n, fail)), taken)


class Target:
    def __setattr__(self, name, value):
        print("attr", name, value, end="; ")

    def __setitem__(self, key, value):
        print("item", key, value, end="; ")


t = Target()
t.a, t["b"], *t.c, t[1:2] = range(6)
print()
i, x = 0, [0, 0, 0]
i, x[i] = 1, "set"
print(i, x)
a = b = c, d = "xy"
(a, b), c = (c, d), a
print(a, b, c, d)
[a, (b, *c)], d = [1, "bcd"], 5
*a, = "abc"
(*b,), c = "x", 2
print(a, b, c, d)
for a, (b, *c) in {1: "abc", 2: "d"}.items():
    print(a, b, c)
print([*range(2), *"ab"], (*[], *{1: 2}), {*"a", *[1]} == {"a", 1},
    {**{"a": 1}, "b": 2, **{"a": 3}}, [*{}], *[1, 2], *(3,), sep="-")
print(said(lambda: [*5]), said(lambda: (*None,)), said(lambda: {*1.5}), said(lambda: {**5}),
    said(lambda: {**[1]}), said(lambda: {*[[]]}), said(lambda: print(*5)), said(lambda: print(**5)),
    said(lambda: [*walk(2, 1)]), said(lambda: {**{1: 2}}), said(lambda: len(*"ab")),
    said(lambda: len(*[], *["abc"])))
