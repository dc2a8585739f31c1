# SPDX-License-Identifier: BSL-1.0
"""Laws of classes: attributes, inheritance, descriptors, special methods, metaclasses, `with`."""


class Point:
    """A point."""

    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return type(self)(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __neg__(self):
        return Point(-self.x, -self.y)

    def __repr__(self):
        return f"{type(self).__name__}({self.x}, {self.y})"

    def __len__(self):
        return 2

    def __getitem__(self, index):
        if index == 0:
            return self.x
        if index == 1:
            return self.y
        raise IndexError(index)

    def __contains__(self, item):
        return item == self.x or item == self.y

    def __call__(self, k):
        return Point(k * self.x, k * self.y)

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __lt__(self, other):
        return self.norm() < other.norm()


class Point3(Point):
    dimensions = 3

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

    def norm(self):
        return super().norm() + self.z * self.z


def norms(n):
    return sum(Point(i, 1).norm() for i in range(n)) + Point3(1, 2, 3).norm()


def attributes():
    p = Point(1, 2)
    p.name = "p"
    p.x = 5
    del p.y
    missing = ""
    try:
        p.y
    except AttributeError as error:
        missing = str(error)
    return (p.__dict__ == {"x": 5, "name": "p"} and list(p.__dict__) == ["x", "name"]
            and missing == "'Point' object has no attribute 'y'" and p.dimensions == 2
            and Point3.dimensions == 3 and Point.__doc__ == "A point." and hasattr(p, "norm")
            and not hasattr(p, "z") and getattr(p, "z", 7) == 7)


def operators():
    a, b = Point(1, 2), Point(3, 4)
    c = sum([a, b])
    a += b
    refused = False
    try:
        a + 1
    except TypeError as error:
        refused = str(error) == "unsupported operand type(s) for +: 'Point' and 'int'"
    return (c == Point(4, 6) and a == Point(4, 2) and -b == Point(-3, -4) and refused
            and a != b and len(a) == 2 and list(b) == [3, 4] and 4 in b and 9 not in b
            and b(2) == Point(6, 8) and not Point(0) and bool(a) and {b: 1}[Point(3, 4)] == 1
            and repr(Point3(1, 2, 3)) == "Point3(1, 2)" and sorted([b, a])[0] is a
            and f"{b!r} {b}" == "Point(3, 4) Point(3, 4)")


class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, to):
        if to < -273:
            raise ValueError("too cold")
        self._degrees = to

    @classmethod
    def zero(cls):
        return cls(0)

    @staticmethod
    def to_fahrenheit(degrees):
        return degrees * 9 // 5 + 32


def descriptors():
    t = Celsius.zero()
    t.degrees = 100
    cold = ""
    try:
        t.degrees = -300
    except ValueError as error:
        cold = str(error)
    readonly = False
    try:
        del t.degrees
    except AttributeError as error:
        readonly = str(error) == "property 'degrees' of 'Celsius' object has no deleter"
    bound = t.to_fahrenheit
    return t.degrees == 100 and cold == "too cold" and readonly and bound(100) == 212


class Named:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, of, owner):
        return self if of is None else of.__dict__.get(self.name, self.name)

    def __set__(self, of, item):
        of.__dict__[self.name] = item * 2


class HasNamed:
    field = Named()


def named():
    h = HasNamed()
    first = h.field
    h.field = 4
    return first == "field" and h.field == 8 and HasNamed.field.name == "field"


class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


def order():
    inconsistent = False
    try:
        type("X", (A, B), {})
    except TypeError as error:
        inconsistent = str(error).startswith("Cannot create a consistent method resolution")
    return (D().who() == "DBCA" and [c.__name__ for c in D.__mro__] == ["D", "B", "C", "A", "object"]
            and inconsistent and isinstance(D(), C) and issubclass(D, (int, B))
            and D.__base__ is B and D.__bases__ == (B, C))


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


def slots():
    s = Slotted(1)
    s.b = s.a + 1
    refused = missing = ""
    try:
        s.c = 1
    except AttributeError as error:
        refused = str(error)
    del s.a
    try:
        s.a
    except AttributeError as error:
        missing = str(error)
    return (s.b == 2 and refused == "'Slotted' object has no attribute 'c'"
            and missing == "'Slotted' object has no attribute 'a'" and not hasattr(s, "__dict__"))


class Open:
    def __init__(self):
        self.fields = {}

    def __getattr__(self, name):
        if name.startswith("get_"):
            return self.fields.get(name[4:], 0)
        raise AttributeError(name)


def computed():
    o = Open()
    o.fields["a"] = 3
    return o.get_a == 3 and o.get_b == 0 and not hasattr(o, "other")


class Meta(type):
    def __new__(metatype, name, bases, names, **options):
        made = super().__new__(metatype, name, bases, names)
        made.options = options
        return made

    def __init__(cls, name, bases, names, **options):
        super().__init__(name, bases, names)

    def __call__(cls, *given):
        made = super().__call__(*given)
        made.by_meta = True
        return made

    @property
    def shout(cls):
        return cls.__name__.upper()


