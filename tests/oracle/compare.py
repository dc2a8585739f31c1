# SPDX-License-Identifier: BSL-1.0
"""compare.py: a command prints what python3.11 prints for a file, and ends with the same status.

    compare.py [--expected OUTCOME] [--differs] FILE.py -- COMMAND [ARGUMENT...]
    compare.py --record OUTCOME FILE.py
    compare.py --self-test

An ARGUMENT "{pyc}" becomes the path of FILE.py's .pyc, made for the purpose. The python that runs
this script is the judge; it is given PYTHONHASHSEED=0, the key of the library's hashes. Both read
FILE.stdin, where there is one. Where an object lies that an ignored exception is about is not
compared. What the judge says is found each time, or read from the file that --record has written,
beside which OUTCOME.pyc is the .pyc: a build does that once a program, for all engines. A program
that an exception ends before its last statement is not recorded, since the rest of it would never be
run unnoticed: that takes a name in MEANT_TO_END_EARLY.

--differs: what differs is what FILE.diff says, no more and no less; in which the project's folder is ".".
"""

import marshal
import os
import subprocess
import sys

# Other modules are imported where they are needed, which is seldom: a comparison takes little more
# time than python3.11's start.

TIME_LIMIT = 120
MEANT_TO_END_EARLY = {
    "library_sys_excepthook.py", "tracebacks_made.py", "uncaught_system_exit.py",
    "uncaught_zero_division.py",
}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def without_address(text):
    if b"Exception ignored in: <" not in text:
        return text
    import re

    pattern = rb"^(Exception ignored in: <.* at )0x[0-9a-f]+>$"
    return re.sub(pattern, rb"\g<1>0x...>", text, flags=re.MULTILINE)


def outcome(command, given):
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        timeout=TIME_LIMIT,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": ""},
    )
    stderr = without_address(done.stderr)
    return {"stdout": done.stdout, "stderr": stderr, "status": done.returncode}


def differences(expected, actual):
    """What differs between two outcomes, as text for a reader; empty when nothing does."""
    if expected == actual:
        return ""
    import difflib

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


def given_to(file):
    """What a program reads from its standard input."""
    stdin = os.path.splitext(file)[0] + ".stdin"
    if not os.path.exists(stdin):
        return b""
    with open(stdin, "rb") as stream:
        return stream.read()


def judgement(file):
    """The outcome of a program in python3.11."""
    return outcome([sys.executable, file], given_to(file))


def early_end(file, found):
    """The line at which an exception ends a program before its last statement, or None."""
    if found["status"] != 1 or os.path.basename(file) in MEANT_TO_END_EARLY:
        return None
    import ast
    import re

    with open(file, "rb") as stream:
        last = ast.parse(stream.read()).body[-1]
    place = rf'File "{re.escape(file)}", line (\d+), in <module>'
    lines = re.findall(place.encode(), found["stderr"])
    if not lines:
        return "an unknown line"
    line = int(lines[-1])
    return None if last.lineno <= line <= last.end_lineno else f"line {line}"


def make_pyc(file, to):
    sys.path.insert(0, os.path.join(ROOT, "cmake"))
    import image_header

    image_header.write_if_changed(to, image_header.compiled(file, file)[0])


def record(file, to):
    file = os.path.abspath(file)
    found = judgement(file)
    end = early_end(file, found)
    if end:
        sys.exit(f"{file} ends at {end}, and what follows is never run")
    make_pyc(file, to + ".pyc")
    with open(to, "wb") as stream:
        stream.write(marshal.dumps(found))


def compare(file, command, recorded=None):
    file = os.path.abspath(file)
    if recorded is not None:
        with open(recorded, "rb") as stream:
            expected = marshal.load(stream)
    else:
        expected = judgement(file)

    def found(pyc=None):
        given = [pyc if argument == "{pyc}" else argument for argument in command]
        return differences(expected, outcome(given, given_to(file)))

    if "{pyc}" not in command:
        return found()
    if recorded is not None:
        return found(recorded + ".pyc")
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        pyc = os.path.join(folder, "program.pyc")
        make_pyc(file, pyc)
        return found(pyc)


def unexpected_difference(file, found):
    """What is wrong about a difference, as text for a reader; empty when it is what FILE.diff says."""
    with open(os.path.splitext(file)[0] + ".diff") as stream:
        wanted = stream.read()
    found = found.replace(ROOT, ".")
    if not found:
        return f"{file}: nothing differs from python3.11 any more: it is one of tests/oracle now"
    return "" if found == wanted else f"{file}: what differs isn't what its .diff says:\n{found}"


def self_test():
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "case.py")
        with open(file, "w") as stream:
            stream.write("import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)\n")
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
        recorded = os.path.join(folder, "outcome")
        record(file, recorded)
        for command, wanted in cases:
            for found in (compare(file, command), compare(file, command, recorded)):
                if (found == "") != (wanted == "") or wanted not in found:
                    sys.exit(f"self-test: {command}: not '{wanted}', but '{found}'")
        with open(os.path.join(folder, "case.diff"), "w") as stream:
            stream.write("+in ./a\n")
        for found, right in ((f"+in {ROOT}/a\n", True), ("+in ./b\n", False), ("", False)):
            if (unexpected_difference(file, found) == "") != right:
                sys.exit(f"self-test: a difference '{found}' is right: {not right}")
        for text, early in (
            ("print(1)\nraise ValueError(\n    2)\n", None),
            ("def f():\n    1 / 0\nf()\n", None),
            ("try:\n    1 / 0\nexcept Exception:\n    2 / 0\n", None),
            ("1 / 0\nprint(1)\n", "line 1"),
            ("def f():\n    1 / 0\nf()\nprint(1)\n", "line 3"),
            ("raise SystemExit(1)\n", "an unknown line"),
            ("raise SystemExit(2)\nprint(1)\n", None),
        ):
            with open(file, "w") as stream:
                stream.write(text)
            if early_end(file, judgement(file)) != early:
                sys.exit(f"self-test: {text}: not {early}")
    print(f"{len(cases)} cases judged rightly")


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return
    if len(sys.argv) == 4 and sys.argv[1] == "--record":
        record(sys.argv[3], sys.argv[2])
        return
    arguments = sys.argv[1:]
    recorded = None
    if arguments[:1] == ["--expected"]:
        recorded = arguments[1]
        del arguments[:2]
    differs = arguments[:1] == ["--differs"]
    if differs:
        del arguments[0]
    if arguments[1:2] != ["--"] or len(arguments) < 3:
        sys.exit(__doc__)
    found = compare(arguments[0], arguments[2:], recorded)
    if differs:
        found = unexpected_difference(arguments[0], found)
    if found:
        sys.exit(found)


if __name__ == "__main__":
    main()
