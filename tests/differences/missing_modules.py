# SPDX-License-Identifier: BSL-1.0
"""Modules of CPython that are written in C and that nobody has written here yet. Where Lib has them in Python, too, as
datetime and pickle, programs run that, whose errors have other words: datetime.date(2024, 2, 30) says ('day must be in
1..29', 30) where CPython's C says 'day is out of range for month'."""

for name in ("_asyncio", "zlib", "_datetime", "_pickle", "_ssl", "pyexpat"):
    try:
        __import__(name)
        print(name, "is there")
    except ImportError as error:
        print(error)
