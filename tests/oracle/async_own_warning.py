# SPDX-License-Identifier: BSL-1.0
"""What the module warnings says of a coroutine that nobody awaits, where a program has put another one in its place."""

import sys


def own_warning(coroutine):
    print("own warning:", coroutine.__qualname__)
    return 1 / 0 if coroutine.__name__ == "fails" else None


async def passes():
    pass


async def fails():
    pass


warnings = type(sys)("warnings")
warnings._warn_unawaited_coroutine = own_warning
sys.modules["warnings"] = warnings
sys.unraisablehook = lambda told: print(told.exc_type, told.object.__name__)
passes()
made = fails()
del made
del warnings._warn_unawaited_coroutine
made = passes()
made.close()
print("end")
