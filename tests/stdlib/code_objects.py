# SPDX-License-Identifier: BSL-1.0
"""code_objects.py: the code objects of the frozen modules are those that compile() makes.

    code_objects.py --frozen FOLDER [--table] [--seeds SEED ... --] [MODULE ...]

FOLDER has the extension module frozen_library. Each module gets a process of its own for each hash
seed (a number, or "random"), in which nothing else is imported before it. There, what the finder's
get_code(name) returns is compared with compile() of the source file, recursively and attribute by
attribute: every attribute of a code object that dir() knows of and is data, what co_lines() and
co_positions() yield, the types, reprs and sizes of constants. The order of a frozenset isn't compile()'s
in a .pyc file either, since marshal sorts: it is compared with what marshal.loads() makes, except of
strs and bytes with another hash seed than 0, whose order nobody can know. Then the module is imported,
and its body run as often as it takes CPython to specialise its instructions, and the comparison is made
again: nothing of that may show. Of identities it is compared that

- what is an interned str in compile()'s code is the same object in the graph's, once that was imported;
- where compile() has one object at two places, the graph has. The converse doesn't hold: a bytes object
  of one byte, such as what kind the only variable of a function is, is the process's in the graph, while
  compile() makes one for each function.

marshal.dumps() of both is compared once the names are interned, as an import does it, for marshal writes
which strs are. In version 2, which has no references, the bytes agree as they are. From version 3 on,
what marshal writes also depends on the counts of references to each object: one that is referred to
once gets no flag (FLAG_REF), and then no number by which later bytes could refer to it. The count of a
static object is never 1, so it always gets one, and compile()'s own code gives other bytes as soon as
somebody holds one of its constants. So both are loaded and dumped again, which gives every object the
count that the structure has. The table says where version 4 agrees as it is, and where after that. What
is left to differ then is that those bytes objects are one object in the graph, and several in compile()'s
code: so last both are taken through version 2, which forgets what was one object, and then through version 4.
The results must be the same bytes.
"""

import marshal
import sys

WARM_UP = 20  # a code object is specialised once it has run 8 times


def is_code(value):
    return type(value) is type(is_code.__code__)


def walk(value, path=""):
    """(path, object) of a code object or constant and of all that is in it."""
    yield path, value
    if is_code(value):
        for name in ("co_name", "co_qualname", "co_filename", "co_linetable", "co_exceptiontable"):
            yield f"{path}.{name}", getattr(value, name)
        for name in ("co_names", "co_consts"):
            yield from walk(getattr(value, name), f"{path}.{name}")
        for name in ("co_varnames", "co_cellvars", "co_freevars"):  # made at each access
            for index, item in enumerate(getattr(value, name)):
                yield f"{path}.{name}[{index}]", item
    elif type(value) in (tuple, frozenset):
        items = value if type(value) is tuple else sorted(value, key=repr)
        for index, item in enumerate(items):
            yield from walk(item, f"{path}[{index}]")


def facts(value, ran):
    """What of an object that walk() yields can be compared."""
    if is_code(value):
        names = [name for name in dir(value) if name.startswith("co_")]
        if not ran:
            names.append("_co_code_adaptive")  # the instructions as they are in memory
        data = {name: getattr(value, name) for name in names}
        data["co_lines"] = list(value.co_lines())
        data["co_positions"] = list(value.co_positions())
        del data["co_consts"]  # walk() goes through them
        return {name: (type(each), repr(each)) for name, each in data.items()}
    if type(value) is tuple:
        return tuple, len(value)
    if type(value) is frozenset:
        return frozenset, len(value), value.__sizeof__()
    return type(value), repr(value), value.__sizeof__()


def is_interned(text):
    # A str of its own with the same characters: interning that one gives the interned one, if any.
    return sys.intern((text + " ")[:-1]) is text


def differences(frozen, compiled, ran):
    """Texts of what differs."""
    ours, theirs = list(walk(frozen)), list(walk(compiled))
    if [path for path, _ in ours] != [path for path, _ in theirs]:
        yield "the structures differ"
        return
    if frozen != compiled or hash(frozen) != hash(compiled):
        yield "== or hash() differs"
    ours_at = {}
    for (path, our), (_, their) in zip(ours, theirs):
        our_facts, their_facts = facts(our, ran), facts(their, ran)
        if our_facts != their_facts:
            if is_code(our):
                names = [name for name in our_facts if our_facts[name] != their_facts[name]]
                yield f"{path}: " + ", ".join(names)
            else:
                yield f"{path}: {our_facts} instead of {their_facts}"
        if ran and type(their) is str and is_interned(their) and our is not their:
            yield f"{path}: {our!r} is not interned"
        if ours_at.setdefault(id(their), our) is not our:
            yield f"{path}: {our!r} is another object than at an earlier place"


def has_text(items):
    return any(isinstance(each, (str, bytes)) for item in items for _, each in walk(item))


def orders(code):
    """(path, items) of each frozenset that is in a code object, as it iterates."""
    return [(path, list(value)) for path, value in walk(code) if type(value) is frozenset]


