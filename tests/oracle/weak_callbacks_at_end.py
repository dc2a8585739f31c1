# SPDX-License-Identifier: BSL-1.0
"""When a module ends that has no functions, what only it has ends name by name, and callbacks of weak references are
called."""

import _weakref
import sys


class Thing:
    pass


thing = Thing()
kept = _weakref.ref(thing, int)  # which raises an exception that is reported
early = _weakref.ref(thing, sys.stdout.write)
lost = _weakref.ref(Thing(), int)
late = Thing()
del late
print("end", kept() is thing, lost())
