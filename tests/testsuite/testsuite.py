# SPDX-License-Identifier: BSL-1.0
"""testsuite.py: runs files of CPython's own tests (Debian's libpython3.11-testsuite) by our engine.

    testsuite.py RUN_PYC WORK                    compares with the table in tests/testsuite/README.md
    testsuite.py RUN_PYC WORK --write            writes the table
    testsuite.py RUN_PYC WORK --show NAME...     shows what files print
    testsuite.py RUN_PYC WORK --patient          as the first, for a RUN_PYC that takes ten times as long

Each file is run by the real unittest, as unittest.main() would: unittest, test.support and all else that is imported
are the standard library's, compiled by python3.11. Source texts that a test compiles are compiled beforehand, too:
the file is run by python3.11 to note them (cmake/find_texts.py), which also tells how many tests there are.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake"))
sys.path.insert(0, str(ROOT / "tests/library"))
import find_imports
import modules_of

NAMES = (
    "bool list tuple dict set range slice enumerate int generators scope grammar decorators patma augassign unpack"
    " extcall keywordonlyarg positional_only_arg with raise exceptions class descr super property string format"
    " itertools heapq bisect"
    # Not asked for, but close to them.
    " abc array bytes cmath collections complex contextlib coroutines defaultdict deque dictviews except_star"
    " exception_group float fractions fstring funcattrs index isinstance iter long math memoryview named_expressions"
    " operator ordered_dict richcmp sort struct subclassinit textwrap unicode weakset yield_from"
).split()
BEGIN, END = "<!-- table -->\n", "<!-- end -->\n"
TIME_LIMIT = 600
RUN_LIMIT = 60  # seconds for a file by our engine, which takes a few
PATIENT_LIMIT = 900

# What runs: unittest's own runner, and the count of what it found.
PROGRAM = """\
import sys
import unittest
import test.test_{name}

sys.setrecursionlimit(1000)
done = unittest.main(module="test.test_{name}", argv=["test"], exit=False).result
bad = {{str(getattr(case, "test_case", case)) for case, _ in done.failures + done.errors}}
bad |= {{str(case) for case in done.unexpectedSuccesses}}
print("counted", done.testsRun, len(bad), len(done.skipped))
for each in sorted(bad):
    print("failed", each)
