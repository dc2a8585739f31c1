# SPDX-License-Identifier: BSL-1.0
"""An exception that leaves a chain of coroutines, and all that is in between."""


class Pause:
    def __await__(self):
        return (yield "pause")


class Manager:
    async def __aenter__(self):
        await Pause()

    async def __aexit__(self, kind, error, traceback):
        await Pause()
        print("exit", kind.__name__)


async def divides(by):
    await Pause()
    return 1 / by


async def items():
    yield await divides(1)
    yield await divides(0)


async def goes_through():
    async with Manager():
        async for x in items():
            print(x)


async def other(c):
    try:
        await c
    except ZeroDivisionError as error:
        raise LookupError("instead") from error


async def main():
    numbers = [x async for x in filtered()]
    await other(goes_through())


async def filtered():
    yield 1


c = main()
while True:
    c.send(None)
