# SPDX-License-Identifier: BSL-1.0
"""Generators: who consumes them, what they are asked, and what they answer."""


def count(n):
    for i in range(n):
        yield i


def pairs(n):
    for i in range(n):
        yield chr(97 + i), i


def returns(value):
    yield 1
    return value


def echo(first=None):
    got = yield first
    while got is not None:
        got = yield got * 2
    return "done"


def ask(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return f"{type(error).__name__}{error.args}"


print(list(count(4)), tuple(count(3)), set(count(3)), dict(pairs(3)), sum(count(5)), min(count(3)))
print(max(count(9)), sorted(count(4), reverse=True), any(count(1)), any(count(2)), all(count(2)))
print(list(enumerate(count(2))), list(zip(count(3), count(2))), list(map(str, count(3))))
print(list(filter(None, count(3))), "".join(c for c, _ in pairs(4)), 3 in count(5), 7 in count(5))
print(*count(3), sep="-")
a, *b = count(4)
print(a, b, [*count(2), *count(1)], {**dict(pairs(2))}, frozenset(count(2)))
first, second = count(2)
print(first, second)
for bad in (1, 3):
    print(ask(lambda: [0 for x, y in [count(bad)]]))
held = [9]
held.extend(count(2))
held += count(1)
held[1:1] = count(2)
print(held, bytes(count(3)), list(reversed(list(count(3)))))
print({k: v for k, v in pairs(2)}, {x % 2 for x in count(4)})
print(" ".join(f"{x}" for x in count(3)), "%s %s" % tuple(count(2)), list(range(3))[next(count(1))])
d = {}
d.update(pairs(2))
s = set()
s.update(count(2), count(4))
print(d, s, s | set(count(6)), s.intersection(count(2)), s.isdisjoint(count(1)))

g = echo("first")
print(next(g), g.send(4), g.send("ab"), ask(g.send, None), ask(next, g), ask(g.send, 1))
g = echo()
print(ask(g.send, 1), ask(g.send, None), g.send(3))
for value in (None, 0, (1, 2), "text", ValueError("v"), [], 10**30):
    g = returns(value)
    next(g)
    try:
        next(g)
    except StopIteration as stop:
        print(stop.value, stop.args, repr(stop))
    print(next(g, "at its end"), ask(next, g))
g = returns((1,))
next(g)
print(ask(g.__next__), next(g, 0))
g = returns(5)
next(g)
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
print(list(returns(7)), [x for x in returns(8)])


def recursive():
    yield ask(next, me)
    yield ask(me.send, 1), ask(me.throw, ValueError), ask(me.close), ask(list, me)
    yield me.gi_running, me.gi_suspended


me = recursive()
print(me.gi_running, me.gi_suspended, me.gi_yieldfrom)
print(next(me), next(me), next(me), me.gi_running, me.gi_suspended, ask(next, me), me.gi_suspended)

g = count(2)
print(g.__name__, g.__qualname__, g.gi_code is count.__code__, g.gi_code.co_name, iter(g) is g)
g.__name__ = "other"
g.__qualname__ = "some.other"
print(g.__name__, g.__qualname__, repr(g)[:31], type(g).__name__, count.__name__)
for name in ("__name__", "__qualname__"):
    print(ask(setattr, g, name, 1), ask(delattr, g, name), ask(setattr, g, "gi_code", 1))
print(ask(setattr, g, "gi_running", 1), ask(setattr, g, "x", 1), ask(lambda: g.x), hasattr(g, "send"))
print(ask(type(g)), ask(len, g), ask(lambda: g[0]), ask(lambda: g + g), bool(g), ask(g), g == g)
print(ask(g.send), ask(g.send, 1, 2), ask(g.throw), ask(g.throw, 1, 2, 3, 4), ask(g.close, 1))
print(isinstance(g, type(count(1))), callable(g), hash(g) == hash(g))
print(g.__del__(), list(g), g.__iter__() is g, ask(g.__next__))
print((x for x in ()).__name__, (lambda: (yield))().__qualname__, repr(x for x in "")[:33])


class_free = [lambda: (yield 1), lambda: (yield 2)]
print([list(f()) for f in class_free])
print(list(iter(count(3).__next__, 2)))
print(list(map(next, [count(1), count(2), returns(1)])))
print(next(map(next, [iter(())]), "none"), ask(next, iter(())))
