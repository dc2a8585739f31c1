# SPDX-License-Identifier: BSL-1.0
"""A module that gives its functions other built-in names."""
__builtins__ = {"len": lambda of: 5}


def function():
    return len("")
