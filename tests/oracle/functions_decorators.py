# SPDX-License-Identifier: BSL-1.0
"""Decorators: order, arguments, of functions, methods and classes, and closures that they make."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


log = []


def note(name):
    log.append(f"evaluate {name}")

    def decorate(target):
        log.append(f"apply {name} to {getattr(target, '__name__', type(target).__name__)}")
        return target

    return decorate


@note("first")
@note("second")
def f(x=log.append("default")):
    return "f"


@note("class")
class C:
    log.append("body")

    @note("method")
    def m(self):
        return "m"

    @staticmethod
    @note("static")
    def s(x):
        return x

    @classmethod
    @note("of class")
    def c(cls):
        return cls.__name__

    @property
    @note("property")
    def p(self):
        return "p"

    @p.setter
    def p(self, value):
        log.append(f"set {value}")


C().p = 5
print(*log, sep="\n")
print(f(), C().m(), C.s(1), C.c(), C().p)


def counted(function):
    def wrapper(*positional, **named):
        wrapper.calls += 1
        return function(*positional, **named)
    wrapper.calls = 0
    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    wrapper.__wrapped__ = function
    return wrapper


def repeat(times, *, between=None):
    return lambda function: lambda *a, **k: [function(*a, **k) for _ in range(times)] + [between]


def memo(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    wrapper.known = known
    return wrapper


@counted
def add(a, b=1):
    """Adds."""
    return a + b


@repeat(2, between="|")
@counted
def twice(x):
    return x * 2


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(add(1), add(1, b=5), said(add), add.calls, add.__name__, add.__doc__, add.__wrapped__(2),
    add.__qualname__, twice(4), fib(90), len(fib.known))


class Registry:
    def __init__(self):
        self.known = {}

    def __call__(self, target=None, /, *, name=None):
        if target is None:
            return lambda target: self(target, name=name)
        self.known[name or target.__name__] = target
        return target

    def __getitem__(self, name):
        return lambda target: self(target, name=name)


register = Registry()


@register
def one(): return 1


@register(name="zwei")
def two(): return 2


@register["drei"]
class Three: pass


@(lambda target: (register(target, name="lambda"), target)[1])
def four(): return 4


@[None, register][1]
def five(): return 5


print(list(register.known), register.known["zwei"](), register.known["five"]())


@(lambda target: print(target.__name__))
def gone(): pass


@lambda target: "replaced by a str"
class Gone: pass


@type
def kind(): pass


@str.upper
@(lambda target: target.__name__)
def shout(): pass


print(gone, Gone, kind, shout)


def broken(target):
    raise ValueError(target.__name__)


def apply():
    @broken
    def never(): pass


def not_callable():
    @5 .real
    def never(): pass


def undefined():
    @no_such_decorator
    def never(): pass


print(said(apply), said(not_callable), said(undefined))


class Bound:
    def decorate(function):
        def wrapper(self, *rest):
            return f"<{function(self, *rest)}>"
        return wrapper

    @decorate
    def show(self, x):
        return f"{self.name} {x}"

    name = "bound"


print(Bound().show(3), said(Bound().show), [d(lambda: 1)() for d in (memo and counted,)],
    counted(counted(add))(3))
