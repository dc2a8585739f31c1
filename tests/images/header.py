# SPDX-License-Identifier: BSL-1.0
"""header.py IMAGE_HEADER_PY COMPILER: the headers and literals of image_header.py hold the bytes they
should, without a warning, and do not change when nothing has; what is no image is refused."""

import marshal
import os
import pathlib
import subprocess
import sys
import tempfile

SCRIPT, COMPILER = sys.argv[1:]
FLAGS = "-std=c++20 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror".split()
# Escapes before digits, trigraphs, quotes, and more than the 65,536 bytes that clang++ remarks on.
SOURCE = r"""
text = "\x001 \x7f9 ??= ??/ \\ \" '"
data = bytes(range(256)), b"\x00\x01\x028\xff??=", """ + repr(bytes(range(256)) * 300) + "\n"
PROGRAM = """
#include <images/sample.hpp>
#include <cstdio>
int main() { std::fwrite(stasis::images::sample, 1, sizeof(stasis::images::sample), stdout); }
"""
# Each byte before digits that are octal or not, before what ends a literal, and before a trigraph's mark.
SHIPPED = b"".join(bytes([byte, after]) for byte in range(256) for after in b'078a"\\?')
SHIPPING_PROGRAM = """
#include <cstdio>
const char source[] =
#include "shipped.txt"
    ;
int main() { std::fwrite(source, 1, sizeof(source), stdout); }
"""


def run(*arguments):
    return subprocess.run([sys.executable, "-I", "-S", SCRIPT, *arguments], capture_output=True)


def check(condition, text):
    if not condition:
        sys.exit(text)


def compiled_output(folder, program):
    """What a program prints that is compiled in that folder."""
    (folder / "main.cpp").write_text(program)
    command = [COMPILER, *FLAGS, "-I", folder, folder / "main.cpp", "-o", folder / "main"]
    subprocess.run(command, check=True)
    return subprocess.run([folder / "main"], capture_output=True, check=True).stdout


def check_source(folder):
    """--source: the bytes of a file, whatever they are, as a literal."""
    source, literal = folder / "shipped.py", folder / "shipped.txt"
    for data in (SHIPPED, b""):
        source.write_bytes(data)
        check(run("--source", literal, source).returncode == 0, "a source is refused")
        held = compiled_output(folder, SHIPPING_PROGRAM)
        check(held == data + b"\0", f"the literal does not hold the {len(data)} bytes of the source")
        os.utime(literal, ns=(1, 1))
        check(run("--source", literal, source).returncode == 0, "a second run fails")
        check(literal.stat().st_mtime_ns == 1, "a literal that did not change was written again")
    done = run("--source", literal, folder / "missing.py")
    check(done.returncode == 1 and b"missing.py: No such file" in done.stderr, f"no word: {done}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        source, header, pyc = folder / "sample.py", folder / "images/sample.hpp", folder / "s.pyc"
        source.write_text(SOURCE, encoding="utf-8")
        arguments = ["--name", "sample", "--output", header, "--pyc", pyc, source]
        check(run(*arguments).returncode == 0, "a good file is refused")
        image = pyc.read_bytes()
        check(image[:8] == b"\xa7\r\r\n\1\0\0\0", "not a hash-based .pyc of CPython 3.11")
        code = marshal.loads(image[16:])
        check(code.co_filename == str(source), f"tracebacks would say {code.co_filename}")

        held = compiled_output(folder, PROGRAM)
        check(held == image + b"\0", "the header does not hold the bytes of the .pyc")
        longest = max(len(line) for line in header.read_text(encoding="ascii").splitlines())
        check(longest <= 110, f"a line of {longest} characters")

        check_source(folder)

        text = header.read_bytes()
        os.utime(header, ns=(1, 1))
        os.utime(source)
        check(run(*arguments).returncode == 0, "a second run fails")
        check(header.read_bytes() == text, "a second run writes something else")
        check(header.stat().st_mtime_ns == 1, "a header that did not change was written again")
        from_pyc = folder / "from_pyc.hpp"
        run("--name", "sample", "--output", from_pyc, pyc)
        same = from_pyc.read_bytes().replace(b"s.pyc", b"sample.py") == text
        check(same, "a .pyc gives another header than its source")

        for content, wanted in [
            (b"\x6f\r\r\n" + image[4:], "magic number 3439"),
            (b"", "not a .pyc file"),
            (image[:10], "not a .pyc file"),
            (b"#!/bin/sh\necho not a pyc at all\n", "not a .pyc file"),
        ]:
            bad = folder / "bad.pyc"
            bad.write_bytes(content)
            done = run("--name", "bad", "--output", folder / "bad.hpp", bad)
            check(done.returncode == 1 and wanted in done.stderr.decode(), f"not '{wanted}': {done}")
            check(not (folder / "bad.hpp").exists(), "a header was written all the same")

        # Warnings: on standard error and in their file, as `python3.11 FILE.py` prints them.
        warned = folder / "warned.txt"
        for text in ["x = 1\n", "é = 1 is 1 \t\nassert (1, 'ü')\n", "if 1:\n\t é = (2 is\n  2)\n"]:
            source.write_text(text, encoding="utf-8")
            wanted = subprocess.run([sys.executable, source], capture_output=True).stderr
            done = run("--pyc", pyc, "--warnings", warned, source)
            found = (done.stderr, warned.read_bytes())
            check(done.returncode == 0 and found == (wanted, wanted), f"not {wanted}: {found}")

        source.write_text("x = = 1\n")
        done = run("--check", "--filename", "shown.py", source)
        wanted = (
            '  File "shown.py", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n'
        )
        check(done.returncode == 1 and done.stderr.decode() == wanted, f"not python's words: {done}")


if __name__ == "__main__":
    main()
