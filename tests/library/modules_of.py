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


def texts_of(root, folder, modules):
    """The lines for run_pyc --modules of the source texts that modules compile; they are written to a folder."""
    noted = subprocess.run(
        [sys.executable, "-I", "-S", root / "cmake/find_texts.py", folder, *modules],
        check=True, capture_output=True, text=True,
    ).stdout
    lines = []
    for line in noted.splitlines():
        kind, mode, number, literal = line.split(" ", 3)
        source = folder / f"text_{number}.txt"
        source.write_bytes(eval("b" + literal))
        lines.append("\t".join((kind, mode, str(folder / f"text_{number}.pyc"), str(source))))
    return lines


def main():
    root, listed, *programs = sys.argv[1:]
    root = pathlib.Path(root)
    listed = pathlib.Path(listed)
    images = listed.parent / "images"
    images.mkdir(exist_ok=True)
    isolated = [sys.executable, "-I", "-S"]
    found = subprocess.run(
        [*isolated, root / "cmake/find_imports.py", "--library", root / "include/stasis/library", *programs],
        check=True, capture_output=True, text=True,
    ).stdout
    lines, standard = [], []
    for line in found.splitlines():
        kind, name, *file = line.split(" ", 2)
        if kind == "library":
            continue
        if kind.startswith("standard_"):
            standard.append(name)
        image = images / f"{name}.pyc"
        if not kind.startswith("standard_") or not image.exists():
            # Another process may want the same one.
            made = images / f"{name}.{os.getpid()}"
            subprocess.run(
                [*isolated, root / "cmake/image_header.py", "--pyc", made, "--filename", file[0], file[0]],
                check=True, stderr=subprocess.DEVNULL,
            )
            os.replace(made, image)
        lines.append("\t".join((kind.removeprefix("standard_"), name, str(image))))
    if standard:
        lines += texts_of(root, listed.with_suffix(".texts"), standard)
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
