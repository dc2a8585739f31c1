# SPDX-License-Identifier: BSL-1.0
"""Dates that need no system, and the numbers of errors: in a constant expression, too."""

import errno
import time


def leap():
    date = time.gmtime(951782400)
    return date[:3] == (2000, 2, 29) and date.tm_yday == 60 and date.tm_zone == "GMT"


def text():
    return time.asctime(time.gmtime(-1)) == "Wed Dec 31 23:59:59 1969"


def refused():
    try:
        time.asctime((2000, 13, 1, 0, 0, 0, 0, 1, 0))
    except ValueError as error:
        return str(error) == "month out of range"


def unnamed():
    made = time.struct_time(range(9), {"tm_zone": "X"})
    return made.tm_zone == "X" and made.tm_gmtoff is None and len(made) == 9


def missing():
    return errno.ENOENT if errno.errorcode[errno.ENOENT] == "ENOENT" else 0
