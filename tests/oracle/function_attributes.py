# SPDX-License-Identifier: BSL-1.0
"""What can be set of a function: defaults, code, names, annotations."""


def show(run, *given):
    try:
        print(run(*given))
    except Exception as error:
        print(type(error).__name__, error)


def f(a, b=2, *, c=3):
    "doc of f"
    return a, b, c


def settle(name, item):
    try:
        setattr(f, name, item)
        print(name, "=", getattr(f, name))
    except Exception as error:
        print(name, type(error).__name__, error)


def remove(name):
    try:
        delattr(f, name)
        print(name, "->", getattr(f, name))
    except Exception as error:
        print(name, type(error).__name__, error)


# Defaults, more of them than parameters, and none.
for item in ((5, 6), (7,), (), (1, 2, 3, 4), None, [1], 5, "x"):
    settle("__defaults__", item)
    show(f)
    show(f, 1)
    show(lambda: f(b=1))
    show(lambda: f(1, 2, 3, 4, 5))
remove("__defaults__")
show(f)
for item in ({"c": 9}, {}, {"a": 4, "c": 8}, None, (1,), 7):
    settle("__kwdefaults__", item)
    show(f, 1, 2)
remove("__kwdefaults__")
show(f, 1, 2)
f.__kwdefaults__ = {}
f.__kwdefaults__["c"] = "late"
show(f, 1, 2)


class Tuple(tuple):
    pass


f.__defaults__ = Tuple("xy")
show(f)

# Names and annotations.
for name in ("__name__", "__qualname__"):
    for item in ("other", 5, None, b"x"):
        settle(name, item)
    remove(name)
for item in ({"a": int}, None, [], 3):
    settle("__annotations__", item)
remove("__annotations__")
remove("__doc__")
settle("__doc__", 5)
remove("__module__")
settle("__module__", "m")
for name in ("__closure__", "__globals__", "__builtins__"):
    settle_error = None
    try:
        setattr(f, name, None)
    except Exception as error:
        print(name, type(error).__name__, error)
    try:
        delattr(f, name)
    except Exception as error:
        print(name, type(error).__name__, error)
print(type(f.__builtins__), f.__builtins__["len"] is len, hasattr(f, "__type_params__"))

# Code.
f.__defaults__ = f.__kwdefaults__ = None


def g(x, y=5):
    "doc of g"
    return x * y


def closing(n):
    def inner(m):
        return n + m
    return inner


for item in (g, None, 5, closing(1).__code__):
    settle_code = item
    try:
        f.__code__ = item
    except Exception as error:
        print(type(error).__name__, error)
remove("__code__")
f.__code__ = g.__code__
show(f, 3, 4)
show(f, 3)
print(f.__doc__, g.__doc__)
inner = closing(10)
try:
    inner.__code__ = g.__code__
except ValueError as error:
    print(error)


def other(k):
    def renamed(m):
        return k * m
    return renamed


inner.__code__ = other(0).__code__
print(inner(7), inner.__name__, inner.__code__.co_name)


# A function that changes while it runs goes on as it was.
def changing(n):
    total = n
    changing.__code__ = (lambda n: "changed").__code__
    for i in range(3):
        total += i
    try:
        raise ValueError(total)
    except ValueError as error:
        return error.args, changing(1), error.__traceback__.tb_frame.f_code.co_name


print(changing(5), changing(5))


def numbers(n):
    for i in range(n):
        yield i


running = numbers(4)
print(next(running))
numbers.__code__ = (lambda n: [n]).__code__
print(list(running), numbers(4))


def deep(n):
    if n == 0:
        deep.__code__ = (lambda n: n).__code__
        return 0
    return 1 + deep(n - 1)


print(deep(5), deep(5))


def failing():
    failing.__code__ = (lambda: 0).__code__
    held = [1, 2]
    return held[5]


try:
    failing()
except IndexError as error:
    print(error, error.__traceback__.tb_next.tb_lineno - failing.__code__.co_firstlineno)


class Ending:
    def __del__(self):
        ended.__code__ = (lambda: "after").__code__


def ended():
    mine = Ending()
    return "before"


print(ended(), ended())

# Functions made by their type.
function = type(f)
show(lambda: function(g.__code__, globals())(2))
show(lambda: function(g.__code__, globals(), "named", (3,))(2))
show(lambda: function(g.__code__, globals(), "named").__name__)
show(lambda: function(g.__code__, {"__name__": "there"}, name="n").__module__)
show(lambda: function(closing(1).__code__, globals(), None, None, closing(20).__closure__)(3))
show(lambda: function(closing(1).__code__, globals()))
show(lambda: function(closing(1).__code__, globals(), None, None, ()))
show(lambda: function(closing(1).__code__, globals(), None, None, (1,)))
show(lambda: function(closing(1).__code__, globals(), closure=5))
show(lambda: function(g.__code__, globals(), closure=5))
show(lambda: function(g.__code__, globals(), closure=closing(1).__closure__))
show(lambda: function(g.__code__, globals(), 5))
show(lambda: function(g.__code__, globals(), "n", 5))
show(lambda: function(g, globals()))
show(lambda: function(g.__code__, 5))
show(lambda: function(g.__code__, None))
show(lambda: function(g.__code__))
show(lambda: function())
show(lambda: function(1, 2, 3, 4, 5, 6))
show(lambda: function(g.__code__, globals(), nome=1))
