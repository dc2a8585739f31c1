# SPDX-License-Identifier: BSL-1.0
"""Syntax trees of source text: their nodes, fields and places; the code that is made of them; and what is wrong with
trees that a program makes."""

import _ast

TEXTS = [
    "", "x", "pass; x = 1", "a = b, c = 1", "(a, b), [c, *d] = e", "a.b[c] = d", "a += 1; b.c @= 2; d[e] //= 3", "x: int",
    "(x): int = 1", "a.b: c = d", "del a, b.c, d[e]", "del (a, b)", "del [a]", "del (a), (b)", "return",
    "def f(): return 1, 2", "raise", "raise a from b", "global a, b", "nonlocal x", "assert a, b", "import a.b as c, d",
    "from . import a", "from ..b import c as d, e", "from a import *", "if a: b\nelif c: d\nelse: e",
    "while a: break\nelse: continue", "for a, b in c: d\nelse: e",
    "async def f():\n  async for a in b: c\n  async with d as e, f: g\n  await h", "try: a\nexcept: b",
    "try: a\nexcept A as b: c\nexcept B: d\nelse: e\nfinally: f", "try: a\nexcept* A: b", "try: a\nfinally: b",
    "with a: b", "with (a as b, c as (d, e)): f", "with (a, b): c", "@a\nclass A(B, *c, d=e, **f):\n  x = 1",
    "@a\n@b.c(d)\ndef f(a, b=1, /, c: d=2, *e: f, g, h=3, **i) -> j:\n  'doc'\n  return k", "class A: pass",
    "lambda: 1", "lambda a, *, b=1: c", "lambda *a, **b: c", "a if b else c", "a or b and c or not d",
    "a < b <= c != d is not e not in f", "-a ** -b, +c, ~d",
    "a + b * c - d / e // f % g @ h << i >> j & k | l ^ m", "(a := 1)", "a, *b", "(a, b)", "((a, b))", "()", "[]", "[a, *b]",
    "{a, *b}", "{}", "{a: b, **c}", "a(b, *c, d=e, **f)", "a(b for c in d)", "a.b.c(d)[e]", "a[b:c:d, e, ::f]", "a[*b]",
    "a[b, c]", "[a for b in c if d if e for f in g]", "{a for b in c}", "{a: b for c in d}", "(a for b in c)",
    "async def f(): return [a async for b in c]", "def f():\n  x = yield\n  y = yield a, b\n  yield from c",
    "1, 2.5, 3j, 0x10, 'a' \"b\", u'c', b'd', None, True, ..., False", "u'a' f'{b}c'", "f''",
    "f'a{b}c{d!r:>{e}}{f=}{g = !s:h}' 'i'", "'a' f'{b:c{d}e}' 'f'", "f'{a, b}{(c)}{d for e in f}'", "f'''{\na}{b\n}'''",
    "('a'\n f'{b}'\n 'c')", "x = (\n  a\n  +\n  b)", "\u00e9 = '\u00fc' + \u00f1.\u00f6(\u00df)",
    "\u4e2d = f'{\u6587}\u00e9{x}'", "if 1:\n\tx\n# end",
    "match a:\n  case 1 | -2 | 3 + 4j | 'a' 'b' | None: b\n  case True if c: d",
    "match a, b:\n  case [c, *d] | (e, *_) | [*_]: f\n  case g, h: i\n  case _: j",
    "match a:\n  case {'b': c, -1: d, e.f: _, **g}: h\n  case {}: i",
    "match a:\n  case A() | b.C(1, d, e=f, g=(h as i)): j\n  case (k): l", "match = case = 1",
]


def dump(node):
    if isinstance(node, list):
        return "[" + ", ".join(map(dump, node)) + "]"
    if not isinstance(node, _ast.AST):
        return ascii(node)
    parts = [dump(getattr(node, field)) for field in node._fields]
    place = ":".join(str(getattr(node, name)) for name in node._attributes)
    return f"{type(node).__name__}@{place}({', '.join(parts)})"


def parse(text, mode="exec"):
    return compile(text, "<text>", mode, _ast.PyCF_ONLY_AST)


def tell(make, mode="exec"):
    try:
        print(type(compile(make(), "<tree>", mode)).__name__)
    except Exception as error:
        print(type(error).__name__, str(error).split(" object at ")[0])


