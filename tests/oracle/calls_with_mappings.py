# SPDX-License-Identifier: BSL-1.0
"""Calls with ** and an object that is no dict, but has keys() and items; and what can be wrong with it."""


class Mapping:
    def __init__(self, *names):
        self.names = names

    def keys(self):
        print("keys", end=" ")
        return iter(self.names)

    def __getitem__(self, key):
        print("item", key, end=" ")
        if key == "missing":
            raise KeyError(key)
        if key == "attribute":
            return self.nothing
        return key * 2


class NoItems:
    def keys(self):
        return ["a"]


class OddKeys:
    def __init__(self, keys):
        self.keys = keys


def f(a=None, *rest, b=None, **others):
    return a, rest, b, others


cases = (Mapping("a", "b", "c"), Mapping(), Mapping("a", "a"), Mapping(1), Mapping("missing"),
    Mapping("attribute"), Mapping([]), NoItems(),
         OddKeys(5), OddKeys(lambda: 5), OddKeys(lambda: 1 / 0), OddKeys(lambda: None), 5, None,
             [("a", 1)], "ab")
for made in cases:
    for call in (lambda: f(**made), lambda: f(1, **made), lambda: f(b=1, **made),
        lambda: f(**{"a": 3}, **made), lambda: dict(**made), lambda: print(**made),
        lambda: {**made}):
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, error)


# What is called in messages: by its __qualname__ and __module__, whatever it is.
class Called:
    def __init__(self, qualname, module):
        self.__qualname__, self.__module__ = qualname, module

    def __call__(self):
        pass

    def __str__(self):
        return "a Called"


class Nameless:
    def __str__(self):
        return "nameless"


def generator():
    yield


renamed = lambda: None
renamed.__module__ = "elsewhere"
for called in (Called("own", "place"), Called("own", None), Called("own", "builtins"), Called(5, 6), Nameless(), generator(), renamed, Called, int, len,
               [].append, list.append, Called("x", "y").__call__, "".join, dict.fromkeys, (1).__add__, object().__str__):
    for call in (lambda: called(*5), lambda: called(**5), lambda: called(**{"a": 1}, **{"a": 2})):
        try:
            call()
        except TypeError as error:
            print(error)


class Name(str):
    """A name that deletes itself from a mapping when it is compared."""

    def __eq__(self, other):
        names.pop(self, None)
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def kinds(**named):
    return named, [type(name).__name__ for name in named]


for call in (f, kinds, dict):
    names = {Name("a"): 1, Name("b"): 2}
    print(call(**names))
