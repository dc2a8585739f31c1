# SPDX-License-Identifier: BSL-1.0
"""A function in native code has no frame: a traceback's tb_frame has its code, line and globals, but not its variables,
which are gone, nor its caller."""


def fail(number):
    local = number + 1
    raise ValueError(local)


try:
    fail(1)
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_code is fail.__code__, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_globals is globals())
    print(frame.f_back is not None)
    try:
        print(frame.f_locals)
    except RuntimeError as refused:
        print("RuntimeError:", refused)
