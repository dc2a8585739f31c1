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
    # What CPython computes before.
    "if not x is 1: pass", "not x is 1", "not x is not 1", "not not x is 1", "not f(x is 1)", "not -(x is 1)",
    "not x is 1 is y", "if not (not x is 1 and y): pass", "not (x is 1 and y)", "1/0 is x",
    "(not 1) is x", "(-1)()", "(1+2)[0]", "'abc'['a'+'b']", "1 + 1 is x", "2**1000 is x", "2**100 is x", "1 << 200 is x",
    "1 << 100 is x", "1 << -1 is x", "'a' * 5000 is x", "'a' * 4000 is x", "(1,) * 300 is x", "(1,) * 200 is x",
    "((1, 2), (3,)) * 200 is x", "x is 'a' * -1", "x is () * 9999999", "x is (1, 2)[0]", "x is (1, 2)[2]", "x is 'a'['b']",
    "x is 'abc'[1:2]", "x is __debug__", "__debug__()", "__debug__[0]", "x is ~1", "x is ~1.5", "x is +1", "x is -'a'",
    "x is '%s' % 1", "x is b'%d' % 1", "x is 5 % 2", "x is 5 % 0", "x is 1 @ 2", "x is 1 + 'a'", "x is 'a' + 'b'",
    "x is 1 < 2", "x is (1 if 2 else 3)", "x is (None, y)", "x is not ()", "x is 1j * 1j", "x is 2 ** -1", "x is 0 ** -1",
    "x is 7 // 2", "x is 7 | 8", "x is 7 ^ 8", "x is 7 & 8", "x is 7 >> 2", "x is 1 << 0", "x is 0 << 9999",
    "x is True + True", "x is ...", "x is (...,)[0]", "x is -True", "x is not not 1", "x is not -1", "assert (1, 2) + (3,)",
    "assert () + ()", "assert not x is 1", "[y for y in z if not y is 1]", "x[1+2]", "[1]['a' + 'b']", "'abc'[1.0 + 1]",
    "('a' 'b' + 'c')()", "((1, 2) + (3,))[y](1)", "(1, 2)[0](3)", "(1, 2)[0][1]", "'abc'[0]['a']", "x is 10**400 * 0",
    "x is 2**64 * 2**63", "x is 2**64 * 2**64", "x is 2**63 ** 2", "x is 3 ** 80", "x is 3 ** 64", "x is 3 ** 65",
    "1 << 128 is x", "1 << 127 is x", "3 << 126 is x", "'ab' * 2048 is x", "'ab' * 2049 is x", "x is 3 * (1, (2, (3, 4)))",
    "x is 204 * (1, (2, (3,)))", "x is 205 * (1, (2, (3,)))", "x is 128 * (1, (2, (3,)))", "x is 129 * (1, (2, (3,)))",
    "x is True * 'a'", "x is 2 ** True", "lambda: not x is 1", "class A(1): pass", "not x in [1]", "(not x is 1) is 2",
    "(x is 1)()", "not 1()",
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
