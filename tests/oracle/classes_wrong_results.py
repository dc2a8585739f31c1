# SPDX-License-Identifier: BSL-1.0
"""Special methods that return what they must not."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class R:
    def __repr__(self):
        return 3


class St:
    def __str__(self):
        return 3


class F:
    def __format__(self, s):
        return 3


class H:
    def __hash__(self):
        return 'x'


class Bo:
    def __bool__(self):
        return 3


class Le:
    def __len__(self):
        return -1


class Le2:
    def __len__(self):
        return 'x'


class Le3:
    def __len__(self):
        return 2 ** 70


class Ini:
    def __init__(self):
        return 3


class It:
    def __iter__(self):
        return 3


class Ne:
    def __iter__(self):
        return self


class Con:
    __contains__ = None


class Nt:
    __iter__ = None


class Nh:
    __hash__ = None


told(repr, R())
told(str, St())
told(format, F())
told(hash, H())
told(bool, Bo())
told(len, Le())
told(len, Le2())
told(len, Le3())
told(Ini)
told(iter, It())
told(list, It())
told(iter, Ne())
told(lambda: 1 in Con())
told(lambda: list(Nt()))
told(hash, Nh())
told(lambda: print(R()))
told(lambda: f'{R()}')
told(lambda: '%s' % St())
told(lambda: [R()])
told(lambda: str(R()))
told(lambda: not Bo())
told(lambda: bool(Le()))
