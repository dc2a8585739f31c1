# SPDX-License-Identifier: BSL-1.0
"""Functions in native code leave no frames: one that looks at its callers sees the nearest that has one."""

import sys


def name_of_caller():
    return sys._getframe(1).f_code.co_name


def caller():
    return name_of_caller()


print(caller())
