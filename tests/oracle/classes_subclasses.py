# SPDX-License-Identifier: BSL-1.0
"""__init_subclass__, __subclasses__, __bases__, mro()."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class Enm:
    A = 1

    def __init_subclass__(cls, **k):
        print('init_sub', cls.__name__, k)


class E2(Enm, a=1):
    pass


told(lambda: type('E3', (Enm,), {}, b=2).__name__)
told(lambda: Enm.__subclasses__())
told(lambda: object.__subclasses__()[-1].__name__)
told(lambda: E2.__base__)
told(lambda: E2.__bases__)
told(lambda: E2.mro())
