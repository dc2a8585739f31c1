# SPDX-License-Identifier: BSL-1.0
"""sys.stdin.buffer, sys.stdout.buffer and sys.stderr.buffer: the bytes below the standard streams."""

import sys
from _io import TextIOWrapper

print(sys.stdin.buffer, sys.stdout.buffer, sys.stderr.buffer.raw)
print(sys.stdin.buffer is sys.stdin.buffer, sys.stdout.buffer.fileno(), sys.stdin.buffer.isatty())

# Reading: what the buffer has read ahead is the text's, too.
print(sys.stdin.buffer.readline())
print(input())
print(sys.stdin.readline())

# Writing: what is flushed comes first.
print("text")
sys.stdout.buffer.write(b"bytes that come before the text\n")
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes that are behind it\n")
sys.stdout.buffer.flush()
sys.stdout.buffer.write(b"bytes again\n")
print("text behind them", flush=True)
sys.stdout.buffer.write(bytes(range(97, 107)) + b"\n")
print("é" * 5000)
sys.stdout.flush()
sys.stdout.buffer.write(b"x" * 9000 + b"\n")
sys.stdout.buffer.raw.write(b"raw\n")
sys.stderr.buffer.write(b"an error\n")
sys.stderr.flush()

# Another text over them.
sys.stdout.flush()
text = TextIOWrapper(sys.stdout.buffer, encoding="latin-1", line_buffering=True)
sys.stdout = text
print("é")
sys.stdout = sys.__stdout__
print(text.detach() is sys.stdout.buffer)

# detach(), and the end.
buffer = sys.stderr.detach()
buffer.write(b"detached\n")
buffer.flush()
print(buffer)
try:
    sys.stderr.write("x")
except ValueError:
    print("ValueError")
sys.stderr = TextIOWrapper(buffer, encoding="utf-16", line_buffering=True)
print("é", file=sys.stderr)
sys.stdout.buffer.write(b"written at the end, before the text\n")
