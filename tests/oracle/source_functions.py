# SPDX-License-Identifier: BSL-1.0
"""exec() of source text: functions, closures, generators and classes."""

SOURCE = '''
def plain(a, b: int = 2, /, c=3, *args: str, d, e: "five" = 5, **rest) -> list:
    """What it is for."""
    return a, b, c, args, d, e, rest

print(plain(1, d=4), plain(1, 2, 3, 4, 5, d=6, z=7))
print(plain.__doc__, plain.__defaults__, plain.__kwdefaults__, plain.__annotations__, plain.__qualname__)
print(plain.__code__.co_varnames, plain.__code__.co_argcount, plain.__code__.co_posonlyargcount,
      plain.__code__.co_kwonlyargcount, plain.__code__.co_flags, plain.__code__.co_firstlineno)

def counter(start):
    count = start
    def step(by=1):
        nonlocal count
        count += by
        return count
    def read(): return count, start
    return step, read

step, read = counter(5)
step(); step(2)
print(read(), step.__qualname__, step.__code__.co_freevars, read.__code__.co_freevars, counter.__code__.co_cellvars)

def numbers(n):
    try:
        got = yield n
        print("got", got)
        back = yield from inner()
        yield back
        return "returned"
    finally:
        print("closed")

def inner():
    x = yield "inner"
    return x

each = numbers(1)
print(next(each), each.send("a"), each.send("b"))
try:
    next(each)
except StopIteration as stop:
    print(stop.value)

def decorator(name):
    def decorate(f):
        f.by = name
        return f
    return decorate

@decorator("outer")
@decorator("inner")
def decorated(): "text"
print(decorated.by, decorated.__doc__, decorated.__code__.co_firstlineno)

class Base:
    """Its documentation."""
    shared: int = 3
    __private = 4

    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"{type(self).__name__}({self.x!r})"

    @property
    def double(self):
        return 2 * self.x

    @classmethod
    def make(cls):
        return cls(cls.shared + cls.__private)

class Derived(Base, metaclass=type):
    def __init__(self, x, y):
        super().__init__(x)
        self.__y = y
    def where(self): return __class__.__name__, self.__y
    def _set(self): self.__z = self.__y; del self.__y
    class Nested:
        def deep(self): return lambda: 1
    copies = [shared for shared in range(2)]

print(Base.make(), Base(2).double, Base.__doc__, Base.__annotations__, Derived(1, 2), Derived(1, 2).where())
d = Derived(1, 2); d._set()
print(vars(d), Derived.copies, Derived.Nested.deep.__qualname__, Derived.Nested().deep().__qualname__, Derived.__mro__)

def scopes():
    values = [lambda: i for i in range(3)]
    def recursive(n): return n if n < 1 else recursive(n - 1)
    class Local:
        total = sum(x for x in (1, 2))
        def f(self): return values
    return [f() for f in values], recursive(5), Local.total, len(Local().f()), [y := 1, y]
print(scopes(), scopes.__code__.co_cellvars)

x = "global"
def shadows():
    x = "outer"
    class Reads:
        x = x
        def f(self): return x
    return Reads.x, Reads().f()
try:
    print(shadows())
except NameError as error:
    print(error)
print((lambda: (yield))().send(None), [*map(lambda v, w=2: v * w, range(3))])
'''

space = {"__name__": "made"}
exec(SOURCE, space)
print(space["Base"].__module__, space["plain"].__module__)

# What dataclasses and namedtuple do.
names = {"_tuple_new": tuple.__new__}
make = eval("lambda _cls, x, y: _tuple_new(_cls, (x, y))", names)
print(make(tuple, 1, 2), make.__name__, make.__code__.co_varnames)
lines = ["def create(_type_x, _default):", " def __init__(self, x:_type_x=_default)->None:", "  self.x=x", " return __init__"]
exec("\n".join(lines), names)
init = names["create"](int, 7)
made = type("Made", (), {"__init__": init})
print(made().x, made(3).x, init.__annotations__, init.__qualname__)
