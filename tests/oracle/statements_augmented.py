# SPDX-License-Identifier: BSL-1.0
"""Augmented assignment: every operator, every target, evaluated once; in place or not; when it fails."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class All:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift",
    "and", "or", "xor"):
    setattr(All, f"__{name}__", lambda self, other, name=name: All(f"({self.name} {name} {other})"))
    setattr(All, f"__r{name}__", lambda self, other,
        name=name: All(f"({other} r{name} {self.name})"))


class InPlace(All):
    pass


for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift",
    "and", "or", "xor"):
    def change(self, other, name=name):
        self.name = f"[{self.name} i{name} {other}]"
        return self

    setattr(InPlace, f"__i{name}__", change)


def every(x):
    x += 1; x -= 2; x *= 3; x /= 4; x //= 5; x %= 6; x **= 7; x @= 8; x <<= 9; x >>= 10; x &= 11; x |= 12; x ^= 13
    return x


def reflected(x):
    results = []
    y = 1; y += x; results.append(y)
    y = 1; y -= x; results.append(y)
    y = "s"; y *= x; results.append(y)
    y = 2; y @= x; results.append(y)
    y = None; y **= x; results.append(y)
    y = []; y |= x; results.append(y)
    return results


made = InPlace("i")
print(every(All("a")), every(made) is made, made, reflected(All("r")))
order = []


def at(x, label):
    order.append(label)
    return x


class Holder:
    def __init__(self):
        self.items = {}

    def __getattr__(self, name):
        order.append("get " + name)
        return 10

    def __setattr__(self, name, value):
        order.append(f"set {name} {value}")
        object.__setattr__(self, name, value)

    def __getitem__(self, key):
        order.append(f"item {key}")
        return 20

    def __setitem__(self, key, value):
        order.append(f"store {key} {value}")


h = Holder()
at(h, "object").x += at(5, "value")
at(h, "object")[at("k", "key")] -= at(1, "value")
h[1:2] *= 2
h[1, ...] //= 3
h.items["new"] = 1
h.items["new"] <<= 4
print(order, h.items, h.x)
numbers = [7, -7, 2.5, True, 2**70]
for n in numbers:
    x = n; x += 3; y = n; y -= 3; z = n; z *= 3; a = n; a /= 4; b = n; b //= 4; c = n; c %= 4; d = n; d **= 2
    print(n, x, y, z, a, b, c, d)
a = b = [1]
a += (2,)
a *= 2
c = d = (1,)
c += (2,)
e = f = "s"
e += "t"
g = k = {1}
g |= {2}
m = n = {"a": 1}
m |= {"b": 2}
print(a is b, a, c is d, c, d, e, f, g is k, g, m is n, m)


def bad_tuple():
    t = ([1],)
    try:
        t[0] += [2]
    except TypeError as error:
        return t, str(error)


def unbound():
    q += 1


def unknown():
    global not_there
    not_there += 1


def wrong(x, y):
    x -= y


for f, arguments in ((bad_tuple, ()), (unbound, ()), (unknown, ()), (wrong, (1, "a")),
    (wrong, ("a", 1)), (wrong, ([], [])), (wrong, (None, None)), (wrong, ({}, {}))):
    print(said(f, *arguments))
print(said(lambda x: x.__iadd__(5), [1]), said(lambda: [1].__imul__("a")), (1).__class__,
    hasattr(1, "__iadd__"), hasattr([], "__iadd__"), hasattr((), "__iadd__"))


def errors():
    x = 1
    for n in range(13):
        try:
            if n == 0: x += "a"
            if n == 1: x -= []
            if n == 2: x *= None
            if n == 3: x /= "a"
            if n == 4: x //= {}
            if n == 5: x %= ()
            if n == 6: x **= "a"
            if n == 7: x @= 1
            if n == 8: x <<= 1.5
            if n == 9: x >>= "a"
            if n == 10: x &= 1.5
            if n == 11: x |= None
            if n == 12: x ^= "a"
        except TypeError as error:
            print(error)


errors()
