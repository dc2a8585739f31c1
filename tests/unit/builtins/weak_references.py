# SPDX-License-Identifier: BSL-1.0
"""What weak_references.cpp calls with the functions of _weakref, and python3.11 with its own."""


def raised(f, *given):
    try:
        return f(*given)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


GONE = "ReferenceError: weakly-referenced object no longer exists"


class Number(float):
    """Has every operator, and changes in place."""

    def __init__(self, n):
        self.n = n

    def __index__(self):
        return int(self.n)

    def __int__(self):
        return int(self.n) + 100

    def __lshift__(self, other):
        return ("<<", self.n, float(other))

    def __rlshift__(self, other):
        return ("r<<", self.n, float(other))

    __rshift__ = __and__ = __xor__ = __or__ = __matmul__ = __lshift__
    __rrshift__ = __rand__ = __rxor__ = __ror__ = __rmatmul__ = __rlshift__

    def __invert__(self):
        return ("~", self.n)

    def __iadd__(self, other):
        self.n += other
        return self

    def __isub__(self, other):
        self.n -= other
        return self

    def __ipow__(self, other):
        return ("**=", self.n, float(other))


class Things(list):
    def __reversed__(self):
        return "reversed"

    def __bytes__(self):
        return b"things"

    def extra(self, n=0):
        return len(self) + n


class Counter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n

    def __call__(self, *given, **named):
        return (given, named)


def numbers(proxy):
    x, y = Number(7.0), Number(2.0)
    p, q = proxy(x), proxy(y)
    return (p + q == 9.0 and p - 2 == 5.0 and 2 * p == 14.0 and p / q == 3.5 and p // q == 3.0 and p % q == 1.0
            and divmod(p, q) == (3.0, 1.0) and divmod(15, p) == (2.0, 1.0) and p ** q == 49.0 and 2 ** p == 128.0 and pow(p, q) == 49.0
            and -p == -7.0 and +p == 7.0 and abs(-p) == 7.0 and abs(p) == 7.0 and ~p == ("~", 7.0) and bool(p) and not p != 7.0
            and p << q == ("<<", 7.0, 2.0) and 3.0 << p == ("r<<", 7.0, 3.0) and p >> q == ("<<", 7.0, 2.0) and p & q == ("<<", 7.0, 2.0)
            and p ^ q == ("<<", 7.0, 2.0) and p | q == ("<<", 7.0, 2.0) and p @ q == ("<<", 7.0, 2.0) and 3.0 @ p == ("r<<", 7.0, 3.0)
            and int(p) == 107 and float(p) == 7.0 and list(range(9))[p] == 7 and hex(p) == "0x7")


def in_place(proxy):
    x = Number(7.0)
    p = proxy(x)
    q = p
    q += 3
    first = q is x and x.n == 10.0
    q = p
    q -= 4
    second = q is x and x.n == 6.0
    q = p
    q **= 2
    third = q == ("**=", 6.0, 2.0)
    q = p
    q *= 2
    q2 = p
    q2 /= 2
    q3 = p
    q3 //= 2
    q4 = p
    q4 %= 4
    fourth = (q, q2, q3, q4) == (14.0, 3.5, 3.0, 3.0)
    q = q2 = q3 = q4 = q5 = q6 = p
    q <<= 1
    q2 >>= 1
    q3 &= 1
    q4 ^= 1
    q5 |= 1
    q6 @= 1
    return first and second and third and fourth and q == q2 == q3 == q4 == q5 == q6 == ("<<", 6.0, 1.0)


def items(proxy):
    things = Things("abc")
    p = proxy(things)
    p[0] = "x"
    del p[1]
    return (p[0] == "x" and p[-1] == "c" and p[:] == ["x", "c"] and len(p) == 2 and "c" in p and "b" not in p
            and list(p) == ["x", "c"] and reversed(p) == "reversed" and bytes(p) == b"things" and p == ["x", "c"]
            and p < ["y"] and p >= things and p.extra() == 2 and p.extra(n=5) == 7 and str(p) == "['x', 'c']" and f"{p}" == str(things)
            and raised(lambda: p["a"]) == "TypeError: list indices must be integers or slices, not str"
            and raised(hash, p) == "TypeError: unhashable type: 'weakref.ProxyType'"
            and raised(next, p) == "TypeError: Weakref proxy referenced a non-iterator 'Things' object")


def attributes(proxy):
    counter = Counter()
    p = proxy(counter)
    p.n = 1
    p.other = 5
    del counter.other
    return (counter.n == 1 and not hasattr(p, "other") and [each for each in p] == [2, 3] and next(p, None) is None
            and p(1, 2, a=3) == ((1, 2), {"a": 3}) and isinstance(p, Counter) and p.__class__ is Counter and type(p) is not Counter
            and type(p).__name__ == "CallableProxyType" and callable(p)
            and raised(lambda: p.missing) == "AttributeError: 'Counter' object has no attribute 'missing'"
            and raised(delattr, p, "missing") == "AttributeError: 'Counter' object has no attribute 'missing'")


