# SPDX-License-Identifier: BSL-1.0
"""Laws of tuples, lists, dicts and sets: displays, subscripts, slices, unpacking, comprehensions."""


def tuples(a):
    t = (a, 2, 3)
    return t[0] == a and t[-1] == 3 and len(t) == 3 and t + (4,) == (a, 2, 3, 4) and t * 2 == (a, 2, 3, a, 2, 3)


def tuple_order():
    return (1, 2) < (1, 3) < (2,) and (1,) < (1, 0) and not () > (0,) and (1, "a") != (1, "b")


def lists(a):
    l = [a, 2]
    l.append(3)
    l[0] += 1
    l[1:2] = [7, 8, 9]
    l.insert(0, 5)
    last = l.pop()
    return l == [5, a + 1, 7, 8, 9] and last == 3


def list_deletion():
    l = list(range(10))
    del l[0]
    del l[-1]
    del l[1:3]
    del l[::2]
    return l == [4, 6, 8]


def extended_slice_store():
    l = list(range(6))
    l[::2] = "abc"
    try:
        l[::2] = [1]
    except ValueError as error:
        text = str(error)
    return l == ["a", 1, "b", 3, "c", 5] and text == "attempt to assign sequence of size 1 to extended slice of size 3"


def slices(n):
    l = list(range(n))
    return (
        l[1:3] == [1, 2]
        and l[:2] == [0, 1]
        and l[-2:] == [n - 2, n - 1]
        and l[::-1][0] == n - 1
        and l[::2] == list(range(0, n, 2))
        and l[5:2] == []
        and l[4:1:-1] == [4, 3, 2]
        and l[-100:100] == l
        and tuple(l)[1:3] == (1, 2)
    )


def subscript_errors():
    texts = []
    for container, key in ([1], 1), ((1,), -2), ({1: 2}, 2), ([1], "a"), (1, 1):
        try:
            container[key]
        except (IndexError, KeyError, TypeError) as error:
            texts.append(str(error))
    return texts == [
        "list index out of range",
        "tuple index out of range",
        "2",
        "list indices must be integers or slices, not str",
        "'int' object is not subscriptable",
    ]


def dicts(a):
    d = {"a": a, 1: 2, (1, 2): 3}
    d["b"] = 4
    d[1] += 5
    del d["a"]
    return d == {(1, 2): 3, 1: 7, "b": 4} and "a" not in d and d.get("c", 9) == 9 and list(d) == [1, (1, 2), "b"]


def dict_methods():
    d = {"x": 1}
    d.update({"y": 2}, z=3)
    d.setdefault("x", 5)
    d.setdefault("w", 6)
    return (
        list(d.items()) == [("x", 1), ("y", 2), ("z", 3), ("w", 6)]
        and d.pop("y") == 2
        and sorted(d.keys()) == ["w", "x", "z"]
        and sum(d.values()) == 10
    )


def dict_grows(n):
    d = {}
    for i in range(n):
        d[i * 7] = i
    for i in range(0, n, 2):
        del d[i * 7]
    return len(d) == n // 2 and d[7] == 1 and 0 not in d and list(d)[0] == 7


def dict_displays():
    base = {"a": 1}
    return {**base, "b": 2, **{"a": 3}} == {"a": 3, "b": 2} and {1: "x", 1.0: "y", True: "z"} == {1: "z"}


def sets():
    s = {1, 2, 3}
    s.add(4)
    s.discard(1)
    return s == {2, 3, 4} and s & {2, 9} == {2} and s | {5} == {2, 3, 4, 5} and s - {4} == {2, 3} and 1 not in s


def set_of_none(a):
    return [x in {a, None, ...} and x in {1, None, ..., (None, 2)} for x in (1, None, ..., 0)]


def none_in_constant(a):
    return set_of_none(a) == [True, True, True, False] and (None, 2) in {1, None, ..., (None, 2)}


def set_of_tuple():
    return {*[1, 2], *(2, 3)} == {1, 2, 3} and 2 in {1, 2, 3} and frozenset([1]) == {1}


def unpack(a):
    b, (c, d), [e] = a, (2, 3), "4"
    return b * 100 + c * 10 + d if e == "4" else -1


def unpack_star(n):
    first, *middle, last = range(n)
    *head, tail = "abc"
    one, *none = [7]
    return first == 0 and middle == list(range(1, n - 1)) and last == n - 1 and head == ["a", "b"] and tail == "c" and (one, none) == (7, [])


def unpack_errors():
    texts = []
    for items in [1], [1, 2, 3], 5:
        try:
            a, b = items
        except (ValueError, TypeError) as error:
            texts.append(str(error))
    try:
        a, *b, c = [1]
    except ValueError as error:
        texts.append(str(error))
    return texts == [
        "not enough values to unpack (expected 2, got 1)",
        "too many values to unpack (expected 2)",
        "cannot unpack non-iterable int object",
        "not enough values to unpack (expected at least 2, got 1)",
    ]


def unpack_in_loop():
    total = 0
    for i, (a, *b) in enumerate([(1, 2, 3), (4,), (5, 6)]):
        total = total * 100 + i * a + len(b)
    return total


def star_in_display(n):
    a = range(n)
    return [*a, 9, *a] == list(a) + [9] + list(a) and (*a, *a) == tuple(a) * 2


def list_comprehension(n):
    return [i * i for i in range(n) if i % 2] == [i**2 for i in range(1, n, 2)]


def nested_comprehension(n):
    return [[j for j in range(i)] for i in range(n)][2] == [0, 1] and sum([i * j for i in range(n) for j in range(i)]) == 11


def dict_comprehension(n):
    return {i: i * i for i in range(n)} == dict(zip(range(n), [i * i for i in range(n)]))


def set_comprehension(n):
    return {i % 3 for i in range(n)} == {0, 1, 2}


def comprehension_scope():
    i = 5
    l = [i for i in range(3)]
    return i == 5 and l == [0, 1, 2]


def comprehension_closure(a):
    return [b + a for b in range(3)] == [a, a + 1, a + 2]


def matrix(n):
    m = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            m[i][j] = i * n + j
    return m[1][2] * 100 + m[2][1]


def aliasing():
    a = [1]
    b = a
    b += [2]
    c = a + [3]
    c.append(4)
    return a == [1, 2] and b is a and c == [1, 2, 3, 4]


def holds_itself():
    a = [1]
    a.append(a)
    return a[1] is a and repr(a) == "[1, [...]]"


def sort(n):
    l = [(i * 7) % n for i in range(n)]
    l.sort()
    return l == list(range(n)) and sorted(l, reverse=True)[0] == n - 1 and sorted("bca") == ["a", "b", "c"]


def bubble_sort(n):
    l = [(i * 5) % n for i in range(n)]
    for i in range(n):
        for j in range(n - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    return l == sorted(l)


def zip_and_enumerate():
    return list(zip([1, 2], "ab")) == [(1, "a"), (2, "b")] and list(enumerate("xy", 1)) == [(1, "x"), (2, "y")]


def reversals():
    return list(reversed([1, 2])) == [2, 1] and list(reversed("ab")) == ["b", "a"] and list(reversed(range(3))) == [2, 1, 0]


def sieve(n):
    composite = [False] * n
    count = 0
    for i in range(2, n):
        if composite[i]:
            continue
        count += 1
        for j in range(i * i, n, i):
            composite[j] = True
    return count


def constants_are_shared():
    a = (1, "b", 2.5)
    b = (1, "b", 2.5)
    return a is b and len([1, 2, 3, 4]) == 4 and {"a": 1, "b": 2}["b"] == 2
