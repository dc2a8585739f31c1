# SPDX-License-Identifier: BSL-1.0
"""Memory isn't traced: tracemalloc can't be started."""

import _tracemalloc

try:
    _tracemalloc.start()
except NotImplementedError as error:
    print(error)
print(_tracemalloc.is_tracing())
