# SPDX-License-Identifier: BSL-1.0
"""imports.py: which modules of the standard library a program of ours can import.

    imports.py FOLDER RUN_PYC WORK            compares with the table in tests/library/README.md
    imports.py FOLDER RUN_PYC WORK --write    writes the table

Each module is imported by a program of its own, with all that it imports in turn, by the dispatch engine. A module
that runs must go on running; one that has begun to run belongs into the table.

What modules_of.py does for a program is done here for all of them at once: each module is read and compiled once,
in this process, and all source texts are noted in one other.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import sysconfig

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake"))
sys.path.insert(0, str(ROOT / "tests/library"))
import find_imports
import image_header
import modules_of

LEFT_OUT = {  # not libraries, or not for this system
    "__phello__", "antigravity", "distutils", "ensurepip", "idlelib", "lib2to3", "msilib", "pydoc_data",
    "site-packages", "sitecustomize", "test", "this", "tkinter", "turtle", "turtledemo",
}
BEGIN, END = "<!-- imports -->\n", "<!-- end -->\n"


def names():
    folder = pathlib.Path(sysconfig.get_path("stdlib"))
    for path in sorted(folder.iterdir()):
        name = path.name.removesuffix(".py")
        is_module = path.suffix == ".py" or (path / "__init__.py").exists()
        if is_module and name.isidentifier() and name not in LEFT_OUT and not name.startswith("_sysconfigdata"):
            yield name


def compiled(source, filename, image):
    image.write_bytes(image_header.compiled(source, filename)[0])
    return image


def imported_lines(program, images, standard):
    """The lines for run_pyc --modules of what a program imports. Adds to `images` and `standard`."""
    finder = find_imports.Finder(ROOT / "include/stasis/library", str(program.parent))
    modules_of.follow_all(finder, [program])
    finder.find_called()
    lines = []
    for name, (kind, file) in sorted(finder.found.items()):
        if name not in images:
            images[name] = compiled(file, file, program.parent / "images" / f"{name}.pyc")
        if finder.is_standard(file):
            standard.add(name)
        lines.append(f"{kind}\t{name}\t{images[name]}")
    return lines


def prepared(work, names):
    """A command's arguments for each module: what to give to run_pyc in order to import it."""
    (work / "images").mkdir(parents=True, exist_ok=True)
    images, standard, lines = {}, set(), {}
    for name in names:
        program = work / f"program_{name}.py"
        program.write_text(f"import {name}\nprint('imported')\n", encoding="utf-8")
        lines[name] = imported_lines(program, images, standard)
    texts = modules_of.texts_of(work / "texts", *sorted(standard))[1]
    result = {}
    for name in names:
        program, listed = work / f"program_{name}.py", work / f"program_{name}.list"
        listed.write_text("\n".join(lines[name] + texts) + "\n", encoding="utf-8")
        result[name] = ["--modules", listed, compiled(program, str(program), program.with_suffix(".pyc"))]
    return result


def outcome(run_pyc, arguments):
    """Empty if the module is imported, or else the error's last line."""
    done = subprocess.run([run_pyc, *arguments], capture_output=True, text=True, timeout=120)
    if done.returncode == 0 and done.stdout.splitlines()[-1:] == ["imported"]:
        return ""
    return (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1].replace("|", "\\|")


def table(outcomes):
    running = [name for name, error in outcomes.items() if not error]
    lines = [f"{len(running)} of {len(outcomes)} modules and packages can be imported:\n", ", ".join(running) + ".\n",
             "| these can't | since |", "| --- | --- |"]
    lines += [f"| {name} | {error} |" for name, error in outcomes.items() if error]
    return "\n".join(lines) + "\n"


def main():
    root, run_pyc, work = map(pathlib.Path, sys.argv[1:4])
    commands = prepared(work, list(names()))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = {name: pool.submit(outcome, run_pyc, given) for name, given in commands.items()}
        outcomes = {name: future.result() for name, future in asked.items()}
    readme = root / "tests/library/README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    listed, _, after = rest.partition(END)
    if sys.argv[4:] == ["--write"]:
        readme.write_text(before + BEGIN + table(outcomes) + END + after, encoding="utf-8")
        return
    known = set(listed.split("\n\n")[1].rstrip(".\n").replace("\n", " ").split(", ")) if listed else set()
    running = {name for name, error in outcomes.items() if not error}
    for name in sorted(known - running):
        print(f"{name} can't be imported any more: {outcomes.get(name, 'there is no such module')}")
    for name in sorted(running - known):
        print(f"{name} can be imported now: write the table anew")
    if known != running:
        sys.exit(1)
    print(f"{len(running)} of {len(outcomes)} modules can be imported")


if __name__ == "__main__":
    main()
