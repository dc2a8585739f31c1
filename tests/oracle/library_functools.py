# SPDX-License-Identifier: BSL-1.0
"""The module _functools: reduce, cmp_to_key, partial and the cache of lru_cache."""
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
import _operator


def show(function, /, *given, **named):
    try:
        answer = function(*given, **named)
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(getattr(function, "__name__", type(function).__name__), answer)


def f(*given, **named):
    return given, named


# ---- reduce ------------------------------------------------------------------------------------
show(reduce, _operator.add, [1, 2, 3])
show(reduce, _operator.add, [1, 2, 3], 10)
show(reduce, _operator.add, [], 10)
show(reduce, _operator.add, [5])
show(reduce, _operator.add, [])
show(reduce, _operator.add, (x for x in "abc"), "-")
show(reduce, lambda a, b: (a, b), range(4))
show(reduce, _operator.add, 5)
show(reduce, _operator.add, [1, "a"])
show(reduce, 5, [1, 2])
show(reduce, 5, [1])
show(reduce, _operator.add)
show(reduce, _operator.add, [], 1, 2)
show(reduce, function=_operator.add, iterable=[])
show(reduce, _operator.add, (1 // (2 - x) for x in range(4)))

# ---- cmp_to_key --------------------------------------------------------------------------------
K = cmp_to_key(lambda a, b: (b > a) - (b < a))
print(sorted([3, 1, 2], key=K), sorted("bca", key=K, reverse=True), max([3, 1], key=K), type(K), type(K(1)))
print(K(1).obj, K(obj=2).obj, K.obj, K(1) == K(1), K(1) < K(2), K(1) != K(2), K(2) >= K(1), K(1) <= K(1))
key = K(1)
key.obj = [2]
print(key.obj)
show(K)
show(K, 1, 2)
show(K, other=1)
show(cmp_to_key)
show(cmp_to_key, 1, 2)
show(lambda: type(cmp_to_key(mycmp=len)))
show(cmp_to_key, cmp=len)
show(lambda: K(1) < 1)
show(lambda: K(1) == 1)
show(lambda: K < K(1))
show(lambda: hash(K(1)))
show(lambda: sorted([2, 1], key=cmp_to_key(lambda a, b: "x")))
show(lambda: sorted([2, 1], key=cmp_to_key(lambda a: 0)))
show(lambda: sorted([2, 1], key=cmp_to_key(5)))
show(lambda: sorted([2, 1, 3], key=cmp_to_key(lambda a, b: float(a - b))))
show(lambda: type(K)(1))
show(lambda: setattr(K, "other", 1))

# ---- partial -----------------------------------------------------------------------------------
p = partial(f, 1, 2, a=10, b=20)
show(p)
show(p, 3, 4, b=30, c=40)
show(p, c=1, a=2)
print(p.func is f, p.args, p.keywords, p(x=1) == f(1, 2, a=10, b=20, x=1))
nested = partial(p, 3, b=5, d=6)
print(nested.func is f, nested.args, nested.keywords, p.keywords)
p.note = "n"
kept = partial(p, 3)
print(kept.func is p, kept.args, p.__dict__, kept(9), kept.__dict__, vars(kept))
print(repr(partial(len)), partial(len, [1], 2, k=3), partial(partial(len, 1), 2))
print(partial(f, a=1)(a=2), partial(f)(), partial(partial(partial(f, 1), 2), 3)(4))
show(partial)
show(partial, 5)
show(partial, len, [1, 2])
show(partial(len, [1, 2]))
show(partial(len, [1, 2]), 3)
show(partial(len), obj=[])
show(partial, func=len)
print(partial(f, self=1, func=2)(args=3))
for name in "func", "args", "keywords":
    for change in (lambda: setattr(p, name, 1)), (lambda: delattr(p, name)):
        try:
            change()
        except (AttributeError, TypeError) as error:
            print(error)
del p.note
show(lambda: p.note)
show(lambda: setattr(p, "__dict__", 5))
show(lambda: delattr(p, "__dict__"))
show(lambda: delattr(staticmethod(len), "__dict__"))
p.__dict__ = {"other": 1}
print(p.other, p.__dict__)
p.keywords["z"] = 26
print(p())
p.keywords[5] = 1
show(p)
circle = partial(len)
circle.keywords["me"] = circle
print(circle)
circle.keywords.clear()


class Derived(partial):
    extra = 5

    def twice(self):
        return self() + self()


class Calling(partial):
    def __call__(self, *given):
        return "own", super().__call__(*given)


class Made(partial):
    def __new__(cls, name):
        return super().__new__(cls, f, name)


derived = Derived(f, 1)
derived.more = 2
print(derived.twice(), derived.extra, derived.more, derived.__dict__, derived.args, Made("m")(2))
print(Derived(len, "a"), partial(Derived(f, 1), 2).func is f, Calling(f, 1)(2), partial(Calling(f, 1), 2)(3))
print(partial(derived, 5).func is derived)


class Holder:
    method = partial(f, 1)

    @staticmethod
    def plain(*given):
        return given


print(Holder().method(2), partial(Holder.plain, 1)(2), partial(Holder().plain, 1)(2), partial(int, base=2)("101"))
print(list(map(partial(_operator.mul, 3), range(4))), sorted(["b", "A"], key=partial(str.lower)))
print(partial, partial.__name__, partial[int], callable(partial(len)))
loop = partial(f)
loop.me = loop
del loop

# ---- the cache ---------------------------------------------------------------------------------
calls = []


def square(x=0, **named):
    calls.append((x, named))
    return x * x


def info(*given):
    return given


def cached(function, maxsize, typed=False):
    return _lru_cache_wrapper(function, maxsize, typed, info)


for maxsize in None, 2, 0, 1, -5, 1000:
    for typed in False, True:
        calls.clear()
        c = cached(square, maxsize, typed)
        for x in 1, 2, 1, 3, 2, 1, 1.0, True, 1:
            c(x)
        c(x=1), c(x=1), c(1, k=2), c(1, k=2), c(1, k=2.0), c(), c()
        print(maxsize, typed, c.cache_info(), calls)
        c.cache_clear()
        print(c.cache_info(), c(7), c(7), c.cache_info())
order = cached(lambda x: calls.append(x) or x, 3)
calls.clear()
for x in "abcadaeabcde":
    order(x)
print("".join(calls), order.cache_info())


@lambda function: cached(function, None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(200), fib.cache_info())


@lambda function: cached(function, 128)
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(300))
show(lambda: deep(2000))
print(deep(400))


def failing(x):
    calls.append(x)
    raise KeyError(x)


calls.clear()
c = cached(failing, 2)
show(c, 1)
show(c, 1)
print(calls, c.cache_info())
show(c, [])
show(cached(square, None), {})
show(cached(square, 0), 3)


class Bad:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return 7

    def __eq__(self, other):
        raise ValueError(self.text)


c = cached(lambda x: x.text, 2)
show(c, Bad("a"))
show(c, Bad("b"))
print(c.cache_info())
c = cached(lambda x: x.text, None)
show(c, Bad("a"))
show(c, Bad("b"))


class Reentrant:
    """Calls the function again while its keys are compared."""

    active = None

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Reentrant.active is not None:
            function, Reentrant.active = Reentrant.active, None
            function(Reentrant(self.number + 100))
            function(self)
        return self.number == other.number


for maxsize in 1, 2, 3, None:
    c = cached(lambda x: x.number, maxsize)
    for number in 1, 2, 3, 1, 2, 3, 4, 1:
        Reentrant.active = c
        print(c(Reentrant(number)), end=" ")
    print(c.cache_info()[3] <= (maxsize or 100))
Reentrant.active = None


def clearing(x):
    c.cache_clear()
    return x


c = cached(clearing, 2)
print([c(x) for x in (1, 2, 1, 3, 3)], c.cache_info())


def again(x):
    return x if x > 3 else c(x + 1) + c(x + 1)


for maxsize in 1, 2, None:
    c = cached(again, maxsize)
    print(c(0), c.cache_info())


class Shape:
    @lambda function: cached(function, None)
    def area(self, scale):
        return scale * 3

    @classmethod
    @lambda function: cached(function, 4)
    def made(cls, x):
        return cls.__name__, x


shape = Shape()
print(shape.area(2), shape.area(2), Shape.area.cache_info(), Shape.made(1), Shape.made(1), Shape.made.cache_info())
print(Shape.area.__get__(None, Shape) is Shape.area, type(shape.area), shape.area.__self__ is shape)
c.extra = 1
c.__wrapped__ = again
print(c.extra, sorted(c.__dict__), c.__copy__() is c, c.__deepcopy__({}) is c, callable(c), type(c))
show(lambda: c.missing)
show(_lru_cache_wrapper)
show(_lru_cache_wrapper, 5, 1, False, info)
show(_lru_cache_wrapper, len, "a", False, info)
show(_lru_cache_wrapper, len, 1.5, False, info)
show(_lru_cache_wrapper, len, 1 << 70, False, info)
show(_lru_cache_wrapper, len, 1)
show(_lru_cache_wrapper, len, 1, False, info, 5)
show(_lru_cache_wrapper(user_function=len, maxsize=True, typed=[], cache_info_type=info).cache_info)
show(c.cache_info, 1)
show(c.cache_clear, x=1)
print(c.__copy__(1, 2) is c, c.__deepcopy__() is c)
show(lambda: c.__copy__(x=1))
show(lambda: c.__deepcopy__(x=1))
show(reduce, x=1)
show(_lru_cache_wrapper.__copy__)
try:
    class Refused(_lru_cache_wrapper):
        pass
except TypeError as error:
    print(error)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


c = cached(lambda x: Loud(x), 2)
for x in "abc":
    c(x)
print("cleared")
c.cache_clear()
c("d")
del c
print("deleted")
for _ in range(3):
    c = cached(lambda x: x, 2)
    c.me = c
    c(c), c(1), c((c,))
    u = cached(c, None)
    u(u), u([c].append)
del c, u
