# SPDX-License-Identifier: BSL-1.0
"""Classes with bases that have slots, a dict, or a layout of their own; derived descriptors."""


class A:
    __slots__ = ()


class B:
    pass


class C(A, B):
    __slots__ = ('q',)


c = C()
c.x = 1
c.q = 2
print(c.__dict__, c.q)


class D(A):
    __slots__ = ('d',)


class E(D, B):
    pass


e = E()
e.d = 1
e.z = 3
print(e.__dict__, e.d, E.__mro__)


class F(B, D):
    __slots__ = ()


f = F()
f.d = 4
f.k = 5
print(f.d, f.__dict__, F.__base__)


class X(Exception):
    __slots__ = ('p',)


x = X(1)
x.p = 3
x.r = 4
print(x.p, x.__dict__, x.args)


class L(list):
    __slots__ = ('z',)


l = L([1])
l.z = 3
l.append(2)
print(l, l.z)
try:
    l.w = 1
except AttributeError as er:
    print(er)


class G(L, B):
    pass


g = G([5])
g.z = 1
g.w = 2
print(g, g.z, g.__dict__)


class Dd(dict):
    __slots__ = ('m', '__dict__')


d = Dd(a=1)
d.m = 1
d.n = 2
print(d, d.m, d.__dict__)


class P(property):
    pass


class Q:
    @P
    def p(self):
        """doc"""
        return 3


print(Q().p, Q.p.__doc__, type(Q.p))


class M(type):
    pass


class N(M):
    pass


class O(metaclass=M):
    pass


class O2(O, metaclass=N):
    pass


print(type(O2), type(O))
O2.attr = 3
print(O2.attr, hasattr(O, 'attr'))


class Sm(staticmethod):
    pass


class R:
    f = Sm(lambda: 9)


print(R.f(), R().f())
