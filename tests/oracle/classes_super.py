# SPDX-License-Identifier: BSL-1.0
"""super() in functions of all kinds."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class Sup:
    def f(self):
        return super().zz

    def g():
        return super()

    def h(self):
        del self
        return super()

    def k(self):
        return super(3, self)

    def m(self):
        return super(int, self)

    def n(self):
        return (super(Sup).__self__, repr(super(Sup)), repr(super())[:20], super().__thisclass__, super(Sup, self).__self_class__)

    @staticmethod
    def o(x):
        return super().__init__


x = Sup()
for n in 'fhkmn':
    told(getattr(x, n))
told(Sup.g)
told(lambda: Sup.o(3))
told(lambda: super())
told(lambda: super(1, 2, 3))
told(lambda: super(a=1))
