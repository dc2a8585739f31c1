# SPDX-License-Identifier: BSL-1.0
"""`yield from`: values, results and exceptions that pass through chains of generators."""


def leaf(n):
    total = 0
    for i in range(n):
        got = yield i
        total += got or 0
    return total


def middle(n):
    result = yield from leaf(n)
    print("leaf returned", result)
    again = yield from leaf(2)
    return result, again


def root(n):
    result = yield from middle(n)
    print("middle returned", result)
    return result


def drive(g, *values):
    seen = []
    try:
        seen.append(next(g))
        for value in values:
            seen.append(g.send(value))
        while True:
            seen.append(next(g))
    except StopIteration as stop:
        return seen, stop.value


print(drive(root(3), 10, 20, 30, 40, 50))
print(list(root(2)))


def over(iterable):
    return (yield from iterable)


for iterable in ([1, 2], (3,), "ab", {1: 2}, range(3), {5}, map(str, [1]), zip("a", "b"), iter([1])):
    print(list(over(iterable)), end=" ")
print()


def ask(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return f"{type(error).__name__}{error.args}"


g = over([1, 2, 3])
print(g.gi_yieldfrom, next(g), type(g.gi_yieldfrom).__name__, ask(g.send, 5), ask(next, g))
g = over([1, 2, 3])
next(g)
print(ask(g.throw, KeyError("k")), ask(next, g, "over"), g.gi_yieldfrom)
g = over([1, 2, 3])
next(g)
print(g.close(), ask(next, g, "over"))
print(ask(next, over(1)), ask(next, over(None)))


def catching(name):
    while True:
        try:
            got = yield name
            if got:
                return got
        except ValueError as error:
            print(name, "caught", error)
            yield name + " goes on"
        finally:
            print(name, "finally")


def delegating(name):
    try:
        result = yield from catching(name)
        print("result", result)
        yield "after"
    except KeyError as error:
        print("delegating caught", repr(error), repr(error.__context__))
        yield "handled"
    finally:
        print("delegating finally")


g = delegating("a")
print(next(g), g.throw(ValueError("one")), next(g), g.throw(ValueError, "two"))
print(g.send(None), g.send("ended"), ask(next, g))
g = delegating("b")
print(next(g), g.throw(KeyError("key")), ask(next, g))
g = delegating("c")
print(next(g), ask(g.throw, TypeError), ask(next, g, 0))
g = delegating("d")
print(next(g), g.close(), g.close(), ask(next, g, 0))


def ends_when_thrown():
    try:
        yield "waiting"
    except ValueError:
        return "ended by it"


def watches():
    result = yield from ends_when_thrown()
    yield result
    result = yield from ends_when_thrown()
    return result


g = watches()
print(next(g), g.throw(ValueError), next(g), ask(g.throw, ValueError()))


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return


g = over(ignores())
print(next(g), ask(g.close), ask(next, g, "end"))
g = ignores()
print(next(g), ask(g.throw, GeneratorExit), ask(next, g, "end"))
g = over(ignores())
print(next(g), ask(g.throw, GeneratorExit), ask(next, g, "end"))
g = over(over(over(leaf(2))))
print(next(g), type(g.gi_yieldfrom).__name__, g.gi_yieldfrom.gi_yieldfrom.__name__)
print(g.send(5), ask(g.send, 6))


def flatten(tree):
    for item in tree:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4, []], 5], 6], [[[7]]]])))


def reenter():
    yield from me


me = reenter()
print(ask(next, me), ask(next, me, "end"))


def busy():
    def inner():
        yield ask(next, outer), ask(outer.close), ask(outer.throw, ValueError), outer.gi_running

    def outside():
        yield from inner()

    outer = outside()
    print(next(outer), outer.gi_running, ask(next, outer))


busy()
