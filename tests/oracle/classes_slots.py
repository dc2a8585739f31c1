# SPDX-License-Identifier: BSL-1.0
"""What __slots__ allows and refuses."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class S:
    __slots__ = ('a',)


s = S()
told(lambda: s.a)
told(lambda: delattr(s, 'a'))
told(lambda: setattr(s, 'b', 1))
told(lambda: s.__dict__)
told(lambda: S.a)
told(lambda: S.a.__get__(None))
told(lambda: S.a.__get__(3))


def mk(**kw):
    return lambda: type('X', kw.pop('bases', ()), kw)


told(mk(__slots__=3))
told(mk(__slots__=(3,)))
told(mk(__slots__=('1a',)))
told(mk(__slots__=('__dict__', '__dict__')))
told(mk(__slots__=('__weakref__', '__weakref__')))


class D:
    pass


told(mk(__slots__=('__dict__',), bases=(D,)))
told(mk(__slots__=('__weakref__',), bases=(D,)))
told(mk(__slots__=('a',), a=1))
told(mk(__slots__=('a',), bases=(int,)))
told(mk(__slots__=('a', 'a')))
