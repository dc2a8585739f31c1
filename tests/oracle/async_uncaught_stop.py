# SPDX-License-Identifier: BSL-1.0
"""A StopIteration, and a StopAsyncIteration, that leave what they must not leave."""


async def stops():
    raise StopIteration("from a coroutine")


async def items():
    try:
        yield 1
        raise StopAsyncIteration("from an asynchronous generator")
    finally:
        try:
            await stops()
        except RuntimeError as error:
            print(error, repr(error.__cause__))


async def main():
    async for x in items():
        print(x)


main().send(None)
