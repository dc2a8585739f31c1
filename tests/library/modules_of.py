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
    root, listed = pathlib.Path(root), pathlib.Path(listed)
    sys.path.insert(0, str(root / "cmake"))
    import find_imports
    import image_header

    images = listed.parent / "images"
    images.mkdir(parents=True, exist_ok=True)
    finder = find_imports.Finder(root / "include/stasis/library", os.path.dirname(os.path.abspath(programs[0])))
    finder.waiting = [("", os.path.abspath(program)) for program in programs]
    while finder.waiting:
        finder.follow(*finder.waiting.pop())
    lines, standard = [], []
    for name, (kind, file) in sorted(finder.found.items()):
        if finder.is_standard(file):
            standard.append(name)
        image = images / f"{name}.pyc"
        if not finder.is_standard(file) or not image.exists():
            # Another process may want the same one.
            made = images / f"{name}.{os.getpid()}"
            made.write_bytes(image_header.compiled(file, file)[0])
            os.replace(made, image)
        lines.append("\t".join((kind, name, str(image))))
    if standard:
        lines += texts_of(root, listed.with_suffix(".texts"), standard)
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
