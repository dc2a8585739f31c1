# SPDX-License-Identifier: BSL-1.0
"""Programs that try to go on when they may run no more instructions."""

log = []


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        log.append("exit")
        return True


class Ending:
    def __init__(self):
        self.me = self

    def __del__(self):
        log.append("del")


def handlers():
    done = 0
    try:
        for i in range(20):
            try:
                done += 1
            except BaseException:
                log.append("handler")
            finally:
                done += 1
    except:
        log.append("outer")
        return handlers()
    return done


def managers():
    with Manager() as one, Manager():
        done = 0
        for i in range(20):
            with one:
                done += i
    return done


def numbers():
    try:
        for i in range(10):
            yield i
    finally:
        log.append("closed")


def generators():
    done = 0
    for i in numbers():
        done += i
    done += sum(x for x in numbers() if x % 2)
    given = numbers()
    done += next(given)
    given.close()
    return done


async def waits(n):
    try:
        return n if n == 0 else 1 + await waits(n - 1)
    finally:
        log.append("awaited")


def coroutines():
    try:
        waits(5).send(None)
    except StopIteration as stop:
        return stop.value


def classes():
    class Base:
        def __init_subclass__(cls):
            cls.made = len(log)

    class Derived(Base):
        names = [str(i) for i in range(5)]

        def __eq__(self, other):
            return bool(other)

        def __hash__(self):
            return 1

    found = {Derived(): 1, Derived(): 2}
    return len(found) + sorted([3, 1, 2], key=lambda n: -n)[0]


def endings():
    for i in range(3):
        Ending()
    one = Ending()
    one.me = None
    del one
    return 7


def groups():
    try:
        raise ExceptionGroup("", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        found = len(group.exceptions)
    except* BaseException:
        found = 8
    return found
