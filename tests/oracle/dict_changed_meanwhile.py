# SPDX-License-Identifier: BSL-1.0
"""Dicts and sets that change while they are walked, compared or shown; keys that raise."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def walk(make, change):
    made = make()
    seen = []
    try:
        for x in made:
            seen.append(x)
            change(made, x)
            if len(seen) > 8:
                break
    except Exception as error:
        seen.append(f"{type(error).__name__}: {error}")
    return seen, made


letters = lambda: dict.fromkeys("abc", 0)
print(walk(letters, lambda d, k: d.update(new=1)), walk(letters, lambda d, k: d.pop(k)),
    walk(letters, lambda d, k: d.update({k: 5})), walk(letters, lambda d, k: d.clear()))
print(walk(letters, lambda d, k: (d.pop(k), d.setdefault(k + k, 1))),
    walk(letters, lambda d, k: (d.update(x=1), d.pop("x"))),
    walk(letters, lambda d, k: d.pop("c", None)))
for view in ("keys", "values", "items"):
    for change in (lambda d: d.update(z=1), lambda d: d.clear(), lambda d: d.pop("a"),
        lambda d: d.update(a=9)):
        d = letters()
        walker = iter(getattr(d, view)())
        next(walker)
        change(d)
        print(view, said(list, walker), said(next, walker), said(list, walker),
            walker.__length_hint__())
        d = letters()
        walker = reversed(getattr(d, view)())
        next(walker)
        change(d)
        print(view, said(list, walker), said(next, walker))
print(walk(lambda: {1}, lambda s, x: s.add(x + 1)), walk(lambda: {1, 2}, lambda s, x: s.discard(x)),
    walk(lambda: {5}, lambda s, x: s.add(5)), walk(lambda: {1, 2}, lambda s, x: s.clear()),
    walk(lambda: {1, 2}, lambda s, x: s.__ior__({8})))
print(walk(lambda: [1, 2], lambda s, x: s.append(x) if len(s) < 5 else None))


class Key:
    def __init__(self, name, same=None, hashed=1):
        self.name, self.same, self.hashed = name, same, hashed

    def __hash__(self):
        if self.hashed is None:
            raise ValueError("no hash of " + self.name)
        return self.hashed

    def __eq__(self, other):
        if self.same is None:
            raise ArithmeticError(f"{self.name} == {other.name}")
        return self.same

    def __repr__(self):
        return self.name


a, b, c = Key("a"), Key("b"), Key("c", True)
print({a: 1}, said(lambda: {a: 1, b: 2}), said(lambda: {a: 1}[b]), said(lambda: {a: 1}[a]),
    said({a: 1}.get, b), said(lambda: b in {a: 1}), said({a: 1}.pop, b, 5),
    said({a: 1}.setdefault, b), said(lambda: {a, b}), said({a}.discard, b), said({a}.remove, b),
    said(lambda: {a: 1} == {b: 1}), said(lambda: {a: 1} == {a: 1}), said(lambda: {a: 1} | {b: 2}),
    said(lambda: {a} | {b}), said(lambda: {a} == {b}), said(dict.fromkeys, [a, b]),
    {c: 1, Key("d", True): 2})
n = Key("n", True, None)
print(said(lambda: {n: 1}), said(lambda: {n}), said(lambda: n in {}), said(lambda: {}.get(n)),
    said(lambda: {1: 2}.pop(n, 3)), said(set().add, n), said(set().discard, n), said(hash, (1, n)),
    said(frozenset, [n]), said(lambda: n in [n]), said({1: n}.update, [(n, 1)]),
    said(lambda: n in {1: 1}.keys()), said(lambda: {1}.union([n])))


class Shrinks:
    def __init__(self, target):
        self.target = target

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.target.clear()
        return False

    def __repr__(self):
        self.target.pop("x", None)
        return "shrinks"


target = {}
target[Shrinks(target)] = "old"
key = Shrinks(target)
print(said(target.get, key), len(target))
target = {"x": 1}
target["s"] = Shrinks(target)
target["t"] = 2
print(said(repr, target), list(target))
