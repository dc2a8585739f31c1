# SPDX-License-Identifier: BSL-1.0
"""misuse.py: what stasis_add_python_module and its like say of calls that can't work.

    misuse.py CMAKE SOURCE

SOURCE is this source tree. Each call stands in a project of its own, whose configuration must fail with
the words.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

CALLS = (
    ("stasis_add_python_module(my-mod a.py)", "'my-mod' can't be the name of a shared object's module"),
    ("stasis_add_python_module(other a.py)", "none of its files is other.py, and no PACKAGE's folder is other"),
    ("stasis_add_python_module(a a.py INSTALLED_IN)", "INSTALLED_IN without a value"),
    ("stasis_add_python_module(a PACKAGE a)", "is no package: it has no __init__.py"),
    ("stasis_add_python_module(a a.py sub/a.py)", "'sub/a.py' would be a second module 'a'"),
    ("stasis_add_python_module(a a.pyc)", "'a.pyc' is not a .py file"),
    ("stasis_add_python_modules(nobody set a.py)", "there is no target 'nobody'"),
    ("add_library(l STATIC e.cpp)\nstasis_add_python_modules(l set)", "name a .py file or a PACKAGE"),
    ("add_library(l STATIC e.cpp)\nstasis_add_python_modules(l int a.py)",
     "'int' can't be the name of a C++ constant"),
    ("stasis_python_module(nobody)", "there is no target 'nobody'"),
)


def main():
    cmake, source = sys.argv[1:]
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        project = pathlib.Path(temporary)
        (project / "a.py").write_text("x = 1\n")
        (project / "e.cpp").write_text("")
        for call, words in CALLS:
            # Without a language: to look for a compiler would take longer than all the rest.
            (project / "CMakeLists.txt").write_text(
                "cmake_minimum_required(VERSION 3.25)\nproject(misuse LANGUAGES NONE)\n"
                "add_library(stasis INTERFACE)\nadd_library(stasis::stasis ALIAS stasis)\n"
                f'include("{source}/cmake/StasisImage.cmake")\n'
                f'include("{source}/cmake/StasisPythonModule.cmake")\n{call}\n'
            )
            done = subprocess.run([cmake, "-S", str(project), "-B", str(project / "build")],
                                  capture_output=True, text=True, check=False)
            said = re.sub(r"\s+", " ", done.stderr)
            good = done.returncode != 0 and words in said
            print("ok     " if good else "FAILED ", call.replace("\n", " "), "" if good else done.stderr)
            failed += not good
    if failed:
        sys.exit(f"{failed} failed")


main()
