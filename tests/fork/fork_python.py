# SPDX-License-Identifier: BSL-1.0
"""fork_python.py: what fork.cpp measures of stasis, of the CPython that runs this: the pages that a
forked child has copied once it has gone through a tuple of 100,000 floats, and through the constants
and names of the code objects that start-up has loaded, which are static objects in 3.11. Only reads
them, as Python code goes. Ends in status 1 if no page was copied: then the measure is wrong."""

import gc
import os
import struct
import sys

PAGE = 4096


def copied(pages):
    """How many of the pages are this process's alone, and of no file."""
    result = 0
    with open("/proc/self/pagemap", "rb", buffering=0) as file:
        for page in pages:
            file.seek(8 * page)
            entry, = struct.unpack("<Q", file.read(8))
            result += entry >> 63 & 1 and not entry >> 61 & 1 and entry >> 56 & 1
    return result


def copied_by(read, objects):
    """(copied pages, all pages) of the objects in a child that has read them."""
    pages = sorted({id(each) // PAGE for each in objects})
    ends = os.pipe()
    if os.fork() == 0:
        read(objects)
        os.write(ends[1], b"%d" % copied(pages))
        os._exit(0)
    os.wait()
    return int(os.read(ends[0], 20)), len(pages)


def nothing(objects):
    pass


def go_through(objects):
    for each in objects:
        pass


def constants():
    """Of all functions' code, as a list: the constants, and the names."""
    codes = [each.__code__ for each in gc.get_objects() if hasattr(each, "__code__")]
    result = []
    for code in codes:
        result += code.co_consts + code.co_names
        codes += [each for each in code.co_consts if hasattr(each, "co_consts")]
    return result


def main():
    floats = tuple(map(float, range(100_000)))
    rows = [("100,000 floats", floats), ("start-up's constants and names", constants())]
    for name, objects in rows:
        before, _ = copied_by(nothing, objects)
        after, pages = copied_by(go_through, objects)
        print(f"python{sys.version.split()[0]}, {name}: {len(objects)} objects on {pages} pages; "
              f"copied for a child that goes through them: {after}, that does nothing: {before}")
        if after == 0:
            sys.exit("no page was copied")


if __name__ == "__main__":
    main()
