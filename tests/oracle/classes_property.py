# SPDX-License-Identifier: BSL-1.0
"""property, its functions, docstrings and messages."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class P:
    @property
    def p(self):
        """doc"""
        return 1
    q = property()
    r = property(lambda s: 1, doc='hey')

    @p.setter
    def p(self, v):
        self.v = v


p = P()
p.p = 4
told(lambda: p.v)
told(lambda: delattr(p, 'p'))
told(lambda: p.q)
told(lambda: setattr(p, 'r', 1))
told(lambda: P.p.__doc__)
told(lambda: P.r.__doc__)
told(lambda: P.p.fget.__name__)
told(lambda: property(1, 2, 3, 4, 5))
told(lambda: property(x=1))
told(lambda: setattr(P.p, 'fget', 3))
told(lambda: P.p.__get__(None, P) is P.p)
told(lambda: property().__get__(1))
told(lambda: P.p.__set_name__(1))
told(lambda: P.p.__set_name__(P, 'p', k=1))
