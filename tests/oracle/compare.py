# SPDX-License-Identifier: BSL-1.0
"""compare.py: a command prints what python3.11 prints for a file, and ends with the same status.

    compare.py FILE.py -- COMMAND [ARGUMENT...]
    compare.py --self-test

An ARGUMENT "{pyc}" becomes the path of FILE.py's .pyc, made for the purpose. The python that runs
this script is the judge; it is given PYTHONHASHSEED=0, the key of the library's hashes. Both read
FILE.stdin, where there is one. Where an object lies that an ignored exception is about is not
compared.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TIME_LIMIT = 120
IGNORED = re.compile(rb"^(Exception ignored in: <.* at )0x[0-9a-f]+>$", re.MULTILINE)
IMAGE_SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "cmake" / "image_header.py"


def without_address(text):
    return IGNORED.sub(rb"\g<1>0x...>", text)


def outcome(command, given):
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        timeout=TIME_LIMIT,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"},
    )
    stderr = without_address(done.stderr)
    return {"stdout": done.stdout, "stderr": stderr, "status": done.returncode}


def differences(expected, actual):
    """What differs between two outcomes, as text for a reader; empty when nothing does."""
    lines = []
    for stream in ("stdout", "stderr"):
        if expected[stream] != actual[stream]:
            texts = [
                outcome[stream].decode("utf-8", "backslashreplace").splitlines(keepends=True)
                for outcome in (expected, actual)
            ]
            lines += difflib.unified_diff(*texts, f"{stream} of python3.11", f"{stream} of stasis")
    if expected["status"] != actual["status"]:
        lines.append(f"exit status {actual['status']}, python3.11's is {expected['status']}\n")
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def compare(file, command):
    file = os.path.abspath(file)
    stdin = pathlib.Path(file).with_suffix(".stdin")
    given = stdin.read_bytes() if stdin.exists() else b""
    with tempfile.TemporaryDirectory() as folder:
        if "{pyc}" in command:
            pyc = os.path.join(folder, "program.pyc")
            subprocess.run(
                [sys.executable, "-I", "-S", IMAGE_SCRIPT, "--pyc", pyc, file], check=True
            )
            command = [pyc if argument == "{pyc}" else argument for argument in command]
        return differences(outcome([sys.executable, file], given), outcome(command, given))


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "case.py")
        pathlib.Path(file).write_text(
            "import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)\n"
        )
        shell = ["sh", "-c"]
        cases = [
            ([sys.executable, file], ""),
            ([sys.executable, "{pyc}"], ""),
            (shell + ["echo out; echo err >&2; exit 3"], ""),
            (shell + ["echo out; echo err >&2; exit 1"], "exit status 1, python3.11's is 3"),
            (shell + ["echo Out; echo err >&2; exit 3"], "+Out"),
            (shell + ["echo out; exit 3"], "-err"),
            (shell + ["printf out; echo err >&2; exit 3"], "+out"),
        ]
        for text, masked in (
            (b"Exception ignored in: <generator object f at 0x7f1>\nA\n", True),
            (b"Exception ignored in: <generator object f at 1x7f1>\n", False),
            (b"Error: <generator object f at 0x7f1>\n", False),
        ):
            if (without_address(text) != text) != masked:
                sys.exit(f"self-test: {text} is masked: {not masked}")
        for command, wanted in cases:
            found = compare(file, command)
            if (found == "") != (wanted == "") or wanted not in found:
                sys.exit(f"self-test: {command}: not '{wanted}', but '{found}'")
    print(f"{len(cases)} cases judged rightly")


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return
    file, separator, *command = sys.argv[1:]
    if separator != "--" or not command:
        sys.exit(__doc__)
    found = compare(file, command)
    if found:
        sys.exit(found)


if __name__ == "__main__":
    main()
