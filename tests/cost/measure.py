# SPDX-License-Identifier: BSL-1.0
"""measure.py: what the library costs a compiler, as markdown tables.

    measure.py [headers] [images] [native] [--compiler NAME]... [--runs N] [--check]

headers  each header over an empty file, -fsyntax-only
images   freezing images of growing size: synthetic ones, and modules of python's own library
native   the native engine over one function of growing length, at -O2

Without a name, all three; without a compiler, g++ and clang++-19. A figure is the processor time
of the compiler, user and system: the least of N runs, which the machine's other work disturbs
least. Memory is the peak of the largest process. With --check, a figure over its budget (BUDGETS)
ends in status 1. This is no part of the tests, whose time it would double:

    python3.11 tests/cost/measure.py --check
"""

import argparse
import dis
import os
import pathlib
import subprocess
import sys
import sysconfig
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INCLUDE = ROOT / "include"
IMAGE_SCRIPT = ROOT / "cmake" / "image_header.py"

BUDGETS = {
    "low header": 60.0,  # ms over an empty file, of support, object, opcode and graph
    "stasis.hpp": 400.0,  # ms over an empty file
    "object": 1.0,  # ms an object of an image, above the smallest image
    "growth": 2.0,  # how much dearer an object or instruction may get, from a few to the most
}
LOW_FLOORS = ("support", "object", "opcode", "graph")

SYNTHETIC_OBJECTS = (250, 500, 1000, 2000, 4000)
MODULES = ("textwrap", "argparse")
NATIVE_INSTRUCTIONS = (50, 100, 250, 500, 1000)

over_budget = []


def judge(name, figure, budget):
    """The figure as text, in bold where it is over its budget."""
    if figure <= budget:
        return f"{figure:.2f}"
    over_budget.append(f"{name}: {figure:.2f}, budget {budget:.2f}")
    return f"**{figure:.2f}**"


