# SPDX-License-Identifier: BSL-1.0
"""A constant set is a frozenset in the .pyc, whose items marshal sorts. Read from there, as CPython reads it too, those
with equal places in the table have another order than in the set that is compiled in the same process."""

print({1, "a", (1, 2)})
