# SPDX-License-Identifier: BSL-1.0
"""agrees.py RUN_PYC WORK [STEP]: RUN_PYC says of each text of texts.py what python3.11 says, which runs this script."""

import os
import pathlib
import py_compile
import subprocess
import sys
import sysconfig

HERE = pathlib.Path(__file__).parent
PARTS = 60  # of a file


def main():
    run_pyc, work = sys.argv[1], pathlib.Path(sys.argv[2])
    step = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    image = py_compile.compile(HERE / "texts.py", cfile=work / "texts.pyc", doraise=True)
    arguments = [sysconfig.get_path("stdlib"), str(PARTS), str(step)]
    commands = [sys.executable, "-I", "-S", "-W", "ignore", HERE / "texts.py"], [run_pyc, image]
    runs = [
        subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
        for command in commands
    ]
    expected, found = [run.communicate()[0].decode().splitlines() for run in runs]
    if any(run.returncode for run in runs) or len(expected) != len(found) or len(expected) * step < 1000:
        sys.exit(f"{[run.returncode for run in runs]}, {len(expected)} and {len(found)} texts")
    different = [pair for pair in zip(expected, found) if pair[0] != pair[1]]
    print(f"{len(found)} texts, of which {len(different)} differ")
    for theirs, ours in different:
        print(f"python3.11: {theirs[:300]}\nstasis:     {ours[:200]}")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
