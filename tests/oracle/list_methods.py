# SPDX-License-Identifier: BSL-1.0
"""Methods of lists, what they return, and each of their messages."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a = [3, 1, 2]
print(a.append(4), a, a.extend("xy"), a, a.insert(0, "first"), a.insert(100, "last"),
    a.insert(-1, "nearly"), a.insert(-100, 0), a)
print(a.pop(), a.pop(0), a.pop(-2), a, a.remove(1), a, a.index(2), a.count(4), a.reverse(), a,
    a.copy() is a, a.clear(), a)
a = [1, 2, 1, 3, 1]
print([said(a.index, 1, *bounds) for bounds in ((), (1,), (3,), (5,), (-1,), (-4, -1), (1, 2),
    (0, 100), (2**70,), (-(2**70),), (None,), ("a",), (1, None))])
print(said(a.index), said(a.index, 9), said(a.index, "x" * 3), said(a.index, [1]),
    said(a.remove, 9), said(a.remove), said(a.pop, 9), said(a.pop, -9), said([].pop),
    said([].pop, 0), said(a.pop, "a"), said(a.pop, 1.0), said(a.pop, 2**70), said(a.pop, 1, 2),
    said(a.pop, None))
print(said(a.append), said(a.append, 1, 2), said(a.extend), said(a.extend, 5), said(a.extend, None),
    said(a.insert, 1), said(a.insert, "a", 1), said(a.insert, 1.5, 1), said(a.insert, 2**70, 1),
    said(a.count), said(a.reverse, 1), said(a.clear, 1), said(a.copy, 1), said(a.append, x=1))
print(a, said(list, 5), said(list, 1, 2), said(list, iterable=[1]), list(), list("ab"),
    list({1: 2}), list(range(3)), list((x for x in "g")), list(map(str, [1])), said(list, None))
print([1] + [2], [1] * 3, 3 * [1], [1] * 0, [1] * -1, said(lambda: [1] + (2,)),
    said(lambda: [1] + "a"), said(lambda: [1] * "a"), said(lambda: [1] * 1.5),
    said(lambda: [1] - [1]), said(lambda: [1] * 2**70), said(lambda: -[1]),
    said(lambda: [1, 2] * 2**62), said(lambda: [1] @ [1]))
lists = [[], [1], [1, 2], [2], [1.0], [True], ["a"], [[1]], [None]]
for x in lists:
    print([said(lambda: x < y) for y in lists], [x == y for y in lists], [x != y for y in lists])
print([1] == (1,), [1] != "a", [1].__eq__((1,)), [1].__lt__(2), said(lambda: [1] < (1,)),
    said(lambda: [1] >= None), said(hash, []), said(lambda: {[]: 1}), said(lambda: {[]}),
    said(lambda: [].x), said(lambda: setattr([], "x", 1)), said(lambda: a(1)))
print(1 in [1.0], [] in [[]], "a" in ["abc"], None in [], [1, [2, [3]]] == [1, [2, [3]]], not [],
    bool([0]), len([[]]), list(reversed([1, 2, 3])), said(reversed, 5),
    [1, 2, 3].__reversed__().__length_hint__())


class Noisy:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other), end="; ")
        return self.name == getattr(other, "name", other)

    def __repr__(self):
        return self.name


x, y = Noisy("x"), Noisy("y")
print(x in [x], [y, x].index(x), [x, y].count(x), [x, y] == [x, Noisy("y")], x in (y, x),
    [x] != [y])
made = [x, y]
made.remove(Noisy("y"))
print(made)
