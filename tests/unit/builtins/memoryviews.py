# SPDX-License-Identifier: BSL-1.0
# unit/builtins/memoryviews.py: memoryviews in constant expressions.


def items(n):
    b = bytearray(range(n))
    m = memoryview(b)
    m[0] = 7
    m[1:3] = m[3:5]
    m[::-2] = bytes(len(m[::2]))
    return sum(m) * 100 + len(m[1:n:3])


def formats(n):
    m = memoryview(bytearray(16)).cast("i")
    m[1] = -n
    m[2] = n
    d = m.cast("B").cast("d")
    d[0] = 0.5
    f = memoryview(bytearray(8)).cast("f")
    f[1] = 1.25
    return (m.tolist() == [0, 1071644672, n, 0] and d[0] == 0.5 and f.tolist() == [0.0, 1.25]
            and m.cast("B").cast("B", [4, 4])[2, 0] == n and m.cast("b").cast("Q")[1] == n)


def loan(n):
    b = bytearray(n)
    refused = 0
    with memoryview(b) as m:
        part = m[1:]
        try:
            b.append(1)
        except BufferError as error:
            refused += str(error) == "Existing exports of data: object cannot be re-sized"
    try:
        m[0]
    except ValueError as error:
        refused += str(error) == "operation forbidden on released memoryview object"
    try:
        b.clear()
    except BufferError:
        refused += len(part) == n - 1
    part = None
    b.append(1)
    return refused == 3 and len(b) == n + 1


def bytes_like(n):
    m = memoryview(b"abcabc")
    return (b"xabcy".find(m[:3]) * 1000 + len(b"-".join([m, bytearray(m)])) * 10 + int.from_bytes(m[:1], "big")
            + (m == b"abcabc") + (hash(m) == hash(b"abcabc")) + n)


def cycle(n):
    class Held(bytearray):
        pass

    h = Held(n)
    h.view = memoryview(h)
    h.self = h
    return len(h.view)
