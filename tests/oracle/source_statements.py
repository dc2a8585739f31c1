# SPDX-License-Identifier: BSL-1.0
"""exec() of source text: statements, what they bind, and where they go on."""


def show(text):
    space = {}
    try:
        exec(text, space)
    except Exception as error:
        print("raised", type(error).__name__, error)
    del space["__builtins__"]
    print({name: held for name, held in space.items() if not callable(held)})


show("x = 1; y = x + 1;\nz = w = [y]\nz.append(3)")
show("a, *b = 1, 2, 3\n(c, [d, *e]), f = (1, 'xyz'), 4\n*g, h = 'ab'\n[i] = {5}")
show("x = [1, 2, 3]\nx[0] += 4\nx[1:] *= 2\ny = 7\ny //= 2; y **= 3; y <<= 1; y |= 1; y %= 32; y ^= 3")
show("x: int\ny: 'str' = 's'\n(z): float = 1.5\nd = {}\nd['k']: int = 4")
show("x = 1\ndel x\ny = [1, 2, 3]\ndel y[0], y[0]\n(a, b) = 1, 2\ndel (a, b)")
show("n = 0\nwhile n < 5:\n    n += 1\n    if n == 2:\n        continue\n    if n == 4:\n        break\nelse:\n    never = 1")
show("for i in range(3): last = i\nelse: done = True\nfor (a, b), c in [((1, 2), 3)]: pass")
show("seen = []\nfor i in range(3):\n    for j in range(3):\n        if j == i: break\n        seen.append((i, j))")
show("if 0:\n  a = 1\nelif 0:\n  a = 2\nelif 1:\n\n  # a comment\n  if 0:\n    a = 3\n  else:\n    a = 4\nelse:\n  a = 5")
show("if not (1 and 0) or 1 and (0 or 1): a = 1\nif (0 or 0) and 1: b = 1\nelse: b = 2\nwhile not 1: pass")
show("assert 1, 'no'\nassert 0, 'yes'")
show("assert not 1")
show("import sys\nfrom sys import path as p, modules\nsame = p is sys.path\ndel sys, p, modules")
show("from sys import (\n    maxsize,\n    byteorder as order,\n)\nimport missing.module")
show("global g\ng = 3\ndef f():\n    global h\n    h = g\nf()")
show("pass\n\n\n# only a comment\n")
show("")
show("def f():\n    return 1\n    unreachable()\nx = f()\nraise ValueError(x) from None")
show("é, ñandú = 1, 2\nclass Größe: pass\nname = Größe.__name__")
show("x = [\n  1,\n\n  2, # two\n]\ny = (3 +\n4)\nz = 1 \\\n  + 2")
show("\tx = 1")
show("if 1:\n\tx = 1\n\tif 1:\n\t\ty = 2\nz = 3")
show("x = 1 if 1 else 2,\nmatch = case = _ = 4\nmatch = [match]\nprint(match [0])")
