# SPDX-License-Identifier: BSL-1.0
"""help(), copyright, credits and license are for who sits at a terminal: the module site makes them, and here they
are no names."""

import builtins

print([name for name in ("copyright", "credits", "help", "license") if hasattr(builtins, name)])
