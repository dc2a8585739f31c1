# SPDX-License-Identifier: BSL-1.0
"""The module _collections in constant evaluation: each function answers True."""
from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def ends():
    d = deque("bc")
    d.append("d")
    d.appendleft("a")
    d.extend("ef")
    d.extendleft("10")
    taken = d.pop() + d.popleft()
    d.rotate(2)
    turned = "".join(d)
    d.rotate(-3)
    for n in range(20):
        d.append(str(n))
    while len(d) > 6:
        d.popleft()
    return taken == "f0" and turned == "de1abc" and list(d) == ["14", "15", "16", "17", "18", "19"]


def middle():
    d = deque([1, 2, 3, 4])
    d.insert(1, 9)
    d[0] = 7
    del d[2]
    d.remove(4)
    d.reverse()
    again = deque([d])
    again.append(again)
    shown = repr(again)
    again.clear()  # there would be a circle
    return (
        list(d) == [3, 9, 7]
        and d.index(9) == 1
        and d.count(7) == 1
        and 3 in d
        and d < deque([4])
        and d + deque([1]) == deque([3, 9, 7, 1])
        and list(reversed(d * 2)) == [7, 9, 3, 7, 9, 3]
        and shown == "deque([deque([3, 9, 7]), [...]])"
    )


def bounded():
    d = deque(range(5), 3)
    d.append(5)
    d.appendleft(1)
    return repr(d) == "deque([1, 3, 4], maxlen=3)" and d.maxlen == 3 and (d * 3) == d


class Changing:
    def __init__(self, change):
        self.change = change

    def __eq__(self, other):
        self.change()
        return False


def refused():
    d = deque([1, 2])
    first = iter(d)
    d.append(3)
    d[1] = Changing(d.clear)
    return (
        error(next, first) == "RuntimeError: deque mutated during iteration"
        and error(d.count, 4) == "RuntimeError: deque mutated during iteration"
        and error(d.pop) == "IndexError: pop from an empty deque"
        and error(lambda: d[0]) == "IndexError: deque index out of range"
        and error(lambda: d[1:]) == "TypeError: sequence index must be integer, not 'slice'"
    )


def made_items():
    d = defaultdict(list, {"a": [0]}, b=[1])
    d["a"].append(2)
    d["c"].append(3)
    without = defaultdict(None)
    return (
        d == {"a": [0, 2], "b": [1], "c": [3]}
        and repr(d.copy()) == "defaultdict(<class 'list'>, {'a': [0, 2], 'b': [1], 'c': [3]})"
        and error(lambda: without["x"]) == "KeyError: 'x'"
        and type({} | d) is defaultdict
        and isinstance(d, dict)
    )


class Counts(dict):
    def get(self, key, default):
        return default + 1


def counted():
    plain, own = {}, Counts()
    _count_elements(plain, "abca")
    _count_elements(own, "aa")
    return plain == {"a": 2, "b": 1, "c": 1} and own == {"a": 2}


def order():
    o = OrderedDict(a=1, b=2, c=3)
    o.move_to_end("a")
    o.move_to_end("c", last=False)
    moved = "".join(o)
    del o["b"]
    o["b"] = 4
    for n in range(20):
        o[n] = n
    for n in range(20):
        del o[n]
    same = OrderedDict(c=3, a=1, b=4)
    other = OrderedDict(a=1, b=4, c=3)
    return (
        moved == "cba"
        and repr(o) == "OrderedDict([('c', 3), ('a', 1), ('b', 4)])"
        and o == same
        and o != other
        and o == {"a": 1, "b": 4, "c": 3}
        and o.popitem() == ("b", 4)
        and o.popitem(last=False) == ("c", 3)
        and o.pop("a") == 1
        and error(o.popitem) == "KeyError: 'dictionary is empty'"
    )


def views():
    o = OrderedDict(b=1, a=2)
    return (
        repr(o.keys()) == "odict_keys(['b', 'a'])"
        and list(reversed(o.items())) == [("a", 2), ("b", 1)]
        and list(o.values()) == [1, 2]
        and o.keys() & {"a", "c"} == {"a"}
    )


class Derived(OrderedDict):
    pass


def attributes():
    o = OrderedDict()
    o.name = "o"
    d = Derived(a=1)
    d.name = "d"
    return o.name + d.name == "od" and d.copy() == d and type(d.copy()) is Derived


def changed_meanwhile():
    o = OrderedDict(a=1, b=2)
    by_order, by_size = iter(o), iter(o)
    next(by_order)
    o.move_to_end("a")
    moved = error(next, by_order)
    by_size = iter(o)
    o.clear()
    return (
        moved == "RuntimeError: OrderedDict mutated during iteration"
        and error(next, by_size) == "RuntimeError: OrderedDict changed size during iteration"
    )


class Point(tuple):
    x = _tuplegetter(0, "first")
    y = _tuplegetter(1, "second")


def fields():
    p = Point((3, 4))
    return p.x == 3 and p.y == 4 and repr(Point.y) == "_tuplegetter(1, 'second')"


class Row(deque):
    pass


def weak(reference):
    row, order, derived = deque([1]), OrderedDict(a=1), Row()
    to_row, to_order, to_derived = reference(row), reference(order), reference(derived)
    alive = to_row() is row and to_order() is order and to_derived() is derived
    row = order = derived = None
    return alive and to_row() is None and to_order() is None and to_derived() is None
