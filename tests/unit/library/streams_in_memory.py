# SPDX-License-Identifier: BSL-1.0
"""io.StringIO and io.BytesIO, print() to them, and what sys is: in a constant expression, too."""

import sys
from _io import BytesIO, StringIO


def printed(count):
    to = StringIO()
    for i in range(count):
        print(i, i * i, sep=":", end=";", file=to)
    return to.getvalue() == "".join(f"{i}:{i * i};" for i in range(count))


def replaced():
    before = sys.stdout
    sys.stdout = StringIO(newline="\r\n")
    print("a", "b")
    to, sys.stdout = sys.stdout, before
    return to.getvalue() == "a b\r\n" and list(to) == [] and to.seek(0) == 0 and list(to) == ["a b\r\n"]


def lines():
    source = BytesIO(b"one\ntwo\n\nthree")
    source.name = "memory"
    return len(source.readlines()) * 10 + source.tell()


class Counted(StringIO):
    def __init__(self, text):
        super().__init__(text)
        self.count = 0

    def readline(self, size=-1):
        self.count += 1
        return super().readline(size)


def derived():
    source = Counted("a\nb\nc")
    return sum(1 for _ in source) * 10 + source.count


def unsupported():
    try:
        StringIO().fileno()
    except OSError as error:
        return isinstance(error, ValueError) and str(error) == "fileno"


def version():
    major, minor, *_ = sys.version_info
    return major * 100 + minor if sys.version_info >= (3, 11) and sys.version_info.micro == 2 else 0


def constants_of_sys():
    return (
        sys.float_info.dig == 15
        and sys.int_info.sizeof_digit == 4
        and sys.implementation.name == "stasis"
        and sys.getsizeof(()) == 40
        and sys.intern("ab" * 2) is sys.intern("abab")
        and repr(sys.int_info).startswith("sys.int_info(bits_per_digit=30, ")
    )


def limited():
    def depth(n=0):
        try:
            return depth(n + 1)
        except RecursionError:
            return n

    sys.setrecursionlimit(40)
    shallow = depth()
    sys.setrecursionlimit(60)
    return depth() - shallow
