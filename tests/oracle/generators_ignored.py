# SPDX-License-Identifier: BSL-1.0
"""Exceptions that nobody can catch: they leave a generator that ends because nobody has it."""


def raising():
    try:
        yield 1
    finally:
        print("finally")
        raise ValueError("in finally")


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


def drop(function):
    g = function()
    next(g)
    del g
    print("dropped")


drop(raising)
g = stubborn()
next(g)
del g
print("dropped")
for x in raising():
    break
held = [stubborn(), raising()]
for g in held:
    next(g)
del g
held.pop()
held = 0
last = raising()
next(last)


def uncaught():
    yield from (1 // x for x in [1, 0])


print(list(uncaught()))
