# SPDX-License-Identifier: BSL-1.0
"""bad_pyc.py: run_pyc refuses what is no .pyc, and says which file, why, and where in it.

    bad_pyc.py RUN_PYC IMAGE_SCRIPT [STEP]

Every beginning of a good file is tried, or each STEP-th one. Whatever the file, the exit status is 2.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = "def f(a, *b):\n    return [a, 2**70, 'é', b'x', 1.5, (1, 'two')]\n\nprint(f(1))\n"


def main():
    run_pyc, image_script, *step = sys.argv[1:]
    count = 0

    def check(arguments, reason):
        nonlocal count
        count += 1
        done = subprocess.run([run_pyc, *arguments], capture_output=True, text=True)
        wanted = re.compile(reason + "\n")
        if done.returncode != 2 or done.stdout or not wanted.fullmatch(done.stderr):
            sys.exit(f"run_pyc {arguments}: not status 2 and '{reason}', but {done}")

    with tempfile.TemporaryDirectory() as folder:
        source, good, bad = (pathlib.Path(folder, name) for name in ("a.py", "a.pyc", "b.pyc"))
        source.write_text(SOURCE, encoding="utf-8")
        subprocess.run([sys.executable, "-I", "-S", image_script, "--pyc", good, source], check=True)
        image = good.read_bytes()
        done = subprocess.run([run_pyc, good], capture_output=True, text=True)
        if done.returncode != 0 or "1180591620717411303424" not in done.stdout:
            sys.exit(f"the good file: {done}")

        usage = r"usage: run_pyc \[--modules LIST\] FILE\.pyc \[ARGUMENT\.\.\.\]"
        check([], usage)
        check(["--modules", good], usage)
        check([bad], f"run_pyc: {bad}: No such file or directory")
        check([folder], f"run_pyc: {folder}: Is a directory")
        check([source], f"run_pyc: {source}: the image does not begin as a .pyc does, at offset 2")
        for size in range(0, len(image), int(step[0]) if step else 1):
            bad.write_bytes(image[:size])
            check([bad], rf"run_pyc: {bad}: \S.*, at offset \d+")
        for data, reason in [
            (b"\xcb" + image[1:], ".*3495, at offset 0"),
            (image[:4] + b"\x07" + image[5:], ".*flags.*, at offset 4"),
            (image[:16] + b"N", "the image is no code object, at offset 16"),
            (image[:16] + b"\xff" + image[17:], ".*, at offset 16"),
            (image + b"\0", f".*, at offset {len(image)}"),
        ]:
            bad.write_bytes(data)
            check([bad], rf"run_pyc: {bad}: {reason}")
    print(f"{count} files refused")


if __name__ == "__main__":
    main()
