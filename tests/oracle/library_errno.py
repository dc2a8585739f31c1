# SPDX-License-Identifier: BSL-1.0
"""The names of errno, and what its dict has last."""

import errno

print([(name, getattr(errno, name)) for name in vars(errno) if name[0] == "E"])
print(errno.errorcode, errno.errorcode[errno.EAGAIN])
errno.errorcode[99999] = "X"
print(errno.errorcode.popitem())
print(type(OSError(errno.ENOENT, "x")), errno)
