"""Frame objects: of functions that run and have returned, of generators, of tracebacks, of classes."""

import sys
def f(a):
    b = a + 1
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, sorted(fr.f_locals), fr is sys._getframe(), fr.f_back.f_code.co_name, fr.f_globals is globals())
    return fr
def g():
    x = 7
    return f(3)
fr = g()
print(fr.f_locals['b'], fr.f_back.f_code.co_name, fr.f_back.f_locals, fr.f_back.f_back.f_code.co_name, fr.f_back.f_back.f_back)
print(fr.f_lineno, fr.f_lasti > 0, type(fr))
def gen():
    y = 1
    yield y
    yield 2
it = gen()
print(it.gi_frame.f_code.co_name, it.gi_frame.f_locals, it.gi_frame.f_back)
next(it)
gf = it.gi_frame
print(gf.f_lineno, gf.f_locals, gf is it.gi_frame)
list(it)
print(it.gi_frame, gf.f_lineno)
try:
    1/0
except Exception as e:
    tb = e.__traceback__
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_globals is globals(), type(tb.tb_frame).__name__)
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
fr.clear()
print(fr.f_locals)
def deep(n):
    if n: return deep(n-1)
    fr = sys._getframe(3)
    return fr.f_locals['n'], sys._getframe(1).f_locals
print(deep(5))
class K:
    print(sys._getframe().f_code.co_name, sorted(sys._getframe().f_locals))
def r():
    s = sys._getframe(0)
    raise ValueError(s.f_lineno)
try:
    r()
except ValueError as e:
    print(e)
print(sys._getframe().f_lineno, sys._getframe().f_back)
def cyc():
    me = sys._getframe()
    return 1
for i in range(1000): cyc()
def unknown():
    return prnt
try:
    unknown()
except NameError as e:
    print(e)
