# SPDX-License-Identifier: BSL-1.0
"""__class_getitem__, singletons, objects of other types, callables."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class Cg:
    def __class_getitem__(cls, k):
        return (cls.__name__, k)


told(lambda: Cg[int])
told(lambda: Cg()[0])


class NewOnly:
    inst = None

    def __new__(cls, *a, **k):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst

    def __init__(self, v=0):
        self.v = v


told(lambda: NewOnly(1) is NewOnly(2))
told(lambda: NewOnly.inst.v)


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print('never')


told(Other)


class Cnt:
    n = 0

    def __call__(self, *a, k=1):
        return (a, k)


told(lambda: Cnt()(1, 2, k=3))
told(lambda: callable(Cnt()))
told(lambda: Cnt()(z=1))
