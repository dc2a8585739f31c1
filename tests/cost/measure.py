# SPDX-License-Identifier: BSL-1.0
"""measure.py: what the library costs a compiler, as markdown tables.

    measure.py [headers] [dicts] [images] [native] [layout] [--compiler NAME]... [--runs N] [--all]
               [--check]

headers  each header over an empty file, -fsyntax-only; the dearest of each floor is shown, with
         --all every one
dicts    a constant dict of growing size, alone and looked up by its name, -fsyntax-only
images   freezing images of growing size: synthetic ones, and modules of python's own library
native   the native engine over one function of growing length, at -O2
layout   describing structs of growing length, over their bare definitions, -fsyntax-only

Without a name, all five; without a compiler, g++ and clang++-19. A figure is the processor time
of the compiler, user and system: the least of N runs, which the machine's other work disturbs
least. Memory is the peak of the largest process. The budgets (BUDGETS) are in ms of a machine on
which <string> takes as long as STRING_MS says; they are stretched by what it takes here, measured
around each table; that of layout isn't. With --check, a figure over its budget ends in status 1.
This is no part of the tests, whose time it would double:

    python3.11 tests/cost/measure.py --check
"""

import argparse
import dis
import math
import os
import pathlib
import random
import string
import subprocess
import sys
import sysconfig
import tempfile

from image_objects import count_objects

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INCLUDE = ROOT / "include"
IMAGE_SCRIPT = ROOT / "cmake" / "image_header.py"

BUDGETS = {
    "low header": 60.0,  # ms over an empty file, of support, object, opcode and graph
    "stasis.hpp": 400.0,  # ms over an empty file; not met yet: see README.md
    "a program": 800.0,  # ms over an empty file, of stasis.hpp and the dispatch engine in use
    "a dict": 300.0,  # ms over the include, of 16 to 512 strs
    "a large dict": 4000.0,  # ms in full, of 4,096 strs
    "object": 1.0,  # ms an object of an image, above the smallest image
    "description": 50.0,  # ms over a struct of 60 fields, header and all; plain ms, not stretched
    "growth": 2.0,  # how much dearer an object, instruction or field may get, from a few to the most
}
# What <string> takes over an empty file where the budgets were set, in ms.
STRING_MS = {"g++": 154.0, "clang++": 176.0}
LOW_FLOORS = ("support", "object", "opcode", "graph")

DICT_KEYS = (16, 128, 512, 4096)
SYNTHETIC_OBJECTS = (250, 500, 1000, 2000, 4000)
MODULES = ("textwrap", "argparse")
NATIVE_INSTRUCTIONS = (50, 100, 250, 500, 1000)
FIELDS = (15, 30, 60, 120)
DESCRIBED_FIELDS = 60  # what the budget is for

# Uses the dispatch engine without an image.
RUN_A_PROGRAM = """#include <stasis/stasis.hpp>
template int stasis::run_main(stasis::thread_state&, const stasis::code_object*);
"""

over_budget = []


class Machine:
    """How much slower than where the budgets were set this machine is, by what <string> takes."""

    def __init__(self, compiler, folder):
        self.compiler = compiler
        self.empty = folder / "empty.cpp"
        self.empty.write_text("")
        self.string = folder / "string.cpp"
        self.string.write_text("#include <string>\n")
        self.empty_ms = self.string_ms = math.inf
        self.empty_mib = 0
        self.measure()

    def measure(self):
        """Measures again: the least counts."""
        for _ in range(3):
            ms, self.empty_mib = cost(self.compiler, self.empty, [], ["-fsyntax-only"], 1)
            self.empty_ms = min(ms, self.empty_ms)
            ms, _ = cost(self.compiler, self.string, [], ["-fsyntax-only"], 1)
            self.string_ms = min(ms, self.string_ms)

    def scale(self):
        """1 where the budgets were set."""
        family = "clang++" if "clang" in self.compiler else "g++"
        return (self.string_ms - self.empty_ms) / STRING_MS[family]

    def budget(self, name):
        """A budget in ms of this machine."""
        return BUDGETS[name] * self.scale()

    def report(self):
        print(
            f"\n`<string>` takes {self.string_ms - self.empty_ms:.0f} ms: budgets in ms are "
            f"times {self.scale():.2f}."
        )


def judge(name, figure, budget, digits=2):
    """The figure as text, in bold where it is over its budget."""
    if figure <= budget:
        return f"{figure:.{digits}f}"
    over_budget.append(f"{name}: {figure:.{digits}f}, budget {budget:.{digits}f}")
    return f"**{figure:.{digits}f}**"


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