def shared(proxy, ref, count, refs):
    things = Things()
    p = proxy(things)
    r = ref(things)
    with_callback = proxy(things, lambda reference: None)
    return (proxy(things) is p and proxy(things, None) is p and with_callback is not p and type(p).__name__ == "ProxyType"
            and count(things) == 3 and refs(things)[0] is r and refs(things)[1] is p and refs(things)[2] is with_callback
            and count(1) == 0 and refs([]) == [] and things.__weakref__ is r
            and raised(proxy, 1) == "TypeError: cannot create weak reference to 'int' object"
            and raised(proxy) == "TypeError: proxy expected at least 1 argument, got 0"
            and raised(proxy, 1, 2, 3) == "TypeError: proxy expected at most 2 arguments, got 3")


def constants(proxy, ref, count, refs):
    a, b, c = ref(int), ref(str), ref(len)
    told = ref(int, print)
    p = proxy(int)
    here = [a, p, told]
    found = [each for each in refs(int) if any(each is one for one in here)]
    return (a() is int and b() is str and c() is len and ref(int) is a and p("3") == 3 and proxy(int) is p and count(len) >= 1
            and len(found) == 3 and found[0] is a and found[1] is p and found[2] is told and a == ref(int) != b)


def gone(proxy):
    log = []
    things = Things()
    p = proxy(things, lambda reference: log.append(raised(lambda: reference.extra)))
    plain = proxy(things)
    counter = Counter()
    c = proxy(counter)
    del things, counter
    return (log == [GONE] and raised(lambda: p.extra) == GONE and raised(len, p) == GONE and raised(lambda: 1 + p) == GONE
            and raised(lambda: p + 1) == GONE and raised(lambda: p[0]) == GONE and raised(str, p) == GONE and raised(bool, p) == GONE
            and raised(setattr, p, "a", 1) == GONE and raised(lambda: p == p) == GONE and raised(c) == GONE and raised(iter, plain) == GONE
            and raised(next, c) == GONE and raised(lambda: 1 in p) == GONE and raised(pow, plain, 2) == GONE and raised(pow, 2, plain) == GONE
            and raised(int, plain) == GONE and raised(divmod, 1, plain) == GONE and raised(lambda: -plain) == GONE)


def shown(proxy):
    things = Things()
    p = proxy(things)
    first = repr(p).startswith("<weakproxy at 0x") and " to Things at 0x" in repr(p)
    del things
    return first and " to NoneType at 0x" in repr(p)


def removed(remove, ref):
    things = Things()
    names = {"alive": ref(things), "dead": ref(Things()), "none": 1}
    remove(names, "alive")
    remove(names, "dead")
    remove(names, "absent")
    return (list(names) == ["alive", "none"] and raised(remove, names, "none") == "TypeError: not a weakref"
            and raised(remove, [], 1) == "TypeError: _remove_dead_weakref() argument 1 must be dict, not list"
            and raised(remove, names) == "TypeError: _remove_dead_weakref expected 2 arguments, got 1")


def ordered(ref):
    log = []

    class Node:
        def __del__(self):
            log.append("del")

    node = Node()
    node.child = Things()
    kept = [ref(node, lambda r: log.append(1)), ref(node), ref(node, lambda r: log.append((2, child() is not None))),
            ref(node.child, lambda r: log.append("child"))]
    child = ref(node.child)
    del node
    return log == ["del", (2, True), 1, "child"] and [r() for r in kept] == [None] * 4 and child() is None


def of_all_kinds(ref):
    log = []

    def told(reference):
        log.append(reference())

    def ends():
        def function():
            yield function

        class Local:
            def method(self):
                pass

        g = function()
        held = [{1}, frozenset({log[0]}), list[int], Local().method, [].append, g]
        kept = [ref(each, told) for each in held] + [ref(function, told), ref(Local, told)]
        del held
        return kept

    log.append(5)
    kept = ends()
    return log[1:7] == [None] * 6 and [r() for r in kept][:6] == [None] * 6


class Finalized:
    def __del__(self):
        self.log.append(("del", self.seen()))


def collected(ref, collect):
    log = []

    def told(reference):
        log.append(("told", reference()))

    def cycle(cls):
        made = cls()
        made.me = made
        made.log = log
        return made

    class Plain:
        pass

    collect()
    made = cycle(Plain)
    made.own = ref(made, told)
    lives = Plain()
    made.to_living = ref(lives, told)
    outer = [ref(made, told), ref(made)]
    del made
    before = collect() > 0 and log == [("told", None)] and [r() for r in outer] == [None, None]
    del lives
    made = cycle(Finalized)
    made.seen = ref(made)
    outer = [ref(made, told)]
    del made
    collect()
    return before and log == [("told", None), ("told", None), ("del", None)] and outer[0]() is None


def collected_of_all_kinds(ref, collect):
    log = []

    def told(reference):
        log.append(reference())

    def ends():
        def function():
            return function

        def generate():
            yield g

        g = generate()
        next(g)

        class Local:
            pass

        some = {function}
        function.some = some
        append = (held := []).append
        held.append(append)
        return [ref(each, told) for each in (function, Local, some, g, append)]

    kept = ends()
    collect()
    return [r() for r in kept] == [None] * 5 and log == [None] * 5
