# SPDX-License-Identifier: BSL-1.0
"""Coroutines that nobody awaits: a warning, once for each line, where the last reference goes.

Native code has no line for it, so no plain function's own line is asked for here.
"""


class Pause:
    def __await__(self):
        yield 1


async def f(x=0):
    return x


async def pauses():
    await Pause()


class Methods:
    async def method(self):
        pass


def make():
    return f(1)


f()
f(1); f(2)
for i in range(3):
    f(i)
for i in range(2):
    f(
        i
    )
(lambda: f())()
make()
Methods().method()
c = f(3)
c = None
c = f(4)
del c
c = [f(5), f(6)]
c.clear()
c = f(7)
c.close()
c = f(8)
c.__qualname__ = "another.name"
del c
c = pauses()
c.send(None)
del c
print("it was begun")
c = f(9)
try:
    c.throw(ValueError("v"))
except ValueError as error:
    print(error)
del c


async def outer():
    async def inner():
        pass
    inner()
    (lambda: inner())()


try:
    outer().send(None)
except StopIteration:
    pass


async def forgets():
    f(10)
    c = f(11)
    del c
    await f(12)
    d = f(13)
    return 14


try:
    forgets().send(None)
except StopIteration as stop:
    print(stop.value)
print(list(map(lambda x: None, [f(15), f(16)])))


# The registry of what was warned about is the module's.
print(len(__warningregistry__), __warningregistry__["version"])
for key in list(__warningregistry__)[1:3]:
    print(key, __warningregistry__[key])
f(17)
print([k[2] for k in __warningregistry__ if k != "version"] == sorted(
    k[2] for k in __warningregistry__ if k != "version"))
for i in range(2):
    f(18)
    __warningregistry__.clear()
for i in range(2):
    f(19)
    __warningregistry__["version"] = -1
__warningregistry__ = None
for i in range(2):
    f(30)
del __warningregistry__
for i in range(2):
    f(31)


# In a cycle, while an exception is handled, in a finalizer.
def in_cycle():
    c = f(20)
    held = [c]
    held.append(held)


try:
    raise ValueError("handled")
except ValueError:
    f(22)
    print("still handled")


class Holder:
    def __init__(self):
        self.held = f(23)

    def __del__(self):
        print("finalized")


Holder()


def generator():
    try:
        yield 1
    finally:
        f(24)
        print("closed")


for x in generator():
    break

if True:
	f(25)  # with a tab before it, and a comment
print("äöü €", end="") or f(26)   
print()
last = f(27)
last_too = f(28)
_first = f(29)
other = pauses()
