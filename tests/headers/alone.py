# SPDX-License-Identifier: BSL-1.0
"""alone.py: each header of include/stasis compiles by itself, without what others include before it.

    alone.py FOLDER -- CLANG [FLAG...]        checks the headers of FOLDER, an include directory
    alone.py --self-test -- CLANG [FLAG...]   checks that a bad tree fails, and a good one does not

To clang, the headers are one module, each a submodule of it, all compiled at once: a submodule sees the
declarations and macros of the headers that it includes, and no others. That takes as long as two files
that include everything, where a file for each header takes a hundred times that. Not among them are the
tables (*.def.hpp), which mean something only where they are included.
"""

import pathlib
import subprocess
import sys
import tempfile

MODULE = [
    "-fmodules", "-fno-implicit-modules", "-fno-implicit-module-maps", "-fmodule-name=headers",
    "-Xclang", "-fmodules-local-submodule-visibility", "-Xclang", "-emit-module", "-c",
    # Unnamed enumerations of the C library's headers, which several submodules include.
    "-Wno-modules-ambiguous-internal-linkage",
]


def module_map(headers):
    lines = [f'  module header_{number} {{ header "{header}" export * }}'
             for number, header in enumerate(headers)]
    return "\n".join(["module headers {", *lines, "}", ""])


def error_of(folder, compiler):
    """What the compiler says if a header of `folder` doesn't compile, and how many there are."""
    headers = sorted(each for each in folder.resolve().rglob("*.hpp")
                     if not each.name.endswith(".def.hpp"))
    with tempfile.TemporaryDirectory() as work:
        written = pathlib.Path(work, "module.modulemap")
        written.write_text(module_map(headers), encoding="utf-8")
        done = subprocess.run(
            [*compiler, "-std=c++20", f"-I{folder}", *MODULE, "-o", "/dev/null", "-xc++", written],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
    return done.stdout if done.returncode or done.stdout else "", len(headers)


GOOD = "#pragma once\n"
# Each tree with a piece of what the compiler must say of it; None: nothing.
TREES = [
    ({"a.hpp": GOOD + "#include <cstring>\n#include <b.hpp>\ninline b x{std::strlen(MACRO)};\n",
      "b.hpp": GOOD + "#include <cstddef>\n#define MACRO \"\"\nstruct b { std::size_t size; };\n",
      "c.def.hpp": "ROW(1)\n"}, None),
    ({"a.hpp": GOOD + "struct a {};\n", "b.hpp": GOOD + "inline a x;\n"}, "b.hpp:2:"),
    ({"a.hpp": GOOD + "inline b x;\n", "b.hpp": GOOD + "struct b {};\n"}, "a.hpp:2:"),
    ({"a.hpp": GOOD + "#define MACRO 1\n", "b.hpp": GOOD + "inline int x = MACRO;\n"}, "b.hpp:2:"),
    ({"a.hpp": GOOD + "#include <cstring>\n",
      "b.hpp": GOOD + "inline auto x = std::strlen(\"\");\n"}, "b.hpp:2:"),
    # What is included before a header, by one that includes both, is not included by it.
    ({"a.hpp": GOOD + "struct a {};\n", "b.hpp": GOOD + "inline a x;\n",
      "all.hpp": GOOD + "#include <a.hpp>\n#include <b.hpp>\n"}, "b.hpp:2:"),
    # A template's names are looked up where it is defined, too.
    ({"a.hpp": GOOD + "struct a {};\n",
      "b.hpp": GOOD + "template <class T> void f(T) { a x; }\n"}, "b.hpp:2:"),
]


def self_test(compiler):
    for files, expected in TREES:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                pathlib.Path(folder, name).write_text(text, encoding="utf-8")
            error, _ = error_of(pathlib.Path(folder), compiler)
        if (error == "") != (expected is None) or (expected and expected not in error):
            sys.exit(f"self-test: not '{expected}', but '{error}', of {files}")
    print(f"{len(TREES)} trees judged rightly")


def main():
    split = sys.argv.index("--")
    arguments, compiler = sys.argv[1:split], sys.argv[split + 1 :]
    if arguments == ["--self-test"]:
        self_test(compiler)
        return
    error, count = error_of(pathlib.Path(arguments[0]), compiler)
    if error:
        sys.exit(error)
    if count == 0:
        sys.exit(f"{arguments[0]}: no headers")
    print(f"{count} headers, each of which compiles alone")


if __name__ == "__main__":
    main()
