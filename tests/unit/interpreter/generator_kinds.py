# SPDX-License-Identifier: BSL-1.0
"""Code objects that yield, of every kind."""


def generator():
    yield 1


async def coroutine():
    return 1


async def asynchronous_generator():
    yield 1


def message(kind):
    try:
        (coroutine if kind == 1 else asynchronous_generator)()
    except NotImplementedError as error:
        return str(error)


def has_message(kind, text):
    return message(kind) == text and next(generator()) == 1
