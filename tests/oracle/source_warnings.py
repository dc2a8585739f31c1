# SPDX-License-Identifier: BSL-1.0
"""Source text that is Python, and yet looks wrong: the warnings about it, and the SyntaxErrors that filters make of
them."""

import _warnings

TEXTS = [
    "'\\d'", "x = '\\d' 1", "x = '\\d' '\\e\\z'", "b'\\d'", "f'\\d{x}\\e'", "f'\\{x}'", "f'{x:\\d}'", "rb'\\d'",
    "'''a\nb\\d\n'''  '\\q' \n", "'\\400'", "1if 2 else 3", "x = 1if 2 else 3 4", "0x1for x in y", "1or 2", "1and 2", "1in x",
    "1is x", "0b1or 2", "1.5or 2", "1jif 2 else 3", "1else", "[1for x in y]", "1not in x", "1_000or 2", "f'{1or 2}'",
    "f'{1or 2 3}'", "x is 1", "x is not 'a'", "1 is x", "x is ()", "x is (1, 2)", "x is (1, y)", "x is -1", "x is 1 + 1",
    "x is None is 1", "x < 1 is y", "x is ...", "x is b''", "x is f'a'", "x is [1]", "1()", "(1, 2)()", "[]()",
    "[x for x in y]()", "{}()", "{1}()", "(x for x in y)()", "f'a'()", "''()", "None()", "...()", "(lambda: 1)()", "1.5()",
    "1[2]", "None[1]", "...[1]", "{1}[2]", "(x for x in y)[1]", "(lambda: 1)[1]", "''['a']", "[]['a']", "(1, 2)['a']",
    "()[1.5]", "[][1, 2]", "[][None]", "[][[]]", "f'a'['b']", "b''['b']", "[x for x in y]['a']", "''[x]", "''[1:2]", "''[True]",
    "{}['a']", "1[2] = 3", "del 1[2]", "[1]['a'] = 2", "assert (1, 2)", "assert ()", "assert (x, y)", "assert (x, 'a'), 'b'",
    "if x is 1:\n  assert (x, 2)\n", "def f():\n\n  return x is 1", "lambda: x is 1", "'\\d'\nx is 1", "x is 1\n1()", "[1 [2]]",
    "x = [\n(1, 2)\n(3, 4)]", "x is (\n1)", "(x\nis\n1)", "'\\N'", "b'\\N'", "b'\\u1'", "'\\8'", "'\\\xe9'",
]


def filtered(action):
    _warnings.filters[:] = [(action, None, Warning, None, 0)]
    _warnings._filters_mutated()


def tell(text):
    try:
        compile(text, "<text>", "exec")
        return "compiles"
    except SyntaxError as error:
        return repr((error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text))


before = _warnings.filters[:]
for text in TEXTS:
    filtered("always")
    print(ascii(text), tell(text))
    filtered("error")
    print("   ", tell(text))
filtered("ignore")
print(tell("x is 1"))
_warnings.filters[:] = before
_warnings._filters_mutated()
