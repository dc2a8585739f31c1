# SPDX-License-Identifier: BSL-1.0
"""frame.clear() of a generator or a coroutine that waits closes it; of one that runs it is refused."""


def count():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("closed")


numbers = count()
frame = numbers.gi_frame
next(numbers)
frame.clear()
print(list(numbers), numbers.gi_frame, frame.f_code is count.__code__)
frame.clear()

count().gi_frame.clear()


def running():
    yield
    try:
        own.gi_frame.clear()
    except RuntimeError as error:
        print(error)
    yield "runs on"


own = running()
next(own)
print(next(own), list(own))


async def waits():
    try:
        await Pause()
    finally:
        print("coroutine closed")


class Pause:
    def __await__(self):
        yield "paused"


made = waits()
print(made.send(None))
made.cr_frame.clear()
print(made.cr_frame)
made.close()


def delegating():
    yield from count()


outer = delegating()
print(next(outer))
outer.gi_frame.clear()
print(list(outer))
