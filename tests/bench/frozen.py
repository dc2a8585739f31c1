# SPDX-License-Identifier: BSL-1.0
"""frozen.py: what the standard library's modules cost a python3.11, frozen and from their .pyc files.

    frozen.py --frozen FOLDER --allocations FOLDER [--runs N] [--imports N] [MODULE ...]

CMake's target `bench_frozen` builds the two extension modules (tests/stdlib's frozen_library) and calls
this. The first table is the time until a module's code object is ready. Each time is that of one
get_code() in a process of its own, in which the same loader has loaded a small other module before, so
that its own code is warm; no name of the module is interned yet, beyond those that python3.11 has at
its start: the first call. The .pyc files are in the page cache and in __pycache__; SourceFileLoader is
what an import uses (it looks at the source's time, too), SourcelessFileLoader the quickest there is;
marshal.loads is what remains of that with the file's bytes in memory. All three intern names, which the
finder's get_code leaves to imports: `interned` is get_code and that, as an import does it. `again` is a
second get_code in the same process. Medians of N processes, in which the rivals take turns. Allocations
are counted by hooks in all of CPython's three domains; CPython's table of interned strs is one.

The second table is `import` of all the modules in a fresh process, which also runs their bodies: CPU
time, and what of it is the dynamic linker's relocating of the shared object, which holds all of them.
"""

import sys
from time import perf_counter_ns, process_time_ns

WARM = "keyword"
WAYS = ("source", "sourceless", "marshal", "frozen", "interned")
PAIRS = [(slow, quick) for quick in ("frozen", "interned")
         for slow in ("source", "sourceless", "marshal")]
TITLES = {"source": "SourceFileLoader", "sourceless": "SourcelessFileLoader",
          "marshal": "marshal.loads", "frozen": "frozen", "interned": "frozen and interned"}


def loader(way, name):
    """A function without arguments that makes the code object of a module ready."""
    if way == "frozen":
        finder = sys.meta_path[0]
        return lambda: finder.get_code(name)
    if way == "interned":
        return lambda: frozen_library.interned_code(name)
    # And not importlib.machinery and importlib.util, which import modules that are measured here.
    import _frozen_importlib_external as external
    import marshal
    path = external.PathFinder.find_spec(name, package_path(name)).origin
    cached = external.cache_from_source(path)
    if way == "source":
        each = external.SourceFileLoader(name, path)
        return lambda: each.get_code(name)
    if way == "sourceless":
        each = external.SourcelessFileLoader(name, cached)
        return lambda: each.get_code(name)
    with open(cached, "rb") as file:
        data = memoryview(file.read())[16:]
    return lambda: marshal.loads(data)


def package_path(name):
    import os
    folder = os.path.dirname(os.__file__)
    parent = name.rpartition(".")[0]
    return [os.path.join(folder, *parent.split("."))] if parent else [folder]


def measure(way, name, frozen, allocations):
    """In a fresh process: prints (ns, ns again), or (blocks, bytes)."""
    sys.path[:0] = [frozen, allocations]
    if way in ("frozen", "interned"):
        global frozen_library
        import frozen_library
    loader(way, WARM)()
    ready = loader(way, name)
    if allocations:
        from frozen_allocations import counted
        loader(way, WARM)()
        print(counted(ready))
        return
    start = perf_counter_ns()
    first = ready()
    end = perf_counter_ns()
    again = perf_counter_ns()
    second = ready()
    print((end - start, perf_counter_ns() - again))
    assert first.co_filename == second.co_filename


def import_all(way, frozen, names):
    """In a fresh process: prints (CPU ns in all, CPU ns of loading frozen_library)."""
    sys.path.insert(0, frozen)
    start = process_time_ns()
    if way == "frozen":
        import frozen_library
    loaded = process_time_ns()
    for name in names:
        __import__(name)
    end = process_time_ns()
    print((end - start, loaded - start))


def child(*words):
    import ast
    import subprocess
    output = subprocess.run([sys.executable, "-I", "-S", __file__, *words], capture_output=True,
                            text=True, check=True).stdout
    return ast.literal_eval(output)


