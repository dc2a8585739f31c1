# SPDX-License-Identifier: BSL-1.0
"""A traceback is written to what stands for sys.stderr in one piece, where CPython writes it word by word."""

import sys


class Counting:
    def __init__(self):
        self.writes = 0
        self.text = ""

    def write(self, text):
        self.writes += 1
        self.text += text

    def flush(self):
        pass


class Ending:
    def __del__(self):
        raise ValueError("at its end")


kept = sys.stderr
sys.stderr = counting = Counting()
Ending()
sys.stderr = kept
print(counting.writes > 1, "ValueError: at its end" in counting.text)
