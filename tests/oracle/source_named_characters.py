# SPDX-License-Identifier: BSL-1.0
"""Source texts with names of characters, and names that aren't in their normal form."""

import unicodedata

TEXTS = (
    r'"\N{DIGIT ONE}"', r'"\N{digit one}\N{hangul syllable ga}"', r'"\N{HANGUL SYLLABLE GA}\N{NULL}\N{LF}x"',
    r'"a\N{EURO SIGN}" "b" "\N{CJK UNIFIED IDEOGRAPH-4E00}"', r'b"\N{DIGIT ONE}"', r'r"\N{DIGIT ONE}"', r'"\N{foo}"',
    r'"ab\N{foo}"', r'"é\N{foo}"', r'"\N{é}"', r'"\N{}"', r'"\N{"', r'"\N{foo"', r'"\Nx"', r'"\N"',
    r'"\N{DIGIT ONE\x41}"', r'"\N{KEYCAP DIGIT ONE}"', r'"\N{%s}"' % ("A" * 300), r'"\N{DIGIT ONE}\N{DIGIT"',
    r'"\N{{DIGIT ONE}}"', r'f"\N{DIGIT ONE}"', r'f"{1}\N{foo}"', r'f"a\N{LATIN SMALL LETTER GAMMA WITH STROKE}"',
    r'f"{1:\N{DIGIT ONE}}"', r'f"{1:>\N{DIGIT FIVE}}"', r'f"\N{DIGIT ONE"', r'f"é\N{digit one}{2}"', r'f"{{\N{foo}"',
    r'f"a{{b\N{foo}"', r'f"{1}é{2}ab\N{foo}"', r'f"a}}b\N{foo}"', r'f"{1:é\N{foo}}"', r'fr"\N{1}"',
    r'f"\N{DIGIT ONE}{"\N{DIGIT TWO}"}"', r'"é\x"', r'"éé\u12"', r'f"{1}é\U00110000"', r'b"ab\x4"', r'f"{1}\x4"',
)
for text in TEXTS:
    try:
        print(text[:40], ascii(eval(text)))
    except SyntaxError as error:
        print(text[:40], error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)

space = {}
exec(
    """
\uff41 = 1
\ufb01 = \uff41 + 1
class \u212b:
    \u2460x = 3 if False else None
    def \uff4d(self, *, \u017f=5):
        return \u017f
"""
    .replace("\u2460x", "x\u00b2".replace("\u00b2", "\u2071")),
    space,
)
print(ascii(sorted(name for name in space if name != "__builtins__")))
print(ascii(sorted(vars(space["\xc5"]))))
print(space["\xc5"]().m(s=6), eval("\u212b().\uff4d(\u017f=7)", space))
print(ascii(compile("import \uff41.\uff42 as \uff43, \uff44.\u017f", "<text>", "exec").co_names))
print(ascii(compile("from \uff41.\uff42 import \uff43", "<text>", "exec").co_names))
print(ascii(eval("lambda \uff41, *\uff42, **\uff43: (\uff41, \uff42, \uff43)")(1, 2, d=3)))
print(ascii(eval("'\uff41'")), ascii(eval("f'{\uff41=}'", {"a": 1})))
try:
    exec("\u212b\uff4d")
except NameError as error:
    print(ascii(str(error)), ascii(error.name))
# What the module answers.
normalize = unicodedata.normalize
unicodedata.normalize = lambda form, text: 1
for text in ("é = 1", "import é.b", "a.é"):
    try:
        compile(text, "<text>", "exec")
    except TypeError as error:
        print(error)
unicodedata.normalize = normalize
print("done")
