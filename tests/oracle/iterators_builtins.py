# SPDX-License-Identifier: BSL-1.0
"""zip, map, filter, enumerate, reversed, iter with a sentinel, next: laziness, exhaustion, messages."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


log = []


def noisy(name, items, fail=None):
    for i, x in enumerate(items):
        if i == fail:
            raise KeyError(name)
        log.append(f"{name}{x}")
        yield x
    log.append(f"{name} end")


for strict in (False, True):
    for a, b in (("ab", "ab"), ("abc", "a"), ("a", "abc"), ("", "a"), ("a", ""), ("", "")):
        log = []
        print(strict, said(lambda: list(zip(noisy("x", a), noisy("y", b), strict=strict))), log)
print(list(zip()), list(zip("ab")), list(zip([1, 2], (3, 4), "xy")), said(zip, 1),
    said(zip, "a", None), said(lambda: list(zip("ab", "a", "ab", strict=True))),
    said(lambda: list(zip("a", "a", "ab", strict=True))), said(lambda: list(zip(strict=True))),
    said(zip, "a", other=1), said(lambda: next(zip())), list(zip(*[iter("abcdef")] * 3)),
    dict(zip("ab", range(9))))
log = []
print(said(lambda: list(zip(noisy("x", "abc"), noisy("y", "abc", 1)))), log)
print(list(map(str, [1, 2])), list(map(lambda x, y: x + y, "abc", "xy")), said(map), said(map, str),
    said(map, str, 1), list(map(None, [])), said(lambda: list(map(None, [1]))),
    said(lambda: list(map(lambda x: 1 / x, [1, 0]))), list(map(pow, [2, 3], [3, 2], [5, 7])),
    said(map, str, [1], key=1), said(lambda: list(map(len, ["a", 1]))))
print(list(filter(None, [0, 1, "", "a", [], None, 2.0])), list(filter(str.isalpha, "a1b2")),
    said(filter), said(filter, None), said(filter, None, 1), said(lambda: list(filter(5, [1]))),
    list(filter(bool, [])), list(filter(lambda x: [x] * (x % 2), range(5))),
    said(filter, None, [], 1), said(filter, function=None, iterable=[]))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)),
    list(enumerate(iterable="a")), list(enumerate("ab", 2**63 - 1)), said(enumerate),
    said(enumerate, 1), said(enumerate, "a", "b"), said(enumerate, "a", 1.5),
    said(enumerate, "a", 1, 2), said(enumerate, "a", begin=1), list(enumerate([])))
print(list(reversed("abc")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})),
    said(reversed, {1}), said(reversed, 5), said(reversed, iter([])), said(reversed),
    said(reversed, [], []), list(reversed(b"ab")), said(reversed, (x for x in "a")))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __call__(self):
        self.n -= 1
        if self.n < -5:
            raise LookupError("too far")
        return self.n


class OldSequence:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError("over")
        return i * i


class OldReversible(OldSequence):
    def __len__(self):
        return 3


class Reversible:
    def __reversed__(self):
        return "not an iterator"


class NoIter:
    __iter__ = None


class BadIter:
    def __iter__(self):
        return 5


class IterSelf:
    def __iter__(self):
        return self


print(list(iter(Countdown(4), 0)), said(lambda: list(iter(Countdown(2), 5))), said(iter, 5, 0),
    said(iter), said(iter, 5), said(iter, [], 1, 2), list(iter(OldSequence())), list(OldSequence()),
    4 in OldSequence(), 5 in OldSequence(), list(reversed(OldReversible())),
    said(reversed, OldSequence()), reversed(Reversible()), said(iter, NoIter()),
    said(iter, BadIter()), said(iter, IterSelf()), said(list, NoIter()),
    said(lambda: 1 in NoIter()), said(lambda: [*BadIter()]), said(reversed, NoIter()))
i = iter(Countdown(3), 0)
print(next(i), next(i), said(next, i), said(next, i), next(i, "default"), said(next),
    said(next, []), said(next, 5, 1), said(next, i, 1, 2), next(iter([]), None), iter(i) is i,
    type(i), type(iter(OldSequence())), iter([1]).__next__(), said(iter([]).__next__))
for made in (zip("ab", "cd"), map(str, "ab"), filter(None, "ab"), enumerate("ab"), reversed("ab"),
    iter("ab"), iter(b"ab"), iter((1, 2)), iter({1, 2}), iter({1: 2, 3: 4}), iter(range(2)),
    (x for x in "ab")):
    print(type(made).__name__, iter(made) is made, next(made), said(len, made), list(made),
        said(next, made), list(made), bool(made), said(lambda: made[0]))
print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), said(sum, ["a"]), said(sum, ["a"], ""),
    said(sum, [b"a"], b""), said(sum), said(sum, 5), said(sum, [1], start=10), said(sum, [], [], 1),
    sum([True, True]), sum((0.1,) * 3), sum([1j, 1]), said(sum, [None]), sum(x for x in range(5)),
    sum([2**62, 2**62, -1]), any([0, "a"]), all([]), said(any, 5), said(all), said(any, [], []),
    said(sum, [[]], None))
