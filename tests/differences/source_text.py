# SPDX-License-Identifier: BSL-1.0
"""CPython loses the column at which a string of several lines begins that an f-string has between braces. Of two things
that are no tokens CPython tells the last one, where the first stands between braces, too. CPython makes an f-string of a text that is formatted by %, and warns of its
call."""


def tell(text):
    try:
        compile(text, "<text>", "exec")
        print("compiled")
    except SyntaxError as error:
        print(type(error).__name__, error)


tree = compile("f'''{\"\"\"\n\"\"\"}'''", "<text>", "exec", 0x400)
print(tree.body[0].value.values[0].value.col_offset)
tell("f'{x} {(y}'\nz = {a(.i}")
import sys

sys.stderr = sys.stdout
exec("def f(x):\n    return ('%s' % (x,))()")
print("compiled")
