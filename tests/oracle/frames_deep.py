# SPDX-License-Identifier: BSL-1.0
"""Frames of a thousand calls that an exception has left, long chains of tracebacks and of callers, and many frames
in cycles: all of them go when they should."""

import gc
import sys

made = []
ended = []


class Noted:
    def __init__(self):
        made.append(1)

    def __del__(self):
        ended.append(1)


def alive():
    return len(made) - len(ended)


def down(number):
    local = Noted()
    return down(number + 1)


def depth():
    try:
        down(0)
    except RecursionError as error:
        entry = error.__traceback__
        entries = 0
        while entry is not None:
            entries += 1
            frame = entry.tb_frame
            entry = entry.tb_next
        frames = 0
        while frame is not None:
            frames += 1
            frame = frame.f_back
        return entries > 900, frames - entries, alive() > 900


sys.setrecursionlimit(1000)
print(depth(), alive())
for _ in range(10):
    depth()
print(alive())

kept = []
for _ in range(5):
    try:
        down(0)
    except RecursionError as error:
        kept.append(error)
print(alive() > 4500)
kept = None
print(alive())


def chain(number):
    return chain(number - 1) if number else sys._getframe()


frame = chain(500)
count = 0
each = frame
while each is not None:
    count += 1
    each = each.f_back
print(count)
frame = None


def passes_on(number):
    local = Noted()
    try:
        yield
    except ValueError:
        raise


error = ValueError()
for number in range(20000):
    passing = passes_on(number)
    next(passing)
    try:
        passing.throw(error)
    except ValueError:
        pass
print(alive())
entry = error.__traceback__
error = passing = entry = None
print(alive())


def cycle():
    local = Noted()
    try:
        1 / 0
    except ZeroDivisionError as error:
        own = error


for _ in range(20000):
    cycle()
print(alive() < 3000)
gc.collect()
print(alive())


def plain_cycle():
    try:
        1 / 0
    except ZeroDivisionError as error:
        own = error


before = gc.get_stats()[0]["collections"]
for _ in range(5000):
    plain_cycle()
print(gc.get_stats()[0]["collections"] - before > 5)
