# SPDX-License-Identifier: BSL-1.0
"""Native code isn't interrupted: a handler is called once its loop has ended."""

import _signal

seen = []
_signal.signal(_signal.SIGALRM, lambda number, frame: seen.append(number))


def turn():
    count = 0
    while count < 2_000_000 and not seen:
        count += 1
    return bool(seen)


_signal.setitimer(_signal.ITIMER_REAL, 0.001)
print(turn())