class Made(metaclass=Meta, deep=1):
    def __init__(self, x):
        self.x = x


def metaclasses():
    m = Made(3)
    return (type(Made) is Meta and Made.options == {"deep": 1} and m.x == 3 and m.by_meta
            and Made.shout == "MADE" and not hasattr(m, "shout"))


class Registry:
    known = []

    def __init_subclass__(cls, /, key=None, **rest):
        super().__init_subclass__(**rest)
        Registry.known.append((cls.__name__, key))


class First(Registry, key=1):
    pass


class Second(First):
    pass


def subclasses():
    return Registry.known == [("First", 1), ("Second", None)]


class Guard:
    def __init__(self, seen, swallow):
        self.seen = seen
        self.swallow = swallow

    def __enter__(self):
        self.seen.append("in")
        return self

    def __exit__(self, kind, error, traceback):
        self.seen.append("out" if kind is None else kind.__name__)
        return self.swallow


def managed():
    seen = []
    with Guard(seen, False) as guard, Guard(seen, True):
        seen.append(guard.swallow)
        raise KeyError(1)
    passed = False
    try:
        with Guard(seen, False):
            raise ValueError(2)
    except ValueError:
        passed = True
    return seen == ["in", "in", False, "KeyError", "out", "in", "ValueError"] and passed


class Problem(Exception):
    def __init__(self, code, detail):
        super().__init__(code)
        self.detail = detail

    def __str__(self):
        return f"{self.args[0]}: {self.detail}"


class Worse(Problem):
    pass


def errors():
    try:
        raise Worse(4, "bad")
    except Problem as error:
        first = str(error) == "4: bad" and error.detail == "bad" and type(error) is Worse
    try:
        try:
            raise Problem(1, "a")
        except Worse:
            return False
        except Problem as error:
            raise Worse(2, "b") from error
    except Worse as error:
        second = error.__cause__.detail == "a" and error.__context__ is error.__cause__
    return first and second


def changed():
    class Counter:
        step = 1

        def next(self):
            self.n = getattr(self, "n", 0) + self.step
            return self.n

    class Twice(Counter):
        pass

    c, t = Counter(), Twice()
    before = c.next(), t.next()
    Counter.step = 5
    Twice.next = lambda self: -1
    Counter.__len__ = lambda self: 9
    after = c.next(), t.next(), len(t)
    del Twice.next
    return before == (1, 1) and after == (6, -1, 9) and t.next() == 6


def closures(n):
    def make(i):
        class Local:
            number = i
            squares = [k * k for k in range(i)]

            def get(self):
                return i + self.number + __class__.number

        return Local

    return sum(make(i)().get() for i in range(n)) + len(make(3).squares)


def finalized():
    seen = []

    class Last:
        def __init__(self, name):
            self.name = name

        def __del__(self):
            seen.append(self.name)

    a = Last("a")
    a = Last("b")
    a = None
    c, d = Last("c"), Last("d")
    c.other = d
    c = d = None
    return seen == ["a", "b", "c", "d"]


def iterated():
    class Down:
        def __init__(self, n):
            self.n = n

        def __iter__(self):
            return self

        def __next__(self):
            if self.n == 0:
                raise StopIteration
            self.n -= 1
            return self.n

    class ByItem:
        def __getitem__(self, index):
            if index > 2:
                raise IndexError
            return index * 10

    a, b, c = Down(3)
    return list(Down(4)) == [3, 2, 1, 0] and (a, b, c) == (2, 1, 0) and list(ByItem()) == [0, 10, 20]


def methods():
    p = Point(1, 2)
    f = p.norm
    p.norm2 = lambda: 3
    return (f() == 5 and f == p.norm and f.__self__ is p and f.__func__ is Point.norm
            and Point.norm(p) == 5 and p.norm2() == 3 and f.__name__ == "norm")


def rebased():
    class A:
        def __len__(self):
            return 1

    class B:
        def __bool__(self):
            return False

    class C(A):
        pass

    class D(C):
        pass

    d = D()
    before = len(d), bool(d)
    C.__bases__ = (B,)
    try:
        C.__bases__ = (D,)
        refused = False
    except TypeError as error:
        refused = str(error) == "a __bases__ item causes an inheritance cycle"
    return (before == (1, True) and not d and not hasattr(d, "__len__") and refused
            and D.__mro__ == (D, C, B, object) and A.__subclasses__() == [])


def derived():
    class Name(str):
        __slots__ = ("line", "other")

    class Data(bytes):
        pass

    name = Name("x\u20ac")
    name.other = name.line = [1]
    data = Data(b"abc")
    data.note = 3
    return (name == "x\u20ac" and name.other is name.line and data[1:] == b"bc" and data.note == 3
            and type(data + b"").__name__ == "bytes" and hash(data) == hash(b"abc"))


def functions():
    def f(a, b=2):
        return a * b

    def g(a, b):
        return a + b

    before = f(3)
    f.__defaults__ = (5,)
    changed = f(3)
    f.__code__ = g.__code__
    return before == 6 and changed == 15 and f(3) == 8 and sorted([3, 1, 2] * 30)[29:31] == [1, 2]
