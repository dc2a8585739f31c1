# SPDX-License-Identifier: BSL-1.0
"""run_script.py RUN_SH COMPILER: examples/run.sh prints and exits as python3.11 does, builds only
what has changed, and says in words what it can't do.

Builds are what costs: each program below is there for all that one build can show.
"""

import importlib.util
import marshal
import opcode
import os
import pathlib
import subprocess
import sys
import tempfile

RUN_SH, COMPILER = sys.argv[1:]
DEFAULT = pathlib.Path(RUN_SH).resolve().parent / "programs" / "queens.py"

# Warned of, printed on both streams, and left by an exception.
FAILING = """\
def half(größe):
    return größe / 0  # über

print("é", 1 is 1)
half(1)
"""
STATUS = "import sys\nprint('changed', sys.argv[1:])\nraise SystemExit(3)\n"
SYNTAX_ERROR = "if 1 is 1:\n    x = = 1\n"
# In the place of the negation it is given a CACHE, which never runs.
NOT_IMPLEMENTED = "if thing:\n    -thing\n"


class Place:
    """A folder to work in, with an environment in which everything is built there."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.builds = self.folder / "its builds"
        self.environment = {
            **os.environ,
            "CXX": COMPILER,
            "CXXFLAGS": "-O0",
            "STASIS_RUN_FOLDER": str(self.builds),
            "PYTHONHASHSEED": "0",
            "PYTHONIOENCODING": "utf-8",
        }

    def outcome(self, *command):
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        return done.stdout.decode(), done.stderr.decode(), done.returncode

    def expect(self, arguments, expected):
        found = self.outcome("sh", RUN_SH, *arguments)
        if found != expected:
            logs = "".join(log.read_text() for log in self.builds.glob("*/build.log"))
            sys.exit(f"run.sh {arguments}: {found}, not {expected}; its builds said:\n{logs}")

    def expect_as_python(self, arguments, file, status):
        rest = arguments[arguments.index(file) + 1 :] if file in arguments else []
        expected = self.outcome(sys.executable, file, *rest)
        if expected[2] != status:
            sys.exit(f"{file} is no example of status {status}: {expected}")
        self.expect(arguments, expected)

    def built(self):
        """Every file that a build has made, with its time; logs tell of a run, not of a build."""
        return {
            path: path.stat().st_mtime_ns
            for path in self.builds.rglob("*")
            if path.is_file() and path.name not in ("build.log", "lock", ".ninja_log")
        }


def refuses_arguments(place):
    """What run.sh refuses before it builds anything."""
    usage = "usage: run.sh [--engine dispatch|native] [FILE.py [ARGUMENT...]]\n"
    (place.folder / "text.txt").write_text("print(1)\n")
    (place.folder / "folder.py").mkdir()
    missing, text = place.folder / "missing.py", place.folder / "text.txt"
    for arguments, reason in [
        (["--fast"], f"run.sh: unknown option '--fast'\n{usage}"),
        (["--help"], usage),
        (["--engine"], usage),
        (["--engine", "jit"], "run.sh: unknown engine 'jit': choose dispatch or native\n"),
        (["folder.py"], f"run.sh: '{place.folder / 'folder.py'}' is a folder: name a file in it\n"),
        (["missing.py"], f"run.sh: can't open file '{missing}': no such file\n"),
        (["text.txt"], f"run.sh: '{text}' is not a .py or .pyc file\n"),
    ]:
        place.expect(arguments, ("", reason, 2))
    if place.builds.exists():
        sys.exit("run.sh builds for arguments that it refuses")


def runs_by_dispatch(place, file):
    file.write_text(FAILING, encoding="utf-8")
    place.expect_as_python([file.name], file.name, 1)
    warning = "SyntaxWarning"
    if warning not in place.outcome(sys.executable, file)[1]:
        sys.exit(f"{file} is no example of a {warning}")

    before = place.built()
    place.expect_as_python(["--engine=dispatch", file], file, 1)
    if not before or place.built() != before:
        sys.exit("run.sh builds again when nothing has changed")

    file.write_text(SYNTAX_ERROR, encoding="utf-8")
    place.expect_as_python([file.name], file.name, 1)


def runs_natively(place, file):
    image = file.with_suffix(".pyc")
    code = compile(NOT_IMPLEMENTED, file, "exec")
    negative = bytes((opcode.opmap["UNARY_NEGATIVE"], 0))
    code = code.replace(co_code=code.co_code.replace(negative, bytes(2)))
    image.write_bytes(importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
    reason = f"{image}, line 2: opcode CACHE is not implemented (native engine)\n"
    place.expect(["--engine", "native", image.name], ("", reason, 2))

    file.write_text(STATUS, encoding="utf-8")
    place.expect_as_python(["--engine", "native", file.name, "-x", "b c"], file.name, 3)


def main():
    with tempfile.TemporaryDirectory() as folder:
        place = Place(os.path.realpath(folder))
        refuses_arguments(place)
        file = place.folder / "ein Größen test.py"
        runs_by_dispatch(place, file)
        runs_natively(place, file)
        place.expect_as_python([], DEFAULT, 0)


if __name__ == "__main__":
    main()
