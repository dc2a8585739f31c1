# SPDX-License-Identifier: BSL-1.0
"""A file in a cycle that nobody refers to: what it has kept is written. CPython's collector closes the file
below first, and loses it."""

import gc
import posix

FILE = f"/tmp/stasis_files_in_cycles_{posix.getpid()}"
file = open(FILE, "w")
file.cycle = file
file.write("kept")
del file
gc.collect()
with open(FILE) as file:
    print(repr(file.read()))
posix.unlink(FILE)
