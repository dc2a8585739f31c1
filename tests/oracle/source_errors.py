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
LATER = [
    "return 1", "x = (yield)", "class A:\n    return 1", "break", "continue", "if 1:\n    break", "def f():\n    break",
    "def f(a, a): pass", "lambda a, a: 1", "nonlocal x", "def f():\n    nonlocal x", "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    global x", "def f(x):\n    global x", "def f():\n    from a import *",
   
    "[(i := 0) for i in x]", "class A:\n    [(y := 0) for i in x]", "[(yield) for x in y]", "a, *b, *c = d", "x = (*a)",
    "__debug__ = 1", "def f(): yield\nx = (yield 1)",
]


def tell(text, parts):
    try:
        compile(text, "<text>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, *(repr(getattr(error, part)) for part in parts))


for text in TEXTS:
    tell(text, ("lineno", "text"))
for text in LATER:
    tell(text, ("filename", "lineno", "text"))
for text in ["a\0b", b"\xff", "(" * 300]:
    try:
        compile(text, "<text>", "exec")
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, str(error)[:60])
