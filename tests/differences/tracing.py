# SPDX-License-Identifier: BSL-1.0
"""Nothing is traced or profiled: sys.settrace() and sys.setprofile() take None alone."""

import sys

try:
    sys.settrace(lambda frame, event, argument: None)
    sys.settrace(None)
    print("traced")
except Exception as error:
    print(type(error).__name__, error)
