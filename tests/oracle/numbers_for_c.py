# SPDX-License-Identifier: BSL-1.0
# Arguments that CPython takes as an int or a Py_ssize_t of C.
import _collections
import _functools
import gc
import itertools
import sys


def said(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Number(int):
    pass


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


class Failing:
    def __index__(self):
        raise ZeroDivisionError("no index")


def ignored(call):
    def done(given):
        call(given)
        return "done"

    return done


calls = {
    "ljust": lambda given: "x".ljust(given),
    "center": lambda given: b"x".center(given),
    "zfill": lambda given: "x".zfill(given),
    "expandtabs": lambda given: "a\tb".expandtabs(given),
    "split": lambda given: "a b c".split(None, given),
    "replace": lambda given: "aaa".replace("a", "b", given),
    "splitlines": lambda given: "a\nb".splitlines(given),
    "pop": lambda given: [1, 2, 3, 4].pop(given),
    "insert": lambda given: [1, 2].insert(given, 3),
    "bytearray.pop": lambda given: bytearray(b"abcd").pop(given),
    "hex": lambda given: b"abcd".hex(":", given),
    "chr": lambda given: chr(given),
    "sorted": lambda given: sorted([1, 2], reverse=given),
    "*": lambda given: "ab" * given,
    "__mul__": lambda given: [1].__mul__(given),
    "__getitem__": lambda given: (1, 2, 3, 4).__getitem__(given),
    "bytes": lambda given: bytes(given),
    "bytearray": lambda given: bytearray(given),
    "%*d": lambda given: "%*d|" % (given, 7),
    "%.*f": lambda given: "%.*f|" % (given, 0.5),
    "to_bytes": lambda given: (1).to_bytes(given, "big"),
    "UnicodeDecodeError": lambda given: UnicodeDecodeError("a", b"b", given, 1, "c").start,
    "__import__": ignored(lambda given: __import__("sys", {"__package__": "a"}, level=given)),
    "deque": lambda given: _collections.deque([1, 2, 3, 4], given),
    "rotate": lambda given: _collections.deque([1, 2]).rotate(given),
    "islice": lambda given: list(itertools.islice("abcd", given)),
    "combinations": lambda given: len(list(itertools.combinations("abcd", given))),
    "repeat": lambda given: list(itertools.repeat(1, given)),
    "lru_cache": ignored(lambda given: _functools._lru_cache_wrapper(len, given, False, tuple)),
    "get_objects": ignored(lambda given: gc.get_objects(given)),
    "set_int_max_str_digits": lambda given: sys.set_int_max_str_digits(given),
}
given = [3, True, Number(3), Index(3), -1, 1.5, "3", None, Failing()]
huge = [2**31, -(2**31) - 1, 2**63, -(2**64), Number(2**64), Index(2**64)]

for name, call in calls.items():
    print(name, [said(lambda: call(number)) for number in given])

# What asks for memory by numbers that fit isn't asked for it.
small = {"center", "ljust", "zfill", "*", "__mul__", "bytes", "bytearray", "%*d", "%.*f", "to_bytes",
         "repeat", "expandtabs", "combinations"}
for name, call in calls.items():
    numbers = huge[2:] if name in small else huge
    print(name, [said(lambda: call(number)) for number in numbers])
