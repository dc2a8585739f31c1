# SPDX-License-Identifier: BSL-1.0
"""__dict__ of a class, used on objects whose built-in type has a dict of its own."""

class Base: pass
class Meta1(Base, type): pass
class D(metaclass=Meta1): x=1
d = Base.__dict__["__dict__"]
def show(w):
    try: print(repr(w())[:40])
    except Exception as e: print(type(e).__name__, e)
show(lambda: d.__set__(D, {}))
show(lambda: d.__delete__(D))
show(lambda: type(d.__get__(D)))
show(lambda: D.x)
class Meta2(type, Base): pass
class E(metaclass=Meta2): x=1
show(lambda: d.__set__(E, {}))
show(lambda: type(d.__get__(E)))
show(lambda: E.x)
import sys
M=type(sys)
class Module1(M, Base): pass
m=Module1("m")
show(lambda: d.__set__(m, {}))
show(lambda: type(d.__get__(m)))
m.x=1
print(m.x)
class Exc(Exception, Base): pass
e=Exc()
show(lambda: d.__set__(e, {"a":1})); show(lambda: e.a)
