# SPDX-License-Identifier: BSL-1.0
"""The module _functools in constant evaluation: each function answers True."""
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce


def f(*given, **named):
    return given, named


def functions():
    by_size = cmp_to_key(lambda a, b: b - a)
    return (
        reduce(lambda a, b: a * b, [1, 2, 3]) == 6
        and reduce(lambda a, b: a + b, [], "a") == "a"
        and sorted([3, 1, 2], key=by_size) == [3, 2, 1]
        and by_size(4).obj == 4
    )


def partials():
    p = partial(f, 1, a=2)
    nested = partial(p, 3, a=4, b=5)
    p.note = "kept"
    p.me = p

    class Derived(partial):
        pass

    derived = Derived(f, 1)
    derived.more = derived
    return (
        p(2, b=3) == ((1, 2), {"a": 2, "b": 3})
        and nested.func is f
        and (nested.args, nested.keywords) == ((1, 3), {"a": 4, "b": 5})
        and p.note == "kept"
        and partial(p).func is p
        and derived(2) == ((1, 2), {})
        and repr(partial(len, 1, k="a")) == "functools.partial(<built-in function len>, 1, k='a')"
    )


def caches():
    calls = []

    def square(x, **named):
        calls.append(x)
        return x * x

    def info(*given):
        return given

    for maxsize, seen in (2, [1, 2, 3, 2, 1]), (None, [1, 2, 3]), (0, [1, 2, 1, 3, 1]):
        calls.clear()
        cached = _lru_cache_wrapper(square, maxsize, False, info)
        # The oldest of two is 2, then 1.
        results = [cached(x) for x in (1, 2, 1, 3)]
        if maxsize == 2:
            cached(2)
        cached(1)
        if results != [1, 4, 1, 9] or calls != seen:
            return False
        cached.me = cached
    typed = _lru_cache_wrapper(square, None, True, info)
    typed(1), typed(1.0), typed(1, k=2), typed(1, k=2)
    before = typed.cache_info()
    typed.cache_clear()
    return before == (1, 3, None, 3) and typed.cache_info() == (0, 0, None, 0)


def methods():
    class Shape:
        @lambda function: _lru_cache_wrapper(function, None, False, tuple)
        def area(self, scale):
            return [scale * 3]

    shape = Shape()
    return shape.area(2) is shape.area(2)


def refused():
    messages = []
    for function, given in ((reduce, (f, [])), (reduce, (f, 5)), (partial, ()), (partial, (5,)), (cmp_to_key, ()),
                            (_lru_cache_wrapper, (5, 1, False, f)), (_lru_cache_wrapper, (f, "a", False, f)),
                            (_lru_cache_wrapper(f, 1, False, f), ([],))):
        try:
            function(*given)
        except Exception as error:
            messages.append(str(error))
    return messages == [
        "reduce() of empty iterable with no initial value",
        "reduce() arg 2 must support iteration",
        "type 'partial' takes at least one argument",
        "the first argument must be callable",
        "cmp_to_key() missing required argument 'mycmp' (pos 1)",
        "the first argument must be callable",
        "maxsize should be integer or None",
        "unhashable type: 'list'",
    ]
