# SPDX-License-Identifier: BSL-1.0
"""Classes that are sequences, mappings, iterators, callables and numbers: every special method that is asked."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Sequence:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Sequence(*self.items[index])
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __contains__(self, item):
        return item in self.items or item == "everything"

    def __reversed__(self):
        return (f"back {x}" for x in reversed(self.items))

    def __repr__(self):
        return f"Sequence{tuple(self.items)}"

    def __add__(self, other):
        return Sequence(*self.items, *other)

    def __eq__(self, other):
        return isinstance(other, Sequence) and self.items == other.items

    def __bool__(self):
        return len(self.items) > 1

    def __call__(self, *positional, **named):
        return positional, named

    def __index__(self):
        return len(self.items)

    def __missing__(self, key):
        return "never asked"


s = Sequence(3, 1, 2)
print(len(s), s[0], s[-1], s[1:], s[::-1], list(s), tuple(s), sorted(s), max(s), sum(s), 3 in s,
    9 in s, "everything" in s, list(reversed(s)), s + [4], s == Sequence(3, 1, 2), s != Sequence(),
    bool(s), bool(Sequence(1)), not Sequence(), s(1, a=2), "abcdef"[s], range(s), [*s],
    dict(enumerate(s)), list(zip(s, s)), [0] * s, hex(s), said(hash, s), said(lambda: {s}),
    said(lambda: s[5]), said(lambda: s["a"]), said(lambda: s < s), said(int, s), said(float, s),
    f"{s}", "%s %d" % (s, 5), said(lambda: "%d" % s))
s[0] = "new"
s[1:2] = [7, 8, 9]
del s[-1]
a, *b = s
print(s, a, b, said(lambda: s.__missing__(1)), said(lambda: s.nothing),
    said(iter, s).__class__.__name__)


class Iterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("over")
        self.n -= 1
        return self.n

    def __length_hint__(self):
        return 1000


print(list(Iterator(3)), [*Iterator(2)], max(Iterator(4)), 2 in Iterator(4),
    dict.fromkeys(Iterator(2)), list(map(str, Iterator(3))), ",".join(str(x) for x in Iterator(3)),
    said(next, Iterator(0)), next(Iterator(0), "default"),
    said(lambda: (lambda a, b: a)(*Iterator(3))), list(zip(Iterator(3), Iterator(9))),
    any(Iterator(3)), all(Iterator(3)), said(len, Iterator(1)), said(reversed, Iterator(1)),
    set(Iterator(3)), said(lambda: Iterator(1)[0]))


class Missing(dict):
    def __missing__(self, key):
        if key == "raise":
            raise LookupError("from __missing__")
        self[key] = len(self)
        return self[key]


class MissingInstance(dict):
    pass


m = Missing(a=10)
print(m["a"], m["b"], m["c"], m, m.get("d"), "d" in m, said(lambda: m["raise"]),
    m.setdefault("e", 5), said(m.pop, "zz"), said(lambda: m[[]]), "%(new)s" % m,
    "{x}".format_map(m), m)
i = MissingInstance()
i.__missing__ = lambda key: "not asked"
print(said(lambda: i["k"]), said(lambda: m.__missing__("q")), said(lambda: {}.__missing__(1)))


class Wrong:
    def __init__(self, **results):
        for name, result in results.items():
            setattr(type(self), f"__{name}__", (lambda result: lambda self, *a: result)(result))


def wrong(use, **results):
    made = type("W", (Wrong,), {})(**results)
    return said(use, made)


print(wrong(len, len=-1), wrong(len, len="a"), wrong(len, len=2**70), wrong(len, len=1.5),
    wrong(bool, bool=1), wrong(bool, bool=None), wrong(bool, len=-1), wrong(bool, len=0),
    wrong(iter, iter=5), wrong(iter, iter=None), wrong(list, iter=iter("ab")),
    wrong(lambda w: 1 in w, contains="yes"), wrong(lambda w: 1 in w, contains=0),
    wrong(lambda w: 1 not in w, contains=[]), wrong(lambda w: w == 1, eq="result"),
    wrong(lambda w: w != 1, eq=""), wrong(lambda w: w < 1, lt=NotImplemented),
    wrong(lambda w: w == 1, eq=NotImplemented), wrong(lambda w: w + 1, add=NotImplemented),
    wrong(lambda w: 1 + w, radd=None), wrong(hash, hash="a"), wrong(repr, repr=5),
    wrong(str, str=None), wrong(int, int="a"), wrong(float, float=1),
    wrong(list, length_hint="a", iter=iter("a")), wrong(lambda w: w(), call="called"),
    wrong(lambda w: -w, neg="negative"), wrong(abs, abs="absolute"), wrong(round, round="rounded"),
    wrong(lambda w: divmod(w, 1), divmod=1), wrong(lambda w: w[1], getitem="item"),
    wrong(dir, dir=5), wrong(dir, dir=["b", "a"]), wrong(format, format=5), wrong(bytes, bytes="a"),
    wrong(reversed, reversed=5), wrong(lambda w: "abc"[w], index="a"),
    wrong(lambda w: w.x, getattr="any"))
