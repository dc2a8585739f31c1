# SPDX-License-Identifier: BSL-1.0
"""pickle: what its classes in Python write, and make again, by each protocol but 0, whose codec isn't here."""

import collections
import copyreg  # of which the runtime makes use
import functools  # of which copyreg makes use in a function
import io
import itertools
import operator
import pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self):
        return f"{type(self).__name__}{sorted(vars(self).items())}"

    def method(self):
        return self.x


class Slotted:
    __slots__ = "x", "y"

    def __eq__(self, other):
        return self.x == other.x


class Row(list):
    pass


class Ages(dict):
    pass


class Number(int):
    pass


class Name(str):
    pass


class Real(float):
    pass


class Pair(tuple):
    pass


class Failure(ValueError):
    def __eq__(self, other):
        return self.args == other.args and vars(self) == vars(other)


class Stateful:
    def __init__(self, kept):
        self.kept = kept

    def __getstate__(self):
        return [self.kept]

    def __setstate__(self, state):
        (self.kept,) = state

    def __eq__(self, other):
        return self.kept == other.kept


class Named:
    def __new__(cls, *, name):
        self = super().__new__(cls)
        self.name = name
        return self

    def __getnewargs_ex__(self):
        return (), {"name": self.name}

    def __eq__(self, other):
        return self.name == other.name


@functools.lru_cache
def cached(number):
    return number


def with_attributes(object, **attributes):
    for name, value in attributes.items():
        setattr(object, name, value)
    return object


def dumped(object, protocol):
    return pickle._dumps(object, protocol)


nested = [1, {"a": (2, [3])}]
nested.append(nested)
slotted = with_attributes(Slotted(), x=1)
objects = [
    None, True, False, 0, 255, -1, 2**31, -(2**40), 2**100, 1.5, -0.0, 2j, "", "text", "\u1234\U0001f600", b"", b"bytes",
    bytearray(b"array"), (), (1,), (1, 2, 3), tuple(range(5)), [], [1, "a"], {}, {"a": 1}, set(), {1, 2},
    frozenset(), frozenset([1]), ..., NotImplemented, int, type(None), len, str.upper, Point, Point.method,
    Point(1, [2]), slotted, with_attributes(Row([1, 2]), more=3), with_attributes(Ages(a=1), more=2),
    with_attributes(Failure(1, 2), more=3),
    Number(5), Name("n"), Real(2.5), Pair((1, 2)), with_attributes(Name("n"), more=1), Stateful([1]), Named(name="n"),
    range(3), slice(1, 2, 3), list[int], int | str, cached, collections.deque([1, 2], 3),
    collections.OrderedDict(b=1, a=2), collections.defaultdict(list, a=[1]), collections.Counter("aab"),
    Point(1, 2).method,
]
for each in objects:
    for protocol in range(1, pickle.HIGHEST_PROTOCOL + 1):
        try:
            data = dumped(each, protocol)
            again = pickle._loads(data)
            same = again == each and type(again) is type(each)
            shown = repr(data) if len(data) < 60 and not callable(each) else ""
            print(protocol, shown, same or (again, each))
        except Exception as error:
            print(protocol, type(each).__name__, type(error).__name__, error)
again = pickle._loads(dumped(nested, 2))
print(again[2] is again, again[:2])

iterators = [
    iter([1, 2, 3]), iter("abc"), iter(range(3)), iter({"a": 1, "b": 2}), enumerate("abc"), zip("ab", [1, 2]),
    map(operator.neg, [1, 2, 3]), filter(None, [1, 2, 0, 3]), reversed([1, 2, 3]), iter((1, 2)), iter(b"ab"),
    itertools.count(2), itertools.cycle("ab"), itertools.product("ab", "c"), itertools.permutations("abc", 2),
    itertools.accumulate([1, 2, 3]), itertools.chain("ab", "c"), itertools.islice("abcd", 1, 4),
    itertools.groupby("aab", operator.itemgetter(0)), iter(collections.deque("ab")),
]
for each in iterators:
    next(each)
    data = [dumped(each, protocol) for protocol in range(1, 6)]
    print(type(each).__name__, [next(pickle._loads(one)) == pickle._loads(one).__next__() or "groups" for one in data])
calls = [
    functools.partial(int, base=2), operator.itemgetter(1), operator.attrgetter("real"),
    operator.methodcaller("split", sep=","),
]
for call, given in zip(calls, ["101", "abc", 5, "a,b"]):
    print([pickle._loads(dumped(call, protocol))(given) for protocol in range(1, 6)])

refusing = [lambda: 5, (each for each in ()), memoryview(b""), pickle, io.StringIO, io.BytesIO(b"x").read, int.real]
for each in refusing:
    for protocol in 1, 2, 4:
        try:
            print(protocol, pickle._loads(dumped(each, protocol)) is each)
        except Exception as error:
            print(protocol, type(error).__name__, str(error).split(" at 0x")[0])
for data in b"", b"\x80\x09.", b"(I5\nt", b"cbuiltins\nnowhere\n.", b"\x80\x04\x95\xff", b"N", b"0.":
    try:
        print(pickle._loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)


class Pickler(pickle._Pickler):
    def persistent_id(self, object):
        return "the row" if isinstance(object, Row) else None


class Unpickler(pickle._Unpickler):
    def persistent_load(self, name):
        return name.upper()


file = io.BytesIO()
Pickler(file, 4).dump([Row([1]), 2])
file.seek(0)
print(Unpickler(file).load())
