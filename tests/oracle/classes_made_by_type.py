# SPDX-License-Identifier: BSL-1.0
"""type(name, bases, dict): what it takes, and what it says otherwise."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class S:
    __slots__ = ('a',)


class D:
    pass


class S2:
    __slots__ = ('b',)


told(lambda: type('M', (S, S2), {}))
told(lambda: type('M', (bool,), {}))
told(lambda: type('M', (3,), {}))
told(lambda: type('M', (type(lambda: 0),), {}))
told(lambda: type(3, (), {}))
told(lambda: type('a', [], {}))
told(lambda: type('a', (), []))
told(lambda: type('a', ()))
told(lambda: type())
told(lambda: type('a\x00', (), {}))
told(lambda: type('a', (), {'__qualname__': 3}))
told(lambda: type('a', (), {'__classcell__': 3}))
told(lambda: type('a', (), {}, x=3))
told(lambda: type('a', (int, str), {}))
told(lambda: type('a', (D, D), {}))


class E(D):
    pass


told(lambda: type('a', (D, E), {}))
told(lambda: type('a', (), {3: 4}).__dict__)
told(lambda: type('a', (), {}).__module__)
