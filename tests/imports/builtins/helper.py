# SPDX-License-Identifier: BSL-1.0
"""A module like any."""


def function():
    return __builtins__


def added_one():
    return added
