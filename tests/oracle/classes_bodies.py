# SPDX-License-Identifier: BSL-1.0
"""Names in the bodies of classes: cells, annotations, private names, scopes."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


def outer():

    class In:
        def m(self):
            return __class__
    return In


told(lambda: outer().__qualname__)
told(lambda: outer()().m().__name__)
told(lambda: repr(outer()))


class Ann:
    x: int = 3
    y: 'str'


told(lambda: Ann.__annotations__)


class Priv:
    __a = 1

    def __m(self):
        return self.__a

    def get(self):
        return self.__m()


told(lambda: Priv().get())
told(lambda: [k for k in Priv.__dict__ if 'Priv' in k])
told(lambda: Priv().__a)
x = 10


class Sc:
    x = 20
    y = [x for _ in range(2)]
    z = (lambda: x)()


told(lambda: (Sc.y, Sc.z))


def fn():
    q = 1

    class K:
        q2 = q
        q = q2 + 1 if 0 else 5

        def g(self):
            return q
    return (K.q2 if hasattr(K, 'q2') else None, K.q, K().g())


told(fn)
