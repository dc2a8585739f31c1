# SPDX-License-Identifier: BSL-1.0
"""Tracebacks that a program makes and links, methods made by hand, and what a generator that delegates shows of itself
while something is thrown through it."""

import sys


def show(what):
    try:
        print(repr(what()))
    except BaseException as error:
        print(type(error).__name__, error)


def fail():
    raise ValueError("one")


def caught():
    try:
        fail()
    except ValueError as error:
        return error.__traceback__


entry = caught()
Traceback = type(entry)
frame = sys._getframe()
print(entry.tb_frame is entry.tb_frame, entry.tb_next.tb_next)
made = Traceback(None, frame, 6, 1)
print(made.tb_next, made.tb_frame is frame, made.tb_lasti, made.tb_lineno)
linked = Traceback(tb_next=entry, tb_frame=frame, tb_lasti=-1, tb_lineno=7)
print(linked.tb_next is entry, linked.tb_lasti, linked.tb_lineno)
for given in ((), (None,), (3, frame, 1, 2), (None, 3, 1, 2), (None, frame, "a", 2), (None, frame, 1, None), (None, frame, 2**40, 1)):
    show(lambda: Traceback(*given))


def link(to):
    entry.tb_next = to


show(lambda: link(entry))
show(lambda: link(linked))
show(lambda: link(3))
show(lambda: delattr(entry, "tb_next"))
link(None)
print(entry.tb_next)
link(made)
print(entry.tb_next is made)

Method = type(type("C", (), {"m": lambda self: self})().m)
bound = Method(lambda self, other: (self, other), 5)
print(bound(6), bound.__self__)
show(lambda: Method(3, 4))
show(lambda: Method(print, None))
show(lambda: Method(print))
show(lambda: Method(print, 1, 2))
show(lambda: Method(function=print, object=1))


def names():
    frame = sys._getframe(1)
    found = []
    while frame is not None:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield names()
    except KeyError:
        yield names()


def middle():
    yield from inner()


def outer():
    yield from middle()


running = outer()
print(next(running))
print(running.throw(KeyError))
print(running.gi_running, running.gi_frame.f_back)
running.close()

numbers = range(10)


class Any:
    def __eq__(self, other):
        return True


print(numbers.count(Any()), numbers.count(3.0), numbers.count(3), numbers.count("3"), range(10**20).count(10**19))


class Counting:
    hashed = compared = 0

    def __hash__(self):
        Counting.hashed += 1
        return 3

    def __eq__(self, other):
        Counting.compared += 1
        return self is other


held = {Counting(): 1}
print(held.setdefault(Counting(), 5), len(held), Counting.hashed, Counting.compared)
print(held.setdefault(next(iter(held)), 7))


def annotated(a: int) -> str:
    "text"


for wrapper in (staticmethod(annotated), classmethod(annotated)):
    print(wrapper.__annotations__, wrapper.__doc__, wrapper.__name__, sorted(wrapper.__dict__))

try:
    fail()
except ValueError as error:
    raise error.with_traceback(Traceback(error.__traceback__.tb_next, frame, frame.f_lasti, 4))
