# SPDX-License-Identifier: BSL-1.0
"""find_imports.py: lists the modules that a Python program imports, without running it.

    find_imports.py --library FOLDER FILE.py|FILE.pyc...

prints a line a module: "module NAME FILE.py", "package NAME FILE.py", or "namespace NAME FOLDER" for a package without
an __init__.py, with "standard_" in front if it is one of the standard library, and "library NAME" where FOLDER/NAME.hpp
has it in C++. They are looked for as python3.11 looks: beside the first FILE, which is the program, and in the standard
library. Followed are the import statements of the program's own files, and those of the standard library that run when
a module is imported. What the functions of these import comes with "called_" in front of "standard_", unless it needs
much of the library in C++ and the program's own files don't name the function. What no import statement names, and what
isn't found, is left out: to import that is a ModuleNotFoundError when the program runs. A codec that a call of the
program's own files names, as in text.encode("cp1252"), is found as encodings.cp1252, and the names of characters as
unicodedata, where the program's own files have the text "\\N{" or "namereplace", or characters beyond ASCII while
something evaluates texts, whose names have a normal form. Where one of the files evaluates source texts, the last line
is "compiler".
"""

import argparse
import ast
import copy
import dis
import encodings.aliases
import functools
import importlib.machinery
import importlib.util
import marshal
import math
import os
import sys
import sysconfig
import tokenize
import types

HEADER_SIZE = 16  # of a .pyc
MOST_LINES = 2000  # of C++ for what only functions import: a compiler takes about a second for them
# Names of a program for which a module is found that only functions of the standard library import, and that don't name
# the function: a warning of an object (source=) ends with what tracemalloc knows of it.
CALLED_FOR = {"tracemalloc": {"ResourceWarning", "source"}}
# What functions of a module of the standard library import by a name that they compute.
COMPUTED = {"sysconfig": {sysconfig._get_sysconfigdata_name(): {"_init_posix"}}}
EVALUATE = {"eval", "exec", "compile"}
# The functions whose arguments may be names of encodings, as may be any argument `encoding` of a call.
CODEC_FUNCTIONS = set(
    "EncodedFile TextIOWrapper bytearray bytes decode encode fdopen getdecoder getencoder getincrementaldecoder"
    " getincrementalencoder getreader getwriter iterdecode iterencode lookup open str".split()
)
IN_CPP_CODECS = {"ascii", "latin_1", "utf_8", "utf_8_sig"} | {
    f"utf_{size}{order}" for size in (16, 32) for order in ("", "_le", "_be")
}
IMPORT_FAILS = {"", "ImportError", "ModuleNotFoundError", "Exception"}  # what catches that, "" being all


def fail(message):
    sys.exit(f"find_imports.py: {message}")


def module_of_codec(name):
    """The module in encodings that a name of an encoding leads to, or None: the library has it, or there is none."""
    if not isinstance(name, str) or not name.isascii():
        return None
    normal = encodings.normalize_encoding(name).lower()
    module = encodings.aliases.aliases.get(normal) or normal.replace(".", "_")
    if module in IN_CPP_CODECS or not module.isidentifier():
        return None
    spec = importlib.machinery.PathFinder.find_spec(module, encodings.__path__)
    return f"encodings.{module}" if spec and module not in ("aliases", "mbcs", "oem") else None


def names_of(handled):
    """The names of the exceptions that an `except` handles."""
    parts = handled.elts if isinstance(handled, ast.Tuple) else [handled]
    return ["" if part is None else ast.unparse(part) for part in parts]


