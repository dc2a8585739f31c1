# SPDX-License-Identifier: BSL-1.0
"""Modules of CPython that are written in C and that nobody has written here yet."""

for name in ("_asyncio", "zlib", "_datetime", "_pickle", "_ssl", "pyexpat"):
    try:
        __import__(name)
        print(name, "is there")
    except ImportError as error:
        print(error)
