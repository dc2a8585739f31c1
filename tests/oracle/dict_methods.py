# SPDX-License-Identifier: BSL-1.0
"""Methods of dicts: get, pop, setdefault, update, fromkeys, |, order; each message."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


d = {"one": 1, "two": 2}
print(d.get("one"), d.get("x"), d.get("x", 5), d.setdefault("one", 9), d.setdefault("three"),
    d.setdefault("four", []), d, d.pop("one"), d.pop("x", "gone"), d.popitem(), d, d.copy() == d,
    d.copy() is d)
print(said(d.get), said(d.get, 1, 2, 3), said(d.get, []), said(d.get, "a", default=1),
    said(d.setdefault), said(d.setdefault, []), said(d.pop), said(d.pop, "x"), said(d.pop, []),
    said(d.pop, 1, 2, 3), said({}.popitem), said(d.popitem, 1), said({}.pop, 1),
    said({}.pop, (1, 2)), said({}.get, [], 1), said({}.pop, [], 1), said({}.setdefault, {}, 1),
    said(d.clear, 1), said(d.copy, 1))
print(said(lambda: d["x"]), said(lambda: d[[]]), said(lambda: {}[[]]), said(lambda: {}[1.5]),
    said(lambda: {}[None]), said(lambda: {}[(1, "a")]), said(lambda: [] in d),
    said(lambda: {[]: 1}), said(lambda: {{}: 1}), said(lambda: {set(): 1}),
    said(d.__delitem__, "x"), said(d.__setitem__, [], 1), said(lambda: {slice(1): 2}))
for given in ((), ({"a": 1},), ([("a", 1), ["b", 2]],), (["ab", "cd"],), ([(1, 2, 3)],), ([1],),
    (5,), (None,), ("ab",), ([("a",)],), (["abc"],), ([[[], 1]],), ({"x": 1}.items(),), (1, 2),
    ([None],), ([(1, 2), 5],), ([{1, 2}],), ([""],)):
    made = {"kept": 0}
    print(given, said(dict, *given), said(made.update, *given), made)
print(dict(a=1, b=2), dict({"a": 1}, a=2, c=3), dict([("a", 1)], a=5), dict(**{"x": 1}),
    said(lambda: dict(**{1: 2})), said(lambda: dict(1, a=2)), said(dict, self=1, iterable=2),
    dict(dict(a=1)), dict(a={}), dict(zip("ab", [1, 2])), dict(iter([(1, 2)])))
made = {}
print(made.update(x=1), made.update({"y": 2}, x=3), made.update(), made,
    made.update([("z", 1)], q=4), made, said(made.update, {}, {}), made.__ior__([("w", 7)]),
    made | {"x": 0}, {"x": 0} | made, said(lambda: made | [("a", 1)]),
    said(lambda: [("a", 1)] | made), said(lambda: made | None), made.__or__(5),
    said(made.__ior__, 5))
made |= {"x": "new"}
made |= [("pairs", 1)]
print(made, dict.fromkeys("aba"), dict.fromkeys([1, 2], 0), dict.fromkeys({3: 1, 4: 2}),
    dict.fromkeys({5}, []), said(dict.fromkeys), said(dict.fromkeys, 5), said(dict.fromkeys, [[]]),
    said(dict.fromkeys, "a", 1, 2), {}.fromkeys(range(3), "x"), dict.fromkeys(()))


class Mapping:
    def keys(self):
        return ["k", "l"]

    def __getitem__(self, key):
        return key * 2


class BadKeys(Mapping):
    def keys(self):
        return 5


class BadItem(Mapping):
    def __getitem__(self, key):
        raise KeyError(key + "?")


class AttrKeys:
    keys = None


for m in (Mapping(), BadKeys(), BadItem(), AttrKeys()):
    print(said(dict, m), said({}.update, m), said(lambda: {**m}), said(lambda: dict(**m)),
        said(lambda: {} | m), said(dict, m, z=1))
print(1 in {1.0: "x"}, {1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2}, {"a": 1, "a": 2},
    {(): 1, None: 2, ...: 3, int: 4, len: 5}[int], {b"a": 1, "a": 2}, {1: 2} == {1: 2.0},
    {1: 2} != {2: 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 2} == [(1, 2)],
    said(lambda: {} < {}), said(lambda: {} + {}), said(lambda: {} - {}), said(hash, {}),
    said(lambda: {}.x), said(lambda: d(1)), len({}), not {}, list(reversed({"a": 1, "b": 2})),
    said(lambda: {1: 1}[0:1]))
order = {}
for n in range(12):
    order[n * 7 % 12] = n
for n in (3, 5, 0):
    del order[n]
order[3] = "back"
order[1] = "same place"
print(order, list(order), order.popitem(), order.pop(7), next(iter(order)),
    {**order, 3: 1, "z": 2, **{"y": 1}}, {k: v for v, k in enumerate("hello")})


class Noting:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(self.name, end=" ")
        return True


class Derived(dict):
    pass


# Whose value is asked first.
for first, second in ((dict, dict), (dict, Derived), (Derived, dict), (Derived, Derived)):
    print(first({1: Noting("left")}) == second({1: Noting("right")}), first(a=Noting("left")) != second(a=Noting("right")))
