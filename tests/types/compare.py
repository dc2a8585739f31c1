# SPDX-License-Identifier: BSL-1.0
"""compare.py: a program that prints what types have prints python3.11's lines, less some.

    compare.py dicts.py image_header.py run_pyc

Ours must be python's list filtered to the names that we have: the same order, the same kinds, the
same owners. Prints how many names python has more. Judge: the python that runs this.
"""

import pathlib
import subprocess
import sys
import tempfile


def types_of(text):
    """The lines that are no names, and those of the names below each of them."""
    result = {}
    for line in text.splitlines():
        if line.startswith("  |"):
            result[head].append(line)
        else:
            head = line
            result[head] = []
    return result


def output_of(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"{command}: {done.returncode}\n{done.stderr}")
    return done.stdout


def main():
    script, image_script, program = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        pyc = pathlib.Path(folder) / "program.pyc"
        subprocess.run([sys.executable, "-I", "-S", image_script, "--pyc", pyc, script], check=True)
        ours = types_of(output_of([program, pyc]))
    theirs = types_of(output_of([sys.executable, "-I", script]))
    # Of subclasses and of types, too, ours are a part of python's, in the same order.
    if list(ours) != [head for head in theirs if head in ours]:
        for head in ours:
            if head not in theirs:
                print("python has no such line:", head)
        sys.exit("the types or their subclasses differ in order")
    wrong = more = names = 0
    for head, lines in ours.items():
        known = {line.split("|")[1] for line in lines}
        wanted = [line for line in theirs[head] if line.split("|")[1] in known]
        names += len(lines)
        more += len(theirs[head]) - len(wanted)
        if lines != wanted:
            wrong += 1
            print(head.split("|")[0], "has", *lines, "and python", *wanted, sep="\n")
    if wrong or names < 1450:
        sys.exit(f"{wrong} types differ, of {names} names")
    print(f"{names} names are python's, in its order; python has {more} more in these types")


if __name__ == "__main__":
    main()
