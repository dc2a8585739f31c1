# SPDX-License-Identifier: BSL-1.0
"""with: exceptions in __enter__ and __exit__, and objects that are no context managers."""


def told(f):
    try:
        print(f())
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__context__), error.__cause__)


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self, *given):
        raise RuntimeError(f"exit with {given[0] and given[0].__name__}")


class BadEnter:
    def __enter__(self):
        raise ValueError("enter")

    def __exit__(self, *given):
        print("never")


class NoExit:
    def __enter__(self):
        print("never")


class NoEnter:
    def __exit__(self, *given):
        print("never")


class Strange:
    def __enter__(self):
        return 1

    def __exit__(self, *given):
        class Truth:
            def __bool__(self):
                raise TypeError("no truth")

        return Truth()


class Instance:
    pass


def in_body(manager):
    def run():
        with manager:
            raise KeyError("body")
    return run


def plain(manager):
    def run():
        with manager as x:
            return x
    return run


own = Instance()
own.__enter__ = lambda: 1
own.__exit__ = lambda *given: True

told(in_body(BadExit()))
told(lambda: plain(BadExit())().__class__.__name__)
told(in_body(BadEnter()))
told(plain(NoExit()))
told(plain(NoEnter()))
told(plain(3))
told(plain(own))
told(in_body(Strange()))
told(plain(Strange()))


class Wrong:
    __enter__ = 3
    __exit__ = 4


told(plain(Wrong()))


class Few:
    def __enter__(self):
        pass

    def __exit__(self):
        pass


told(plain(Few()))
told(in_body(Few()))
