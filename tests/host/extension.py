# SPDX-License-Identifier: BSL-1.0
"""extension.py: examples/extension in python3.11 itself.

    extension.py EXAMPLE FOLDER SUFFIX

FOLDER holds the shared objects, whose file names end in SUFFIX, EXAMPLE the sources and use.py. What
use.py prints must be the same for both. A debug build of CPython 3.11, and a shared object in a package
of somebody else's, are tried too.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DEBUG_BUILD = "python3.11-dbg"
failures = []


def check(name, condition, shown=""):
    print(("ok      " if condition else "FAILED  ") + name)
    if not condition:
        failures.append(name)
        print(shown)


def python(arguments, path, executable=sys.executable, **options):
    environment = dict(os.environ, PYTHONPATH=str(path), PYTHONDONTWRITEBYTECODE="1", **options)
    return subprocess.run(
        [executable, "-P", *arguments],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


def main():
    example, folder = (pathlib.Path(each).resolve() for each in sys.argv[1:3])
    suffix = sys.argv[3]
    use = str(example / "use.py")

    unfrozen = python([use], example)
    check("the sources run", unfrozen.returncode == 0, unfrozen.stderr)
    for seed in ("0", "1", "random"):
        frozen = python([use], folder, PYTHONHASHSEED=seed)
        check(f"the shared objects print the same, PYTHONHASHSEED={seed}",
              (frozen.stdout, frozen.stderr) == (unfrozen.stdout, ""), frozen.stdout + frozen.stderr)

    constants = python(
        ["-c", "import palette, types\n"
               "made = palette.mix(types.SimpleNamespace)\n"
               "print(palette.COLOURS['red'], palette.COLOURS.get('blue'), list(palette.COLOURS), made)"],
        folder,
    )
    check("constants of a C++ extension serve as data, keyword and attribute",
          constants.stdout
          == "(255, 0, 0) None ['red', 'grün'] namespace(parts=(255, 255, 0), name='yellow')\n",
          constants.stdout + constants.stderr)

    files = python(
        ["-c", "import shapes.flat as flat, rules; print(flat.__file__, rules.__file__, sep='\\n')"], folder
    )
    expected = [f"{folder}/shapes{suffix}/shapes/flat.py", f"{folder}/rules{suffix}"]
    check("__file__ is in the shared object, or is it", files.stdout.split() == expected,
          files.stdout + files.stderr)

    sources = python(
        ["-c", "import inspect, shapes, shapes.solid as solid\n"
               "print(shapes.__file__, shapes.__path__, inspect.getsource(shapes)[:20], sep='|', end='')\n"
               "import importlib; importlib.reload(shapes)\n"
               "print('', shapes.__file__, shapes.__path__, sep='|')"], folder
    )
    root = f"{folder}/shapes{suffix}/shapes"
    where = f"{root}/__init__.py|['{root}']|"
    check("inspect finds the source of the root", sources.stdout
          == f'{where}"""Areas and volumes|{where[:-1]}\n', sources.stdout + sources.stderr)

    times = python(["-X", "importtime", "-c", "import shapes"], folder)
    check("-X importtime lists the modules",
          all(f" {name}\n" in times.stderr for name in ("shapes", "shapes.flat", "shapes.solid.prism")),
          times.stderr)

    failing = python(["-c", "import shapes\nshapes.Circle(-1)"], folder)
    check("a traceback names file and line",
          'File "shapes/flat.py", line 22, in __post_init__\n' in failing.stderr
          and failing.stderr.endswith("ValueError: a circle's radius is -1\n"), failing.stderr)

    # The interpreter itself looks for a file when it prints one; the module traceback asks the loader.
    printed = python(["-c", "import shapes, traceback\n"
                            "try:\n    shapes.Circle(-1)\nexcept ValueError:\n    traceback.print_exc()"],
                     folder)
    check("traceback.print_exc() shows the shipped source",
          '    raise ValueError(f"a circle\'s radius is {self.radius}")\n' in printed.stderr, printed.stderr)

    run_as_main = python(["-m", "shapes.solid.prism"], folder)
    check("python -m finds a module", run_as_main.returncode == 0, run_as_main.stderr)

    with tempfile.TemporaryDirectory() as temporary:
        package = pathlib.Path(temporary) / "others"
        package.mkdir()
        (package / "__init__.py").write_text("")
        shutil.copy(folder / f"shapes{suffix}", package)
        nested = python(
            ["-c", "import others.shapes.solid.prism as prism, importlib\n"
                   "importlib.reload(importlib.import_module('others.shapes'))\n"
                   "print(prism.__name__, prism.Circle.__module__)"], temporary
        )
        check("a package can stand in another one",
              nested.stdout == "others.shapes.solid.prism others.shapes.flat\n",
              nested.stdout + nested.stderr)

        (pathlib.Path(temporary) / "once_more").symlink_to(package)
        twice = python(
            ["-c", "import others.shapes.flat as first, once_more.shapes.flat as second\n"
                   "print(first.__name__, second.__name__, first is second,"
                   " second.__loader__.get_filename('once_more.shapes.flat') == second.__file__)"], temporary
        )
        check("a shared object can be imported by two names",
              twice.stdout == "others.shapes.flat once_more.shapes.flat False True\n",
              twice.stdout + twice.stderr)

    refused = python(["-c", "import sys, importlib.machinery as machinery, importlib.util as util\n"
                            f"loader = machinery.ExtensionFileLoader('rules', {str(folder / f'rules{suffix}')!r})\n"
                            "util.module_from_spec(util.spec_from_loader('rules', loader))\n"
                            "loader.exec_module(util.module_from_spec(util.spec_from_loader('rules', loader)))"],
                     folder, executable=DEBUG_BUILD)
    check("a debug build is refused, in words",
          refused.stderr.endswith(
              "ImportError: stasis: built for a release build of CPython 3.11, and this is another kind: "
              "its sys.abiflags are 'd', and should be ''\n"), refused.stderr)
    if failures:
        sys.exit(f"{len(failures)} failed")


main()
