# SPDX-License-Identifier: BSL-1.0
"""Nothing lists the modules of a standard library, since a program has those that are given to it."""

import sys

print(hasattr(sys, "stdlib_module_names"), len(sys.builtin_module_names) > 0)
