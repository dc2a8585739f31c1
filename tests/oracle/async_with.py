# SPDX-License-Identifier: BSL-1.0
"""async with: entry, exit, exceptions, and managers that are none."""


class Pause:
    def __init__(self, shown):
        self.shown = shown

    def __await__(self):
        return (yield self.shown)


def run(coroutine):
    while True:
        try:
            print("  loop", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, name, swallows=False):
        self.name = name
        self.swallows = swallows

    async def __aenter__(self):
        await Pause("enter " + self.name)
        return self.name.upper()

    async def __aexit__(self, kind, error, traceback):
        await Pause("exit " + self.name)
        print("exit", self.name, kind and kind.__name__, error, traceback is not None)
        return self.swallows


async def plain():
    async with Manager("a") as a:
        print(a)
    async with Manager("b"), Manager("c") as c:
        print(c)
    async with (Manager("d") as d, Manager("e") as e):
        print(d, e)
        return "returned"


print(run(plain()))


async def raises(swallows):
    async with Manager("outer"):
        async with Manager("inner", swallows) as name:
            raise ValueError(name)
        print("swallowed")
    return "end"


print(run(raises(True)))
try:
    run(raises(False))
except ValueError as error:
    print("raised", error)


async def leaves():
    for i in range(4):
        async with Manager(str(i)):
            if i == 1:
                continue
            if i == 2:
                break
        print("behind", i)


run(leaves())


class ExitRaises(Manager):
    async def __aexit__(self, *of):
        raise KeyError(self.name)


async def replaced():
    async with ExitRaises("x"):
        raise ValueError("v")


try:
    run(replaced())
except KeyError as error:
    print(repr(error), repr(error.__context__))


class EnterRaises(Manager):
    async def __aenter__(self):
        raise KeyError(self.name)


async def never_entered():
    async with EnterRaises("y"):
        print("not reached")


try:
    run(never_entered())
except KeyError as error:
    print(repr(error), error.__context__)


# Entries and exits that are awaitables of other kinds.
class Odd:
    def __aenter__(self):
        return Pause("odd enter")

    def __aexit__(self, *of):
        return Pause("odd exit")


async def odd():
    async with Odd() as what:
        print("in", what)


run(odd())


class NoExit:
    async def __aenter__(self):
        pass


class OnlySync:
    def __enter__(self):
        return self

    def __exit__(self, *of):
        pass


class EnterNotAwaitable:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *of):
        pass


class ExitNotAwaitable:
    async def __aenter__(self):
        return "entered"

    def __aexit__(self, *of):
        return [1]


class AwaitIsWrong:
    def __await__(self):
        return [1]


class EnterAwaitIsWrong:
    def __aenter__(self):
        return AwaitIsWrong()

    async def __aexit__(self, *of):
        pass


class NoneThere:
    __aenter__ = None
    __aexit__ = None


class InstanceOnly:
    def __init__(self):
        self.__aenter__ = self.__aexit__ = lambda *of: None


async def enters(manager):
    async with manager:
        print("in", type(manager).__name__)


async def enters_and_raises(manager):
    async with manager:
        raise ZeroDivisionError("in")


for manager in (1, None, object(), NoExit(), OnlySync(), EnterNotAwaitable(), ExitNotAwaitable(),
                EnterAwaitIsWrong(), NoneThere(), InstanceOnly(), Manager):
    try:
        run(enters(manager))
    except Exception as error:
        print(type(error).__name__, error)
try:
    run(enters_and_raises(ExitNotAwaitable()))
except TypeError as error:
    print(error, repr(error.__context__))


async def with_of_async():
    with Manager("z"):
        pass


try:
    run(with_of_async())
except TypeError as error:
    print(error)


class Truth:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        if self.truth is None:
            raise ValueError("no truth")
        return self.truth


class AnswersTruth:
    def __init__(self, truth):
        self.truth = Truth(truth)

    async def __aenter__(self):
        pass

    async def __aexit__(self, *of):
        return self.truth


for truth in (True, False, None):
    try:
        print(run(enters_and_raises(AnswersTruth(truth))))
    except Exception as error:
        print(repr(error), repr(error.__context__))
