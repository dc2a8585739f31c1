# SPDX-License-Identifier: BSL-1.0
"""__getattr__, __getattribute__, __setattr__, __delattr__."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class G:
    def __getattr__(self, n):
        if n == 'x':
            return 5
        raise AttributeError('no ' + n)

    def __setattr__(self, n, v):
        object.__setattr__(self, n + '_', v)

    def __delattr__(self, n):
        print('del', n)


g = G()
g.a = 3
told(lambda: g.__dict__)
told(lambda: g.x)
told(lambda: g.y)
told(lambda: hasattr(g, 'y'))
told(lambda: getattr(g, 'y', 7))
told(lambda: delattr(g, 'q'))
told(lambda: g.a)


class GA:
    def __getattribute__(self, n):
        if n.startswith('z'):
            raise AttributeError(n)
        return object.__getattribute__(self, n) if n.startswith('__') else 'got ' + n

    def __getattr__(self, n):
        return 'fallback ' + n


told(lambda: GA().foo)
told(lambda: GA().zoo)
told(lambda: GA().__class__)
