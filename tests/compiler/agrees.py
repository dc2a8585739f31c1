# SPDX-License-Identifier: BSL-1.0
"""agrees.py RUN_PYC WORK: RUN_PYC says of each text of texts.py what python3.11 says, which runs this script; but for
what the compiler refuses by name, of which there may be few."""

import os
import pathlib
import py_compile
import subprocess
import sys
import sysconfig

HERE = pathlib.Path(__file__).parent
PARTS = 60  # of a file
MOST_REFUSED = 0.01


def main():
    run_pyc, work = sys.argv[1], pathlib.Path(sys.argv[2])
    image = py_compile.compile(HERE / "texts.py", cfile=work / "texts.pyc", doraise=True)
    arguments = [sysconfig.get_path("stdlib"), str(PARTS)]
    commands = [sys.executable, "-I", "-S", "-W", "ignore", HERE / "texts.py"], [run_pyc, image]
    runs = [
        subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
        for command in commands
    ]
    expected, found = [run.communicate()[0].decode().splitlines() for run in runs]
    if any(run.returncode for run in runs) or len(expected) != len(found) or len(expected) < 1000:
        sys.exit(f"{[run.returncode for run in runs]}, {len(expected)} and {len(found)} texts")
    refused = 0
    for theirs, ours in zip(expected, found):
        is_refused = " refused" in ours[:80]
        refused += is_refused
        if theirs != ours and not is_refused:
            sys.exit(f"python3.11: {theirs}\nstasis:     {ours[:200]}")
    print(f"{len(found)} texts, of which {refused} are refused")
    if refused > MOST_REFUSED * len(found):
        sys.exit("too many are refused")


if __name__ == "__main__":
    main()
