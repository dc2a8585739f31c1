# SPDX-License-Identifier: BSL-1.0
"""The attributes and methods of sys.stdin, sys.stdout and sys.stderr."""

import sys
print(sys.stdout, sys.stderr, sys.stdin)
print(type(sys.stdout), type(sys.stdout).__mro__)
print("to err", 1, 2, sep="|", file=sys.stderr)
print(sys.stdout.write("abc\n"), sys.stderr.write("e\n"))
for n in ("name", "mode", "encoding", "errors", "newlines", "closed"):
    print(n, [getattr(s,n) for s in (sys.stdin,sys.stdout,sys.stderr)])
print([s.fileno() for s in (sys.stdin,sys.stdout,sys.stderr)], sys.stdout.isatty(), sys.stdout.writable(), sys.stdin.writable(), sys.stdin.readable())
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, type(e).__module__, e)
t(sys.stdout.write, 1); t(sys.stdout.write); t(sys.stdout.write, None); t(sys.stdout.write, "a", "b")
t(sys.stdout.read); t(sys.stdin.write, "x"); t(sys.stdout.readline); t(sys.stdin.read, "x"); t(sys.stdin.readline, None)
t(sys.stdin.readline, 2**70); t(sys.stdin.read, 2**70)
t(print, "a", file=3); t(print, "x", sep=3); t(print, "x", end=3)
t(sys.stdout.writelines, ["a","b\n"]); t(sys.stdout.writelines, [1])
