# SPDX-License-Identifier: BSL-1.0
"""This is another implementation, and says so: what is "cpython_only" in CPython's own tests asks it."""

import sys

print(sys.implementation.name)
