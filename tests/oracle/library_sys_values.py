# SPDX-License-Identifier: BSL-1.0
"""What sys knows, tuples with names, limits, interned strs, and types.SimpleNamespace."""

import sys
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
for n in ("version_info","float_info","int_info","hash_info","hexversion","maxsize","maxunicode","byteorder","platform","abiflags","api_version","float_repr_style","warnoptions"):
    print(n, getattr(sys,n))
v = sys.version_info
print(v >= (3,11), v[:2], v.major, v.minor, v[3], v.releaselevel, len(v), v == (3,11,2,"final",0), (3,12) > v, hash(v)==hash(tuple(v)), tuple(v), list(v))
print(v.n_fields, v.n_sequence_fields, v.n_unnamed_fields, v.__match_args__, type(v).__mro__, isinstance(v, tuple))
print(v + (1,), (1,) + v, v * 2, v.index("final"), v.count(0), "final" in v, v[-1], "%d.%d.%d %s %d" % v)
a, b, *c = v
print(a, b, c)
print(v.__reduce__())
t(type(v), (1,2,3,4,5)); t(type(sys.flags))
t(type(sys.hash_info), range(9)); t(type(sys.hash_info), range(3)); t(type(sys.hash_info), range(12)); t(type(sys.hash_info), 3); t(type(sys.hash_info)); t(type(sys.thread_info),(1,2,3),{}); t(type(sys.thread_info),(1,2,3),3)
t(setattr, v, "major", 3); t(setattr, v, "x", 3); t(lambda: v.foo)
match v:
    case [3, x, *_]: print("seq", x)
match v:
    case tuple(): print("tuple")
match v:
    case _: print("none")
VI = type(v)
match v:
    case VI(3, m): print("class pattern", m)
try:
    class X(VI): pass
except TypeError as e: print(e)
print(VI, VI.__name__, VI.__module__, VI.__qualname__, VI.major, type(VI.major))
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.min, sys.hash_info.modulus)
print(sys.exc_info(), sys.exception())
try: 1/0
except ZeroDivisionError as e:
    i = sys.exc_info(); print(i[0], i[1], i[2] is e.__traceback__, sys.exception() is e)
print(sys.exc_info())
t(sys.exc_info, 1); t(sys.exception, 1)
t(sys.setrecursionlimit, 0); t(sys.setrecursionlimit, "a"); t(sys.setrecursionlimit, 1); t(sys.setrecursionlimit, 2**40); t(sys.setrecursionlimit, 2**80); t(sys.setrecursionlimit); t(sys.setrecursionlimit, 3.5)
print(sys.get_int_max_str_digits()); t(sys.set_int_max_str_digits, 100); t(sys.set_int_max_str_digits, 640); t(str, 10**700)
t(sys.set_int_max_str_digits, 0); print(len(str(10**5000))); sys.set_int_max_str_digits(maxdigits=4300); t(sys.set_int_max_str_digits); t(sys.set_int_max_str_digits, -1)
t(sys.intern, 3); t(sys.intern, None)
s = "".join(["ab","cd e"]); u = "".join(["ab","cd e"])
print(s is u, sys.intern(s) is sys.intern(u))
class S(str): pass
t(sys.intern, S("x"))
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.is_finalizing(), sys.gettrace(), sys.getprofile())
print(sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth())
t(sys.set_asyncgen_hooks, 3); t(sys.set_asyncgen_hooks, firstiter=print, finalizer=4); print(sys.get_asyncgen_hooks())
t(sys.set_asyncgen_hooks, firstiter=print, finalizer=len); print(sys.get_asyncgen_hooks()); t(sys.set_asyncgen_hooks, None, None); print(sys.get_asyncgen_hooks())
t(sys.set_coroutine_origin_tracking_depth, -1); t(sys.set_coroutine_origin_tracking_depth, 3); print(sys.get_coroutine_origin_tracking_depth()); t(sys.set_coroutine_origin_tracking_depth, "a")
t(sys.audit); t(sys.audit, "x", 1)
t(sys.exit, 1, 2); t(sys.exit, "a"); t(sys.exit, status=3)
print(sys.argv == [__file__], sys.path[0] == __file__.rpartition("/")[0])
print(sys.__displayhook__ is sys.displayhook, sys.displayhook, sys.exit)
print(type(sys.implementation).__name__, type(sys.implementation))
N = type(sys.implementation)
n = N(a=1, b="x"); print(n, n.a, n == N(a=1,b="x"), n != N(a=2), n.__dict__); n.c = n; print(n); del n.c; print(n); t(lambda: n.c); t(N, 3); t(lambda: n < n); print(n.__reduce__())
class M(N):
    def f(self): return self.a
m = M(a=5); print(m, m.f(), m == N(a=5)); m.z = 1; print(vars(m))
