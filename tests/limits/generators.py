# SPDX-License-Identifier: BSL-1.0
"""Generators that nest deeply, that come back to life, and whose end changes what they die in."""


def naturals():
    i = 0
    while True:
        yield i
        i += 1


def nest(items):
    for item in items:
        yield item


def delegate(items):
    yield from items


def chain(depth, link):
    g = naturals()
    for _ in range(depth):
        g = link(g)
    return g


def too_deep(depth):
    caught = 0
    for link in (nest, delegate, lambda g: (x for x in g)):
        g = chain(depth, link)
        for ask in (next, lambda g: g.send(None), list):
            try:
                ask(g)
            except RecursionError:
                caught += 1
            except StopIteration:
                caught += 100
        g = None
    return caught


def deep_enough(depth):
    g = chain(depth, delegate)
    found = [next(g), next(g), next(g)]
    g.close()
    h = chain(depth, delegate)
    next(h)
    try:
        h.throw(ValueError("from the top"))
    except ValueError:
        found.append(next(h, "at its end"))
    return found == [0, 1, 2, "at its end"]


saved = []


def revive():
    def g(name):
        try:
            yield me
            yield name
        finally:
            saved.append(me)

    me = g("again")
    next(me)


def revived():
    return len(saved), saved[0].gi_suspended, next(saved[0], "at its end")


def is_revived():
    found = revived() == (1, False, "at its end")
    saved.clear()
    return found


def stubborn_cycle(held):
    def g():
        while True:
            try:
                yield me
            except GeneratorExit:
                held[0] += 1

    me = g()
    next(me)


stubborn = [0]


def leave_stubborn():
    stubborn_cycle(stubborn)
    return True


def times_asked():
    return stubborn[0]


def at_the_end(change):
    try:
        yield 1
    finally:
        change()


def begun(change):
    g = at_the_end(change)
    next(g)
    return g


def changes(n):
    l = []
    d = {}
    s = set()

    def change():
        l.append(n)
        l.extend(range(40))
        del l[:20]
        for i in range(40):
            d[i] = i
            s.add(i)
        d.pop(3, None)
        s.discard(3)
        l.append(begun(int))

    for _ in range(n):
        l[:] = [begun(change), 1, begun(change), begun(change), 2, begun(change)]
        l[1:3] = [begun(change)] * 3
        l[::2] = [0] * len(l[::2])
        del l[::3]
        del l[-1]
        l.insert(1, begun(change))
        l.pop(1)
        try:
            l.sort(key=lambda x: begun(change) and 0)
        except ValueError:
            pass
        l *= 2
        l.clear()
        l.append(begun(change))
        l[0] = None
        l.append(begun(change))
        l.reverse()
        l.remove(l[0])
        l = [begun(change), 5] * 2
        l[0:3] = ()
        d = {1: begun(change), 2: begun(change)}
        d[1] = 0
        del d[2]
        d.update({5: begun(change)})
        d.update({5: 1})
        d.setdefault(6, begun(change))
        d.popitem()
        d[9] = begun(change)
        d.clear()
        d |= {begun(change): 1}
        d.pop(list(d)[0])
        s = {begun(change), begun(change)}
        s.pop()
        s.clear()
        s.add(begun(change))
        s &= {1}
        s |= {begun(change)}
        s -= set(s)
        s.update([begun(change)])
        s ^= set(s)

        def f(a=begun(change)):
            nonlocal cell
            cell = begun(change)
            cell = None
            f.__doc__ = begun(change)
            f.__doc__ = None
            f.__annotations__ = {"a": begun(change)}
            f.__annotations__ = {}

        cell = begun(change)
        f()
        error = ValueError(begun(change))
        error.args = ()
        error.__cause__ = ValueError(begun(change))
        error.__cause__ = None
        (lambda *a: None)(begun(change), *[begun(change)])
        [begun(change) for _ in range(3)]
        try:
            raise ValueError(begun(change))
        except ValueError as error:
            error = None
        f"{begun(change)!r:>10}"
        list(map(lambda g: next(g, 0), [begun(change)]))
        list(zip([begun(change)], [begun(change)]))
        sorted([begun(change), begun(change)], key=id)
        (x for x in [begun(change)])
    return len(l) > 0 and len(s) > 0