def round_trip(code):
    return marshal.dumps(marshal.loads(marshal.dumps(code, 4)), 4)


def without_sharing(code):
    return round_trip(marshal.loads(marshal.dumps(code, 2)))


def examine(folder, name, seed):
    """In a fresh process: prints what is found, as a dict."""
    sys.path.insert(0, folder)
    before = set(sys.modules)
    import frozen_library
    early = sorted(before & set(frozen_library.modules))
    finder = sys.meta_path[0]
    frozen = finder.get_code(name)
    with open(finder.get_filename(name), "rb") as file:
        source = file.read()
    compiled = compile(source, finder.get_filename(name), "exec", dont_inherit=True, optimize=0)
    failed = [f"{each} was imported too early" for each in early]
    failed += [f"before it ran: {text}" for text in differences(frozen, compiled, False)]
    if frozen_library.interned_code(name) is not frozen:
        failed.append("its names are interned in another object")
    if marshal.dumps(frozen, 2) != marshal.dumps(compiled, 2):
        failed.append("marshal.dumps(..., 2) differs")
    if marshal.dumps(frozen) == marshal.dumps(compiled):
        agrees = "as it is"
    elif round_trip(frozen) == round_trip(compiled):
        agrees = "after a round trip"
    else:
        agrees = "without sharing"
    loaded = marshal.loads(marshal.dumps(compiled))
    failed += [f"{path}: the order is {ours} instead of {theirs}"
               for (path, ours), (_, theirs) in zip(orders(frozen), orders(loaded))
               if ours != theirs and (seed == "0" or not has_text(ours))]
    if without_sharing(frozen) != without_sharing(compiled):
        failed.append("marshal.dumps() differs without sharing, after a round trip")

    module = __import__(name, fromlist=["*"])
    loader = module.__spec__.loader
    if module.__loader__ is not finder or loader is not finder or finder.get_code(name) is not frozen:
        failed.append("it was not imported from its graph")
    for _ in range(WARM_UP):
        names = {key: value for key, value in vars(module).items() if key.startswith("__")}
        exec(frozen, names)
    if compiled.co_code != compiled._co_code_adaptive:
        failed.append("the control was specialised without being run")
    specialised = frozen.co_code != frozen._co_code_adaptive
    failed += [f"after it ran: {text}" for text in differences(frozen, compiled, True)]
    if marshal.dumps(frozen, 2) != marshal.dumps(compiled, 2):
        failed.append("after it ran: marshal.dumps(..., 2) differs")
    objects = [each for _, each in walk(frozen)]
    sets = len(orders(frozen))
    print(repr({"codes": sum(map(is_code, objects)), "objects": len({*map(id, objects)}),
                "places": len(objects), "version 4": agrees, "specialised": specialised, "sets": sets,
                "failed": failed}))


def run(arguments, name, seed):
    import ast
    import os
    import subprocess

    environment = {**os.environ, "PYTHONHASHSEED": seed}
    # -E and not -I: the seed is in the environment.
    process = subprocess.run(
        [sys.executable, "-s", "-P", "-S", __file__, "--examine", arguments.frozen, name, seed],
        env=environment, capture_output=True, text=True)
    if process.returncode != 0:
        return {"failed": [f"status {process.returncode}\n{process.stdout}{process.stderr}"]}
    return ast.literal_eval(process.stdout)


def main():
    import argparse
    import concurrent.futures
    import os

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--frozen", required=True, help="the folder of frozen_library")
    parser.add_argument("--seeds", nargs="+", default=["0", "1", "random"], help="end them with --")
    parser.add_argument("--table", action="store_true", help="print a row for each module")
    parser.add_argument("modules", nargs="*", help="without any: all of them")
    arguments = parser.parse_args()

    sys.path.insert(0, arguments.frozen)
    import frozen_library

    names = arguments.modules or frozen_library.modules
    jobs = [(name, seed) for name in names for seed in arguments.seeds]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(jobs, pool.map(lambda job: run(arguments, *job), jobs)))

    if arguments.table:
        print("| module | code objects | places compared | objects there | frozensets | attributes | "
              "marshal 2 | marshal 4 |")
        print("| --- |" + " ---: |" * 4 + " --- |" * 3)
        for name in names:
            result = results[name, arguments.seeds[0]]
            if not any(results[name, seed]["failed"] for seed in arguments.seeds):
                print(f"| {name} | {result['codes']} | {result['places']:,} | {result['objects']:,} "
                      f"| {result['sets']} | same | same | same {result['version 4']} |")
        print()
    failures = [f"{name} (seed {seed}): {text}" for (name, seed), result in results.items()
                for text in result["failed"]]
    print(f"{len(names)} modules, hash seeds {', '.join(arguments.seeds)}: "
          f"{sum(result.get('codes', 0) for result in results.values()) // len(arguments.seeds):,} "
          f"code objects; {sum(result.get('specialised', False) for result in results.values())} of "
          f"{len(results)} bodies were specialised by running; {len(failures)} differences")
    for text in failures[:100]:
        print(text)
    return 1 if failures or len(names) < 1 else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--examine"]:
        examine(*sys.argv[2:])
    else:
        sys.exit(main())
