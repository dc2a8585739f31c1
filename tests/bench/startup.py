# SPDX-License-Identifier: BSL-1.0
"""startup.py: what starting and ending a program costs, of stasis, CPython 3.11, Lua, and nothing.

    startup.py --programs FOLDER [--lua LUA] [--runs N]

CMake's target `bench_startup` builds the programs and calls this. Times are whole processes, from
vfork to the end, and page faults are the kernel's count of them: medians of N runs, in which the
rivals take turns, so that a busy moment of the machine hits all of them. What all of them pay is the
row of the empty program. Memory is looked at once, when the process is about to end: what it has of
its own (smaps: Anonymous), and the most that it ever had in memory, shared pages included (VmHWM).
"""

import argparse
import os
import pathlib
import re
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "binary"))
import traced

EMPTY, PYTHON = "an empty C program", "python3.11 -I -S -E -c pass"
WAYS = (("no_pie", "without PIE"), ("pie", "PIE"), ("packed", "PIE, packed"))


def rivals(arguments):
    result = {EMPTY: [arguments.programs / "bench_startup_empty"]}
    for engine in ("dispatch", "native"):
        for way, title in WAYS:
            program = arguments.programs / f"bench_startup_{engine}_{way}"
            result[f"stasis, {engine}, {title}"] = [program]
    result["stasis, dispatch, PIE, libstdc++"] = [arguments.programs / "bench_startup_libstdcxx"]
    result["stasis, dispatch, -static"] = [arguments.programs / "bench_startup_static"]
    if arguments.lua:
        result["Lua 5.4, -e ''"] = [arguments.lua, "-e", ""]
    result[PYTHON] = [sys.executable, "-I", "-S", "-E", "-c", "pass"]
    return {name: [str(word) for word in command] for name, command in result.items()}


def run(command):
    """(seconds, minor faults, major faults) of a process."""
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command[0]} ends with status {status:#x}")
    return seconds, usage.ru_minflt, usage.ru_majflt


def memory(command):
    """(its own, the most of all) in KiB."""
    with traced.Traced(command) as process:
        process.run_to_end()
        status = open(f"/proc/{process.id}/status", encoding="ascii").read()
        return process.kib("Anonymous"), int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--lua")
    parser.add_argument("--runs", type=int, default=40)
    arguments = parser.parse_args()

    commands = rivals(arguments)
    runs = {name: [] for name in commands}
    for command in commands.values():
        run(command)  # from here on its file is in memory
    for _ in range(arguments.runs):
        for name, command in commands.items():
            runs[name].append(run(command))
    medians = {name: [statistics.median(each) for each in zip(*all_of)]
               for name, all_of in runs.items()}

    print(f"median of {arguments.runs} runs, whole processes\n")
    print("| program | ms | over the empty one | over python3.11 | page faults | of them major "
          "| KiB of its own | KiB at most |")
    print("| --- |" + " ---: |" * 7)
    for name, command in commands.items():
        seconds, minor, major = medians[name]
        own, most = memory(command)
        print(f"| {name} | {1000 * seconds:.2f} | {seconds / medians[EMPTY][0]:.2f} "
              f"| {seconds / medians[PYTHON][0]:.3f} | {minor + major:.0f} | {major:.0f} "
              f"| {own:,} | {most:,} |")
    if not arguments.lua:
        print("\nLua 5.4 takes no part: lua5.4 was not found when CMake configured (Debian: lua5.4)")


if __name__ == "__main__":
    main()
