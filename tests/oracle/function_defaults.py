# SPDX-License-Identifier: BSL-1.0
"""Setting a function's __defaults__, __kwdefaults__ and __annotations__."""


def f(a, b=2, *, c=3, d):
    return a, b, c, d


def error(function, *given, **named):
    try:
        print(function(*given, **named))
    except Exception as raised:
        print(type(raised).__name__, raised)


def set_to(name, item):
    try:
        setattr(f, name, item)
    except Exception as raised:
        print(type(raised).__name__, raised)
    print(name, getattr(f, name))


error(f)
set_to("__defaults__", (10, 20))
error(f)
error(f, d=4)
error(f, 1, d=4)
set_to("__kwdefaults__", {"d": 40, "e": 50})
error(f, 1)
error(f, 1, c=2)
set_to("__defaults__", (1, 2, 3))
error(f, c=1)
error(f, 5, c=1)
error(f, 5, 6, 7, c=1)
error(f, b=5, c=1)
for item in ([], 1, {}, "ab"):
    set_to("__defaults__", item)
for item in ([], 1, (), "ab"):
    set_to("__kwdefaults__", item)
for item in ([], 1, (), "ab"):
    set_to("__annotations__", item)
set_to("__defaults__", None)
set_to("__kwdefaults__", None)
set_to("__annotations__", None)
error(f)
error(f, 1, 2, c=3)
f.__defaults__ = (1,)
del f.__defaults__, f.__kwdefaults__
print(f.__defaults__, f.__kwdefaults__)


class Defaults(tuple):
    def __len__(self):
        return 0


f.__defaults__ = Defaults((5,))
print(f(1, c=1, d=2), f.__defaults__)


class Names(dict):
    def __getitem__(self, key):
        return "never"


f.__kwdefaults__ = Names(c=1, d=2)
print(f(1))


def make():
    def inner(a=1):
        return a

    inner.__defaults__ = (inner,)
    return inner


print(make()().__name__)
