# SPDX-License-Identifier: BSL-1.0
"""written.py: which bytes of a program's image differ from its file when its first bytecode runs.

    written.py PROGRAM...
    written.py --python PYTHON

PROGRAM is a build of first_bytecode.cpp. It is stopped where the engine begins, and its sections are
compared with those of the file, relocated. None but the state may be written to, and of it only the
parts that the program names, each of them in one of its ways of running at least: a part that is
static by now has to be taken from that list. Prints how many bytes of each part differ, by the
dispatch engine and with native code. --python prints CPython's figures for comparison, stopped at
its first bytecode and at that of the program it was given.
"""

import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import elf
import traced

PAGE = 4096
ENGINE = "_ZN6stasis11interpreter6detail9run_frameILb0E"
STATE = "_ZN6stasis5state"


def differences(process, program):
    """The addresses, as in the file, of the bytes that differ, and the KiB of anonymous memory."""
    base = process.base() if program.position_independent else 0
    result = []
    for section in program.sections:
        # The loader writes the addresses of functions of other objects into these.
        if not section.flags & elf.ALLOCATED or section.name in (".got", ".got.plt", ".dynamic"):
            continue
        before = program.loaded(section, base)
        after = process.read(base + section.address, section.size)
        if before != after:
            result += [section.address + at for at in range(section.size) if before[at] != after[at]]
    return result


def find(program, prefix, table=".symtab"):
    found = [each for each in program.symbols(table, kinds=(elf.OBJECT, elf.FUNCTION))
             if each.name.startswith(prefix)]
    if len(found) != 1:
        sys.exit(f"{len(found)} symbols begin with {prefix}")
    return found[0]


def fields(file):
    text = subprocess.run([file, "fields"], check=True, capture_output=True, text=True).stdout
    for line in text.splitlines():
        offset, size, variable, reason = line.split(" ", 3)
        yield variable, int(offset), int(size), reason


def check(file):
    program = elf.Elf(file)
    engine = find(program, ENGINE)
    state = {re.sub(r"^\d+|I.*$|E$", "", each.name.removeprefix(STATE)): each
             for each in program.symbols() if each.name.startswith(STATE)}
    parts = list(fields(file))
    seen = {part: [0, 0] for part in parts}
    errors = []
    for which, way in enumerate(("dispatch", "native")):
        with traced.Traced([file, way]) as process:
            base = process.base() if program.position_independent else 0
            process.run_to(base + engine.address)
            written = differences(process, program)
        others = 0
        for address in written:
            holder = next((name for name, symbol in state.items()
                           if 0 <= address - symbol.address < symbol.size), None)
            if holder is None:
                owner = next((symbol.name for symbol in program.symbols()
                              if 0 <= address - symbol.address < symbol.size), "")
                if "6stasis" in owner:
                    errors.append(f"{way}: {owner} was written to")
                others += 1
                continue
            offset = address - state[holder].address
            part = next((each for each in parts
                         if each[0] == holder and 0 <= offset - each[1] < each[2]), None)
            if part is None:
                errors.append(f"{way}: {holder} was written to at offset {offset}")
            else:
                seen[part][which] += 1
        pages = {address // PAGE for address in written}
        print(f"{os.path.basename(file)}, {way}: {len(written)} bytes on {len(pages)} pages, "
              f"{others} of them the C library's")
    for part, counts in seen.items():
        print(f"    {counts[0]:5} {counts[1]:5}  {part[0]} {part[3]}")
        if counts == [0, 0]:
            errors.append(f"{part[0]} {part[3]}: not written to")
    return errors


def compare(python):
    """CPython, whose code is run from long before the program that it was given."""
    program = elf.Elf(python)
    command = [python, "-I", "-S", "-E", "-c", "pass"]
    for name, place in (("its first bytecode", "_PyEval_EvalFrameDefault"),
                        ("the program's", "PyRun_SimpleStringFlags")):
        address = find(program, place, ".dynsym").address
        with traced.Traced(command) as process:
            base = process.base() if program.position_independent else 0
            process.run_to(base + address)
            written = differences(process, program)
            pages = {at // PAGE for at in written}
            print(f"{python}, {name}: {len(written)} bytes on {len(pages)} pages, "
                  f"{process.kib('Anonymous')} KiB of memory of its own")


def main():
    if sys.argv[1] == "--python":
        compare(sys.argv[2])
        return
    errors = [f"{file}: {each}" for file in sys.argv[1:] for each in check(file)]
    if errors:
        sys.exit("\n".join(errors[:40]))


if __name__ == "__main__":
    main()
