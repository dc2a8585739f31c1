# SPDX-License-Identifier: BSL-1.0
"""find_imports.py: lists the modules that a Python program imports, without running it.

    find_imports.py --library FOLDER FILE.py|FILE.pyc...

prints a line a module: "module NAME FILE.py" or "package NAME FILE.py", with "standard_" in front if it
is one of the standard library, and "library NAME" where FOLDER/NAME.hpp has it in C++. They are looked
for as python3.11 looks: beside the first FILE, which is the program, and in the standard library.
Followed are the import statements of the program's own files, and those of the standard library that run
when a module is imported: not the ones in functions, of which there are hundreds. What no import
statement names, and what isn't found, is left out: to import that is a ModuleNotFoundError when the
program runs.
"""

import argparse
import ast
import dis
import functools
import importlib.machinery
import importlib.util
import marshal
import os
import sys
import sysconfig
import tokenize
import types

HEADER_SIZE = 16  # of a .pyc


def fail(message):
    sys.exit(f"find_imports.py: {message}")


class Imports(ast.NodeVisitor):
    """The full names that the import statements of a module, or of the program itself, may mean."""

    def __init__(self, package, with_functions, is_program):
        self.package = package
        self.with_functions = with_functions
        self.never = {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        if not is_program:
            self.never.add("__name__ == '__main__'")
        self.names = []

    def add(self, level, base, imported):
        """`from base import imported`, with so many dots in front of the base."""
        if level:
            above = self.package.split(".")[: len(self.package.split(".")) - level + 1]
            if not above or above == [""]:
                return
            base = ".".join(above + ([base] if base else []))
        self.names.append(base)
        self.names += [f"{base}.{name}" for name in imported if name != "*"]

    def visit_Import(self, node):
        self.names += [alias.name for alias in node.names]

    def visit_ImportFrom(self, node):
        self.add(node.level, node.module or "", [alias.name for alias in node.names])

    def visit_If(self, node):
        """Without what doesn't run."""
        if ast.unparse(node.test) not in self.never:
            for each in node.body:
                self.visit(each)
        for each in node.orelse:
            self.visit(each)

    def visit_function(self, node):
        if self.with_functions:
            self.generic_visit(node)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = visit_function

    def visit_code(self, code):
        """What visit() finds in a module's source, in its code object."""
        before = [None, None]
        for instruction in dis.get_instructions(code):
            if instruction.opname == "IMPORT_NAME":
                level, imported = before
                self.add(level, instruction.argval, imported or ())
            before = [before[1], instruction.argval]
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                self.visit_code(constant)


@functools.cache
def names_imported(file, package, with_functions, is_program):
    """The full names that the import statements of a file may mean."""
    imports = Imports(package, with_functions, is_program)
    if file.endswith(".pyc"):
        with open(file, "rb") as opened:
            image = opened.read()
        if image[:4] != importlib.util.MAGIC_NUMBER:
            fail(f"{file}: not a .pyc file of CPython 3.11")
        imports.visit_code(marshal.loads(image[HEADER_SIZE:]))
    else:
        try:
            with tokenize.open(file) as opened:
                imports.visit(ast.parse(opened.read(), file))
        except (SyntaxError, ValueError):
            pass  # the compiler of the image says so
    return imports.names


class Finder:
    def __init__(self, library, folder):
        self.standard = sysconfig.get_path("stdlib")
        self.in_cpp = {
            name.removesuffix(".hpp") for name in os.listdir(library) if name.endswith(".hpp")
        }
        self.path = [folder, self.standard]
        self.found = {}  # name: (kind, file)
        self.in_use = set()  # of the library
        self.waiting = []  # (name, package, file)

    def find(self, name):
        """Finds a module and its parents; what isn't found is left out."""
        path = self.path
        for end in [i for i, c in enumerate(name) if c == "."] + [len(name)]:
            part = name[:end]
            if part in self.in_cpp:
                self.in_use.add(part)
                return
            if part not in self.found:
                spec = importlib.machinery.PathFinder.find_spec(part, path)
                if spec is None or not isinstance(
                    spec.loader, importlib.machinery.SourceFileLoader
                ):
                    return
                is_package = spec.submodule_search_locations is not None
                self.found[part] = ("package" if is_package else "module", spec.origin)
                self.waiting.append((part if is_package else part.rpartition(".")[0], spec.origin))
            kind, file = self.found[part]
            if kind != "package":
                return
            path = [os.path.dirname(file)]

    def is_standard(self, file):
        return file.startswith(self.standard + os.sep)

    def follow(self, package, file):
        is_program = all(file != found for _, found in self.found.values())
        for name in names_imported(file, package, not self.is_standard(file), is_program):
            self.find(name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--library", required=True, help="the folder of the modules in C++")
    parser.add_argument("file", nargs="+")
    arguments = parser.parse_args()
    finder = Finder(arguments.library, os.path.dirname(os.path.abspath(arguments.file[0])))
    finder.waiting = [("", os.path.abspath(file)) for file in arguments.file]
    try:
        while finder.waiting:
            finder.follow(*finder.waiting.pop())
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    for name, (kind, file) in sorted(finder.found.items()):
        print("standard_" * finder.is_standard(file) + kind, name, file)
    for name in sorted(finder.in_use):
        print("library", name)


if __name__ == "__main__":
    main()
