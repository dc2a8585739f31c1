# SPDX-License-Identifier: BSL-1.0
"""What has a buffer is marshalled as a bytes, marked where others refer to the object."""

import marshal


def dumped(held):
    return marshal.dumps(held)


shared = bytearray(b"shared")
print(dumped(bytearray(b"ab")), dumped(memoryview(b"abc")), dumped(shared), marshal.dumps(shared))
