# SPDX-License-Identifier: BSL-1.0
"""Objects have no __sizeof__()."""

print(hasattr([], "__sizeof__"))
