# SPDX-License-Identifier: BSL-1.0
"""Operators between objects of a program's classes that fail: NotImplemented on both sides, wrong counts, None."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Left:
    def __add__(self, other): log.append("Left.add"); return NotImplemented
    def __eq__(self, other): log.append("Left.eq"); return NotImplemented
    def __lt__(self, other): log.append("Left.lt"); return NotImplemented
    def __pow__(self, other, modulo=None): log.append(f"Left.pow {modulo}"); return NotImplemented
    def __contains__(self, item): log.append("Left.contains"); return NotImplemented is None
    def __iadd__(self, other): log.append("Left.iadd"); return NotImplemented
    __hash__ = None


class Right:
    def __radd__(self, other): log.append("Right.radd"); return NotImplemented
    def __eq__(self, other): log.append("Right.eq"); return NotImplemented
    def __gt__(self, other): log.append("Right.gt"); return NotImplemented
    def __rpow__(self, other): log.append("Right.rpow"); return NotImplemented
    def __rsub__(self, other): log.append("Right.rsub"); return "rsub"


class Sub(Left):
    def __radd__(self, other): log.append("Sub.radd"); return "sub first"
    def __gt__(self, other): log.append("Sub.gt"); return "sub gt"


class Same(Left):
    pass


class Nones:
    __add__ = __radd__ = __lt__ = __eq__ = __contains__ = __iter__ = __len__ = __getitem__ = __call__ = __enter__ = __bool__ = __repr__ = None


class Few:
    def __add__(self): return 1
    def __eq__(self): return True
    def __lt__(self, a, b): return True
    def __getitem__(self): return 1
    def __len__(self, x): return 1
    def __neg__(self, x): return 1
    def __iter__(self, x): return iter([])
    def __bool__(self, x): return True
    def __contains__(self): return True


l, r, s, same, n, f = Left(), Right(), Sub(), Same(), Nones(), Few()


def inplace(a, b):
    a += b
    return a


tests = [lambda: l + r, lambda: l + 1, lambda: 1 + r, lambda: l + s, lambda: l + same,
    lambda: l + l, lambda: l == r, lambda: l == l, lambda: l != r, lambda: l < r, lambda: l < s,
    lambda: l < l, lambda: r > l, lambda: l ** r, lambda: l ** 2, lambda: 2 ** r,
    lambda: pow(l, r, 5), lambda: pow(l, 2, 5), lambda: 1 - r, lambda: "a" - r, lambda: l - r,
    lambda: r - 1, lambda: 1 in l, lambda: inplace(l, r), lambda: inplace(l, 1),
    lambda: inplace(l, s), lambda: hash(l), lambda: [l] == [l], lambda: [l] == [r],
    lambda: l in [r, l], lambda: (l, 1) < (r, 2), lambda: sorted([l, r]), lambda: max(l, r),
    lambda: {l: 1}]
for i, test in enumerate(tests):
    log = []
    print(i, said(test), log)
for i, test in enumerate([lambda: n + 1, lambda: 1 + n, lambda: n < 1, lambda: n == 1,
    lambda: n != 1, lambda: 1 in n, lambda: iter(n), lambda: [*n], lambda: len(n), lambda: n[0],
    lambda: n(), lambda: bool(n), lambda: not n, lambda: repr(n), lambda: n - 1, lambda: f + 1,
    lambda: f == 1, lambda: f != 1, lambda: f < 1, lambda: f[0], lambda: len(f), lambda: -f,
    lambda: list(f), lambda: bool(f), lambda: 1 in f, lambda: [f] == [1], lambda: f > 1,
    lambda: hash(f), lambda: ~f, lambda: +f, lambda: abs(f), lambda: f.x, lambda: f()]):
    print(i, said(test))
for name in "+ - * / // % ** @ << >> & | ^".split():
    class Any:
        pass
    a = Any()
    call = {"+": lambda: a + 1, "-": lambda: a - 1, "*": lambda: a * 1, "/": lambda: a / 1,
        "//": lambda: a // 1, "%": lambda: a % 1, "**": lambda: a ** 1, "@": lambda: a @ 1,
        "<<": lambda: a << 1, ">>": lambda: a >> 1, "&": lambda: a & 1, "|": lambda: a | 1,
        "^": lambda: a ^ 1}[name]
    print(name, said(call), said(lambda: divmod(a, 1)), said(lambda: "s" + a),
        said(lambda: [1] + a), said(lambda: [1] * a), said(lambda: (1,) + a))

# A left operand that might be a sequence, but can't be repeated in place, and what no key of a str does.
class Index:
    def __index__(self):
        return 2


def times(a, b):
    a *= b
    return a


for a in (2, Index(), {}, set(), None, 1.5, [1], "ab"):
    print(type(a), said(lambda: times(a, "ab")), said(lambda: a * "ab"), said(lambda: times(a, 2)))


def delete(a, key):
    del a[key]


for key in (0, 2 ** 70, "x", Index()):
    print(said(lambda: delete("abc", key)), said(lambda: delete((1, 2), key)), said(lambda: delete(5, key)))