"""


class Files:
    """Where everything is."""

    def __init__(self, run_pyc, work):
        self.run_pyc, self.work = run_pyc, work
        self.images = work / "images"
        self.images.mkdir(parents=True, exist_ok=True)

    def program(self, name):
        return self.work / f"run_{name}.py"


class Finder(find_imports.Finder):
    """Follows what functions of the tests import, too."""

    def is_standard(self, file):
        return super().is_standard(file) and "/test/" not in file


def modules(files, names):
    """The lines for run_pyc --modules of what the programs import, in turn."""
    finder = Finder(ROOT / "include/stasis/library", str(files.work))
    finder.find("locale")  # which argparse's messages ask for, where the environment says LANG
    for each in sorted((pathlib.Path(finder.standard) / "encodings").glob("[a-z]*.py")):
        finder.find(f"encodings.{each.stem}")  # which are imported when they are asked for
    finder.find("test.ann_module3")  # which test_grammar imports by a name in a str
    modules_of.follow_all(finder, [files.program(name) for name in names])
    lines = []
    for name, (kind, file) in sorted(finder.found.items()):
        image = files.images / f"{name}.pyc"
        if not image.exists():
            modules_of.write_image(file, image)
        lines.append(f"{kind}\t{name}\t{image}")
    standard = [name for name, (_, file) in finder.found.items() if finder.is_standard(file)]
    return lines + modules_of.texts_of(files.work / "texts_of_modules", *sorted(standard))[1]


def counted(output):
    """What a run says of itself: how many tests it ran, how many failed, how many were skipped; or None."""
    found = re.search(r"^counted (\d+) (\d+) (\d+)$", output, re.MULTILINE)
    return tuple(map(int, found.groups())) if found else None


def noted(files, name):
    """Runs a file by python3.11: how many tests it has, and the texts that they compile, as lines for run_pyc."""
    printed, lines = modules_of.texts_of(
        files.work / f"texts_{name}", "--run", files.program(name), limit=TIME_LIMIT
    )
    count = counted(printed)
    if count is None:
        sys.exit(f"testsuite.py: python3.11 can't run test_{name}:\n{printed[-2000:]}")
    return count, lines


def run(files, name, imported, limit):
    """A row of the table, and what the file printed."""
    expected, texts = noted(files, name)
    listed = files.work / f"run_{name}.list"
    listed.write_text("\n".join(imported + texts) + "\n", encoding="utf-8")
    image = modules_of.write_image(files.program(name), files.program(name).with_suffix(".pyc"))
    try:
        done = subprocess.run(
            [files.run_pyc, "--modules", listed, image], capture_output=True, text=True, errors="backslashreplace",
            timeout=limit, stdin=subprocess.DEVNULL, cwd=files.work,
        )
        output = done.stdout + done.stderr
        status = done.returncode
    except subprocess.TimeoutExpired as error:
        output = (error.stdout or b"").decode(errors="backslashreplace") + (error.stderr or b"").decode(errors="backslashreplace")
        status = "no end"
    # What ends badly behind its tests, as a sanitizer's search for leaks does, has run none.
    done_well = status == 0 and counted(output)
    ran, failed, skipped = counted(output) if done_well else (0, 0, 0)
    if not done_well:
        lines = output.strip().splitlines() or [""]
        output += f"\ntest_{name} ended with {status}: {lines[-1]}\n"
    return (name, expected[0], ran, ran - failed - skipped, failed, skipped), output


def table(rows):
    lines = ["| file | tests | run | passed | failed | skipped |", "| --- | --- | --- | --- | --- | --- |"]
    lines += [f"| test_{name} | " + " | ".join(map(str, figures)) + " |" for name, *figures in rows]
    total = [sum(row[column] for row in rows) for column in range(1, 6)]
    lines.append("| all | " + " | ".join(map(str, total)) + " |")
    return "\n".join(lines) + "\n"


def figures_of(text):
    """The rows of a table, by their file."""
    rows = [[part.strip() for part in line.strip("| ").split("|")] for line in text.splitlines()]
    return {row[0]: list(map(int, row[1:])) for row in rows if row[0].startswith("test_")}


def main():
    run_pyc, work = (pathlib.Path(part).resolve() for part in sys.argv[1:3])
    mode, names = (sys.argv[3:4] or [""])[0], sys.argv[4:]
    files = Files(run_pyc, work)
    names = names or NAMES
    for name in names:
        files.program(name).write_text(PROGRAM.format(name=name), encoding="utf-8")
    imported = modules(files, names)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        limit = PATIENT_LIMIT if mode == "--patient" else RUN_LIMIT
        asked = [pool.submit(run, files, name, imported, limit) for name in names]
        outcomes = [future.result() for future in asked]
    rows = [row for row, _ in outcomes]
    if mode == "--show":
        print("\n".join(output for _, output in outcomes))
        print(table(rows), end="")
        return
    readme = ROOT / "tests/testsuite/README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    known, _, after = rest.partition(END)
    if mode == "--write":
        readme.write_text(before + BEGIN + table(rows) + END + after, encoding="utf-8")
        return
    known = figures_of(known)
    worse = False
    for (name, _, _, passed, *_), output in outcomes:
        before = known.get(f"test_{name}", [0] * 5)[2]
        if passed < before:
            worse = True
            print(output[-4000:])
            print(f"test_{name}: {passed} tests pass, and {before} did")
        elif passed > before:
            print(f"test_{name}: {passed} tests pass, and {before} did: write the table anew")
    print(table(rows), end="")
    sys.exit(worse)


if __name__ == "__main__":
    main()
