# SPDX-License-Identifier: BSL-1.0
"""imports.py: which modules of the standard library a program of ours can import.

    imports.py FOLDER RUN_PYC WORK            compares with the table in tests/library/README.md
    imports.py FOLDER RUN_PYC WORK --write    writes the table

Each module is imported by a program of its own, with all that it imports in turn, by the dispatch engine. A module
that runs must go on running; one that has begun to run belongs into the table.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import sysconfig

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


def outcome(root, run_pyc, work, name):
    """Empty if the module is imported, or else the error's last line."""
    program = work / f"program_{name}.py"
    program.write_text(f"import {name}\nprint({name}.__name__)\n", encoding="utf-8")
    image, listed = program.with_suffix(".pyc"), program.with_suffix(".list")
    isolated = [sys.executable, "-I", "-S"]
    subprocess.run([*isolated, root / "cmake/image_header.py", "--pyc", image, program], check=True)
    subprocess.run([sys.executable, "-I", root / "tests/library/modules_of.py", root, listed, program], check=True)
    done = subprocess.run([run_pyc, "--modules", listed, image], capture_output=True, text=True, timeout=120)
    if done.returncode == 0 and done.stdout.splitlines()[-1:] == [name]:
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
    work.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = {name: pool.submit(outcome, root, run_pyc, work, name) for name in names()}
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
