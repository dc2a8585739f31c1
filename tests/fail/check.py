# SPDX-License-Identifier: BSL-1.0
"""check.py: a program that must not compile does not, says why, and its control compiles.

    check.py [--include FOLDER]... [--images image_header.py] [--precompiled HEADER] [--without-control]
             FILE.cpp -- COMPILER [FLAG...]
    check.py --self-test -- COMPILER [FLAG...]

Each `// expect: text` line of FILE is a regular expression that must match somewhere in the
compiler's output; at least one must stand there. With -DSTASIS_CONTROL, FILE must compile: so
what fails is what the file is about, and not a slip beside it. The control goes as far as the
compiler went when it failed: an object is made only of what fails when one is, since most of the
time that takes goes to the engine. Where two compilers check a file, one of them is enough for its
control. HEADER, compiled with these flags to HEADER.gch or .pch, comes before what includes much of
the library: it takes less time to load than that. A FILE.py beside FILE.cpp is an image that it may
include: <images/FILE.hpp>.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

EXPECT = re.compile(r"^\s*// expect: (.+?)\s*$", re.MULTILINE)


MUCH = re.compile(r"^#include <stasis/(stasis\.hpp|(builtins|interpreter|library|host)/)", re.MULTILINE)

# How far a compiler may go: some errors come up only where code is generated.
CHECK_ONLY = ("-fsyntax-only",)
MAKE_OBJECT = ("-c", "-o", "/dev/null")


def compile_file(compiler, source, folders, *flags):
    """Whether `source` compiles, and what the compiler said."""
    command = [*compiler, "-std=c++20", *(f"-I{folder}" for folder in folders), *flags, str(source)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode == 0, done.stdout


def error_of(compiler, source, folders, with_control=True):
    """What is wrong with the file, or None."""
    expected = EXPECT.findall(source.read_text(encoding="utf-8"))
    if not expected:
        return f"{source} has no '// expect: text' line"
    for way in (CHECK_ONLY, MAKE_OBJECT):
        compiles, output = compile_file(compiler, source, folders, *way)
        if not compiles:
            break
    else:
        return f"{source} compiles, and must not"
    for pattern in expected:
        if not re.search(pattern, output):
            return f"{source} fails, but not with '{pattern}':\n{output}"
    if not with_control:
        return None
    compiles, output = compile_file(compiler, source, folders, "-DSTASIS_CONTROL", *way)
    if not compiles:
        return f"the control of {source} does not compile:\n{output}"
    return None


def precompiled_flags(header, source):
    if header is None or not MUCH.search(source.read_text(encoding="utf-8")):
        return []
    if header.with_name(header.name + ".pch").exists():
        return ["-include-pch", f"{header}.pch"]
    return ["-include", header]


def make_image(script, source, folder):
    python_file = source.with_suffix(".py")
    if not python_file.exists():
        return
    name = source.stem
    header = folder / "images" / f"{name}.hpp"
    subprocess.run(
        [sys.executable, "-I", "-S", script, "--name", name, "--output", header, python_file],
        check=True,
    )


SELF_TEST = [
    ("// expect: static assertion failed.*a reason\n", None),
    ("", "no '// expect: text' line"),
    ("// expect: another reason\n", "but not with 'another reason'"),
]
FAILING = """
#ifndef STASIS_CONTROL
static_assert(sizeof(int) == 1, "a reason");
#endif
"""


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "case.cpp")
        cases = [(expect + FAILING, wanted) for expect, wanted in SELF_TEST]
        cases.append(("// expect: x\nint x;\n", "compiles, and must not"))
        cases.append(("// expect: x\nint x = y;\n", "the control of"))
        for text, wanted in cases:
            source.write_text(text, encoding="utf-8")
            error = error_of(compiler, source, [])
            if (error is None) != (wanted is None) or (wanted and wanted not in error):
                sys.exit(f"self-test: not '{wanted}', but '{error}', of:\n{text}")
    print(f"{len(cases)} cases judged rightly")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--include", action="append", default=[])
    parser.add_argument("--images", help="cmake/image_header.py")
    parser.add_argument("--precompiled", type=pathlib.Path, metavar="HEADER")
    parser.add_argument("--without-control", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("file", nargs="?", type=pathlib.Path)
    split = sys.argv.index("--")
    arguments, compiler = parser.parse_args(sys.argv[1:split]), sys.argv[split + 1 :]
    if arguments.self_test:
        self_test(compiler)
        return
    compiler += precompiled_flags(arguments.precompiled, arguments.file)
    with tempfile.TemporaryDirectory() as folder:
        if arguments.images:
            make_image(arguments.images, arguments.file, pathlib.Path(folder))
        error = error_of(compiler, arguments.file, [*arguments.include, folder], not arguments.without_control)
    if error:
        sys.exit(error)


if __name__ == "__main__":
    main()
