# SPDX-License-Identifier: BSL-1.0
"""sys.audit() and its hooks; sys.call_tracing(), _current_frames() and what is kept for whoever asks."""

import sys
import _thread


def show(function, *given, **named):
    try:
        print(repr(function(*given, **named)))
    except BaseException as error:
        print(type(error).__name__, error)


show(sys.audit)
show(sys.audit, "own.event", 1)
show(sys.audit, 3)
show(sys.audit, event="x")
refuses = False


def hook(event, given):
    if event.startswith("own."):
        print("hook", event, given)
        if event == "own.error":
            raise ValueError(*given)
    if event == "sys.addaudithook":
        print("added")
        if refuses:
            raise refuses


show(sys.addaudithook)
show(sys.addaudithook, hook=hook)
show(sys.addaudithook, lambda event, given: print("second", event) if event.startswith("own.") else None)
show(sys.audit, "own.event")
show(sys.audit, "own.event", 1, "two", [3])
show(sys.audit, "own.error", 4)
show(sys.audit, b"own.event")
refuses = ValueError("not this one")
show(sys.addaudithook, lambda event, given: print("third"))
refuses = KeyboardInterrupt("nor this one")
show(sys.addaudithook, lambda event, given: print("fourth"))
refuses = False
show(sys.audit, "own.last")

show(sys.call_tracing, lambda *given: given, (1, 2, 3))
show(sys.call_tracing, lambda: 1 / 0, ())
show(sys.call_tracing, print, [])
show(sys.call_tracing, print)


def frames():
    return sys._current_frames()[_thread.get_ident()] is sys._getframe()


print(frames(), len(sys._current_frames()))
print(sys._current_exceptions() == {_thread.get_ident(): (None, None, None)})
try:
    1 / 0
except ZeroDivisionError as error:
    found = sys._current_exceptions()[_thread.get_ident()]
    print(found[0], found[1] is error, found[2] is error.__traceback__)

print(sys.getswitchinterval())
for interval in (0.25, 1e-9, 3, True):
    sys.setswitchinterval(interval)
    print(sys.getswitchinterval())
for interval in (0, -1, "a", None, float("-inf")):
    show(sys.setswitchinterval, interval)
sys.setdlopenflags(1)
print(sys.getdlopenflags())
show(sys.setdlopenflags, "1")
show(sys._clear_type_cache)
