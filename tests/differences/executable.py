# SPDX-License-Identifier: BSL-1.0
"""There is no interpreter on disk that a program could start again: sys.executable is empty, as CPython's is where it
can't find its own."""
import sys

print(sys.executable != "")