for text in TEXTS:
    tree = parse(text)
    print(ascii(text), dump(tree))
    try:
        same = compile(tree, "<text>", "exec").co_code == compile(text, "<text>", "exec").co_code
        print("   ", "the same code" if same else "other code")
    except SyntaxError as error:
        print("   ", error)
print(dump(parse("a + 1", "eval")), dump(parse("a = 1", "single")))
print(eval(compile(parse("6 * 7", "eval"), "", "eval")))
try:
    parse("a b")
except SyntaxError as error:
    print(error, error.offset)
tree = parse("x")
print(compile(tree, "", "exec", _ast.PyCF_ONLY_AST) is tree)


class Other(_ast.Name):
    pass


print(eval(compile(_ast.Expression(Other("tell", _ast.Load(), lineno=1, col_offset=0)), "", "eval")) is tell)

L = dict(lineno=1, col_offset=0)
N = lambda n="x", c=_ast.Load: _ast.Name(n, c(), **L)
C = lambda v=1: _ast.Constant(v, **L)
S = lambda *b: _ast.Module(list(b), [])
E = lambda e: S(_ast.Expr(e, **L))
P = lambda p: S(_ast.Match(N(), [_ast.match_case(p, None, [_ast.Pass(**L)])], **L))
A = lambda **k: _ast.arguments(**{**dict(posonlyargs=[], args=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[]), **k})
R = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
for m in [
    lambda: _ast.Module(), lambda: _ast.Module(body=()), lambda: _ast.Expression(C()), lambda: S(1), lambda: S(None),
    lambda: S(_ast.Expr()),
    lambda: S(_ast.Expr(C())), lambda: E(None), lambda: E(5), lambda: E(_ast.Name("x", **L)),
    lambda: E(_ast.Name("x", _ast.Store(), **L)),
    lambda: E(_ast.Name(5, _ast.Load(), **L)), lambda: E(_ast.Name(None, _ast.Load(), **L)), lambda: E(N("None")),
    lambda: E(N("True")), lambda: E(_ast.Name("x", 3, **L)),
    lambda: E(_ast.BoolOp(_ast.And(), [N()], **L)), lambda: E(_ast.BoolOp(_ast.And(), [N(), None], **L)),
    lambda: E(_ast.BoolOp(3, [N(), N()], **L)),
    lambda: E(_ast.BinOp(N(), _ast.And(), N(), **L)), lambda: E(_ast.BinOp(N(), _ast.Add(), None, **L)),
    lambda: E(_ast.UnaryOp(_ast.Not(), **L)),
    lambda: E(_ast.Compare(N(), [], [], **L)), lambda: E(_ast.Compare(N(), [_ast.Lt()], [], **L)),
    lambda: E(_ast.Compare(N(), [_ast.Lt(), _ast.Gt()], [N()], **L)),
    lambda: E(_ast.Dict([N()], [], **L)), lambda: E(_ast.Dict([None], [N()], **L)), lambda: E(_ast.Set([], **L)),
    lambda: E(_ast.ListComp(N(), [], **L)),
    lambda: E(_ast.ListComp(N(), [_ast.comprehension(N(), N(), [], 0)], **L)),
    lambda: E(_ast.Call(N(), [N()], [_ast.keyword("a", **L)], **L)),
    lambda: E(_ast.Lambda(A(defaults=[N()]), N(), **L)),
    lambda: E(_ast.Lambda(A(kwonlyargs=[_ast.arg("x", **L)]), N(), **L)),
    lambda: E(_ast.Lambda(A(args=[_ast.arg("x")]), N(), **L)),
    lambda: E(_ast.Constant([], **L)), lambda: E(_ast.Constant((1, []), **L)),
    lambda: E(_ast.Constant(frozenset({1}), **L)), lambda: E(_ast.Constant(**L)),
    lambda: E(_ast.NamedExpr(N("x", _ast.Store), C(), **L)), lambda: S(_ast.Assign([], C(), **L)),
    lambda: S(_ast.Assign([C()], C(), **L)), lambda: S(_ast.Assign([N()], C(), **L)),
    lambda: S(_ast.Assign([N("x", _ast.Store)], None, **L)),
    lambda: S(_ast.AugAssign(N("x", _ast.Store), _ast.Add(), C(), **L)),
    lambda: S(_ast.AnnAssign(N("x", _ast.Store), C(), None, 1, **L)),
    lambda: S(_ast.AnnAssign(_ast.Attribute(N(), "a", _ast.Store(), **L), C(), None, 1, **L)),
    lambda: S(_ast.Delete([], **L)), lambda: S(_ast.Delete([N("x", _ast.Del), N("y", _ast.Del)], **L)),
    lambda: S(_ast.Raise(None, C(), **L)), lambda: S(_ast.Raise(**L)), lambda: S(_ast.If(N(), [], [], **L)),
    lambda: S(_ast.If(N(), [_ast.Pass(**L)], None, **L)), lambda: S(_ast.If(N(), [_ast.Pass(**L)], [], **L)),
    lambda: S(_ast.While(N(), [_ast.Pass()], [], **L)), lambda: S(_ast.Try([_ast.Pass(**L)], [], [], [], **L)),
    lambda: S(_ast.Try([_ast.Pass(**L)], [], [_ast.Pass(**L)], [_ast.Pass(**L)], **L)),
    lambda: S(_ast.Try([_ast.Pass(**L)], [_ast.ExceptHandler(None, None, [], **L)], [], [], **L)),
    lambda: S(_ast.With([], [_ast.Pass(**L)], **L)),
    lambda: S(_ast.Global([], **L)), lambda: S(_ast.Global(["x"], **L)), lambda: S(_ast.Global([1], **L)),
    lambda: S(_ast.Import([], **L)), lambda: S(_ast.Import([_ast.alias("os", **L)], **L)),
    lambda: S(_ast.Import([_ast.alias("os")], **L)),
    lambda: S(_ast.ImportFrom("a", [_ast.alias("*", **L)], 0, **L)),
    lambda: S(_ast.ImportFrom("a", [_ast.alias("b", **L)], -1, **L)),
    lambda: S(_ast.ImportFrom(None, [_ast.alias("b", **L)], **L)),
    lambda: S(_ast.FunctionDef("f", A(), [], [], **L)),
    lambda: S(_ast.FunctionDef("f", A(), [_ast.Pass(**L)], [], **L)),
    lambda: S(_ast.FunctionDef("f", None, [_ast.Pass(**L)], [], **L)),
    lambda: S(_ast.ClassDef("C", [], [], [], [], **L)),
    lambda: S(_ast.ClassDef("C", [], [], [_ast.Pass(**L)], [], **L)),
    lambda: P(_ast.MatchValue(N(), **R)), lambda: P(_ast.MatchValue(C(), **R)),
    lambda: P(_ast.MatchSingleton(1, **R)), lambda: P(_ast.MatchSingleton(None, **R)),
    lambda: P(_ast.MatchStar("x", **R)), lambda: P(_ast.MatchSequence([_ast.MatchStar("x", **R)], **R)),
    lambda: P(_ast.MatchOr([_ast.MatchAs(**R)], **R)), lambda: P(_ast.MatchAs(None, "_", **R)),
    lambda: P(_ast.MatchAs(_ast.MatchValue(C(), **R), None, **R)),
    lambda: P(_ast.MatchMapping([C()], [], None, **R)), lambda: P(_ast.MatchClass(C(), [], [], [], **R)),
    lambda: P(_ast.MatchClass(N(), [], ["a"], [], **R)),
    lambda: P(_ast.MatchValue(_ast.UnaryOp(_ast.USub(), C(), **L), **R)),
    lambda: P(_ast.MatchValue(_ast.BinOp(C(), _ast.Add(), C(2j), **L), **R)), lambda: P(_ast.MatchAs()),
    lambda: E(_ast.Constant(1, lineno="x", col_offset=0)),
    lambda: E(_ast.Constant(1, lineno=5, col_offset=0, end_lineno=2)),
    lambda: E(_ast.Constant(1, lineno=1, col_offset=5, end_lineno=1, end_col_offset=2)),
    lambda: E(_ast.Constant(1, lineno=-1, col_offset=0, end_lineno=3)),
    lambda: E(_ast.Yield(**L)), lambda: S(_ast.Return(**L)), lambda: S(_ast.Break(**L)), lambda: E(_ast.expr(**L)),
    lambda: S(_ast.stmt(**L)), lambda: S(C()), lambda: E(_ast.Pass(**L)),
    lambda: E(_ast.Starred(N(), _ast.Load(), **L)), lambda: E(_ast.Subscript(N(), _ast.Slice(), _ast.Load(), **L)),
    lambda: E(_ast.JoinedStr([_ast.FormattedValue(N(), -1, None, **L)], **L)),
    lambda: E(_ast.Attribute(N(), None, _ast.Load(), **L)), lambda: E(_ast.IfExp(N(), N(), **L)),
    lambda: E(_ast.Await(N(), **L)),
]:
    tell(m)
    tell(lambda: S(), "eval"); tell(lambda: _ast.Expression(C()), "eval"); tell(lambda: _ast.Interactive([_ast.Pass(**L)]), "single"); tell(lambda: S(), "single"); tell(lambda: _ast.AST()); tell(lambda: C()),


