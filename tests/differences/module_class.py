# SPDX-License-Identifier: BSL-1.0
"""module.__class__ can't be set to a subclass of module."""

import sys

Module = type(sys)


class Loud(Module):
    def __getattr__(self, name):
        return name.upper()


module = Module("quiet")
try:
    module.__class__ = Loud
    print(module.loud)
except TypeError as error:
    print("TypeError:", error)
