# SPDX-License-Identifier: BSL-1.0
"""Class and static methods."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class CM:
    def a(cls):
        return cls
    b = classmethod(a)
    c = staticmethod(a)
    d = classmethod(3)


told(lambda: CM().b())
told(lambda: CM.c(5))
told(lambda: CM.d)
told(lambda: CM.__dict__['b'].__func__.__name__)
told(lambda: CM.__dict__['b'].__wrapped__.__name__)
told(lambda: CM.__dict__['c'].__name__)
told(lambda: CM.__dict__['b'].__qualname__)
told(lambda: classmethod())
told(lambda: staticmethod(1, 2))
told(lambda: CM.__dict__['c'](7))
told(lambda: CM.__dict__['b'](7))
told(lambda: CM().b.__self__)
