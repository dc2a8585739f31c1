# SPDX-License-Identifier: BSL-1.0
"""Laws of set and frozenset."""


def algebra():
    a = {1, 2, 3, 4}
    b = {3, 4, 5}
    return (
        a | b == {1, 2, 3, 4, 5}
        and a & b == {3, 4}
        and a - b == {1, 2}
        and a ^ b == {1, 2, 5}
        and a | b == b | a == a.union(b)
        and a ^ b == (a - b) | (b - a)
        and a.difference(b, [1]) == {2}
        and a.intersection([4, 9], (4,)) == {4}
    )


def order():
    return (
        {1} < {1, 2} <= {2, 1}
        and {1, 2} >= {2}
        and not {1} < {1}
        and not {1} < {2}
        and not {2} <= {1}
        and {1}.issubset([0, 1])
        and {1, 2}.issuperset((2,))
        and {1}.isdisjoint({2})
        and not {1}.isdisjoint([1])
    )


def changes():
    s = set()
    s.add(1)
    s.add(1.0)
    s.update([2, 3], (4,))
    s.discard(9)
    s.remove(2)
    s |= {7}
    s &= {1, 3, 7}
    s ^= {3, 8}
    s -= {1}
    return s == {7, 8} and len(s) == 2


def missing():
    try:
        {1}.remove(2)
    except KeyError as error:
        return error.args == (2,)
    return False


def emptied():
    s = {1}
    if s.pop() != 1 or s:
        return False
    try:
        s.pop()
    except KeyError:
        return True
    return False


def frozen():
    keys = {frozenset({1, 2}): "a", frozenset(): "b"}
    return keys[frozenset([2, 1])] == "a" and keys[frozenset("")] == "b" and hash(frozenset("ab")) == hash(frozenset("ba"))


def kinds():
    both = frozenset({1}) | {2}
    other = {2} | frozenset({1})
    return type(both) is frozenset and type(other) is set and both == other and {frozenset({3})} == {frozenset({3})}


def found_by_a_set():
    return {1, 2} in {frozenset({1, 2})} and {1} not in {frozenset()}


def unhashable():
    try:
        {[]}
    except TypeError:
        return True
    return False


def copies():
    a = {1, 2}
    b = a.copy()
    b.add(3)
    f = frozenset(a)
    return a == {1, 2} and len(b) == 3 and f.copy() is f and frozenset(f) is f


def primes_below(n):
    return len(set(range(2, n)) - {i for a in range(2, n) for i in range(a * a, n, a)})


def distinct_letters(text):
    return len({c for c in text if c != " "})


def grows(n):
    s = set()
    for i in range(n):
        s.add(i * i % 101)
        s.add(str(i))
    return len(s)


def changed_meanwhile():
    s = {1, 2, 3}
    try:
        for x in s:
            s.add(x + 10)
    except RuntimeError:
        return True
    return False
