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


class NoIterator:
    def __init__(self, result):
        self.result = result

    def __iter__(self):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def assign(item, step=1):
    [1, 2][::step] = item


def assign_bytes(item):
    bytearray(2)[:] = item


for result in (3, TypeError("inside"), ValueError("inside")):
    for function in (
        bytes, bytearray, bytearray().extend, "".join, b"".join, assign, lambda item: assign(item, 2), assign_bytes, list,
        dict, [].extend, lambda item: [*item], lambda item: print(*item),
    ):
        try:
            print(function(NoIterator(result)))
        except Exception as error:
            print(type(error).__name__, error)


class NoIndex:
    def __init__(self, result):
        self.result = result

    def __index__(self):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


for result in (1.5, KeyError("inside"), 2**70, -1):
    try:
        open(NoIndex(result))
    except Exception as error:
        print(type(error).__name__, error)
