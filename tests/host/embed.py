# SPDX-License-Identifier: BSL-1.0
"""embed.py: examples/embed against the same application in python3.11.

    embed.py PROGRAM EXAMPLE

PROGRAM must print what `python3.11 -m application` prints in EXAMPLE, with its exit status, and open no
file of the application. strace isn't everywhere: the program is copied to where there is none.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def run(command, folder):
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", ASAN_OPTIONS="detect_leaks=0")
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def main():
    program, example = (pathlib.Path(each).resolve() for each in sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(program, folder)
        for arguments in ([], ["a b a", "naïve"], ["--fail"]):
            expected = run([sys.executable, "-m", "application", *arguments], example)
            found = run([copy, *arguments], folder)
            same = (found.stdout, found.returncode) == (expected.stdout, expected.returncode)
            # The lines of a traceback are those of the same files, with other paths and no source.
            last = [each.stderr.splitlines()[-1:] for each in (expected, found)]
            if not same or last[0] != last[1]:
                sys.exit(f"{arguments}: expected {expected}, found {found}")
            print("ok", arguments, expected.returncode, *last[1])


main()
