# SPDX-License-Identifier: BSL-1.0
"""A program has one thread of Python: _thread.start_new_thread() raises an error."""

import _thread

lock = _thread.allocate_lock()
lock.acquire()
try:
    _thread.start_new_thread(lock.release, ())
    print("started", lock.acquire())
except (RuntimeError, NotImplementedError) as error:
    print(type(error).__name__, error)
