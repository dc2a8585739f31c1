# SPDX-License-Identifier: BSL-1.0
"""CPython loses the column at which a string of several lines begins that an f-string has between braces. It makes an
f-string of a text that is formatted by %, and warns of its call. eval() of what is wrong in two places tells of another one."""

tree = compile("f'''{\"\"\"\n\"\"\"}'''", "<text>", "exec", 0x400)
print(tree.body[0].value.values[0].value.col_offset)
import sys

sys.stderr = sys.stdout
exec("def f(x):\n    return ('%s' % (x,))()")
print("compiled")
for text in "(a for b or c\nfor", b"x = \xe6":  # CPython finds the second before it tells of the first
    try:
        eval(text)
    except ValueError as error:
        print(type(error).__name__)
    except SyntaxError as error:
        print(type(error).__name__, error.msg)
