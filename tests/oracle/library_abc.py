# SPDX-License-Identifier: BSL-1.0
"""_abc: abstract methods, virtual subclasses, hooks, caches, and patterns over registered classes."""
from _abc import get_cache_token, _abc_init, _abc_register, _abc_instancecheck, _abc_subclasscheck, _get_dump, _reset_registry, _reset_caches


def t(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e, e.args)


class ABCMeta(type):

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _abc_subclasscheck(cls, subclass)


def abstract(f):
    f.__isabstractmethod__ = True
    return f


class A(metaclass=ABCMeta):

    @abstract
    def f(self):
        return 1

    @property
    @abstract
    def p(self):
        pass

    @classmethod
    @abstract
    def c(cls):
        pass

    @staticmethod
    @abstract
    def s():
        pass

    def concrete(self):
        return 5


print(sorted(A.__abstractmethods__), type(A.__abstractmethods__))
t(A)
print(A.__dict__['p'].__isabstractmethod__, A.__dict__['c'].__isabstractmethod__, A.__dict__['s'].__isabstractmethod__, property(len).__isabstractmethod__, classmethod(len).__isabstractmethod__, staticmethod(5).__isabstractmethod__)


class B(A):

    def f(self):
        return super().f() + 1
    p = 3
    c = s = None


b = B()
print(b.f(), b.concrete(), B.__abstractmethods__)


class C(A):
    f = p = c = 1


t(C)
t(lambda: type.__abstractmethods__)
t(lambda: int.__abstractmethods__)
t(lambda: setattr(int, '__abstractmethods__', ['a']))


class Plain:
    pass


t(lambda: Plain.__abstractmethods__)
Plain.__abstractmethods__ = ['zeta', 'alpha']
t(Plain)
t(lambda: Plain.__abstractmethods__)
Plain.__abstractmethods__ = ['one']
t(Plain)
Plain.__abstractmethods__ = [1]
t(Plain)
Plain.__abstractmethods__ = 5
t(Plain)
Plain.__abstractmethods__ = []
print(type(Plain()).__name__)
Plain.__abstractmethods__ = ['x']
del Plain.__abstractmethods__
print(type(Plain()).__name__)
t(lambda: delattr(Plain, '__abstractmethods__'))


class D(int, metaclass=ABCMeta):

    @abstract
    def g(self):
        pass


print(D(5) + 1, D.__abstractmethods__)
first = get_cache_token()


class V:
    pass


print(isinstance(V(), A), issubclass(V, A), isinstance(1, A), isinstance(b, A), issubclass(B, A), issubclass(A, A))
print(A.register(V) is V, get_cache_token() - first)
print(isinstance(V(), A), issubclass(V, A), isinstance(1, A), issubclass(bool, A))
print(A.register(int), isinstance(1, A), issubclass(bool, A), isinstance(True, A), isinstance('', A), isinstance(None, A))
print(A.register(B) is B, get_cache_token() - first, A.register(A) is A, A.register(V) is V)
t(A.register, 5)
t(issubclass, 5, A)
t(_abc_subclasscheck, A, 5)


class E(metaclass=ABCMeta):
    pass


class F(E):
    pass


t(F.register, E)
E.register(A)
print(issubclass(V, E), isinstance(3, E), isinstance(3.0, E), issubclass(E, A), issubclass(F, E))


class W(V):
    pass


print(issubclass(W, E), isinstance(W(), A), issubclass(F, A), E.__subclasses__())


class H(metaclass=ABCMeta):

    @classmethod
    def __subclasshook__(cls, other):
        if cls is H:
            return hasattr(other, 'quack')
        return NotImplemented


class Duck:

    def quack(self):
        pass


class H2(H):
    pass


print(issubclass(Duck, H), issubclass(int, H), isinstance(Duck(), H), issubclass(Duck, H2), issubclass(H2, H), isinstance(5, H))
H2.register(Duck)
print(issubclass(Duck, H2), isinstance(Duck(), H2))


class Bad(metaclass=ABCMeta):

    @classmethod
    def __subclasshook__(cls, other):
        return 5


t(issubclass, int, Bad)


class Raises(metaclass=ABCMeta):

    @classmethod
    def __subclasshook__(cls, other):
        raise KeyError('hook')


t(isinstance, 1, Raises)
t(_abc_instancecheck, int, 1)
t(_abc_init, 5)
t(_abc_init)
t(_abc_init, 1, 2)
t(_abc_register, A)
t(_abc_subclasscheck, A, 1, 2)
t(get_cache_token, 1)


class Liar:

    @property
    def __class__(self):
        return V


print(isinstance(Liar(), A), isinstance(Liar(), H), isinstance(Liar(), E))
print(len(_get_dump(A)), _get_dump(A)[3] <= get_cache_token(), len(_get_dump(A)[0]))
_reset_registry(A)
_reset_caches(A)
print(isinstance(V(), A), isinstance(1, A), len(_get_dump(A)[0]))


class Seq(metaclass=ABCMeta):
    __abc_tpflags__ = 1 << 5


class Map(metaclass=ABCMeta):
    __abc_tpflags__ = 1 << 6


print('__abc_tpflags__' in Seq.__dict__)


def both():

    class Both(metaclass=ABCMeta):
        __abc_tpflags__ = 1 << 5 | 1 << 6


t(both)


class List(Seq):

    def __len__(self):
        return 2

    def __getitem__(self, n):
        if n >= 2:
            raise IndexError
        return n * 10


class Other:

    def __len__(self):
        return 1

    def __getitem__(self, n):
        if n >= 1:
            raise IndexError
        return 'other'


class OtherChild(Other):
    pass


class Dict(Map):

    def __len__(self):
        return 1

    def keys(self):
        return ['k']

    def get(self, k, default=None):
        return 7 if k == 'k' else default

    def __getitem__(self, k):
        return 7


def match(x):
    match x:
        case [a, b]:
            return ('two', a, b)
        case [a]:
            return ('one', a)
        case {'k': v}:
            return ('map', v)
        case _:
            return 'none'


print(match(List()), match(Other()), match(OtherChild()), match(Dict()))
Seq.register(Other)
print(match(Other()), match(OtherChild()))
Map.register(List)
print(match(List()) if False else 'skip', issubclass(Other, Seq))


def make(n):

    class T:

        def __init__(self):
            self.n = n
    E.register(T)
    x = T()
    print(isinstance(x, E), issubclass(T, E), isinstance(x, H), isinstance(x, A))


before = None
for n in range(50):
    if n < 3:
        make(n)


class X(metaclass=ABCMeta):
    pass


def gone(cls):
    for n in range(100):
        kind = type('K%d' % n, (), {})
        cls.register(kind)
        assert issubclass(kind, cls) and (not issubclass(kind, Bad2))


class Bad2(metaclass=ABCMeta):
    pass


gone(X)
for n in range(3000):
    X.register(type('Many', (), {}))
print(len(_get_dump(X)[0]) < 2900)
del X
print(issubclass(float, E), issubclass(int, E), issubclass(bool, Bad2))
isinstance(3, (str, A, Bad2))
t(isinstance, 3, (str, Raises))
E.f = abstract(lambda self: 1)
print(E.__abstractmethods__, type(E()).__name__)


class Kw(metaclass=ABCMeta):

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag


class Kw2(Kw, tag='t'):
    pass


print(Kw2.tag, Kw2.__abstractmethods__)