def headers(compiler, folder, runs, show_all):
    machine = Machine(compiler, folder)
    source = folder / "header.cpp"
    rows = []

    def measure(label, text, budget):
        source.write_text(text)
        ms, mib = cost(compiler, source, [INCLUDE], ["-fsyntax-only"], runs)
        ms, mib = max(ms - machine.empty_ms, 0), max(mib - machine.empty_mib, 0)
        rows.append((label, ms, mib, budget))

    for path in sorted(INCLUDE.rglob("*.hpp")):
        name = path.relative_to(INCLUDE).as_posix()
        floor = name.split("/")[1]
        if name.endswith(".def.hpp") or floor == "host":
            continue
        budget = "low header" if floor in LOW_FLOORS else floor if floor in BUDGETS else None
        measure(f"`{name.removeprefix('stasis/')}`", f"#include <{name}>\n", budget)
    measure("`stasis.hpp`, and a program run", RUN_A_PROGRAM, "a program")
    machine.measure()

    print(f"\nHeaders, {compiler} -fsyntax-only, ms and MiB over an empty file\n")
    print("| header | ms | MiB |\n| --- | ---: | ---: |")
    print(f"| (an empty file, in full) | {machine.empty_ms:.0f} | {machine.empty_mib:.0f} |")
    dearest = {}
    for row in rows:
        floor = row[0].split("/")[0]
        dearest[floor] = max(dearest.get(floor, row), row, key=lambda row: row[1])
    for row in rows:
        label, ms, mib, budget = row
        text = f"{ms:.0f}"
        if budget is not None:
            text = judge(f"{compiler}: {label}, ms", ms, machine.budget(budget), 0)
        if show_all or row in dearest.values():
            print(f"| {label} | {text} | {mib:.0f} |")
    machine.report()


# --- dicts


def constant_dict(keys, looked_up):
    """C++ source of a dict of so many random texts and None, or of the include alone."""
    text = "#include <stasis/graph/dict.hpp>\n"
    if looked_up:
        text += "#include <stasis/graph/find.hpp>\n"
    if keys == 0:
        return text
    letters = random.Random(keys)
    items = []
    for _ in range(keys):
        key = "".join(letters.choices(string.ascii_lowercase, k=12))
        items.append(f'item_<str_<"{key}">, none>')
    return (
        f"{text}using namespace stasis::graph;\nconstexpr const auto& made =\n    dict_<"
        + ",\n          ".join(items)
        + f">;\nstatic_assert(made.ma_used == {keys});\n"
        + (f'static_assert(find_text<made>("{key}") == &none);\n' if looked_up else "")
    )


def dicts(compiler, folder, runs, _):
    source = folder / "dict.cpp"
    machine = Machine(compiler, folder)
    rows = []
    for keys in (0, *DICT_KEYS):
        for looked_up in (False, True):
            source.write_text(constant_dict(keys, looked_up))
            figures = cost(compiler, source, [INCLUDE], ["-fsyntax-only"], runs)
            rows.append((keys, looked_up, *figures))
    machine.measure()

    print(f"\nA constant dict of strs, {compiler} -fsyntax-only\n")
    print("| keys | looked up by name | ms | over the include | MiB |")
    print("| ---: | --- | ---: | ---: | ---: |")
    include_ms = {}
    for keys, looked_up, ms, mib in rows:
        answer = "yes" if looked_up else "no"
        if keys == 0:
            include_ms[looked_up] = ms
            print(f"| (the includes alone) | {answer} | {ms:.0f} | | {mib:.0f} |")
            continue
        name = f"{compiler}: a dict of {keys}, looked up: {answer}, ms"
        text, over = f"{ms:.0f}", f"{ms - include_ms[looked_up]:.0f}"
        if keys == DICT_KEYS[-1]:
            text = judge(name, ms, machine.budget("a large dict"), 0)
        else:
            over = judge(name, ms - include_ms[looked_up], machine.budget("a dict"), 0)
        print(f"| {keys:,} | {answer} | {text} | {over} | {mib:.0f} |")
    machine.report()


# --- images


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


