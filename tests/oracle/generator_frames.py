# SPDX-License-Identifier: BSL-1.0
"""The frame of a generator that has returned, raised, been closed or gone has its variables still, and no caller."""

import gc


class Noted:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Noted({self.name!r})"

    def __del__(self):
        print("end of", self.name)


def show(frame):
    print(frame.f_locals, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back)


def raises(name):
    local = Noted(name)
    yield 1
    raise IndexError


made = raises("raised")
frame = made.gi_frame
show(frame)
next(made)
show(frame)
try:
    next(made)
except IndexError as error:
    entry = error.__traceback__.tb_next
    print(entry.tb_frame is frame, entry.tb_lineno - frame.f_code.co_firstlineno, made.gi_frame)
    entry = None
show(frame)
frame.clear()
show(frame)


def counts(name):
    local = Noted(name)
    for number in range(3):
        yield number


made = counts("returned")
frame = made.gi_frame
print(list(made))
show(frame)
frame = None

made = counts("closed")
frame = made.gi_frame
next(made)
made.close()
show(frame)
frame = None

made = counts("dropped")
frame = made.gi_frame
next(made)
made = None
show(frame)
frame = None

made = counts("not begun")
frame = made.gi_frame
made = None
show(frame)
frame.clear()
frame = None

made = counts("cleared")
frame = made.gi_frame
next(made)
frame.clear()
print(frame.f_locals, made.gi_frame, list(made))


def keeps_itself():
    local = Noted("cycle of a generator")
    own = made.gi_frame
    yield own


made = keeps_itself()
frame = next(made)
print(sorted(frame.f_locals))
made = frame = None
print(gc.collect() > 0)


def delegates(name):
    local = Noted(name)
    yield from raises("delegated " + name)


made = delegates("outer")
next(made)
try:
    next(made)
except IndexError as error:
    entry = error.__traceback__
    while entry is not None:
        names = "..." if entry.tb_frame.f_locals is globals() else entry.tb_frame.f_locals
        print(entry.tb_frame.f_code.co_name, names, entry.tb_frame.f_back and entry.tb_frame.f_back.f_code.co_name)
        entry = entry.tb_next
print("both have ended")


async def waits():
    local = Noted("coroutine")
    raise LookupError


try:
    waits().send(None)
except LookupError as error:
    print(error.__traceback__.tb_next.tb_frame.f_locals)


class Hidden:
    def __del__(self):
        self.kept.append(self.frame.f_locals.get("number"))


hidden = Hidden()
hidden.kept = kept = []


def looks_back(of):
    number = 1
    yield
    number = 2
    yield of


made = looks_back(hidden)
hidden.frame = made.gi_frame
next(made)
hidden = made = None
print(gc.collect() > 0, kept)
