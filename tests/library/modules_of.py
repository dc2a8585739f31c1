# SPDX-License-Identifier: BSL-1.0
"""modules_of.py: compiles what a program imports to .pyc files, and lists them for run_pyc --modules.

    modules_of.py LIST FILE.py...

The modules are what stasis_add_modules(... IMPORTED_BY FILE.py) freezes, and so are the
source texts.
"""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake"))
import find_imports
import image_header


def write_image(file, image):
    """Compiles a Python file to a .pyc, which another process may be writing, too."""
    made = image.with_suffix(f".{os.getpid()}")
    made.write_bytes(image_header.compiled(file, file)[0])
    os.replace(made, image)
    return image


def follow_all(finder, programs):
    """Finds all that programs import, in turn."""
    finder.waiting += [("", str(program)) for program in programs]
    finder.follow_all()


def texts_of(folder, *what, limit=None):
    """What was printed while find_texts.py ran with those arguments, and the lines for run_pyc --modules of the
    source texts that it found; they are written to a folder."""
    noted = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "cmake/find_texts.py", folder, *what],
        check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=folder.parent, timeout=limit,
    )
    lines = []
    for line in noted.stdout.splitlines():
        kind, mode, number, literal = line.split(" ", 3)
        source = folder / f"text_{number}.txt"
        source.write_bytes(eval("b" + literal))
        lines.append("\t".join((kind, mode, str(folder / f"text_{number}.pyc"), str(source))))
    return noted.stderr, lines


def main():
    listed, *programs = map(pathlib.Path, sys.argv[1:])
    images = listed.parent / "images"
    images.mkdir(parents=True, exist_ok=True)
    finder = find_imports.Finder(ROOT / "include/stasis/library", str(programs[0].resolve().parent))
    follow_all(finder, [program.resolve() for program in programs])
    finder.find_called()
    lines, standard = [], []
    for name, (kind, file) in sorted(finder.found.items()):
        if kind == "namespace":
            lines.append("\t".join((kind, name, file)))
            continue
        if finder.is_standard(file):
            standard.append(name)
        image = images / f"{name}.pyc"
        if not finder.is_standard(file) or not image.exists():
            write_image(file, image)
        lines.append("\t".join((kind, name, str(image))))
    if standard:
        lines += texts_of(listed.with_suffix(".texts"), *standard)[1]
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
