# SPDX-License-Identifier: BSL-1.0
"""What ends with the program and raises: CPython has taken sys.excepthook and its like from the module sys by then, and
may say nothing; here it is told of as at any other time."""

import sys


class Ending:
    def __del__(self):
        raise ValueError("at the end")


sys.excepthook = lambda *given: print("hook", given[1])
kept = Ending()
sys.kept = [kept]
