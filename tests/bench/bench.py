# SPDX-License-Identifier: BSL-1.0
"""bench.py: times fib(32) and the 10-million-turn loop in C, stasis, CPython 3.11 and Lua.

    bench.py --programs FOLDER [--lua LUA] [--compiler TEXT] [--runs N] [--check]

CMake's target `bench` builds the programs and calls this. A time is a whole process, start-up
included: the median of N runs, in which the rivals take turns, so that a busy moment of the
machine hits all of them. With --check, the budgets below decide the exit status.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
WORKLOADS = {"fib": "fib(32)", "loop": "10 million turns"}
# (rival, measured against, the highest ratio allowed), a workload each.
BUDGETS = {
    "fib": [("native", "C", 3.0), ("dispatch", "CPython 3.11", 1.0)],
    "loop": [("native", "C", 1.5), ("dispatch", "CPython 3.11", 1.0)],
}


def rivals(name, arguments):
    commands = {
        "C": [arguments.programs / f"bench_{name}_c"],
        "native": [arguments.programs / f"bench_{name}_native"],
        "dispatch": [arguments.programs / f"bench_{name}_dispatch"],
        "CPython 3.11": [sys.executable, "-I", "-S", HERE / f"{name}.py"],
    }
    if arguments.lua:
        commands["Lua 5.4"] = [arguments.lua, HERE / f"{name}.lua"]
    return commands


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{command[0]} ends with {done.returncode}: {done.stderr}")
    return seconds, done.stdout


def measure(name, arguments):
    """The median time of each rival in seconds; all of them must print the same."""
    commands = rivals(name, arguments)
    times = {rival: [] for rival in commands}
    outputs = {}
    for _ in range(arguments.runs):
        for rival, command in commands.items():
            seconds, outputs[rival] = timed(command)
            times[rival].append(seconds)
    if len(set(outputs.values())) != 1:
        sys.exit(f"{name}: not all print the same: {outputs}")
    return {rival: statistics.median(seconds) for rival, seconds in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--lua")
    parser.add_argument("--compiler", default="")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()

    late = []
    print(f"{arguments.compiler} -O2, median of {arguments.runs} runs, whole processes\n")
    print("| workload | engine | seconds | over C | over CPython 3.11 |")
    print("| --- | --- | ---: | ---: | ---: |")
    for name, title in WORKLOADS.items():
        medians = measure(name, arguments)
        for rival, seconds in medians.items():
            over_c = seconds / medians["C"]
            over_python = seconds / medians["CPython 3.11"]
            print(f"| {title} | {rival} | {seconds:.4f} | {over_c:.2f} | {over_python:.3f} |")
        for rival, base, limit in BUDGETS[name]:
            ratio = medians[rival] / medians[base]
            if ratio > limit:
                late.append(f"{title}: {rival} takes {ratio:.2f} times {base}; budget {limit}")
    if not arguments.lua:
        print("\nLua 5.4 takes no part: lua5.4 was not found when CMake configured (Debian: lua5.4)")
    print()
    print("\n".join(late) or "every budget is met")
    if late and arguments.check:
        sys.exit(1)


if __name__ == "__main__":
    main()