def images(compiler, folder, runs, _):
    source = folder / "subject.py"
    subjects = [("(an empty module)", "")]
    subjects += [(f"synthetic, {n}", synthetic_module(n)) for n in SYNTHETIC_OBJECTS]
    library = pathlib.Path(sysconfig.get_path("stdlib"))
    for module in MODULES:
        subjects.append((module, (library / f"{module}.py").read_text(encoding="utf-8")))
    machine = Machine(compiler, folder)
    rows = []
    for name, text in subjects:
        source.write_text(text, encoding="utf-8")
        objects = make_image(source, folder)
        size = (folder / "subject.pyc").stat().st_size
        flags = ["-c", "-o", "/dev/null"]
        ms, mib = cost(compiler, HERE / "freeze.cpp", [INCLUDE, folder], flags, runs)
        rows.append((name, objects, size, ms, mib))
    machine.measure()

    print(f"\nFreezing an image, {compiler} -O0\n")
    print("| image | objects | bytes | ms | MiB | ms an object |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    _, base_objects, _, base_ms, _ = rows[0]
    each = []
    for row, (name, objects, size, ms, mib) in enumerate(rows):
        text = ""
        if row > 0:
            an_object = (ms - base_ms) / (objects - base_objects)
            text = judge(f"{compiler}: {name}, ms an object", an_object, machine.budget("object"))
            if name.startswith("synthetic"):
                each.append(an_object)
        print(f"| {name} | {objects:,} | {size:,} | {ms:.0f} | {mib:.0f} | {text} |")
    machine.report()
    growth(
        f"{compiler}: an object of {SYNTHETIC_OBJECTS[-1]} over one of {SYNTHETIC_OBJECTS[1]}",
        each[-1] / each[1],
    )


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


def native(compiler, folder, runs, _):
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


# --- layout


def struct_of(fields):
    """C++ of a struct of so many fields of all sizes, and the names of the fields."""
    types = ("long", "int", "char*", "short", "double", "void (*{})(int)")
    names = [f"field_{i}" for i in range(fields)]
    lines = []
    for i, name in enumerate(names):
        kind = types[i % len(types)]
        lines.append(f"    {kind.format(name)};" if "{}" in kind else f"    {kind} {name};")
    return "struct subject {\n" + "\n".join(lines) + "\n};\n", names


def layout(compiler, folder, runs, _):
    """The header over an empty file, then a struct's description and its table over the struct with the
    header, which take turns. The budget is for both."""
    source = folder / "layout.cpp"
    header = "#include <stasis/layout/layout_of.hpp>\n"

    def over(base, text):
        """ms of a text over another one."""
        least = [math.inf, math.inf]
        for _ in range(runs):
            for i, each in enumerate((base, text)):
                source.write_text(each)
                ms, _ = cost(compiler, source, [INCLUDE], ["-fsyntax-only"], 1)
                least[i] = min(ms, least[i])
        return least[1] - least[0]

    machine = Machine(compiler, folder)
    header_ms = over("", header)
    print(f"\nDescribing a struct, {compiler} -fsyntax-only, ms over its bare definition\n")
    print("| fields | ms | ms with the header | ms a field |\n| ---: | ---: | ---: | ---: |")
    each = []
    for fields in FIELDS:
        struct, names = struct_of(fields)
        description = (
            f"STASIS_DESCRIBE(subject, {', '.join(names)});\n"
            f"static_assert(stasis::layout::layout_of<subject>.row_count == {fields});\n"
        )
        ms = over(header + struct, header + struct + description)
        each.append(ms / fields)
        whole = f"{ms + header_ms:.0f}"
        if fields == DESCRIBED_FIELDS:
            name = f"{compiler}: describing {fields} fields, ms"
            whole = judge(name, ms + header_ms, BUDGETS["description"], 0)
        print(f"| {fields} | {ms:.0f} | {whole} | {each[-1]:.2f} |")
    machine.measure()
    machine.report()
    growth(f"{compiler}: a field of {FIELDS[-1]} over one of {FIELDS[0]}", each[-1] / each[0])


def main():
    parts = {
        "headers": headers,
        "dicts": dicts,
        "images": images,
        "native": native,
        "layout": layout,
    }
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="|".join(parts))
    parser.add_argument("--compiler", action="append")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    for part in arguments.parts:
        if part not in parts:
            parser.error(f"'{part}' is none of {', '.join(parts)}")
    with tempfile.TemporaryDirectory() as folder:
        for part in arguments.parts or parts:
            for compiler in arguments.compiler or ("g++", "clang++-19"):
                parts[part](compiler, pathlib.Path(folder), arguments.runs, arguments.all)
    print("\nOver budget:\n\n- " + "\n- ".join(over_budget) if over_budget else "\nAll in budget.")
    if over_budget and arguments.check:
        sys.exit(1)


if __name__ == "__main__":
    main()
