# SPDX-License-Identifier: BSL-1.0
"""global, nonlocal and del: which variable is meant, and unbound ones of every kind."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


x = "module"


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def forget():
        nonlocal n
        del n

    return up, forget, lambda: n


up, forget, read = counter()
print(up(), up(5), read(), forget(), said(read), said(up), said(forget))


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += "!"
            return x
        return inner() + x

    class Body:
        y = x
        x = "body"
        z = x

        def method(self):
            return x

    def by_global():
        global x, made
        x = x + " changed"
        made = "here"
        return x

    return middle(), x, Body.y, Body.x, Body.z, Body().method(), by_global(), x


print(outer(), x, made)


def unbound(flag):
    if flag:
        value = 1
    return value


def deleted():
    value = 1
    del value
    return value


def deleted_twice():
    value = 1
    del value
    del value


def in_loop():
    for item in []:
        pass
    return item


def handler():
    error = "before"
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


def cell():
    def use():
        return later
    result = said(use)
    later = 5
    return result, use()


def cell_deleted():
    value = [1]
    f = lambda: value
    del value
    return said(f)


def own_default(a=x):
    return a


def comprehension():
    return [hidden for hidden in range(3)], said(lambda: hidden)


def local_first():
    print(x)
    x = 1


def global_deleted():
    global gone
    gone = 1
    del gone
    return gone


for f in (lambda: unbound(True), lambda: unbound(False), deleted, deleted_twice, in_loop, handler,
    cell, cell_deleted, own_default, comprehension, local_first, global_deleted):
    print(f.__name__, said(f))
a = [1, 2, 3]
b = {"k": 1, "l": 2}
c, (d, e) = 1, (2, 3)
del a[0], b["k"], (c, [d]), e
print(a, b, said(lambda: c), said(lambda: e), [i * j for i in range(3) if i for j in range(i)],
    said(lambda: i))
functions = [lambda: n for n in range(3)]
bound = [lambda n=n: n for n in range(3)]
print([f() for f in functions], [f() for f in bound],
    [f.__closure__[0].cell_contents for f in functions], bound[0].__closure__)
for shadow in range(2):
    len = lambda made: "own len"
print(len([]))
del len
print(len([]), shadow)


def deep(n):
    def inner():
        return deep(n - 1) if n else x
    return inner()


print(deep(5), outer.__code__.co_cellvars, up.__code__.co_freevars,
    sorted(k for k in globals() if k in ("x", "made", "up")))


class Scope:
    total = 0
    values = [1, 2]
    doubled = [v * 2 for v in values]
    failed = said(lambda: [total for _ in "a"])
    for total in values:
        pass
    del values
    if total > 1:
        def conditional(self):
            return "is there"
    locals()["dynamic"] = 5


print(Scope.doubled, Scope.failed, Scope.total, hasattr(Scope, "values"), Scope().conditional(),
    Scope.dynamic, sorted(k for k in vars(Scope) if k[0] != "_"))
