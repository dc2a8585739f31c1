# SPDX-License-Identifier: BSL-1.0
"""cost.py: what freezing the standard library's modules costs a compiler, and in bytes.

    cost.py --build FOLDER [--compiler CXX ...] [--runs N] [--levels LEVEL ... --] [MODULE ...]

FOLDER is the binary folder of tests/stdlib, where its target frozen_library has been built: each C++
file that stasis_add_python_modules wrote there is compiled by itself with each compiler and optimisation
level. Times are user seconds, the least of N runs; `objects` are those that the module's image spells
out; `.o` is what of the object file is loaded (code, data, and the entries of relocations, 24 bytes
each), without its symbol names.
"""

import argparse
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "cost"))
from image_objects import count_objects


def compile_once(command):
    """User seconds of a process."""
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} ends with status {status:#x}")
    return usage.ru_utime


def loaded_bytes(path):
    """Bytes of an object file's or shared object's sections that are loaded or relocate those."""
    total = 0
    text = subprocess.run(["readelf", "-SW", path], capture_output=True, text=True, check=True).stdout
    for match in re.finditer(r"^ +\[ *\d+\] (\S+) +(\S+) +\w+ \w+ (\w+) \w+ ( *\w*)", text, re.M):
        name, kind, size, flags = match.groups()
        if "A" in flags or (kind == "RELA" and ".debug" not in name):
            total += int(size, 16)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--compiler", nargs="+", default=["g++", "clang++-19"])
    parser.add_argument("--levels", nargs="+", default=["2"], help="of -O: 0 2; end them with --")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("modules", nargs="*", help="without any: all of them")
    arguments = parser.parse_args()

    sys.path.insert(0, str(arguments.build))
    import frozen_library

    folder = arguments.build / "stasis" / "frozen_library"
    include = subprocess.run(
        [sys.executable, "-I", "-c", "import sysconfig; print(sysconfig.get_path('include'))"],
        capture_output=True, text=True, check=True).stdout.strip()
    ways = [(compiler, f"-O{level}") for level in arguments.levels for compiler in arguments.compiler]
    print("| module | .pyc bytes | objects | " +
          " | ".join(f"{compiler} {flag}, s | ms an object | .o bytes, times the .pyc's"
                     for compiler, flag in ways) + " |")
    print("| --- |" + " ---: |" * (2 + 3 * len(ways)))
    sums = [0] * (2 + 2 * len(ways))
    for name in arguments.modules or frozen_library.modules:
        spec = sys.meta_path[0].find_spec(name)
        data = pathlib.Path(importlib.util.cache_from_source(spec.origin)).read_bytes()
        objects = count_objects(data[16:])
        numbers = [len(data), objects]
        cells = [name, f"{len(data):,}", f"{objects:,}"]
        with tempfile.TemporaryDirectory() as scratch:
            for compiler, flag in ways:
                stem = re.sub(r"[^A-Za-z0-9_]", "_", f"library_{name}")
                output = os.path.join(scratch, "module.o")
                command = [compiler, "-std=c++20", flag, "-fPIC", "-fvisibility=hidden",
                           f"-I{ROOT / 'include'}", f"-I{folder}", "-isystem", include, "-c",
                           str(folder / "modules" / f"{stem}.cpp"), "-o", output]
                seconds = min(compile_once(command) for _ in range(arguments.runs))
                size = loaded_bytes(output)
                numbers += [seconds, size]
                cells += [f"{seconds:.2f}", f"{1000 * seconds / objects:.2f}",
                          f"{size:,} ({size / len(data):.1f})"]
        sums = [a + b for a, b in zip(sums, numbers)]
        print("| " + " | ".join(cells) + " |", flush=True)
    cells = ["all", f"{sums[0]:,}", f"{sums[1]:,}"]
    for seconds, size in zip(sums[2::2], sums[3::2]):
        cells += [f"{seconds:.1f}", f"{1000 * seconds / sums[1]:.2f}",
                  f"{size:,} ({size / sums[0]:.1f})"]
    print("| " + " | ".join(cells) + " |")
    data = sum(os.path.getsize(importlib.util.cache_from_source(sys.meta_path[0].get_filename(name)))
               for name in frozen_library.modules)
    print(f"\nThe shared object of all {len(frozen_library.modules)}, which has equal constants once: "
          f"{loaded_bytes(frozen_library.__file__):,} bytes are loaded. Their .pyc files: {data:,} bytes.")


if __name__ == "__main__":
    main()
