# SPDX-License-Identifier: BSL-1.0
"""What isn't laid out as in CPython (blocks of deques, buffers of files, some iterators, classes from int) has another
size, and these types have object's __sizeof__()."""

import _collections
import _io
import _struct
import itertools
import sys

for each in (
    _collections.deque(), _collections.deque(range(200)), _io.BytesIO(b"abc"), _io.StringIO(), _struct.Struct("ii"),
    itertools.count(), itertools.combinations([1, 2, 3], 2), itertools.product([1], [2]), OSError(), iter({}),
):
    print(type(each).__name__, sys.getsizeof(each), "__sizeof__" in vars(type(each)))
print(object.__sizeof__("abc"), object.__sizeof__(type("Number", (int,), {})(5)))
