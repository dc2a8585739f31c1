# SPDX-License-Identifier: BSL-1.0
# Descriptors, bound and unbound, by name and by type; what they refuse, and how it is said.


def attempt(what, call):
    try:
        print(what, "=", call())
    except Exception as error:
        print(what, "!", type(error).__name__, error)


# Their names, and what they are.
for found in (list.append, int.__add__, int.real, slice.start, dict.__dict__["fromkeys"]):
    print(found, found.__name__, found.__qualname__, found.__objclass__, type(found))
add = (1).__add__
print(add.__name__, add.__qualname__, add.__self__, add.__objclass__, type(add))
append = [].append
print(append.__name__, append.__qualname__, append.__self__, append.__module__, type(append))
print(len.__name__, len.__qualname__, len.__module__, type(len))
print(int.from_bytes.__qualname__, int.from_bytes.__self__, int.__new__.__self__)
print(type(str.__dict__["maketrans"]), str.maketrans.__self__, str.maketrans.__qualname__)

# Slots by their names.
print((1).__add__(2), int.__add__(1, 2), (1).__radd__(2), (7).__rsub__(10), (2).__pow__(5))
print((2).__pow__(5, 7), int.__rpow__(2, 3), (5).__neg__(), (0).__bool__(), (5).__index__())
print(
    (1).__lt__(2), (1).__eq__(1), (1).__eq__("a"), "a".__lt__("b"),
    "a".__ge__(1), object().__eq__(1),
)
print([1, 2].__len__(), [1, 2].__getitem__(1), [1] .__add__([2]), [1].__mul__(3), [1].__rmul__(2))
print(
    (1, 2).__contains__(2), (1, 2).__getitem__(-1),
    "abc".__getitem__(slice(0, 2)), {1: 2}.__getitem__(1),
)
print(
    [].__hash__, (1).__hash__(), "a".__str__(), "a".__repr__(),
    int.__repr__(5), object.__str__(5),
)
print(True.__and__(False), bool.__add__(True, True), float.__truediv__(1.0, 4.0), (3).__divmod__(2))
items = [3, 1, 2]
print(items.__setitem__(0, 9), items.__delitem__(1), items.__iadd__([4]), items.__imul__(2), items)
iterator = iter("ab")
print(iterator.__iter__() is iterator, iterator.__next__(), iterator.__next__())
attempt("exhausted", lambda: iterator.__next__())
print(
    list.__call__("ab"), type.__call__(int, "12"), len.__call__("abc"),
    attempt.__call__("self", lambda: 1),
)
print({1, 2}.__or__({3}), {1: 2}.__or__({3: 4}), {1}.__contains__(1), {}.__contains__(1))
print((5).__getattribute__("real"), (5).__format__("04d"), object().__format__("") != "")
print(int.__new__(int, "77"), object.__new__(object).__class__, KeyError.__new__(KeyError, 1).args)
problem = ValueError(1)
print(problem.__init__(2, 3), problem.args, ValueError.__init__(problem, 4), problem.args)

# __get__, and what is found on a type.
print(
    list.append.__get__([1]).__name__, int.real.__get__(5),
    int.real.__get__(None, int) is int.real,
)
print(int.__add__.__get__(1)(2), slice.start.__get__(slice(4, 5)), int.from_bytes(b"\1\2", "big"))
print(
    dict.__dict__["fromkeys"].__get__(None, dict)("ab"),
    str.__dict__["maketrans"].__get__(1)({1: 2}),
)
print(dict.__dict__["fromkeys"](dict, "ab"), (5).from_bytes(b"\1", "big"), {}.fromkeys("a"))
print(
    list.append is list.append, [].append == [].append,
    items.append == items.append, (1).__add__ == (1).__add__,
)
print(type(int.__dict__["real"]) is type(int.real), int.__mro__, bool.__bases__, object.__base__)
print(type.__mro__, type(int.__dict__), bool.mro(), bool.__subclasses__(), int.__subclasses__())

# A type's dict is read-only.
names = bool.__dict__
print(len(names) > 5, "__and__" in names, "real" in names, names.get("real"), names.get("none", 5))
print(
    list(names)[:3], list(names.keys())[:2], len(names.items()) == len(names),
    names["__and__"], names == vars(bool),
)
print(type(names.copy()), names["__new__"].__name__, list(reversed(names))[-1])
attempt("store", lambda: names.__setitem__("a", 1))
attempt("miss", lambda: names["nothing"])
attempt("hash", lambda: hash(names))
for change in ("names['a'] = 1", "del names['a']"):
    try:
        if change[0] == "n":
            names["a"] = 1
        else:
            del names["a"]
    except TypeError as error:
        print(change, error)

