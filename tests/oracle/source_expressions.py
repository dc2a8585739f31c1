# SPDX-License-Identifier: BSL-1.0
"""eval() of source text: every kind of expression."""

SAMPLES = """\
1 + 2 * 3 - 4 / 5 // 6 % 7 @ 8 if 0 else 2 ** 3 ** 2
-7 // 2 ** -1, +3, ~5, - -3, not 0, not not 1
1 << 4 | 3 & 6 ^ 1, 255 >> 2
0x1F + 0b11 + 0o17 + 1_000, 0, 00, 1e3, .5, 5., 1_0.0_1, 1j, 1.5e-3J
1 < 2 < 3, 1 < 2 > 3, 1 == 1.0 != 2, None is not None, 3 not in [1, 2]
0 or 1 and 2, [] or {} or 'last', 1 and 0 and 5, True and not False
1 if [] else 2 if 0 else 3
'a' "b" '''c''' + 'd\\n\\t\\x41\\101\\u00e9\\U0001F600', r'\\n', u'x', 'it\\'s'
b'ab\\x41' rb'\\n' b'\\377', b''
f'{1 + 1!r:>5}{"x"}{{}} {3.14159:.{1 + 1}f} {1 = } {"é"!a} {[1, 2][0]} {max(1, 2):*^{5}}'
f'{ {1: 2}[1] }' f"{(lambda: 7)()}" 'plain' f''
[1, *range(2), 3], (1, *'ab'), {1, *[2]}, {1: 2, **{3: 4}, 5: 6}, (), [], {}, (1,), ((1, 2), 3)
[i * i for i in range(5) if i % 2], {i for i in 'aab'}, {k: v for k, v in [(1, 2)]}
[(i, j) for i in range(3) for j in range(i) if i if j < 5], [[x for x in range(y)] for y in range(3)]
list(x for x in 'ab'), sum(i for i in range(4)), [y for x in [1] for y in (x, x + 1)]
(lambda x, /, y=2, *a, z=3, **k: (x, y, a, z, k))(1, *[4, 5], z=6, **{'w': 7}, v=8)
(lambda: 1)(), (lambda *, a: a)(a=1), (lambda *a: a)(*'xy'), (lambda **k: k)(**{'a': 1}, b=2)
'abc'[::-1], [1, 2, 3][1:], 'abc'[-1], [[1, 2], 3][0][1], {(1, 2): 3}[1, 2]
(a := 5) + a, [b := 1, b + 1], [(c := i) for i in range(3)], c
'abc'.upper().replace('A', 'x'), 'x'.join(str(i) for i in range(3)), len('''two''')
..., __debug__, None, True
max([3, 1], key=lambda v: -v), dict(a=1, **{'b': 2}), print('printed', end='!\\n')
  1  
int.__add__(1, 2), (1).real, 1.5.real, 1 .real
"""

space = {}
for text in SAMPLES.splitlines():
    print(text.strip(), "->", eval(text, space))
print(eval("(\n    1 +  # a comment\n    2\n)\n\n"), eval(b"'\xc3\xa9' + 'b'"), eval("1\\\n+ 2"), eval("'''a\r\nb\rc'''"))
print(compile("a + b", "file", "eval").co_consts, compile("a + 1", "file", "eval").co_names)

# Texts that nest deeper than calls may.
for name, text in (
    ("plus", "+".join(["x"] * 1500)), ("not", "not " * 1500 + "x"), ("calls", "x" + "()" * 1500),
    ("and", " and ".join(["x"] * 1500)), ("elif", "if x: pass\n" + "elif x: pass\n" * 1500), ("too many", "-" * 8000 + "x"),
):
    try:
        print(name, type(compile(text, "deep", "exec")).__name__)
    except (RecursionError, MemoryError):
        print(name, "nests too deeply")


# The names of files.
class Path:
    def __init__(self, named):
        self.named = named

    def __fspath__(self):
        return self.named


tree = compile("1", "", "eval", 0x400)
for source in ("1", b"1", tree, 3):
    for name in ("f.py", b"f.py", b"\xff\xed\xa0\x80.py", Path("p.py"), Path(b"p.py"), Path(3), 3, None, ["f.py"], "a\0b", b"a\0b"):
        for mode in ("eval", 3, "none"):
            for flags in (0, 0x400):
                if flags != 0 and mode == "none":
                    continue  # which modes there are for trees is another matter
                try:
                    made = compile(source, name, mode, flags)
                    print(ascii(made.co_filename) if flags == 0 else type(made).__name__)
                except (TypeError, ValueError) as error:
                    print(type(error).__name__, error)

for text in ["(1), *[2]", "(\n*[1],)", "*[1],", "((1), *[2])", "(1, 2), *[2]", "([1], *[2])", "*[1]", "(*[1])"]:
    try:
        print(text, eval(text, space))
    except SyntaxError as error:
        print(text, error)
