# SPDX-License-Identifier: BSL-1.0
"""How large objects are, and how often they are referred to."""

import sys
class A: pass
class B:
    __slots__ = ("a","b")
class C:
    def __sizeof__(self): return 100
class D:
    def __sizeof__(self): return -1
class E:
    def __sizeof__(self): return "x"
a = A()
l = []
for i in range(20):
    l.append(i); print(sys.getsizeof(l), end=" ")
d = {}
for i in range(30):
    d[i] = i; print(sys.getsizeof(d), end=" ")
d = {}
for i in range(30):
    d[str(i)] = i; print(sys.getsizeof(d), end=" ")
s = set()
for i in range(100):
    s.add(i); print(sys.getsizeof(s), end=" ")
print()
for o in (0, 1, -1, 2**30, 2**60, 2**100, -2**100, 1.5, 2j, True, False, None, "", "a", "é", "€", "😀"*3, b"", b"abc", (), (1,2), [1,2,3], {}, frozenset(), range(3), A(), B(), C(), slice(1), ..., len, ValueError("x"), KeyError, int, object(), iter([]), iter(()), {}.keys(), map(len,[]), reversed([]), property(), staticmethod(len), classmethod(len), super, NotImplemented, a.__init__, [].append, sys.version_info, S if 0 else 1, print, list[0:0] if 0 else 3, type("X",(),{}), sys):
    try: print(type(o).__name__, sys.getsizeof(o))
    except BaseException as e: print(type(o).__name__, e)
for x in (D(), E()):
    try: print(sys.getsizeof(x))
    except BaseException as e: print(type(e).__name__, e)
    try: print(sys.getsizeof(x, 7))
    except BaseException as e: print(type(e).__name__, e)
x = []
print(sys.getrefcount(x)); y = x; print(sys.getrefcount(x)); z = [x, x]; print(sys.getrefcount(x)); del y, z; print(sys.getrefcount(x)); print(sys.getrefcount([]), sys.getrefcount(A()))
def f():
    q = {}
    r = [q]
    return sys.getrefcount(q), sys.getrefcount(r)
print(f())
def g(p): return sys.getrefcount(p)
print(g([]), g(x))