# What is refused.
attempt("append()", lambda: list.append())
attempt("append(5, 1)", lambda: list.append(5, 1))
attempt("append(1, 2, 3)", lambda: list.append([], 2, 3))
attempt("append(x=2)", lambda: list.append([], x=2))
attempt("int.__add__()", lambda: int.__add__())
attempt("int.__add__('a', 1)", lambda: int.__add__("a", 1))
attempt("int.__add__(1)", lambda: int.__add__(1))
attempt("int.__add__(1, x=2)", lambda: int.__add__(1, x=2))
attempt("(1).__add__(x=2)", lambda: (1).__add__(x=2))
attempt("(1).__add__(1, 2)", lambda: (1).__add__(1, 2))
attempt("(1).__neg__(1)", lambda: (1).__neg__(1))
attempt("pow", lambda: int.__pow__(1))
attempt("pow", lambda: int.__pow__(1, 2, 3, 4))
attempt("mul", lambda: [].__mul__(1.5))
attempt("mul", lambda: [].__mul__(10**30))
attempt("setitem", lambda: [].__setitem__(1))
attempt("setattr", lambda: (5).__setattr__(1))
attempt("delattr", lambda: (5).__delattr__("real"))
attempt("hash", lambda: [].__hash__())
attempt("get", lambda: list.append.__get__(None, None))
attempt("get", lambda: list.append.__get__(1))
attempt("get", lambda: int.real.__get__("a"))
attempt("get", lambda: slice.start.__get__("a"))
attempt("fromkeys", lambda: dict.__dict__["fromkeys"]())
attempt("fromkeys", lambda: dict.__dict__["fromkeys"](1))
attempt("fromkeys", lambda: dict.__dict__["fromkeys"](int))
attempt("new", lambda: int.__new__())
attempt("new", lambda: int.__new__(1))
attempt("new", lambda: int.__new__(str))
attempt("new", lambda: object.__new__(int))
attempt("new", lambda: object.__new__(object, 1))
attempt("init", lambda: object.__init__(5, 1))
attempt("init", lambda: object().__init__(1))
attempt("init", lambda: ValueError(1, x=2))
attempt("set", lambda: setattr(slice(1), "start", 2))
attempt("set", lambda: delattr(slice(1), "start"))
attempt("set", lambda: setattr(1, "real", 2))
attempt("set", lambda: setattr([], "append", 2))
attempt("set", lambda: setattr(5, "nothing", 2))
attempt("set", lambda: setattr(int, "x", 2))
attempt("set", lambda: setattr(ValueError, "x", 2))
attempt("set", lambda: delattr(int, "real"))
attempt("set", lambda: int.real.__set__(1, 2))
for thing in [], 5, 1.5, None, len, object(), ValueError(), {}.keys():
    attempt("class", lambda: setattr(thing, "__class__", type(thing)))
    attempt("class", lambda: setattr(thing, "__class__", int))
    attempt("class", lambda: setattr(thing, "__class__", 5))
    attempt("class", lambda: delattr(thing, "__class__"))
attempt("class", lambda: setattr(int, "__class__", type))
attempt("subclasses", lambda: list.__subclasses__(1))
attempt("subclasses", lambda: type.__subclasses__())
attempt("mro", lambda: type.mro())
attempt("mro", lambda: int.mro(1))
attempt("mro", lambda: KeyError.mro(name=1))
attempt("vars", lambda: vars(5))
attempt("vars", lambda: vars(1, 2))
attempt("dir", lambda: dir(1, 2))
attempt("call", lambda: int.real())
attempt("attribute", lambda: int.nothing)
attempt("attribute", lambda: (5).nothing)
attempt("attribute", lambda: [].append.nothing)
attempt("attribute", lambda: int.__dict__.nothing)
attempt("attribute", lambda: getattr(5, 5))
attempt("attribute", lambda: (5).__getattribute__(5))

# A view's dict is seen through a proxy, also when nobody else has it any more.
ages = {1: 2, "three": [4]}
for view in ages.keys(), ages.values(), ages.items():
    seen = view.mapping
    ages[len(ages)] = None
    print(seen, seen == ages, seen[1], 5 in seen, list(seen), type(seen), type(view).mapping)
    attempt("mapping", lambda: seen.__setitem__(1, 2))
    attempt("mapping", lambda: setattr(view, "mapping", {}))
    attempt("mapping", lambda: seen[6])
print({1: [2]}.keys().mapping, {1: [2]}.items().mapping.copy())
ages["self"] = ages.keys().mapping
print(len(ages["self"]), list(ages["self"].keys().mapping))

# Every name in dir() is an attribute.
for of in (5, "a", [], {}, (), b"", 1.5, 1j, {1}, range(3), int, ValueError(1), len, add):
    print(type(of).__name__, [name for name in dir(of) if not hasattr(of, name)])
print([name for name in dir([]) if not name.startswith("__")])


class Owner:
    __slots__ = ("field_of_owner", "__dict__")


for name in ("field_of_owner", "__dict__"):
    for _ in range(20):
        held = vars(Owner)[name]
        found = held.__objclass__, held.__name__, held.__qualname__
    print(found)
made = [Owner() for _ in range(3)]
made[0].field_of_owner = made[0].attribute = 5
print(made[0].field_of_owner, vars(made[0]), Owner.field_of_owner.__name__)
