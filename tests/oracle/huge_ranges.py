# SPDX-License-Identifier: BSL-1.0
"""Ranges, repetitions and shifts beyond 64 bits or beyond memory."""

r = range(10**30)
print(r, r[-1], r[10**29], 10**29 in r, 10**30 in r)
for i in range(2**63 - 2, 2**63 + 2):
    print(i)
for i in range(-(2**63) - 1, -(2**63) + 2):
    print(i)
for i in range(0, 2**63, 2**62):
    print(i)
for i in range(5, 2**63 - 1, 2**63 - 3):
    print(i)
print(list(range(10**20, 10**20 - 5, -2)))
print(range(1, 10**20, 10**19)[2], list(range(0, 10**20, 3 * 10**19)))
turns = 0
for i in range(10**18):
    turns += 1
    if turns == 5:
        break
print(i, turns)

for too_large in (
    lambda: len(r),
    lambda: list(r),
    lambda: list(range(2**62)),
    lambda: tuple(range(2**62)),
    lambda: list(range(2**45)),
    lambda: [0] * 2**62,
    lambda: (0,) * 2**62,
    lambda: "ab" * 2**62,
    lambda: "ab" * 2**70,
    lambda: 1 << 2**66,
):
    try:
        too_large()
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__, error)
