# SPDX-License-Identifier: BSL-1.0
"""When a module ends that has no functions, callbacks of weak references to its objects aren't called."""

import _weakref


class Thing:
    pass


thing = Thing()
kept = _weakref.ref(thing, int)  # which raises an exception that is reported
print("end")
