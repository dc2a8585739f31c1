# SPDX-License-Identifier: BSL-1.0
"""What each thread runs: the shared constants, and everything that an interpreter keeps for itself."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def loop(n):
    total = 0
    for i in range(n * 50):
        total = (total + i * i) % 1000003
    return total


def containers(n):
    held = {}
    for i in range(n):
        held[i, str(i)] = [i] * (i % 7)
        held["x"] = {i, 2.5, "text", b"bytes", None}
    ring = []
    ring.append(ring)
    return sum(map(len, held.values())) + len(sorted(held["x"], key=repr)) + len(repr(ring))


def texts(n):
    parts = [f"{i:>5}|{i * 1.5!r}|{'é' * (i % 5)}" for i in range(n)]
    text = ", ".join(parts).upper().replace("|", "--")
    return len(text) + text.count("--") + len("%d of %s" % (n, parts[:3])) + len(str(7**n))


def errors(n):
    caught = 0
    for i in range(n):
        try:
            if i % 4 == 0:
                raise ValueError(f"number {i}")
            if i % 4 == 1:
                [0] * (1 << 60)  # MemoryError is one object for all interpreters
            if i % 4 == 2:
                {}["missing"]
            1 // 0
        except MemoryError as error:
            caught += 1 + len(error.args)
        except (ValueError, KeyError, ZeroDivisionError) as error:
            caught += 10 + len(error.args)
    return caught


def deep(n):
    def down(depth):
        return 1 + down(depth + 1)

    try:
        return down(0)
    except RecursionError:
        return n


def closures(n):
    def counter(start):
        def count(*, step=1):
            nonlocal start
            start += step
            return start

        return count

    counters = [counter(i) for i in range(n)]
    return sum([count(step=2) for count in counters])


def fill(wanted, n):
    for i in range(n):
        wanted.append(str(i))
    return len(wanted)
