# SPDX-License-Identifier: BSL-1.0
"""The variables of a generator that is closed while they are asked for."""


class Closing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("closes", self.name)
        it.close()


def generator():
    first = Closing("by a variable")
    yield 1
    first = 1
    last = [2]
    yield 2


it = generator()
next(it)
frame = it.gi_frame
print(sorted(frame.f_locals), frame.f_lasti >= 0)
next(it)
print(sorted(frame.f_locals))
print(list(it), frame.f_locals is frame.f_locals)


class Key(str):
    def __hash__(self):
        return hash("last")

    def __eq__(self, other):
        print("asked of", other)
        it.close()
        return False


it = generator()
next(it)
frame = it.gi_frame
frame.f_locals[Key("key")] = 3
next(it)
print(len(frame.f_locals) >= 2)


def depth(n):
    import sys

    if n:
        return depth(n - 1)
    frame, count = sys._getframe(), 0
    while frame is not None:
        frame, count = frame.f_back, count + 1
    return count


print(depth(300), next(i for i in (depth(10),)))
