# SPDX-License-Identifier: BSL-1.0
"""Every built-in function with too few arguments, too many, wrong names and wrong types: the messages."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


functions = [abs, all, any, ascii, bin, callable, chr, delattr, dir, divmod, enumerate, filter,
    format, getattr, hasattr, hash, hex, id, isinstance, issubclass, iter, len, map, max, min, next,
    oct, ord, pow, repr, reversed, round, setattr, sorted, sum, vars, zip]
for f in functions:
    print(f.__name__, said(f) if f not in (dir, vars, zip) else "",
        said(f, None, None, None, None, None) if f not in (map, zip, max, min) else "",
        said(f, nothing=1) if f is not zip else "", sep=" | ")
    if f not in (id, callable, repr, ascii, hash, dir, vars):
        print("   ", said(f, object), said(f, 1.5) if f not in (vars,) else "", sep=" | ")
    for two in ((None, 1), ("a", "b"), ([], {}), (5, "a")):
        result = said(f, *two)
        print("   ", two, type(result).__name__ if " object at " in repr(result) else result)
for kind in (bool, bytes, bytearray, complex, dict, float, frozenset, int, list, object, range, set,
    slice, str, tuple, property, staticmethod, classmethod, type, super, enumerate, zip, map,
    filter, reversed):
    for arguments, named in (((), {"x": 1}), ((1, 2, 3, 4), {}), ((None, None), {}),
        (("a", "b", "c"), {}), ((object, 5), {}), ((1,), {"other": 2})):
        if kind is type and arguments == (1,):
            continue
        result = said(kind, *arguments, **named)
        print(kind.__name__, arguments, named, type(result).__name__
            if " at 0x" in repr(result) or not isinstance(result, str) else result)
print(said(callable, len), callable(5), callable(int), callable(lambda: 0), said(dir, 1, 2),
    said(vars, 1, 2), said(vars, 5), said(id), said(hash, [], 1), said(object, 1),
    said(object().__init__, 1), said(object.__new__), said(object.__new__, 5),
    said(object.__new__, int), said(type, 1, 2), said(type), said(type, "A", (), {}, 1),
    said(type, 5, (), {}), said(type, "A", 5, {}), said(type, "A", (), 5),
    said(type, "A", (5,), {}), said(type, "a\x00", (), {}))

# None is named as itself where an argument's type is told.
print(said([].__format__, None), said(object().__format__, 5), said(bytes.fromhex, None),
    said(bytes.fromhex, 5), said(int.from_bytes, b"", None), said(b"".ljust, 5, None),
    said(type, None, (), {}), said(type, "A", None, {}), said(type, "A", (), None))
print(said([].sort, 1), said([].sort, 1, 2, 3), said([].sort, 1, key=len, reverse=1),
    said([].sort, kye=1), said(sorted, [1], 2), said(sorted, [], kye=1),
    said(sorted, [2, 3, 1], reverse=2, key=None))
print(said([].__mul__), said([].__imul__, 1, 2), said("".__rmul__), said([].__contains__))

# The same argument by its place and by its name, and too many names.
for call, first in ((str, "object"), (bytes, "source"), (bytearray, "source"), ("a b".split, "sep"), ("a b".rsplit, "sep"),
        (b"a b".split, "sep"), (b"a".decode, "encoding"), ("a".encode, "encoding"), (b"ab".hex, "sep"), (memoryview(b"ab").hex, "sep"),
        ("a".splitlines, "keepends"), (b"a".splitlines, "keepends"), ("a\t".expandtabs, "tabsize"), (b"a\t".expandtabs, "tabsize"),
        (enumerate, "iterable"), (enumerate, "start"), (type("E", (enumerate,), {}), "iterable"), (lambda *a, **k: list(zip(*a, **k)), "strict"), (min, "key"), (max, "default"), (print, "sep")):
    print(first, said(call, "x", **{first: "y"}), said(call, **{first: "y", "bad": 1}), said(call, bad=1, **{first: "y"}),
        said(call, "x", "y", **{first: 1}), said(call, "x", a=1, b=2, c=3, d=4, e=5), said(call, a=1, b=2, c=3, d=4, e=5), sep="; ")
print(said(str, encoding=5), said(str, errors="x"), list(enumerate(start=5, iterable="ab")), list(enumerate(iterable="ab", start=5)),
    list(enumerate("ab", start=5)), said(enumerate, start=1, bad=2), said(enumerate, bad=1, start=2))
