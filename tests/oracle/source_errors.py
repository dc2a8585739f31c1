# SPDX-License-Identifier: BSL-1.0
"""Source text that is no Python: the SyntaxErrors and their places."""

TEXTS = [
    "x = ", "x = 'abc", "x = '''abc\ndef", "1 = x", "f() = 1", "a + b = c", "None = 1", "[a, 1] = 2", "(a, b()) = 1",
    "for 1 in x: pass", "for f() in x: pass", "del f()", "del 1", "del *a", "x + 1 += 2", "(a, b) += 1", "x = (1, 2",
    "x = [1, 2", "x = (1, 2]", "x = (1,\n2]", "x = )", "def f(", "if 1:\npass", "def f():\nreturn 1", "  x = 1", "x = 1\n  y = 2",
    "if 1:\n    x = 1\n  y = 2", "if 1:\n\tx = 1\n        y = 2", "if x", "while 1\n    pass", "def f(a, a=): pass",
    "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "lambda a=1, b: 1", "f(a=1, 2)", "f(**a, 2)",
    "f(a=1, a=2)", "f(x for x in y, 1)", "f(1, x for x in y)", "f(a.b=1)", "class 1: pass", "x = 1 +", "1 1", "a b", "x = 01",
    "x = 0x", "x = 0b2", "x = 0o8", "x = 1_", "x = 1__0", "x = 1e", "x = 12abc", "x = 1.5j2", "x = $", "x = a?", "x = é€",
    "x = '\\x4'", "x = '\\u12'", "x = '\\U99999999'", "x = b'\\x4'", "x = b'é'", "x = 'a' b'b'", "x = \\ 1", "import a.", "from a import",
    "from a import b,", "import a as b.c", "try:\n    pass\n", "try:\n    pass\nexcept:\n    pass\nexcept A:\n    pass\n",
    "try:\n    pass\nexcept A, B:\n    pass\n", "with a as 1: pass", "x = *a", "*a = b", "*a, *b = c", "print(*a, sep=)",
    "f'{'", "f'}'", "f'{}'", "f'{a!x}'", "f'{a\\\\n}'", "f'{#}'", "f'{a:{b:{c}}}'", "x: int: str", "a, b: int", "f(): int",
    "(x := 1) := 2", "a.b := 1", "x = yield = 1", "x if y", "x if y: z", "[x for x]", "[*a for a in b]", "{**a for a in b}", "{1: 2, 3}", "{1, 2: 3}",
    "@\ndef f(): pass", "@a\nx = 1", "else: pass", "x = not", "a not b", "x.", "x..y", "x[", "x[1", "lambda", "global", "return", "assert",
    "raise a from", "x = {1: }", "a = b = ", "if 1: x = 1 else: y = 2", "a = 1 2", "async",
]
# Lines that are joined, and what isn't closed behind a string with fields.
TEXTS += [
    "if a \\\nb == c \\d", "x = 1 \\\n + 2 \\\n  + 3 \\d", "  \\\n\\d", "x = '''a\nb''' \\d", "x = (1 \\\n, \\d", "x = (1,\n2 \\d",
    "f'{x}'\ny = {a(.i}", "f'{x}'\ny = (1,\nz",
]
# What CPython finds when it asks what is wrong: hints, and words that are missing.
TEXTS += [
    "x = (a b)", "f(a b, c)", "[1, 2 3]", "{1: 2 3: 4}", "x = (print a)", "print a", "exec a, b", "print(a) b", "f(a=b for c in d)",
    "f(True=1)", "f(a for b in c, d)", "f(d, a for b in c)", "f(**a, *b)", "f(a, b for c in d, e)", "if x = 1: pass",
    "while x.y = 1: pass", "x = (y = 1)", "(a = b)", "if f() = 1: pass", "(a + b = c)", "a = (yield) = 1", "yield x = 1",
    "x = {1: 2, **a: 3}", "{1: *a}", "{1:}", "{1: 2, 3:}", "{1: 2, 3: *a}", "[a, b for c in d]", "{a, for c in d}", "[*a for b in c]",
    "(*a)", "(**a)", "x = [a, (b c), d]", "for x in range(1)\n  pass", "while 1\n  pass", "if 1\n  pass\nelif 2\n  pass", "class A\n  pass",
    "class A(b)\n  pass", "with a as b\n  pass", "with (a as b, c)\n  pass", "try\n  pass", "try:\n  pass\nexcept\n  pass",
    "try:\n  pass\nexcept A\n  pass", "try:\n  pass\nfinally\n  pass", "match x\n  case 1: pass", "match x:\n  case 1\n    pass",
    "def f()\n  pass", "def f:\n  pass", "else", "if 1:\n  pass\nelse\n  pass", "try:\npass", "try:\n  pass\nexcept:\npass",
    "try:\n  pass\nexcept A:\npass", "try:\n  pass\nexcept* A:\npass", "try:\n  pass\nfinally:\npass", "with a:\npass", "with (a, b):\npass",
    "for a in b:\npass", "while 1:\npass", "class A:\npass", "match x:\npass", "match x:\n  case 1:\n  pass", "if 1:\n  pass\nelif 2:\npass",
    "if 1:\n  pass\nelse:\npass", "try:\n  pass\nexcept* A:\n  pass\nexcept B:\n  pass", "try:\n  pass\nexcept A:\n  pass\nexcept* B:\n  pass",
    "try:\n  pass\nexcept*:\n  pass", "match x:\n  case a as _: pass", "match x:\n  case a as 1: pass", "match x:\n  case A(b=c, d): pass",
    "match x:\n  case 1 + 2: pass", "match x:\n  case 1j + 2j: pass", "def f((a, b)): pass", "lambda (a, b): 1", "def f(a, /, b, /): pass",
    "def f(*a, /): pass", "def f(a, /*): pass", "def f(/, a): pass", "def f(*a=1): pass", "def f(**a=1): pass", "def f(*a, *b): pass",
    "lambda *: 1", "lambda *a=1: 1", "lambda **a, b: 1", "def f(**a, *b): pass", "a, b += 1", "[a, b] += 1", "(a): int = 1\n(a, b): int",
    "[a]: int", "x if 1 else", "(x if 1)", "x = 1if 2 else 3 4", "f'{a b}'", "f'{a $}'", "f'x{(}'", "f'{a(]}'", "f'{lambda x: 1}'", "x = f'{a}{b c}' + 1",
    "f'''{\na b}'''", "a <> b", "x = 0_", "x = 0x_", "1.0e+_1", "012", "0b12", "1_000_", "0777", "x = 'a\nb", "x = 'a\\\nb\n", "x = 'a\\\n", "'''a", "x = {\n1: 2\ny = 3",
    "foo(a, b\nx = 1", "x = [1,\n(2]\n", "(\\\n", "a \\", "x = 1 \\\n", "if 1:\n  a\n b", "if 1:\n\ta\n        b", "\ta\n b",
    "a\n  b", "x\u00a0= 1", "x = \u20ac", "a\x17", "nonlocal", "import a b", "from a import (b c)", "from a import b c", "from . import", "del a b", "del (a, b c)",
    "del a + b", "del (a, *b)", "for a, b() in c: pass", "for *a in b, c d: pass", "with a as b(): pass", "assert a b", "raise a b",
    "async x", "await", "a.1", "a..b", "1.a", "a[1 2]", "a[*b:]", "lambda a b: 1", "class A(b for c in d): pass", "@a b\ndef f(): pass",
]
LATER = [
    "return 1", "x = (yield)", "class A:\n    return 1", "break", "continue", "if 1:\n    break", "def f():\n    break",
    "def f(a, a): pass", "lambda a, a: 1", "nonlocal x", "def f():\n    nonlocal x", "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    global x", "def f(x):\n    global x", "def f():\n    from a import *",
    "[(i := 0) for i in x]", "class A:\n    [(y := 0) for i in x]", "[(yield) for x in y]", "a, *b, *c = d", "x = (*a)",
    "__debug__ = 1", "del __debug__", "a.__debug__ = 1", "def f(__debug__): pass", "f(__debug__=1)", "(__debug__ := 1)",
    "a.__debug__: int", "lambda *__debug__: 1", "def f():\n    x: int\n    global x", "def f():\n    global x\n    x: int",
    "def f():\n    global x\n    nonlocal x", "[i for i in (i := x)]", "[1 for i in x if (j := i) for j in x]", "from __future__ import spam",
    "from __future__ import braces", "x = 1\nfrom __future__ import division", "def f(a, *b, b=1): pass", "return x + (yield)",
    "try:\n    pass\nexcept* A:\n    break", "def f():\n    try:\n        pass\n    except* A:\n        return 1", "def f(): yield\nx = (yield 1)",
    "global x\nx = 1\nglobal x", "def f():\n    global x\n    print(x)\n    global x", "def f():\n    nonlocal x; x = 1; nonlocal x",
    "def f():\n    global x; global x", "def f(x): global x", "x = 1\ndef f():\n    global x\nglobal x", "é = 1; return 1",
]


def tell(text, parts):
    try:
        compile(text, "<text>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, *(repr(getattr(error, part)) for part in parts))


for text in TEXTS:
    tell(text, ("lineno", "offset", "end_lineno", "end_offset", "text"))
for text in LATER:
    tell(text, ("filename", "lineno", "offset", "end_lineno", "end_offset", "text", "args"))
for text in ["a\0b", b"\xff", "(" * 300]:
    try:
        compile(text, "<text>", "exec")
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, str(error)[:60])
for name in __file__, "nowhere.py":  # what is wrong behind parsing is shown as the file has it
    try:
        compile("\nreturn 1", name, "exec")
    except SyntaxError as error:
        print(error.msg, ascii(error.text))
