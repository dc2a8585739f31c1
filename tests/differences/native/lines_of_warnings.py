# SPDX-License-Identifier: BSL-1.0
"""A function in native code leaves no frame, so a warning that it causes names the line of who called it."""

import _warnings


def warn():
    _warnings.warn("here")


warn()
