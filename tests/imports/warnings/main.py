# SPDX-License-Identifier: BSL-1.0
"""A warning of an object ends with what tracemalloc knows of it."""
import sys
import tracemalloc
import warnings

sys.stderr = sys.stdout


class Held:
    def __del__(self):
        warnings.warn("not closed", ResourceWarning, source=self)


warnings.simplefilter("always")
warnings.warn("unclosed", ResourceWarning, source=[])
Held()
warnings.warn("plain", UserWarning)
print(tracemalloc.is_tracing(), tracemalloc.get_object_traceback([]), tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory())
print(tracemalloc.clear_traces(), tracemalloc.reset_peak(), tracemalloc.stop())
for wrong in (lambda: tracemalloc.start(0), lambda: tracemalloc.start(70000), lambda: tracemalloc.start("a"), tracemalloc.take_snapshot):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