def compile_once(command):
    """(ms of processor time, MiB) of one compilation."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} fails:\n{output[:4000]}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def cost(compiler, source, folders, flags, runs):
    command = [compiler, "-std=c++20", *(f"-I{folder}" for folder in folders), *flags, source]
    figures = [compile_once(command) for _ in range(runs)]
    return min(ms for ms, _ in figures), max(mib for _, mib in figures)


# --- headers


def headers(compiler, folder, runs):
    print(f"\nHeaders, {compiler} -fsyntax-only, ms and MiB over an empty file\n")
    print("| header | ms | MiB |\n| --- | ---: | ---: |")
    source = folder / "header.cpp"
    flags = ["-fsyntax-only"]
    source.write_text("")
    empty_ms, empty_mib = cost(compiler, source, [], flags, 2 * runs)
    print(f"| (an empty file, in full) | {empty_ms:.0f} | {empty_mib:.0f} |")
    for path in sorted(INCLUDE.rglob("*.hpp")):
        name = path.relative_to(INCLUDE).as_posix()
        floor = name.split("/")[1]
        if name.endswith(".def.hpp") or floor == "host":
            continue
        source.write_text(f"#include <{name}>\n")
        ms, mib = cost(compiler, source, [INCLUDE], flags, runs)
        ms, mib = max(ms - empty_ms, 0), max(mib - empty_mib, 0)
        if floor == "stasis.hpp" or floor in LOW_FLOORS:
            budget = BUDGETS["stasis.hpp" if floor == "stasis.hpp" else "low header"]
            text = judge(f"{compiler}: {name}, ms", ms, budget)
        else:
            text = f"{ms:.2f}"
        print(f"| `{name.removeprefix('stasis/')}` | {text} | {mib:.0f} |", flush=True)


# --- images


def count_objects(image):
    """The objects of a marshal image: every tag but the references to an earlier one."""
    position = 0
    total = 0

    def number(size):
        """The next `size` bytes."""
        nonlocal position
        position += size
        return int.from_bytes(image[position - size : position], "little", signed=True)

    def visit():
        nonlocal position, total
        tag = chr(image[position] & 0x7F)
        position += 1
        if tag == "r":
            number(4)
            return
        total += 1
        if tag in "NFT.S":
            return
        if tag in "iI":
            number(4)
        elif tag == "g":
            number(8)
        elif tag == "y":
            number(16)
        elif tag == "l":
            digits = abs(number(4))
            number(2 * digits)
        elif tag in "zZ":
            length = number(1) & 0xFF
            number(length)
        elif tag in "sutaA":
            length = number(4)
            number(length)
        elif tag in ")([<>":
            for _ in range(number(1) & 0xFF if tag == ")" else number(4)):
                visit()
        elif tag == "c":
            number(5 * 4)  # argument counts, stack size, flags
            for _ in range(8):  # code, constants, names, localsplus and kinds, file, name, qualname
                visit()
            number(4)  # first line
            visit()  # line table
            visit()  # exception table
        else:
            sys.exit(f"unknown tag {tag!r} at {position - 1}")

    visit()
    if position != len(image):
        sys.exit(f"{len(image) - position} bytes behind the image")
    return total


def synthetic_module(objects):
    """Python source of about so many objects: functions with names, constants and tuples."""
    lines = []
    for i in range(objects // 18):
        lines.append(f"def function_{i}(first_{i}, second_{i}=({i}, {i}.5, 'text {i}')):")
        lines.append(f"    '''The text of {i}.'''")
        lines.append(f"    return first_{i} + {i + 1000}, (second_{i}, 'é{i}', {2**40 + i}, {i}.25)")
    return "\n".join(lines) + "\n"


def make_image(source, folder):
    """Writes images/subject.hpp for a Python file; the number of objects in it."""
    (folder / "images").mkdir(exist_ok=True)
    pyc = folder / "subject.pyc"
    command = [sys.executable, "-I", "-S", IMAGE_SCRIPT, "--name", "subject"]
    command += ["--output", folder / "images" / "subject.hpp", "--pyc", pyc, source]
    subprocess.run(command, check=True)
    return count_objects(pyc.read_bytes()[16:])


def images(compiler, folder, runs):
    print(f"\nFreezing an image, {compiler} -O0\n")
    print("| image | objects | bytes | ms | MiB | ms an object |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    source = folder / "subject.py"
    subjects = [("(an empty module)", "")]
    subjects += [(f"synthetic, {n}", synthetic_module(n)) for n in SYNTHETIC_OBJECTS]
    library = pathlib.Path(sysconfig.get_path("stdlib"))
    for module in MODULES:
        subjects.append((module, (library / f"{module}.py").read_text(encoding="utf-8")))
    base_objects = base_ms = None
    each = []
    for name, text in subjects:
        source.write_text(text, encoding="utf-8")
        objects = make_image(source, folder)
        size = (folder / "subject.pyc").stat().st_size
        flags = ["-c", "-o", "/dev/null"]
        ms, mib = cost(compiler, HERE / "freeze.cpp", [INCLUDE, folder], flags, runs)
        if base_ms is None:
            base_objects, base_ms = objects, ms
            print(f"| {name} | {objects} | {size:,} | {ms:.0f} | {mib:.0f} | |", flush=True)
            continue
        an_object = (ms - base_ms) / (objects - base_objects)
        text = judge(f"{compiler}: {name}, ms an object", an_object, BUDGETS["object"])
        if name.startswith("synthetic"):
            each.append(an_object)
        print(f"| {name} | {objects:,} | {size:,} | {ms:.0f} | {mib:.0f} | {text} |", flush=True)
    growth(f"{compiler}: an object of {SYNTHETIC_OBJECTS[-1]} over one of {SYNTHETIC_OBJECTS[1]}",
           each[-1] / each[1])


def growth(name, ratio):
    print(f"\n{name}: {judge(name, ratio, BUDGETS['growth'])} times")


# --- native


def native_function(instructions):
    """Python source of a function `subject` of about so many instructions, and their number."""
    statements = [
        "    while a > {k}:\n        a = a // 2 - b % 3\n        b += 1",
        "    if a < b + {k}:\n        a = a * 3 + {k}\n    else:\n        b = b - a % 5",
        "    for i in range({k}):\n        if i % 3 == 1:\n            continue\n        a += i * b",
        "    a, b = b % 1000 + {k}, a % 997",
    ]
    lines = ["def subject(a, b):"]
    count = 0
    k = 0
    while count < instructions:
        k += 1
        lines.append(statements[k % len(statements)].format(k=k))
        text = "\n".join(lines + ["    return a + b"]) + "\n"
        scope = {}
        exec(text, scope)  # compiles it, in order to count
        count = len(list(dis.get_instructions(scope["subject"])))
    return text + "\n\nprint(subject(10, 3))\n", count


def native(compiler, folder, runs):
    print(f"\nThe native engine, {compiler} -O2\n")
    print("| instructions | ms | MiB | ms an instruction |\n| ---: | ---: | ---: | ---: |")
    source = folder / "subject.py"
    flags = ["-O2", "-c", "-o", "/dev/null"]
    source.write_text("def subject(a, b):\n    return a\n\n\nprint(subject(10, 3))\n")
    make_image(source, folder)
    base_ms, base_mib = cost(compiler, HERE / "native.cpp", [INCLUDE, folder], flags, runs)
    print(f"| (the engine alone) | {base_ms:.0f} | {base_mib:.0f} | |")
    each = []
    for instructions in NATIVE_INSTRUCTIONS:
        text, count = native_function(instructions)
        source.write_text(text)
        make_image(source, folder)
        ms, mib = cost(compiler, HERE / "native.cpp", [INCLUDE, folder], flags, runs)
        each.append((ms - base_ms) / count)
        print(f"| {count} | {ms:.0f} | {mib:.0f} | {each[-1]:.2f} |", flush=True)
    growth(
        f"{compiler}: an instruction of {NATIVE_INSTRUCTIONS[-1]} over one of "
        f"{NATIVE_INSTRUCTIONS[2]}",
        each[-1] / each[2],
    )


def main():
    parts = {"headers": headers, "images": images, "native": native}
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="|".join(parts))
    parser.add_argument("--compiler", action="append")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    for part in arguments.parts:
        if part not in parts:
            parser.error(f"'{part}' is none of {', '.join(parts)}")
    with tempfile.TemporaryDirectory() as folder:
        for part in arguments.parts or parts:
            for compiler in arguments.compiler or ("g++", "clang++-19"):
                parts[part](compiler, pathlib.Path(folder), arguments.runs)
    print("\nOver budget:\n\n- " + "\n- ".join(over_budget) if over_budget else "\nAll in budget.")
    if over_budget and arguments.check:
        sys.exit(1)


if __name__ == "__main__":
    main()
