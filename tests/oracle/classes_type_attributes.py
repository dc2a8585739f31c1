# SPDX-License-Identifier: BSL-1.0
"""Attributes of types and classes, and __class__ of objects."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class S:
    __slots__ = ('a',)


class D:
    pass


told(lambda: D.x)
told(lambda: D().x)
told(lambda: setattr(D, '__doc__', 'x'))
told(lambda: setattr(int, 'x', 1))
told(lambda: delattr(int, 'x'))
told(lambda: D.__annotations__)
told(lambda: int.__annotations__)
told(lambda: setattr(D, '__class__', int))
told(lambda: setattr(D(), '__class__', int))
told(lambda: setattr(D(), '__class__', S))
told(lambda: setattr(D(), '__class__', 3))
told(lambda: setattr(D(), '__class__', type('F', (), {})))
told(lambda: int[3])
told(lambda: D[3])
told(lambda: type.mro(D))
told(lambda: type(type.__call__(D)))
told(lambda: type.__prepare__())
told(lambda: isinstance(3, 4))
told(lambda: issubclass(3, int))
told(lambda: type.__instancecheck__(int, 3))
told(lambda: D.__instancecheck__(3))
told(lambda: D.__subclasscheck__(3))
told(lambda: object.__init_subclass__())
told(lambda: object.__init_subclass__(3))
told(lambda: D.__init_subclass__(x=3))
told(lambda: object.__subclasshook__(3))
