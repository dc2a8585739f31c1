"""A function that drops a coroutine, and closes it first if it is told to."""


async def coroutine():
    pass


def drops(closes):
    made = coroutine()
    if closes:
        made.close()
    del made
    return 1
