# SPDX-License-Identifier: BSL-1.0
"""What is wrong with texts, and where, in the three modes of compile(), with and without an end of their last line."""

TEXTS = (
    '1 +', '(1', 'x y', '', '1 1', 'x = 1', 'if', '1 2 3\n', 'foo(', 'foo)', "'abc", "f'{'", "f'{a b}'", 'lambda x',
    'x if y', '1 if 2 else', '*a', 'a,b c', '[1,2', '{1:2,3}', 'yield', 'pass', 'x;y', 'x\ny', '  x', 'x ', 'x #c',
    'not', '1..2', '0777', '1_', 'a.1', '$', 'a $', 'x ?', "'\\x'", "b'é'", "f'{'  ", '(a b)', 'print 1', 'a b c',
    'for x in y', 'await x', 'None = 1', 'f(a=1, 2)', 'f(**a, *b)', 'f(a for b in c, d)', '(x for', '[x for x in',
    '{**a for', 'lambda *: 1', 'lambda x=1, y: 1', "'a' b'c'", "f'{}'", "f'{!r}'", "f'{a!x}'", "f'{a'", "f'a}'",
    'a := 1', '(a := 1', '(a.b := 1)', 'a[1:2', 'a[', 'del x', 'import a', '0x', '0b2', '1e', '1__0', "'''abc", '\\',
    'a\\\n', 'a \\ b', 'if x: y', 'x.', 'x.y.', '.', '..', '...', '@', 'a @', '-', '+', '~', 'not not', 'a not b',
    'a is', 'a in', 'in', 'else', 'é é', 'a\tb', '\x0c1 1', '(\n1\n+', '(\n1 1)', "'\\N{x}'  ", '\n1 1', '1 1 # c',
    '(1)(', '1\\\n+', '\n', '\n\n', '# c', 'x', 'x\n', 'x\n\n', 'x\ny\n', 'x\n#c', 'x\n\ny', 'if x: y\n',
    'if x: y\n\n', 'if x:\n  y', 'if x:\n  y\n', 'if x:\n  y\nz', 'if x:\n  y\nz\n', 'if x: y\nz', 'class A: pass',
    'class A: pass\n', 'def f(): pass\n', '@a\ndef f(): pass', 'if x: y\nelse: z\n', 'if x: y\nelse: z',
    'while 1: pass\n#c', 'while 1: pass\n  #c\n', '\n  x', '\nx', '#c\nx\n', '#c\nif x: y\n', 'with a: b\n;',
    '(x\n,y)', '(x\n,y)\nz', '\\\nx', 'x\\\n', '  ', 'if x: y #c', 'if x: y #c\n', 'async def f(): pass\n',
    'match x:\n case 1: pass\n', 'match x:\n case 1: pass', 'try: x\nexcept: y\n', 'try: x\n',
    '[c for c n common c and c != d]', '[c for c n d]', '[c for c n d e]', '[c for c n d and c]',
    '[c for c n d c and c]', '[c for c n d c]', '[c for c n]', '[c for c n m c and c]', '[c for c n m c or c]',
    '[c for c n m c == c]', '(c for c n m c and c)', '[c c n m c and c]', '[a b c and d]', '[a b c]', '[a b c or d]',
    '[a b c + d]', '[a b.c d]', '[for c n m c and c]', '\\\na b', '\\\n\\\na b c\n', 'x = \\\n a b',
    'x = 1 + \\\n  a b\n', '\\\n\n a b', ' \\\na b', "\né'''a\nb'''", "é'''a\nébé'''", "éé a '''\nxxxxxxx''' b",
    "é = '''\né é é é''' + é é", '(\n"\\N{foo}", 1\n', '(\n"\\x" +\n', '(\nf"{a b}", 1\n', 'f"{a b}"\n"abc',
    'f"{a b}"\n)', 'f"\\N{foo} }"', 'f"\\x }"', 'f"\\N}}"', 'f"\\N{{1}}"', '"\\é\\N{foo}"', '"\\é\\x"',
    'b"x" "\\N{foo}"', 'b"\\x4é"', '"x" b"\\x4"', 'f"{1}" b"x"', 'f"\\N{DIGIT ONE}}"', 'f"{1}}"', 'f"{1:}}"',
    'f"{1:{2}}}"', 'f"{1:{{}}}"', 'rf"\\N}"', 'f"\\{1}"', 'f"\\}"', 'f"a}b{c d}"', 'f"{a b} }"',
    '(f"{a b}"\n, "x" )"', 'f"""{\na b\n}"""\n)', 'f"{f\'{a b}\'}"\n"abc', 'f"{(}"\n"abc', 'f"{a!x}"\n"',
    '("a" "\\x"\n',
)
for text in TEXTS:
    for mode in ("exec", "eval", "single"):
        for end in ("", "\n"):
            try:
                compile(text + end, "<text>", mode)
                print(mode, repr(text + end))
            except SyntaxError as error:
                print(mode, repr(text + end), type(error).__name__, error.args)
print("done")
