# SPDX-License-Identifier: BSL-1.0
"""What the compiler of source text doesn't know is a NotImplementedError that names it and its line. Some
SyntaxErrors are less precise, and a symbol's has the place among its arguments."""


def tell(text):
    try:
        compile(text, "<text>", "exec")
        print("compiled")
    except (NotImplementedError, SyntaxError) as error:
        print(type(error).__name__, error)


tell("x = '\\N{EURO SIGN}'")
tell("x = (a b)")
tell("x = f'{a b}'")
try:
    compile("1 + ", "<text>", "eval")
except SyntaxError as error:
    print(error.offset)
try:
    compile("def f(a, a): pass", "<text>", "exec")
except SyntaxError as error:
    print(len(error.args), error.lineno, error.offset)
try:
    print(type(compile("6 * 7", "<text>", "eval", 0x400)).__name__)
except NotImplementedError as error:
    print("NotImplementedError:", error)
