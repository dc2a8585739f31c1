# SPDX-License-Identifier: BSL-1.0
"""How standard input is read: by lines, by characters, to its end, and closed."""

import sys
print(repr(sys.stdin.readline()), repr(sys.stdin.read(3)), repr(sys.stdin.readline(2)), repr(input("? ")))
print(next(sys.stdin), end="")
for line in sys.stdin:
    print(repr(line))
    if line.startswith("stop"): break
print(sys.stdin.readlines(8))
print(repr(sys.stdin.read()), repr(sys.stdin.read()), repr(sys.stdin.readline()))
try: input()
except EOFError as e: print(e)
sys.stdin.close()
for f in (input, sys.stdin.read, sys.stdin.readline, sys.stdin.fileno, sys.stdin.readable, sys.stdin.isatty, sys.stdin.flush):
    try: f()
    except ValueError as e: print(e)
print(sys.stdin.closed, sys.stdin)