# What CPython itself survives of patterns, constants and comments.
K = lambda k: P(_ast.MatchMapping([k], [_ast.MatchAs(**R)], None, **R))
V = lambda v: P(_ast.MatchValue(v, **R))
NEGATIVE = lambda v, op=_ast.USub: _ast.UnaryOp(op(), C(v), **L)
BOTH = lambda a, op, b: _ast.BinOp(a, op(), b, **L)
for m in [
    lambda: P(_ast.MatchClass(N(), [], ["True"], [_ast.MatchAs(**R)], **R)),
    lambda: P(_ast.MatchClass(N(), [], [1], [_ast.MatchAs(**R)], **R)),
    lambda: P(_ast.MatchClass(N(), [], ["a"], [_ast.MatchAs(**R)], **R)),
    lambda: E(C(frozenset({1, type}))), lambda: E(C((1, frozenset({(2, type)})))), lambda: E(C(frozenset({(1, "a")}))),
    lambda: V(BOTH(C(7), _ast.Pow, C(10**9))), lambda: V(BOTH(C(1), _ast.Mult, C(2j))), lambda: V(BOTH(C("a"), _ast.Add, C("b"))),
    lambda: V(BOTH(C(1), _ast.Add, C(2))), lambda: V(BOTH(C(1j), _ast.Add, C(2j))), lambda: V(BOTH(C(True), _ast.Add, C(2j))),
    lambda: V(BOTH(C(1), _ast.Add, NEGATIVE(2j))), lambda: V(BOTH(NEGATIVE(1.5), _ast.Sub, C(2j))),
    lambda: V(BOTH(NEGATIVE(1j), _ast.Sub, C(2j))), lambda: V(BOTH(BOTH(C(1), _ast.Add, C(2j)), _ast.Add, C(2j))),
    lambda: V(NEGATIVE(1, _ast.UAdd)), lambda: V(NEGATIVE(1, _ast.Not)), lambda: V(NEGATIVE(True)), lambda: V(NEGATIVE("a")),
    lambda: V(NEGATIVE(2j)), lambda: V(_ast.JoinedStr([], **L)), lambda: V(_ast.Attribute(C(), "b", _ast.Load(), **L)),
    lambda: K(NEGATIVE(2j)), lambda: K(BOTH(C(1), _ast.Sub, C(2j))), lambda: K(N()), lambda: K(_ast.JoinedStr([], **L)),
]:
    tell(m)
for constant in [..., True, False, None, (1, 2), frozenset({1}), 1, 1.5, 2j, "a", b"a"]:
    tell(lambda: V(C(constant)))
    tell(lambda: K(C(constant)))
tell(lambda: _ast.Expression(_ast.Name("x", _ast.Load())), "eval")
tell(lambda: _ast.Expression(), "eval")
for ignored in [3, None, [1], [None], [_ast.TypeIgnore(1, "x")], [_ast.TypeIgnore(1, b"x")], [_ast.TypeIgnore(1)],
                [_ast.TypeIgnore()], [_ast.TypeIgnore("a", "b")], [_ast.TypeIgnore(1, 2)]]:
    tell(lambda: _ast.Module([], ignored))
tell(lambda: _ast.Module(body=[]))
tell(lambda: _ast.Module(type_ignores=[]))
place = parse("x = 'é', '\U0001f600' + (a\n  + 'ж', b)\nif 'é' + c:\n    d", "exec")
print([[n.col_offset, n.end_col_offset] for n in (place.body[0], *place.body[0].value.elts, place.body[1], place.body[1].test)])
