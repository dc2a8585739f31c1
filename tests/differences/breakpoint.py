# SPDX-License-Identifier: BSL-1.0
"""breakpoint() starts a debugger, which there is none of here: it is no name."""

try:
    print(callable(breakpoint))
except NameError as error:
    print("NameError:", error)
