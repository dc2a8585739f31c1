# SPDX-License-Identifier: BSL-1.0
"""copy and copyreg of objects of all kinds, of built-in types and of classes."""

import _io
import _random
import _struct
import _thread
import collections
import copy
import copyreg
import functools  # of which copyreg makes use in a function
import itertools
import operator
import sys
import weakref


def shown(function, *given):
    try:
        answer = function(*given)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    parts = repr(answer).split(" at 0x")
    return parts[0] + "".join(part.lstrip("0123456789abcdef") for part in parts[1:])


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"{type(self).__name__}{sorted(vars(self).items())}"


class Slotted:
    __slots__ = "x", "y"

    def __repr__(self):
        return f"Slotted {getattr(self, 'x', None)} {getattr(self, 'y', None)}"


class Wide(Slotted):
    pass


class Row(list):
    pass


class Ages(dict):
    pass


class Letters(set):
    pass


class Data(bytearray):
    pass


class Number(int):
    pass


class Failure(ValueError):
    pass


class Stateful:
    def __getstate__(self):
        return {"kept": 1}

    def __setstate__(self, state):
        self.restored = state


class Singular:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "copied deeply"

    def __reduce__(self):
        return "Singular"


def with_attributes(object, **attributes):
    for name, value in attributes.items():
        setattr(object, name, value)
    return object


def generator():
    yield


async def coroutine():
    pass


nested = [1, [2, (3, [4])], {"a": [5]}]
nested.append(nested)
wide = with_attributes(Wide(), x=1, z=[2])
objects = [
    nested, Point([1], 2), with_attributes(Slotted(), x=1), wide, with_attributes(Row([1, [2]]), name="r"),
    with_attributes(Ages({1: [2]}), name="a"), with_attributes(Letters("x"), name="l"),
    with_attributes(Data(b"d"), name="d"), with_attributes(Failure(1, [2]), more=[3]), OSError(2, "no", "file"),
    range(3), slice(1, 2), bytearray(b"b"), {1}, frozenset([1]), ..., NotImplemented, None, list[int], int | str,
    iter([1, [2]]), zip([1], [2]), enumerate("a"), reversed([1]), map(abs, [1]), len, [].append, Point, shown,
    object(), Singular(), Stateful(),
]
for each in objects:
    flat, deep = copy.copy(each), copy.deepcopy(each)
    if hasattr(each, "__next__"):
        flat, deep, each = type(flat), list(deep), type(each)
    print(shown(lambda: flat), shown(lambda: deep), type(flat) is type(each), flat is each, deep is each)
    if type(flat).__module__ == "__main__" and hasattr(flat, "__dict__"):
        print(shown(lambda: vars(flat)), shown(lambda: vars(deep)))
deep = copy.deepcopy(nested)
print(deep[3] is deep, deep[1] is nested[1], deep[1][1][1])

refusing = [
    memoryview(b""), generator(), (lambda: nested).__closure__, int.real,
    {}.keys(), {}.values(), {}.items(), weakref, property(), classmethod(shown), staticmethod(shown),
    super(Point, Point(1, 2)), type(Point.__dict__["__init__"]), iter(memoryview(b"")), dict.__dict__["fromkeys"],
]
for each in refusing + objects:
    for protocol in 0, 1, 2, 4:
        print(protocol, shown(lambda: type(each).__reduce_ex__(each, protocol)), end="; ")
    print()
awaitable = coroutine()
print(shown(awaitable.__reduce_ex__, 2), shown(awaitable.__reduce_ex__, 0))
awaitable.close()

print(shown(copyreg._reduce_ex, Number(5), 1), shown(copyreg._reduce_ex, Slotted(), 1), shown(copyreg._reduce_ex, wide, 0))
print(shown(object.__reduce_ex__, Point(1, 2), "a"), shown(object.__reduce_ex__, Point(1, 2)))
print(shown(Row.__getstate__, Row()), shown(Wide.__getstate__, wide), shown(Slotted().__getstate__))
print(copyreg.__newobj__(Number, 5), copyreg.__newobj_ex__(Number, ("11",), {"base": 2}))
point = Point(1, 2)
point.__getstate__ = lambda: "its own"
print(shown(point.__reduce_ex__, 2)[:60])
letters = Letters()
letters.__getstate__ = lambda: "its own"
print(shown(letters.__reduce__))
copyreg.pickle(Point, lambda point: (Point, (point.y, point.x)))
print(copy.copy(Point(1, 2)), copyreg.dispatch_table[Point](Point(3, 4))[1])
reference = weakref.ref(shown)
print(copy.copy(reference) is reference, copy.deepcopy(reference) is reference)

print("--- library")
for each in (
    sys.stdout, _thread.RLock(), _random.Random(1), _struct.Struct("b"), _struct.Struct("b").iter_unpack(b""),
    itertools.pairwise("ab"), _io.IncrementalNewlineDecoder(None, True), _io.TextIOWrapper(_io.BytesIO(b"")),
    collections.OrderedDict(a=1).keys(), sys.version_info, _io.BytesIO(b"x"),
):
    print([shown(each.__reduce_ex__, protocol) for protocol in (0, 2)])
print(shown(_thread.allocate_lock().__reduce_ex__, 2), shown(copy.copy, _thread.allocate_lock()))
for each in _io.BytesIO(b"x"), _io.StringIO("x"):
    print(copy.copy(each).getvalue())
ages = collections.defaultdict(list, a=[1])
print(copy.deepcopy(ages), copy.deepcopy(ages)["a"] is ages["a"], copy.copy(ages)["a"] is ages["a"])
print(copy.deepcopy(collections.deque([1, [2]], 5)), copy.copy(collections.deque("ab")))
ordered = with_attributes(collections.OrderedDict(b=1, a=[2]), more=[3])
print(copy.deepcopy(ordered), vars(copy.deepcopy(ordered)), vars(copy.copy(ordered)))
print(copy.copy(collections.Counter("aab")), copy.deepcopy(collections.ChainMap({1: 2})))
partial = with_attributes(functools.partial(shown, 1, x=[2]), more=[3])
deep = copy.deepcopy(partial)
print(deep.func is shown, deep.args, deep.keywords, deep.more, deep.more is partial.more)
cached = functools.lru_cache(shown)
print(copy.copy(cached) is cached, copy.deepcopy(cached) is cached, cached.__reduce__())
for each in (
    itertools.count(3), itertools.cycle("abc"), itertools.product("ab", "cd"), itertools.permutations("abc"),
    itertools.accumulate([1, 2, 3]), itertools.chain("ab", "c"), itertools.islice("abcdef", 2, 5),
    itertools.combinations("abc", 2), itertools.zip_longest("ab", "cde"),
):
    next(each)
    deep = copy.deepcopy(each)
    print(type(deep), next(deep), next(copy.copy(deep), "end"), next(each))
