# SPDX-License-Identifier: BSL-1.0
"""Comprehensions of every kind: order, conditions, nesting, scopes, closures, errors within."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


log = []


def get(x):
    log.append(x)
    return x


print([x for x in range(3)], {x % 2 for x in range(4)}, {x: x * x for x in range(3)},
    [(x, y) for x in "ab" for y in range(2)], [[y for y in range(x)] for x in range(3)],
    [x for x in range(20) if x % 2 if x % 3], [x if x % 2 else -x for x in range(4)],
    [y for x in [[1, 2], [3]] for y in x], [a + b for a, (b, *_) in [(1, (2, 3)), (4, (5,))]],
    {k: v for v, k in enumerate("hello")}, [*{*"a"}, *[x for x in "b"]])
x = "outer"
result = [x for x in range(3)]
print(x, [x for _ in "a"], [x for x in x], [[x for x in range(x)] for x in range(3)], x)
log = []
print([get(a) + get(b) for a in get([1, 2]) if get(a) for b in get([10]) if get(b)], log)
log = []
print({get(k): get(v) for k, v in [(1, 2), (3, 4)]}, log)
log = []
lazy = (get(n) for n in get([1, 2]))
print(log, next(lazy), log, list(lazy), log)
functions = [lambda: n for n in range(3)]
bound = {n: (lambda n=n: n) for n in range(3)}
print([f() for f in functions], [f() for f in bound.values()],
    [f() for f in [(lambda: n * m) for n in (1, 2) for m in (3, 4)]])
print(said(lambda: [1 / n for n in (1, 0)]), said(lambda: [undefined for n in "a"]),
    said(lambda: [n for n in undefined]), said(lambda: [n for n in 5]),
    said(lambda: [a for a, b in [(1, 2, 3)]]), said(lambda: {[]: 1 for n in "a"}),
    said(lambda: {[] for n in "a"}), said(lambda: [n for n in [1] if n.x]),
    said(lambda: (n for n in 5)), said(lambda: [m for n in [1] for m in n]),
    said(lambda: list(n / 0 for n in [1])))


class Body:
    names = ["a", "b"]
    size = 2
    pairs = [(n, i) for i, n in enumerate(names)]
    hidden = said(lambda: [n * size for n in range(2)])
    first = [n for n in names if n]
    conditional = said(lambda: [n for n in "ab" if n in names])
    by_default = [(lambda s=s: s)() for s in (size,)]


print(Body.pairs, Body.hidden, Body.first, Body.conditional, Body.by_default, hasattr(Body, "n"),
    hasattr(Body, "i"))


def function(argument):
    local = 10
    made = [argument * local + n for n in range(2)]
    nested = [[argument + n + m for m in range(2)] for n in range(2)]
    generated = (argument * n for n in range(local) if n > 7)
    argument, local = 100, 0
    return made, nested, list(generated), said(lambda: n)


print(function(3), said(lambda: n))


def recursive(n):
    return [recursive(m) for m in range(n)]


print(recursive(4), sum(sum(row) for row in [[i * j for j in range(5)] for i in range(5)]),
    max(len(w) for w in "some words here".split()), dict((k, [v for v in range(k)])
    for k in range(3)), sorted({(a, b) for a in range(3) for b in range(3) if a < b}),
    [i for i in range(5) if i not in [j * 2 for j in range(5)]],
    "".join(c.upper() for c in "text" if c != "x"), all(isinstance(n, int) for n in [1, True]),
    [print(n, end=" ") for n in "ab"], [[*a, b] for *a, b in ["abc", "d"]],
    [t for t in [(1,), ()] if t], [k for d in ({"a": 1}, {"b": 2}) for k in d],
    [(n := n2 + 1) for n2 in range(3)], n)
rows = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in rows] for i in range(3)], [x for row in rows for x in row if x % 2 == 0],
    {i: {j: v for j, v in enumerate(row)} for i, row in enumerate(rows)},
    [y for x in [2, 3] for y in [x ** 2]], list(x for x in (y for y in (z for z in "ab"))),
    [lambda: 1 for _ in "a"][0](), [n for n in [None, 0, "", 5] if n is not None],
    len([0 for _ in range(1000)]), [(i, j, k) for i in range(2) for j in range(i, 2)
    for k in range(j, 2)])
