# SPDX-License-Identifier: BSL-1.0
"""What print(), input() and sys make of streams that a program has put in their place."""

import sys
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")
w = W()
print("a", 1, None, sep="-", file=w); print(file=w); print("x", end="", file=w, flush=True)
print(w.parts)
sys.stdout = w
print("captured", 5)
sys.stdout = sys.__stdout__
print(w.parts)
class N: pass
try: print("a", file=N())
except AttributeError as e: print(e)
sys.stdout = None
print("nothing")
sys.stdout = sys.__stdout__
del sys.stdout
try: print("x")
except RuntimeError as e: m = e
sys.stdout = sys.__stdout__
print(repr(m))
print("abc\ud800def\u20ac", file=sys.stderr)
try: print("abc\ud800\ud801def")
except UnicodeEncodeError as e: print(e)
try: sys.stdout.write("zz\ud800")
except UnicodeEncodeError as e: print(e)
sys.stderr.write("no newline")
class R:
    def __init__(self, l): self.l = l
    def readline(self): return self.l.pop(0)
sys.stdin = R(["a\n","b",b"c\n",b"",3,""])
for i in range(6):
    try: print(repr(input("p%d "%i)))
    except BaseException as e: print(type(e).__name__, e)
sys.stdin = None
try: input()
except RuntimeError as e: print(e)
