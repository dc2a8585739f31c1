# SPDX-License-Identifier: BSL-1.0
"""The module atexit: what runs at the end, last first, before objects end."""
import atexit
import sys


class Ends:
    def __del__(self):
        print("an object ends")


kept = Ends()


def say(*given, **named):
    print("say", given, named, kept is not None)


def error(function, *given, **named):
    try:
        print(function(*given, **named))
    except Exception as raised:
        print(type(raised).__name__, raised)


error(atexit.register)
error(atexit.register, 4)
error(atexit.register, func=say)
error(atexit.unregister)
error(atexit.unregister, 1, 2)
error(atexit._clear, 1)
error(atexit._ncallbacks, 1)
error(atexit._run_exitfuncs, 1)
print(atexit._ncallbacks(), atexit.register(say, 1) is say)
for number in range(60):
    atexit.register(say, number, name=str(number))
print(atexit._ncallbacks())
atexit._clear()
print(atexit._ncallbacks())
atexit._run_exitfuncs()


def leave():
    raise KeyError("left")


class Raises:
    def __call__(self):
        sys.exit("no")

    def __repr__(self):
        return "<raises>"

    def __eq__(self, other):
        if other is leave:
            raise ValueError("compared")
        return self is other


class Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __call__(self, *given):
        print("called", self.name, given)
        if self.name == "removes":
            atexit.unregister(first)
        if self.name == "adds":
            atexit.register(say, "too late")
        if self.name == "clears":
            atexit._clear()
        if self.name == "fails":
            raise OSError("failed")


first, other = Named("first"), Named("other")
atexit.register(first, 1)
atexit.register(other)
atexit.register(first, 2)
atexit.register(Named("removes"))
atexit.register(Named("fails"))
atexit._run_exitfuncs()
print(atexit._ncallbacks())
atexit.register(first)
atexit.register(Named("clears"))
atexit.register(say, "before")
atexit._run_exitfuncs()
atexit.register(Raises())
error(atexit.unregister, leave)
atexit._clear()

atexit.register(first, "last")
atexit.register(Raises())
atexit.register(Named("adds"))
atexit.register(say, 1, 2, a=3, b=4)
atexit.register(other)
atexit.unregister(other)
print(atexit._ncallbacks())
sys.stdout.flush()
raise SystemExit(3)
