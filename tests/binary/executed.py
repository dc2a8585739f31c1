# SPDX-License-Identifier: BSL-1.0
"""executed.py: which of the library's functions run before the first bytecode, instruction by
instruction.

    executed.py PROGRAM

PROGRAM is a build of first_bytecode.cpp without PIE. It is stepped from its entry to main and from
there to where the engine begins. Before main nothing of the library may run, and after it nothing
that allocates, hashes a text or makes a type ready. Prints what runs, and of how many instructions.
"""

import bisect
import collections
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import elf
import traced
from written import ENGINE, find

FORBIDDEN = re.compile(
    r"stasis::support::hash|stasis::allocate|stasis::state::allocate|::ready|type_filler|"
    r"\b(malloc|calloc|realloc)\b|operator new(\[\])?\(unsigned long\)"
)


class Functions:
    """The functions of a program and of what it calls in shared objects, by address."""

    def __init__(self, program):
        found = sorted((each.address, each.size, each.name)
                       for each in program.symbols(kinds=(elf.FUNCTION,)))
        self.starts = [address for address, _, _ in found]
        self.rows = found

    def at(self, address):
        """The name of the function of the program that this is in, or None."""
        row = bisect.bisect_right(self.starts, address) - 1
        if row >= 0 and address < self.rows[row][0] + max(self.rows[row][1], 1):
            return self.rows[row][2]
        return None


def steps(process, functions, end):
    """The instructions that each function runs until `end` is the next one; None: elsewhere."""
    counts = collections.Counter()
    for address in process.steps_to(end):
        counts[functions.at(address)] += 1
    return counts


def demangled(names):
    done = subprocess.run(
        ["c++filt"], input="\n".join(names), capture_output=True, text=True, check=True
    )
    return done.stdout.split("\n")


def main():
    file = sys.argv[1]
    program = elf.Elf(file)
    functions = Functions(program)
    with traced.Traced([file, "dispatch"]) as process:
        process.run_to(program.entry)
        before = steps(process, functions, find(program, "main").address)
        after = steps(process, functions, find(program, ENGINE).address)

    errors = []
    early = [name for name in before if name and "6stasis" in name]
    if early:
        errors.append(f"before main: {demangled(early)}")
    ours = sorted(((count, name) for name, count in after.items() if name), reverse=True)
    names = demangled([name for _, name in ours])
    errors += [f"before the first bytecode: {name}" for name in names if FORBIDDEN.search(name)]
    library = sum(count for (count, mangled) in ours if "6stasis" in mangled)
    print(f"{os.path.basename(file)}: from its entry to main {sum(before.values())} instructions, "
          f"{sum(before.values()) - before[None]} of them in the program's file and none of the "
          f"library; from main to the first bytecode {library} of the library:")
    for (count, _), name in zip(ours, names):
        print(f"    {count:6}  {name[:110]}")
    if library == 0:
        errors.append("nothing of the library was seen to run")
    if errors:
        sys.exit("\n".join(errors))


if __name__ == "__main__":
    main()
