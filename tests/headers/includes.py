# SPDX-License-Identifier: BSL-1.0
"""includes.py: reads every include of include/stasis, and fails on what the architecture forbids.

    includes.py FOLDER        checks the headers of FOLDER
    includes.py --self-test   checks that bad trees fail, and good ones do not

A header may include headers of its own folder and of the folders below it, in the order of FLOORS.
Nothing may include itself by way of others. Each header opens with an SPDX line and has
`#pragma once`, but for the tables (*.def.hpp), which are included many times.
"""

import pathlib
import re
import sys
import tempfile

# From the ground up.
FLOORS = (
    "support object opcode graph state layout image interpreter builtins compiler library host".split()
)
# What stands outside the floors, and the headers that it may include.
GROUND = ("version.hpp", "config.hpp")
UMBRELLA = "stasis.hpp"
NOT_IN_UMBRELLA = ("host",)
# Foreign headers, and the lowest floor that may include them.
FOREIGN = {"Python.h": "host", "boost/hana.hpp": None, "boost/": "layout"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SPDX = "// SPDX-License-Identifier: BSL-1.0"


def floor(name):
    """The folder that holds the header `name` (a path within the tree), or None at the top."""
    return name.split("/")[0] if "/" in name else None


def arrow_error(source, target):
    """Why `source` may not include `target`, or None. Both are paths within the tree."""
    here, there = floor(source), floor(target)
    if source == UMBRELLA:
        return f"{there}/ is not in the umbrella" if there in NOT_IN_UMBRELLA else None
    if there is None:
        return None if target in GROUND else f"only a user may include {target}"
    if here is None:
        return f"{source} stands below every folder"
    if FLOORS.index(there) > FLOORS.index(here):
        return f"{there}/ is above {here}/"
    return None


def foreign_error(source, target):
    here = floor(source)
    for prefix, lowest in FOREIGN.items():
        if target.startswith(prefix):
            if lowest is None:
                return "too dear: include its parts"
            if here is None or FLOORS.index(here) < FLOORS.index(lowest):
                return f"only from {lowest}/ up"
            return None
    return None


def circle(includes):
    """A list of headers, each of which includes the next, that ends where it began; or None."""
    done = set()

    def visit(name, path):
        if name in path:
            return path[path.index(name) :] + [name]
        if name in done:
            return None
        for target in includes.get(name, ()):
            found = visit(target, path + [name])
            if found:
                return found
        done.add(name)
        return None

    for name in sorted(includes):
        found = visit(name, [])
        if found:
            return found
    return None


def errors_of(root):
    """What is wrong in the tree `root`, a sentence each."""
    errors = []
    includes = {}
    paths = sorted(root.rglob("*.hpp"))
    names = {path.relative_to(root).as_posix() for path in paths}
    for path in paths:
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        if not text.startswith(SPDX + "\n"):
            errors.append(f"{name}: the first line is not '{SPDX}'")
        if not name.endswith(".def.hpp") and not re.search(r"^#pragma once$", text, re.MULTILINE):
            errors.append(f"{name}: no '#pragma once'")
        if floor(name) is not None and floor(name) not in FLOORS:
            errors.append(f"{name}: {floor(name)}/ is not a floor of the architecture")
            continue
        includes[name] = []
        for match in INCLUDE.finditer(text):
            quote, header = match.groups()
            line = text.count("\n", 0, match.start(1)) + 1
            place = f"{name}:{line}: #include {header}"
            if quote == '"':
                errors.append(f"{place}: write <stasis/...>")
            elif not header.startswith("stasis/"):
                reason = foreign_error(name, header)
                if reason:
                    errors.append(f"{place}: {reason}")
            else:
                target = header.removeprefix("stasis/")
                if target not in names:
                    errors.append(f"{place}: no such header")
                    continue
                includes[name].append(target)
                reason = arrow_error(name, target) if (
                    floor(target) is None or floor(target) in FLOORS
                ) else "not a floor"
                if reason:
                    errors.append(f"{place}: {reason}")
    found = circle(includes)
    if found:
        errors.append("a circle: " + " -> ".join(found))
    return errors


# Each tree with a piece of the one error it must give; None: none.
GOOD = SPDX + "\n#pragma once\n"
TREES = [
    ({"support/a.hpp": GOOD, "object/b.hpp": GOOD + "#include <stasis/support/a.hpp>\n"}, None),
    ({"config.hpp": GOOD, "support/a.hpp": GOOD + "#include <stasis/config.hpp>\n"}, None),
    ({"opcode/table.def.hpp": SPDX + "\nROW(1)\n"}, None),
    (
        {"support/a.hpp": GOOD + "#include <stasis/object/b.hpp>\n", "object/b.hpp": GOOD},
        "support/a.hpp:3: #include stasis/object/b.hpp: object/ is above support/",
    ),
    (
        {
            "builtins/print.hpp": GOOD,
            "interpreter/call.hpp": GOOD + "  #  include <stasis/builtins/print.hpp>\n",
        },
        "builtins/ is above interpreter/",
    ),
    (
        {
            "object/a.hpp": GOOD + "#include <stasis/object/b.hpp>\n",
            "object/b.hpp": GOOD + "#include <stasis/object/c.hpp>\n",
            "object/c.hpp": GOOD + "#include <stasis/object/a.hpp>\n",
        },
        "a circle: object/a.hpp -> object/b.hpp -> object/c.hpp -> object/a.hpp",
    ),
    ({"object/a.hpp": GOOD + "#include <stasis/object/a.hpp>\n"}, "a circle"),
    ({"support/a.hpp": "#pragma once\n"}, "support/a.hpp: the first line is not"),
    ({"support/a.hpp": SPDX + "\n"}, "support/a.hpp: no '#pragma once'"),
    ({"support/a.hpp": GOOD + '#include "b.hpp"\n'}, "write <stasis/...>"),
    ({"support/a.hpp": GOOD + "#include <stasis/support/b.hpp>\n"}, "no such header"),
    ({"helpers/a.hpp": GOOD}, "helpers/ is not a floor"),
    ({"object/a.hpp": GOOD + "#include <Python.h>\n"}, "only from host/ up"),
    ({"graph/a.hpp": GOOD + "#include <boost/hana/type.hpp>\n"}, "only from layout/ up"),
    ({"layout/a.hpp": GOOD + "#include <boost/hana.hpp>\n"}, "too dear"),
    (
        {"stasis.hpp": GOOD, "object/a.hpp": GOOD + "#include <stasis/stasis.hpp>\n"},
        "only a user may include stasis.hpp",
    ),
    (
        {"host/a.hpp": GOOD, "stasis.hpp": GOOD + "#include <stasis/host/a.hpp>\n"},
        "host/ is not in the umbrella",
    ),
]


def self_test():
    for files, expected in TREES:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            errors = errors_of(pathlib.Path(folder))
        if expected is None and errors:
            sys.exit(f"self-test: a good tree gives {errors}")
        if expected is not None and (len(errors) != 1 or expected not in errors[0]):
            sys.exit(f"self-test: not the one error '{expected}', but {errors}")
    print(f"{len(TREES)} trees judged rightly")


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return
    root = pathlib.Path(sys.argv[1])
    errors = errors_of(root)
    if errors:
        sys.exit("\n".join(errors))
    count = len(list(root.rglob("*.hpp")))
    if count == 0:
        sys.exit(f"{root}: no headers")
    print(f"{count} headers, no upward include, no circle")


if __name__ == "__main__":
    main()
