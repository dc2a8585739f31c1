# SPDX-License-Identifier: BSL-1.0
"""Laws of calls: recursion, closures, and every way to pass an argument."""

counter = 0


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


def hanoi(n, a=1, b=2, c=3):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def make_counter(start):
    def count():
        nonlocal start
        start += 1
        return start

    return count


def counters(n):
    first = make_counter(0)
    second = make_counter(100)
    for _ in range(n):
        first()
    return first() * 1000 + second()


def make_pair():
    held = 0

    def get():
        return held

    def put(value):
        nonlocal held
        held = value

    return get, put


def shared_cell(a):
    get, put = make_pair()
    put(a)
    before = get()
    put(a + 1)
    return before * 100 + get()


def argument_cell(a):
    def bump(by):
        nonlocal a
        a += by

    bump(3)
    bump(4)
    return a


def three_levels(a):
    def middle(b):
        def inner(c):
            nonlocal a
            a += b
            return a * 100 + b * 10 + c

        return inner

    return middle(2)(3) * 1000 + a


def late_binding():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    early = [lambda i=i: i for i in range(3)]
    return [f() for f in functions] == [2, 2, 2] and [f() for f in early] == [0, 1, 2]


def free_before_bound():
    def read():
        return value

    try:
        read()
    except NameError as error:
        text = str(error)
    value = 1
    return (
        text == "cannot access free variable 'value' where it is not associated with a value in enclosing scope"
        and read() == 1
    )


def global_counter():
    global counter
    before = counter
    counter += 5
    after = counter
    counter = before
    return after - before


def default(a, b=2, c=3):
    return a * 100 + b * 10 + c


def defaults_of(a):
    return default(a) == 100 * a + 23 and default(a, 5) == 100 * a + 53 and default(a, 5, 6) == 100 * a + 56


def keywords_of(a):
    return (
        default(a=a) == default(a)
        and default(a, c=7) == 100 * a + 27
        and default(c=1, b=4, a=a) == 100 * a + 41
        and default(a, b=0) == 100 * a + 3
    )


def shared_default(a, held=[]):
    held.append(a)
    return len(held)


def default_is_made_once():
    a = shared_default(1)
    return shared_default(2) == a + 1


def rest(a, *args):
    total = a * 1000
    for b in args:
        total = total + b
    return total * 10 + len(args)


def varargs():
    return rest(1) == 10000 and rest(1, 2) == 10021 and rest(1, 2, 3, 4) == 10093


def named(a, **kwargs):
    total = a
    for key in kwargs:
        total = total * 10 + kwargs[key]
    return total * 10 + len(kwargs)


def kwargs():
    return named(1) == 10 and named(1, b=2, c=3) == 1232 and named(b=2, a=9) == 921


def all_kinds(a, b=2, *args, c, d=4, **kwargs):
    return [a, b, args, c, d, kwargs]


def every_kind():
    return (
        all_kinds(1, c=3) == [1, 2, (), 3, 4, {}]
        and all_kinds(1, 5, 6, 7, c=3, d=0, e=8) == [1, 5, (6, 7), 3, 0, {"e": 8}]
        and all_kinds(c=1, a=2) == [2, 2, (), 1, 4, {}]
    )


def positional_only(a, b=5, /, c=6, *, d=7):
    return a * 1000 + b * 100 + c * 10 + d


def positional_only_calls():
    return positional_only(1) == 1567 and positional_only(1, 2, c=3, d=4) == 1234 and positional_only(1, 2, 3) == 1237


def stars():
    args = (1, 2)
    more = [3]
    kw = {"c": 9}
    return (
        default(*args, *more) == 123
        and default(*args, **kw) == 129
        and rest(*range(4)) == 63
        and named(1, **kw, **{"d": 8}) == 1982
    )


def wrong(call):
    try:
        call()
    except TypeError as error:
        return str(error)
    return ""


def missing_argument():
    return wrong(lambda: default()) == "default() missing 1 required positional argument: 'a'"


def too_many_arguments():
    return wrong(lambda: fib(1, 2)) == "fib() takes 1 positional argument but 2 were given"


def unexpected_keyword():
    return wrong(lambda: fib(m=1)) == "fib() got an unexpected keyword argument 'm'"


def two_values():
    return wrong(lambda: fib(1, n=1)) == "fib() got multiple values for argument 'n'"


def keyword_no_str():
    return wrong(lambda: all_kinds(1, **{(1, 2): 3})) == "keywords must be strings"


def missing_keyword():
    return wrong(lambda: all_kinds(1)) == "all_kinds() missing 1 required keyword-only argument: 'c'"


def not_callable():
    return wrong(lambda: counter()) == "'int' object is not callable"


def twelve(a, b, c, d, e, f, g, h, i, j, k, l):
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j + 11 * k + 12 * l


def deep_stack(a):
    return twelve(
        a,
        twelve(a, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        1,
        1,
        1,
        twelve(1, 1, 1, 1, 1, a, 1, 1, 1, 1, 1, twelve(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, a)),
        1,
        1,
        1,
        1,
        1,
        a + 1 + (2 + (3 + (4 + (5 + (6 + (7 + (8 + a))))))),
    )


def compose(f, g):
    return lambda a: f(g(a))


def composed(a):
    double = lambda b: b * 2
    increment = lambda b: b + 1
    return compose(double, increment)(a) * 100 + compose(increment, double)(a)


def recursive_closure(n):
    def walk(k):
        return 1 if k <= 1 else k * walk(k - 1)

    return walk(n)


def redefined(a):
    def f(b):
        return b + 1

    first = f(a)

    def f(b):
        return b + 2

    return first * 100 + f(a)


def rebound_global():
    global fib
    before = fib
    fib = lambda n: 77
    try:
        return before(5) == 154 and fib(5) == 77
    finally:
        fib = before


def builtins_as_values():
    return list(map(abs, [-1, 2])) == [1, 2] and max([3, 1, 2], key=lambda a: -a) == 1 and sorted([3, 1, 2])[0] == 1


def returns_none():
    def nothing():
        pass

    return nothing() is None


def annotated(a):
    def f(b: int, *c: "rest", d: str = "e") -> a:
        """What f does."""
        local: float = b
        return local

    def g():
        pass

    found = f.__annotations__
    g.__annotations__["x"] = 1
    return (
        f(a) == a
        and found == {"b": int, "c": "rest", "d": str, "return": a}
        and f.__annotations__ is found
        and g.__annotations__ == {"x": 1}
        and (f.__doc__, g.__doc__) == ("What f does.", None)
        and f.__module__ == g.__module__ == __name__
    )


noted: int = 4


def module_annotations():
    return __annotations__ == {"noted": int}
