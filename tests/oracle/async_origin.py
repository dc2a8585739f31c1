# SPDX-License-Identifier: BSL-1.0
"""Where coroutines were made: cr_origin, and the warning about one that nobody awaits, with it.

Native code has no frames, so what asks for origins here are the module, classes and coroutines.
"""

import sys


async def f():
    pass


def shown(origin):
    return origin and [(line, name) for _, line, name in origin]


class Pause:
    def __await__(self):
        yield 1


print(sys.get_coroutine_origin_tracking_depth(), f().close())
for depth in (1, 2, 3, 100):
    sys.set_coroutine_origin_tracking_depth(depth)
    c = f()
    print(depth, shown(c.cr_origin), c.cr_origin[0][0].endswith("async_origin.py"))
    c.close()


async def makes(n):
    if n:
        return await makes(n - 1)
    await Pause()
    return f()


c = makes(3)
c.send(None)
try:
    c.send(None)
except StopIteration as stop:
    made = stop.value
print(shown(made.cr_origin))
made.close()
del made


class Body:
    c = f()
    print(shown(c.cr_origin))
    c.close()


sys.set_coroutine_origin_tracking_depth(2)
f()
for i in range(2):
    f()
sys.set_coroutine_origin_tracking_depth(50)


async def drops(n):
    if n:
        await drops(n - 1)
    else:
        f()  # a comment, and what isn't ASCII: äöü €


try:
    drops(8).send(None)
except StopIteration:
    print("dropped")
sys.set_coroutine_origin_tracking_depth(0)
c = f()
print(c.cr_origin)
c.close()


async def items():
    yield f()


sys.set_coroutine_origin_tracking_depth(3)
g = items()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(shown(stop.value.cr_origin))
    stop.value.close()
last = f()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