def main():
    import argparse
    import math
    import statistics

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--frozen", required=True, help="the folder of frozen_library")
    parser.add_argument("--allocations", required=True, help="the folder of frozen_allocations")
    parser.add_argument("--runs", type=int, default=11, help="processes for a module and a loader")
    parser.add_argument("--imports", type=int, default=21, help="processes that import all")
    parser.add_argument("modules", nargs="*", help="without any: all of them")
    arguments = parser.parse_args()

    sys.path.insert(0, arguments.frozen)
    import frozen_library
    names = arguments.modules or [name for name in frozen_library.modules if name != WARM]

    times = {(way, name): [] for way in WAYS for name in names}
    for _ in range(arguments.runs):
        for name in names:
            for way in WAYS:
                times[way, name].append(child("--measure", way, name, arguments.frozen, ""))
    print(f"us until a code object is ready: medians of {arguments.runs} processes\n")
    print("| module | SourceFileLoader | SourcelessFileLoader | marshal.loads | frozen | interned "
          "| again | ratio | interned | blocks, .pyc | frozen | interned | KiB, .pyc | interned |")
    print("| --- |" + " ---: |" * 13)
    counted = ("source", "frozen", "interned")
    ratios = {pair: [] for pair in PAIRS}
    sums = {way: 0 for way in WAYS}
    blocks = {way: 0 for way in counted}
    for name in names:
        first = {way: statistics.median(time for time, _ in times[way, name]) for way in WAYS}
        again = statistics.median(time for _, time in times["frozen", name])
        for way in WAYS:
            sums[way] += first[way]
        for slow, quick in PAIRS:
            ratios[slow, quick].append(first[slow] / first[quick])
        counts = {way: child("--measure", way, name, arguments.frozen, arguments.allocations)
                  for way in counted}
        for way in counted:
            blocks[way] += counts[way][0]
        print(f"| {name} | " + " | ".join(f"{first[way] / 1000:.1f}" for way in WAYS) +
              f" | {again / 1000:.1f} | {first['source'] / first['frozen']:.1f} | "
              f"{first['source'] / first['interned']:.1f} | " +
              " | ".join(f"{counts[way][0]:,}" for way in counted) +
              f" | {counts['source'][1] / 1024:.1f} | {counts['interned'][1] / 1024:.1f} |", flush=True)
    print(f"\nRatios of {len(names)} modules:\n")
    print("| of | median | geometric mean | least | of the sums | at least 20 |")
    print("| --- |" + " ---: |" * 5)
    for slow, quick in PAIRS:
        each = ratios[slow, quick]
        print(f"| {TITLES[slow]} to {TITLES[quick]} | {statistics.median(each):.1f} | "
              f"{math.exp(statistics.mean(map(math.log, each))):.1f} | {min(each):.1f} | "
              f"{sums[slow] / sums[quick]:.1f} | {sum(ratio >= 20 for ratio in each)} |")
    print("\nBlocks allocated for all: " +
          ", ".join(f"{blocks[way]:,} ({TITLES[way]})" for way in counted) + ".")

    imports = {"source": [], "frozen": []}
    for _ in range(arguments.imports):
        for way in imports:
            imports[way].append(child("--import-all", way, arguments.frozen, *names))
    middle = {way: [statistics.median(each) / 1e6 for each in zip(*imports[way])] for way in imports}
    print(f"\nms of CPU time to import all {len(names)} modules: medians of {arguments.imports} "
          "processes\n")
    print("| from | in all | of that, loading the shared object | ratio |")
    print("| --- | ---: | ---: | ---: |")
    print(f"| .pyc files | {middle['source'][0]:.1f} | | |")
    print(f"| frozen | {middle['frozen'][0]:.1f} | {middle['frozen'][1]:.1f} "
          f"| {middle['source'][0] / middle['frozen'][0]:.2f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:])
    elif sys.argv[1:2] == ["--import-all"]:
        import_all(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        main()
