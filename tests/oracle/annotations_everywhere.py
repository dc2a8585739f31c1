# SPDX-License-Identifier: BSL-1.0
"""Annotations of modules, classes, functions, targets of every kind; what is evaluated, and when."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


log = []


def note(x):
    log.append(x)
    return x


a: note("type of a") = note("value of a")
b: note("only b")
(c): note("c in parentheses") = 3
log_target = {}
log_target[note("key")]: note("type of item") = note("value of item")
log_target[note("other key")]: note("other type")


class Holder:
    pass


h = Holder()
h.x: note("type of x") = note("value of x")
h.y: note("type of y")
print(log, __annotations__, said(lambda: b), vars(h), log_target)


def function(p: note("p"), /, q: note("q") = note("default"), *r: note("r"), s: note("s") = 1,
    **t: note("t")) -> note("returns"):
    inner: note("never") = 5
    unset: note("never either")
    try:
        return inner, unset
    except UnboundLocalError as error:
        return str(error)


print(log[-8:], list(function.__annotations__), function.__annotations__["return"], function(1),
    (lambda x: x).__annotations__)
function.__annotations__["extra"] = 1
print(function.__annotations__["extra"], said(setattr, function, "__annotations__", 5),
    said(setattr, function, "__annotations__", {"new": 2}), function.__annotations__)
del function.__annotations__
print(function.__annotations__)


class C:
    plain: int
    valued: "a str" = 5
    tuple_: (int, str) = ()
    log.append(list(__annotations__))
    if True:
        conditional: note("conditional") = None

    def method(self: "C", x: "undefined" = None) -> "C": ...

    class Inner:
        deep: list[int] = []

    other = lambda self: 0
    plain = "later"
    forward: C.__name__ if False else float = 1.0


class D(C):
    pass


class E(C):
    own: None


print(C.__annotations__, C.Inner.__annotations__, C.method.__annotations__, C.plain, log[-2:])
print("__annotations__" in vars(D), D.__annotations__, E.__annotations__,
    D.__annotations__ is C.__annotations__, Holder.__annotations__,
    "__annotations__" in vars(Holder))
Holder.__annotations__["added"] = int
print(Holder.__annotations__, said(lambda: int.__annotations__), said(lambda: h.__annotations__),
    said(lambda: len.__annotations__))
C.__annotations__ = {"replaced": 1}
print(C.__annotations__, said(lambda: delattr(D, "__annotations__")), delattr(C, "__annotations__"),
    C.__annotations__)


def local_scope():
    x: int
    y: undefined_name = 1
    def nested(z: y): return z
    return y, nested.__annotations__, said(lambda: nested(5))


def global_scope():
    return [k for k in __annotations__ if k in ("a", "b", "c", "late")]


print(local_scope(), global_scope())
if False:
    never: int = 1
for late_value in range(1):
    late: int = late_value
print(global_scope(), said(lambda: never), "never" in __annotations__, late)
try:
    bad: undefined_type = note("value first")
except NameError as error:
    print(error, log[-1], "bad" in __annotations__, bad)
