# SPDX-License-Identifier: BSL-1.0
"""modules_of.py: compiles what a program imports to .pyc files, and lists them for run_pyc --modules.

    modules_of.py FOLDER LIST FILE.py...

FOLDER is the project's. The modules are what stasis_add_modules(... IMPORTED_BY FILE.py) freezes, and so are the
source texts.
"""

import os
import pathlib
import subprocess
import sys


def main():
    root, listed, *programs = sys.argv[1:]
    root = pathlib.Path(root)
    work = pathlib.Path(listed).parent
    found = subprocess.run(
        [sys.executable, "-I", "-S", root / "cmake/find_imports.py",
         "--library", root / "include/stasis/library", *programs],
        check=True, capture_output=True, text=True,
    ).stdout
    lines, standard = [], []
    for line in found.splitlines():
        kind, name, *file = line.split(" ", 2)
        if kind == "library":
            continue
        if kind.startswith("standard_"):
            standard.append(name)
        pyc = work / f"{name}.pyc"
        if not pyc.exists():
            subprocess.run(
                [sys.executable, "-I", "-S", root / "cmake/image_header.py", "--pyc", pyc,
                 "--filename", file[0], file[0]],
                check=True, stderr=subprocess.DEVNULL,
            )
        lines.append("\t".join((kind.removeprefix("standard_"), name, str(pyc))))
    if standard:
        texts = subprocess.run(
            [sys.executable, "-I", "-S", root / "cmake/find_texts.py", work / "texts", *standard],
            check=True, capture_output=True, text=True,
        ).stdout
        for line in texts.splitlines():
            mode, number, literal = line.split(" ", 2)
            source = work / "texts" / f"text_{number}.txt"
            source.write_bytes(eval("b" + literal))
            lines.append("\t".join(("text", mode, str(work / "texts" / f"text_{number}.pyc"), str(source))))
    pathlib.Path(listed).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
