# SPDX-License-Identifier: BSL-1.0
"""A program has one thread of Python: _thread.start_new_thread() raises an error."""

import _thread

try:
    _thread.start_new_thread(print, ("in a thread",))
    print("started")
except (RuntimeError, NotImplementedError) as error:
    print(type(error).__name__, error)