class Imports(ast.NodeVisitor):
    """The full names that the import statements of a module, or of the program itself, may mean."""

    def __init__(self, package, with_functions, is_program):
        self.package = package
        self.with_functions = with_functions
        self.never = {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        if not is_program:
            self.never.add("__name__ == '__main__'")
        self.names = {}  # name: whether the module can't do without
        self.functions = {}  # name: those that import it
        self.identifiers = set()  # all that the file has
        self.evaluates = False  # whether it names a built-in function that takes a source text
        self.beyond_ascii = False  # whether it has names or texts that are
        self.needs = True
        self.within = ""  # the function

    def add(self, level, base, imported):
        """`from base import imported`, with so many dots in front of the base."""
        if level:
            above = self.package.split(".")[: len(self.package.split(".")) - level + 1]
            if not above or above == [""]:
                return
            base = ".".join(above + ([base] if base else []))
        self.note(base)
        self.identifiers.update(imported)
        for name in imported:
            if name != "*":
                self.note(f"{base}.{name}")

    def note(self, name):
        self.names[name] = self.needs or self.names.get(name, False)
        self.functions.setdefault(name, set()).add(self.within)

    def visit_Import(self, node):
        for alias in node.names:
            self.note(alias.name)
            self.visit_alias(alias)

    def visit_ImportFrom(self, node):
        self.add(node.level, node.module or "", [alias.name for alias in node.names])
        for alias in node.names:
            self.visit_alias(alias)

    def visit_If(self, node):
        """Without what doesn't run."""
        if ast.unparse(node.test) not in self.never:
            for each in node.body:
                self.visit(each)
        for each in node.orelse:
            self.visit(each)

    def visit_Try(self, node):
        before = self.needs
        caught = {
            name
            for handler in node.handlers
            for name in names_of(handler.type)
            if not any(isinstance(each, ast.Raise) for each in handler.body)
        }
        self.needs = before and not caught & IMPORT_FAILS
        for each in node.body:
            self.visit(each)
        self.needs = before
        for each in node.handlers + node.orelse + node.finalbody:
            self.visit(each)

    def visit_arg(self, node):
        self.note_text(node.arg)
        self.generic_visit(node)

    def visit_alias(self, node):
        self.note_text(node.name)
        self.note_text(node.asname)

    def visit_ClassDef(self, node):
        self.note_text(node.name)
        self.generic_visit(node)

    def visit_FunctionDef(self, node):
        self.note_text(node.name)
        if self.with_functions:
            before = self.within
            self.within = node.name
            self.generic_visit(node)
            self.within = before

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Call(self, node):
        if self.with_functions:
            named = getattr(node.func, "id", getattr(node.func, "attr", None))
            given = [each.value for each in node.keywords if each.arg == "encoding"]
            if named in CODEC_FUNCTIONS:
                given += node.args
            for each in given:
                if isinstance(each, ast.Constant):
                    self.note_codec(each.value)
        self.generic_visit(node)

    def visit_Constant(self, node):
        self.note_text(node.value)

    def note_text(self, value):
        """Notes what a constant or a name of the program says of characters."""
        if isinstance(value, (tuple, frozenset)):
            for each in value:
                self.note_text(each)
        if isinstance(value, bytes):
            value = value.decode("latin-1")
        if isinstance(value, str):
            self.beyond_ascii = self.beyond_ascii or not value.isascii()
            if self.with_functions and ("\\N{" in value or value == "namereplace"):
                self.note("unicodedata")

    def visit_keyword(self, node):
        self.identifiers.add(node.arg)
        self.generic_visit(node)

    def note_codec(self, name):
        if module := module_of_codec(name):
            self.note(module)

    def visit_Name(self, node):
        self.identifiers.add(node.id)
        self.evaluates = self.evaluates or node.id in EVALUATE

    def visit_Attribute(self, node):
        self.identifiers.add(node.attr)
        self.generic_visit(node)

    def visit_code(self, code):
        """What visit() finds in a module's source, in its code object."""
        before = [None, None]
        self.identifiers.update(code.co_names)
        self.note_text((code.co_name, *code.co_varnames, *code.co_cellvars))
        for instruction in dis.get_instructions(code):
            if instruction.opname in ("LOAD_NAME", "LOAD_GLOBAL"):
                self.evaluates = self.evaluates or instruction.argval in EVALUATE
            if instruction.opname == "IMPORT_NAME":
                level, imported = before
                self.add(level, instruction.argval, imported or ())
            before = [before[1], instruction.argval]
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                self.visit_code(constant)
                continue
            self.note_text(constant)
            if self.with_functions and CODEC_FUNCTIONS & set(code.co_names):
                self.note_codec(constant)


@functools.cache
def imports_of(file, package, with_functions, is_program):
    """What a file imports."""
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
    for name in imports.identifiers:
        imports.note_text(name)
    return imports


@functools.cache
def headers_of(library, header):
    """The headers in a folder that one of them needs, itself included, and their numbers of lines."""
    file = os.path.join(library, header)
    with open(file, encoding="utf-8") as opened:
        lines = opened.readlines()
    needed = {header: len(lines)}
    for line in lines:
        _, is_own, rest = line.partition("#include <stasis/library/")
        if is_own:
            needed |= headers_of(library, rest.partition(">")[0])
    return needed


class Finder:
    def __init__(self, library, folder):
        self.standard = sysconfig.get_path("stdlib")
        self.library = str(library)
        self.in_cpp = {
            name.removesuffix(".hpp") for name in os.listdir(library) if name.endswith(".hpp")
        }
        self.path = [folder, self.standard]
        self.found = {}  # name: (kind, file)
        self.in_use = set()  # of the library
        self.waiting = []  # (name, package, file)
        self.called = set()  # of what is found: what only functions of the standard library import
        self.own_files = []  # imports_of()'s arguments for the program's files
        self.needs_all = True  # whether what modules can do without is needed

    def find(self, name, needed=True):
        """Finds a module and its parents; what isn't found is left out."""
        path = self.path
        for end in [i for i, c in enumerate(name) if c == "."] + [len(name)]:
            part = name[:end]
            if part in self.in_cpp:
                if needed or self.needs_all:
                    # A module in C++ includes the headers of those that it imports.
                    names = {header.removesuffix(".hpp") for header in headers_of(self.library, f"{part}.hpp")}
                    self.in_use |= names & self.in_cpp
                return
            if part not in self.found:
                # By the last part of the name: a folder in a folder asks for the module around it.
                spec = importlib.machinery.PathFinder.find_spec(part.rpartition(".")[2], path)
                folders = spec and spec.submodule_search_locations and list(spec.submodule_search_locations)
                if spec is not None and spec.origin is None and folders:
                    if len(folders) != 1 or self.is_standard(folders[0]):
                        return
                    self.found[part] = ("namespace", folders[0])
                elif spec is None or not isinstance(
                    spec.loader, importlib.machinery.SourceFileLoader
                ):
                    return
                else:
                    is_package = folders is not None
                    self.found[part] = ("package" if is_package else "module", spec.origin)
                    self.waiting.append((part if is_package else part.rpartition(".")[0], spec.origin))
            kind, file = self.found[part]
            if kind == "module":
                return
            path = [file if kind == "namespace" else os.path.dirname(file)]

    def is_standard(self, file):
        return file.startswith(self.standard + os.sep)

    def follow(self, package, file):
        is_program = all(file != found for _, found in self.found.values())
        is_own = not self.is_standard(file)
        names = imports_of(file, package, is_own, is_program).names
        if is_own:
            self.own_files.append((file, package, is_own, is_program))
        for name, needed in names.items():
            self.find(name, needed)

    def follow_all(self):
        while self.waiting:
            self.follow(*self.waiting.pop())

    def find_called(self):
        """Finds what the functions of the modules found import, if they are of the standard library, and follows
        that, while it needs few lines of C++: first for the modules that the program's own files import. And finds
        unicodedata, if texts may be evaluated that have names beyond ASCII."""
        before = sum(self.headers().values())
        own = [imports_of(*each) for each in self.own_files]
        directly = {name for each in own for name in each.names}
        named = {name for each in own for name in each.identifiers}
        for name, (kind, file) in sorted(self.found.items(), key=lambda item: (item[0] not in directly, item[0])):
            if self.is_standard(file):
                package = name if kind == "package" else name.rpartition(".")[0]
                by_functions = imports_of(file, package, True, False).functions | COMPUTED.get(name, {})
                for imported, functions in by_functions.items():
                    wanted = named & (functions | CALLED_FOR.get(imported, set()))
                    self.find_called_module(imported, math.inf if wanted else before + MOST_LINES)

        if self.evaluates() and any(each.beyond_ascii for each in own):
            self.find("unicodedata")

    def find_called_module(self, name, most_lines):
        with_it = copy.copy(self)
        with_it.found, with_it.in_use, with_it.needs_all = self.found.copy(), self.in_use.copy(), False
        with_it.find(name)
        with_it.follow_all()
        if sum(with_it.headers().values()) <= most_lines:
            self.called |= with_it.found.keys() - self.found.keys()
            self.found, self.in_use = with_it.found, with_it.in_use

    def evaluates(self):
        """Whether a file that was found, or the program, evaluates source texts."""
        standard = [
            (file, name if kind == "package" else name.rpartition(".")[0], True, False)
            for name, (kind, file) in self.found.items()
            if self.is_standard(file)
        ]
        return any(imports_of(*each).evaluates for each in self.own_files + standard)

    def headers(self):
        """The headers of the modules in C++, and their numbers of lines."""
        headers = {}
        for name in self.in_use:
            headers |= headers_of(self.library, f"{name}.hpp")
        return headers


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--library", required=True, help="the folder of the modules in C++")
    parser.add_argument("file", nargs="+")
    arguments = parser.parse_args()
    finder = Finder(arguments.library, os.path.dirname(os.path.abspath(arguments.file[0])))
    finder.waiting = [("", os.path.abspath(file)) for file in arguments.file]
    try:
        finder.follow_all()
        finder.find_called()
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    for name, (kind, file) in sorted(finder.found.items()):
        print("called_" * (name in finder.called) + "standard_" * finder.is_standard(file) + kind, name, file)
    for name in sorted(finder.in_use):
        print("library", name)
    if finder.evaluates():
        print("compiler")


if __name__ == "__main__":
    main()
