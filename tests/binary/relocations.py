# SPDX-License-Identifier: BSL-1.0
"""relocations.py: where a program's graph lies, and what the loader has to do for it.

    relocations.py [--packed] NAME WAY FILE [NAME WAY FILE]...

FILE is the program NAME, built in one WAY: no_pie, pie, and with packed relocations (RELR) packed, a
position-independent executable, and shared, a shared library; with --packed the linker can do so.
Without PIE the graph is in .rodata and there is no relocation but those of the C library's
functions. In the others each object is in .data.rel.ro, or in .rodata if it has no pointer, and of
the library only the state has relocations elsewhere, those of its pointers into itself. No symbol of
the library is exported. Prints a table of sizes in bytes and of counts.
"""

import argparse
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import elf

STATE = "_ZN6stasis5state"  # sections.py knows by name which of its variables there may be
# Objects of Python, each with a pointer to its type.
GRAPH = ("_ZN6stasis5image6frozenI", "_ZN6stasis5graph4str_I", "_ZN6stasis8str_typeE",
         "_ZN6stasis5graph10small_intsE", "_ZN6stasis5graph4noneE")
TITLES = {"no_pie": "without PIE", "pie": "PIE", "packed": "PIE, packed", "shared": "shared, packed"}
COLUMNS = ("program", "file", ".rodata", ".data.rel.ro", ".data", "relocations", "they take",
           ".dynstr", ".strtab", "longest name")


class Program:
    def __init__(self, file):
        self.size = os.path.getsize(file)
        self.elf = elf.Elf(file)
        self.names = [each for each in self.elf.symbols() if "6stasis" in each.name]
        self.relocated = [each for each in self.elf.relocations() if each.kind == elf.RELATIVE]

    def row(self, name):
        size = lambda section: self.elf.section(section).size
        taken = sum(each.size for each in self.elf.sections
                    if each.type in (elf.RELA, elf.RELR) and each.name != ".rela.plt")
        return (name, self.size, size(".rodata"), size(".data.rel.ro"), size(".data"),
                len(self.relocated), taken, size(".dynstr"), size(".strtab"),
                max(len(each.name) for each in self.names))

    def errors(self, position_independent):
        if self.elf.position_independent != position_independent:
            yield "built the other way"
        home = ".data.rel.ro" if position_independent else ".rodata"
        for prefix in GRAPH:
            found = [each for each in self.names if each.name.startswith(prefix)]
            if not found:
                yield f"there is no {prefix}"
            for each in found:
                if each.section != home:
                    yield f"{each.name} is in {each.section}"
        for each in self.names:
            if not each.name.startswith(STATE) and each.section not in (home, ".rodata"):
                yield f"{each.name} is in {each.section}"
        for each in self.elf.symbols(".dynsym", kinds=(0, 1, 2)):
            if "6stasis" in each.name:
                yield f"{each.name} is exported"

        allowed = [(each.address, each.address + each.size)
                   for each in self.names if each.name.startswith(STATE)]
        runtime = ("__dso_handle",)  # which the C runtime has in .data
        allowed += [(each.address, each.address + 8)
                    for each in self.elf.symbols(kinds=(0, 1)) if each.name in runtime]
        for each in self.relocated:
            where = self.elf.section_at(each.address)
            if not position_independent:
                yield f"a relocation at {each.address:#x}, in {where}"
            elif where not in (".data.rel.ro", ".init_array", ".fini_array", ".got"):
                if not any(low <= each.address < high for low, high in allowed):
                    yield f"a relocation at {each.address:#x}, in {where}"
        if position_independent and not self.relocated:
            yield "there are no relocations"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--packed", action="store_true")
    parser.add_argument("rows", nargs="+")
    arguments = parser.parse_args()

    errors = []
    table = [COLUMNS]
    counts = {}
    for at in range(0, len(arguments.rows), 3):
        name, way, file = arguments.rows[at : at + 3]
        program = Program(file)
        row = program.row(f"{name}, {TITLES[way]}")
        table.append(row)
        errors += [f"{row[0]}: {each}" for each in program.errors(way != "no_pie")]
        wanted = arguments.packed and way in ("packed", "shared")
        packed = program.elf.section(".relr.dyn").size > 0
        if packed != wanted:
            errors.append(f"{row[0]}: packed: {packed}, and wanted {wanted}")
        elif packed and row[6] > 2 * row[5]:
            errors.append(f"{row[0]}: {row[5]} relocations in {row[6]} bytes")
        if way in ("pie", "packed"):
            counts.setdefault(name, set()).add(len(program.relocated))
    errors += [f"{name}: {found} relocations, packed or not"
               for name, found in counts.items() if len(found) != 1]

    for row in table:
        print("| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in row) + " |")
        if row is COLUMNS:
            print("|" + " --- |" + " ---: |" * (len(COLUMNS) - 1))
    if errors:
        sys.exit("\n".join(errors[:40]))


if __name__ == "__main__":
    main()
