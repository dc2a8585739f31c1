# SPDX-License-Identifier: BSL-1.0
"""What the compiler of source text doesn't know is a NotImplementedError that names it and its line: the names of
characters. A name that isn't in the normal form NFKC stays as it is. CPython loses the column at which a string of several
lines begins that an f-string has between braces. Of two things that are no tokens CPython tells the last one, where the
first stands between braces, too."""


def tell(text):
    try:
        compile(text, "<text>", "exec")
        print("compiled")
    except (NotImplementedError, SyntaxError) as error:
        print(type(error).__name__, error)


tell("x = '\\N{EURO SIGN}'")
tell("x = f'\\N{EURO SIGN}{y}'")
space = {}
exec("\uff41 = 1", space)
print(ascii(sorted(name for name in space if len(name) == 1)))
tree = compile("f'''{\"\"\"\n\"\"\"}'''", "<text>", "exec", 0x400)
print(tree.body[0].value.values[0].value.col_offset)
tell("f'{x} {(y}'\nz = {a(.i}")
import sys

sys.stderr = sys.stdout
exec("def f(x):\n    return ('%s' % (x,))()")
print("compiled")
