# SPDX-License-Identifier: BSL-1.0
"""print: sep, end, file, flush, objects of every kind, and its messages."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print()
print("a", 1, None, [1], sep="-")
print("a", "b", sep="", end="|\n")
print("a", "b", sep="\n", end="\n\n")
print(*range(3), sep=", ", end=".\n")
print("é", "日", "😀", sep="→", end=" ←\n")
print(sep="x", end="only end\n")
print("", "", sep="|")
print("a", sep=None, end=None)
print("kept\x00zero", "tab\t", "cr", end="\n", flush=True)
print(["nested 'quotes'", 'double "'], ("x",), {"k": "v"}, {1}, b"b", sep=" ; ")


class File:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


class NoFlush:
    def write(self, text):
        pass


class Broken:
    def write(self, text):
        raise ValueError(f"no {text!r}")


class NotAsked:
    def __str__(self):
        raise KeyError("in str")


f = File()
print("to", "file", file=f)
print(1, 2.5, sep="", end="", file=f)
print(file=f)
print("flushed", file=f, flush=True)
print("a", "b", "c", file=f, sep=", ", end="!")
print(said(print, "x", NotAsked(), file=f), f.parts)
print(said(print, 1, file=Broken()), said(print, file=Broken()), said(print, 1, file=5),
    said(print, 1, file=NoFlush()), said(print, 1, file=NoFlush(), flush=True),
    said(print, 1, file="a"))
for named in ({"sep": 1}, {"end": 1}, {"sep": b""}, {"end": []}, {"other": 1}, {"sep": "", "x": 1},
    {"flush": "yes"}, {"file": None}):
    print(named, said(print, "text", **named))
print(print("inner"), print("again", end=" ") or "result", [print(x) for x in "ab"])
print(said(lambda: print(1, 2, sep=[])), print.__name__, said(print, *[1, 2], sep=5))
for c in "text":
    print(c, end="")
print()
print("long " * 300)
print(*("x" * n for n in range(5)), sep="\n")
print(1, 2, 3, sep="\u2028", end="\u2029\n")
print(True, 1e100, 1j, -0.0, 2**100, ..., NotImplemented, int, range(2), slice(1), sep="\t")
