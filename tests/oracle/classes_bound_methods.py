# SPDX-License-Identifier: BSL-1.0
"""Bound methods: what they are equal to, and what they show."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class Sup:
    def f(self):
        return super().zz


x = Sup()
m = x.f
told(lambda: m.__func__ is Sup.f)
told(lambda: m == x.f)
told(lambda: m is x.f)
told(lambda: m == Sup().f)
told(lambda: hash(m) == hash(x.f))
told(lambda: m.__name__)
told(lambda: m.__qualname__)
told(lambda: m.__doc__)
told(lambda: m.foo)
told(lambda: setattr(m, 'foo', 1))
told(lambda: m.__get__(1) is m)
told(lambda: m(1, 2))
told(lambda: Sup.f())
