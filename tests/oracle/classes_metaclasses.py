# SPDX-License-Identifier: BSL-1.0
"""A metaclass with every hook."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class Meta(type):
    def __instancecheck__(c, i):
        return i == 'yes'

    def __subclasscheck__(c, s):
        return s is int

    def __len__(c):
        return 7

    def __getitem__(c, k):
        return ('meta', k)

    def __contains__(c, k):
        return k == 3

    def __iter__(c):
        return iter('abc')

    def __call__(c, *a, **k):
        print('call', a, k)
        return super().__call__(*a, **k)

    def __repr__(c):
        return f'<<{c.__name__}>>'

    def __getattr__(c, n):
        return 'mg ' + n

    @classmethod
    def __prepare__(m, n, b, **k):
        print('prep', n, b, k)
        return {'injected': 1}

    def __new__(m, n, b, d, **k):
        return super().__new__(m, n, b, d)

    def __init__(c, n, b, d, **k):
        super().__init__(n, b, d)


class MC(metaclass=Meta, opt=3):
    z = 1


told(lambda: (isinstance('yes', MC), isinstance('no', MC), issubclass(int, MC), issubclass(str, MC), len(MC), MC[3], 3 in MC, list(MC), MC.foo, MC.injected, type(MC).__name__))
told(lambda: type(MC()))
print(MC)
