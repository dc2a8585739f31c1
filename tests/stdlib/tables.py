# SPDX-License-Identifier: BSL-1.0
"""tables.py: makes the tables of README.md anew.

    tables.py --frozen FOLDER --allocations FOLDER [SCRIPT ...]

FOLDERs have the extension modules frozen_library (the binary folder of tests/stdlib) and
frozen_allocations (that of tests/bench, after cmake --build ... --target bench_frozen_allocations).
README.md says by which command each table is made: between `<!-- SCRIPT.py arguments -->` and
`<!-- end -->` stands what that prints. With SCRIPTs named, only theirs are made.
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
SECTION = re.compile(r"<!-- (\S+\.py) (.*?) -->\n(.*?)<!-- end -->", re.S)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--frozen", required=True)
    parser.add_argument("--allocations", required=True)
    parser.add_argument("scripts", nargs="*")
    arguments = parser.parse_args()

    def made(section):
        script, words, _ = section.groups()
        if arguments.scripts and script not in arguments.scripts:
            return section[0]
        here = words.replace("FROZEN", arguments.frozen).replace("ALLOCATIONS", arguments.allocations)
        path = FOLDER.parent / "bench" / script if script == "frozen.py" else FOLDER / script
        process = subprocess.run([sys.executable, "-I", path, *shlex.split(here)],
                                 stdout=subprocess.PIPE, text=True)
        if process.returncode != 0:
            sys.exit(f"{script} {here}: status {process.returncode}\n{process.stdout}")
        return f"<!-- {script} {words} -->\n\n{process.stdout.strip()}\n\n<!-- end -->"

    readme = FOLDER / "README.md"
    readme.write_text(SECTION.sub(made, readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
