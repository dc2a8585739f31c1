# SPDX-License-Identifier: BSL-1.0
"""Laws of generators: yield, send, throw, close, yield from, and generator expressions."""


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def total(n):
    result = 0
    for x in numbers(n):
        result += x
    return result


def consumers(n):
    return (sum(numbers(n)) == n * (n - 1) // 2 and list(numbers(3)) == [0, 1, 2]
            and tuple(numbers(2)) == (0, 1) and max(numbers(n)) == n - 1
            and dict(zip(numbers(2), numbers(2))) == {0: 0, 1: 1} and 2 in numbers(n)
            and "".join(str(x) for x in numbers(3)) == "012" and [*numbers(2)] == [0, 1])


def expression(n):
    k = 2
    squares = (k * x * x for x in range(n) if x % 2)
    k = 3
    return sum(squares)


def unpacked():
    a, b, *c = numbers(4)
    return a + 10 * b + 100 * len(c)


def echo(seen):
    got = yield 1
    while got:
        seen.append(got)
        got = yield got * 2
    return 7


def sent():
    seen = []
    g = echo(seen)
    first = next(g)
    second = g.send(4)
    third = g.send(5)
    try:
        g.send(0)
    except StopIteration as stop:
        return first, second, third, stop.value, seen
    return None


def sends():
    return sent() == (1, 8, 10, 7, [4, 5])


def delegates(n):
    result = yield from numbers(n)
    if result is None:
        result = yield from echo([])
    return result


def results():
    g = delegates(2)
    got = [next(g), next(g), next(g), g.send(3)]
    try:
        next(g)
    except StopIteration as stop:
        got.append(stop.value)
    return got == [0, 1, 1, 6, 7]


def catching(seen):
    while True:
        try:
            seen.append((yield len(seen)))
        except ValueError as error:
            seen.append(error.args[0])
        finally:
            seen.append("f")


def thrown():
    seen = []
    g = catching(seen)
    got = [next(g), g.send("s"), g.throw(ValueError("v")), g.throw(ValueError, "w")]
    try:
        g.throw(KeyError)
    except KeyError:
        got.append("k")
    got.append(next(g, "end"))
    return got == [0, 2, 4, 6, "k", "end"] and seen == ["s", "f", "v", "f", "w", "f", "f"]


def through(seen):
    try:
        yield from catching(seen)
    finally:
        seen.append("outer")


def thrown_through():
    seen = []
    g = through(seen)
    next(g)
    g.throw(ValueError("v"))
    g.close()
    return seen == ["v", "f", "f", "outer"]


def closed():
    seen = []
    g = catching(seen)
    g.close()
    before = len(seen)
    g = catching(seen)
    next(g)
    g.close()
    g.close()
    return before * 10 + len(seen)


def dropped():
    seen = []
    g = catching(seen)
    next(g)
    del g
    for x in catching(seen):
        break
    held = [catching(seen), (catching(seen),)]
    next(held[0])
    next(held[1][0])
    held = None
    return len(seen)


def in_cycle(seen):
    def g():
        try:
            yield 1
        finally:
            seen.append(me.gi_running)

    me = g()
    next(me)


def cycles():
    seen = []
    in_cycle(seen)
    return len(seen) <= 1


def ignored():
    def g():
        try:
            yield 1
        except GeneratorExit:
            yield 2

    made = g()
    next(made)
    try:
        made.close()
    except RuntimeError as error:
        return str(error) == "generator ignored GeneratorExit" and next(made, 3) == 3
    return False


def stopped():
    def g():
        yield 1
        raise StopIteration(2)

    try:
        list(g())
    except RuntimeError as error:
        return error.__cause__.value + (10 if error.__cause__ is error.__context__ else 0)
    return 0


def reentered():
    def g():
        try:
            next(me)
        except ValueError as error:
            yield str(error)

    me = g()
    return next(me) == "generator already executing"


def just_started():
    try:
        numbers(1).send(1)
    except TypeError:
        return True
    return False


def handled():
    def g():
        try:
            raise ValueError("inner")
        except ValueError:
            yield 1
            try:
                raise
            except ValueError as error:
                yield error.args[0]

    made = g()
    try:
        raise KeyError("outer")
    except KeyError as outer:
        next(made)
        try:
            raise
        except KeyError as same:
            first = same is outer
    return first and next(made) == "inner"


def walk(tree):
    if tree:
        left, item, right = tree
        yield from walk(left)
        yield item
        yield from walk(right)


def trees():
    tree = (((), 1, ()), 2, (((), 3, ()), 4, ()))
    return list(walk(tree)) == [1, 2, 3, 4]


def permutations(items):
    if not items:
        yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


def permuted(n):
    return sum(1 for _ in permutations(list(range(n))))


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


def too_deep(n):
    try:
        return sum(deep(n))
    except RecursionError:
        return -1


def closures(n):
    def counters():
        for i in range(n):
            def up(by, i=i):
                nonlocal count
                count += by
                return i

            count = i * 10
            yield up

    return sum(up(1) for up in counters())


def primes(n):
    def without(numbers, prime):
        return (x for x in numbers if x % prime)

    def endless(x):
        while True:
            yield x
            x += 1

    left = endless(2)
    for _ in range(n):
        prime = next(left)
        left = without(left, prime)
    return prime


def states():
    g = delegates(1)
    found = [g.gi_suspended, g.gi_running, g.gi_yieldfrom is None, g.__name__]
    next(g)
    found += [g.gi_suspended, g.gi_yieldfrom.__name__, g.gi_code is delegates.__code__]
    g.close()
    found += [g.gi_suspended, g.gi_yieldfrom is None, iter(g) is g, next(g, 0)]
    return found == [False, False, True, "delegates", True, "numbers", True, False, True, True, 0]


def ends(number):
    own = number
    yield number
    raise IndexError


def frames_that_generators_leave(number):
    dropped = ends(number)
    frame = dropped.gi_frame
    next(dropped)
    dropped = None
    raising = ends(number + 1)
    next(raising)
    try:
        next(raising)
    except IndexError as error:
        last = error.__traceback__.tb_next.tb_frame
    return frame.f_locals["own"] * 10 + last.f_locals["own"]
