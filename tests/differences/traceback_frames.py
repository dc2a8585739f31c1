# SPDX-License-Identifier: BSL-1.0
"""A traceback's tb_frame is made when it is asked for, from what a traceback needs: it has the code, the
line and the globals, but isn't the object that sys._getframe() gives, and has no local variables."""

import sys


def fail():
    local = 1
    raise ValueError(sys._getframe())


try:
    fail()
except ValueError as error:
    innermost = error.__traceback__.tb_next.tb_frame
    print(innermost.f_code is fail.__code__)
    print(innermost is error.args[0])
    try:
        print("local" in innermost.f_locals)
    except RuntimeError as refused:
        print("RuntimeError:", refused)
