# SPDX-License-Identifier: BSL-1.0
"""keys(), values() and items(): order, sets of them, comparisons, changes seen, what they refuse."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


d = {"b": 1, "a": 2, "c": [3]}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), list(k), list(reversed(v)), list(reversed(i)), "a" in k,
    2 in v, [3] in v, ("a", 2) in i, ("a", 3) in i, "a" in i, ("a",) in i, [3] in i, ("z", 1) in i,
    said(lambda: [] in k), said(lambda: ([], 1) in i))
d["d"] = 4
del d["b"]
d["a"] = "new"
print(k, v, i, len(k), k.mapping, type(k.mapping), k.mapping["a"], said(lambda: k.mapping.clear()),
    said(lambda: setattr(k, "x", 1)))
a, b = {"x": 1, "y": 2}.keys(), {"y": 5, "z": 6}.keys()


def shown(call):
    result = said(call)
    return sorted(result, key=str) if isinstance(result, (set, frozenset)) else result


for left in (a, b, {"x", "q"}, ["x", "y"], "xy", frozenset("x"), {"y": 1}):
    for right in (a, b):
        print(*map(shown, (lambda: left & right, lambda: left | right, lambda: left - right,
            lambda: left ^ right, lambda: right & left, lambda: right | left, lambda: right - left,
            lambda: right ^ left)))
        print(*map(said, (lambda: left == right, lambda: left != right, lambda: left < right,
            lambda: left <= right, lambda: left > right, lambda: left >= right)),
            right.isdisjoint(left))
x, y = {"p": 1, "q": []}.items(), {"p": 1, "q": 2}.items()
print(sorted(y & [("p", 1)]), said(lambda: x & y), said(lambda: y | x), said(lambda: x - y),
    said(lambda: y - x), said(lambda: y - {("p", 1)}), y.isdisjoint([1]), said(y.isdisjoint, x),
    x == y, x <= y, {"q": 2, "p": 1}.items() == y, y >= {("p", 1)},
    sorted(y ^ {("r", 3), ("p", 1)}))
print(said(lambda: v & v), said(lambda: v | v), v == v, {1: 2}.values() == {1: 2}.values(),
    said(lambda: v < v), said(hash, k), said(hash, i), type(hash(v)), said(lambda: k[0]),
    said(lambda: v[0]), said(lambda: k + k), said(k.isdisjoint), said(k.isdisjoint, 5),
    said(lambda: k & 5), said(lambda: k - None), said(lambda: k | [[]]), said(lambda: k & [[]]),
    said(lambda: k < ["a"]), k == ["a"], k == set(k), set(k) == k)
print(said(d.keys, 1), said(d.items, x=1), said(lambda: d.keys()()), said(type(k)),
    said(type(v), d), type(k), type(v), type(i), type(iter(k)), type(iter(v)), type(iter(i)),
    type(reversed(k)), type(reversed(v)), type(reversed(i)), {}.keys(), {}.values(), {}.items(),
    not {}.keys(), bool({1: 2}.values()))
for view in (k, v, i):
    walk = iter(view)
    print(next(walk), walk.__length_hint__(), list(walk), walk.__length_hint__(), said(next, walk),
        next(walk, "over"))
loop = {}
loop["keys"] = loop.keys()
loop["values"] = loop.values()
loop["items"] = loop.items()
print(loop)
print({n: n * n for n in range(5)}.items() & {(2, 4), (3, 8)},
    {1: 1, 2: 2}.keys() | {3} == {1, 2, 3}, [*k], {**d}.keys() == k, max(k),
    sorted(i, key=lambda p: p[0]), dict(i) == d, list(map(len, k)))
