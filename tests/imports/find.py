# SPDX-License-Identifier: BSL-1.0
"""find.py FIND_IMPORTS IMAGE_HEADER: find_imports.py finds the same for a program and for its .pyc, and what
functions of the standard library import."""

import pathlib
import subprocess
import sys
import tempfile

FILES = {
    "program.py": """\
import helper, time
from package import a, b as c
def f():
    from package.inner import d
if __name__ == "__main__":
    import only_here
import missing
""",
    "helper.py": "if __name__ == '__main__':\n    import not_here\nimport program\n",
    "only_here.py": "",
    "not_here.py": "",
    "package/__init__.py": "",
    "package/a.py": "from . import e\nfrom .inner import *\n",
    "package/b.py": "",
    "package/e.py": "",
    "package/inner/__init__.py": "",
    "package/inner/d.py": "from ..e import x\nimport folder.inside.f\n",
    "folder/inside/f.py": "",
}
FOUND = "folder folder.inside folder.inside.f helper only_here package package.a package.b package.e package.inner package.inner.d program".split()

# Programs, with what is found that only functions import, and what isn't: _signal is a large module in C++, as is
# _heapq, which heapq can do without.
CALLED = {
    "import collections": ("heapq", "subprocess"),
    "import os": ("warnings", "subprocess"),
    "import os\nos.popen('true')": ("subprocess", "asyncio"),
}

# Programs, and whether they may need the names or normal forms of characters.
NAMES_OF_CHARACTERS = {
    "text.encode('ascii', 'namereplace')": True,
    "text = r'\\N{EURO SIGN}'": True,
    "text = '\\N{EURO SIGN}'": False,
    "eval('gr\xf6\xdfe')": True,
    "gr\xf6\xdfe = eval('size')": True,
    "gr\xf6\xdfe = size": False,
    "for e in ('ascii', 'namereplace'):\n    text.encode('ascii', e)": True,
    "def f(x):\n    gr\xf6\xdfe = x\n    return eval(x)": True,
    "def gr\xf6\xdfe(x):\n    return eval(x)": True,
    "def f(gr\xf6\xdfe):\n    return eval('1')": True,
    "class Gr\xf6\xdfe:\n    x = eval('1')": True,
    "import gr\xf6\xdfe\neval('1')": True,
    "eval('size')": False,
}


def main():
    find_imports, image_header = sys.argv[1:]
    isolated = [sys.executable, "-I", "-S"]
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        (folder / "time.hpp").touch()
        pyc = folder / "program.pyc"
        subprocess.run([*isolated, image_header, "--pyc", pyc, folder / "program.py"], check=True)
        command = [*isolated, find_imports, "--library", folder]
        for program in (folder / "program.py", pyc):
            found = subprocess.run([*command, program], check=True, capture_output=True, text=True)
            names = [line.split()[1] for line in found.stdout.splitlines()]
            if names != [*FOUND, "time"]:
                sys.exit(f"{program.name} imports {names}, not {FOUND}")
        for name in "_heapq", "_signal":
            (folder / f"{name}.hpp").write_text("\n" * 5000)
        for text, (called, absent) in CALLED.items():
            program = folder / "calls.py"
            program.write_text(text)
            found = subprocess.run([*command, program], check=True, capture_output=True, text=True)
            lines = [line.split() for line in found.stdout.splitlines()]
            kinds = {name: kind for kind, name, *_ in filter(lambda parts: parts != ["compiler"], lines)}
            if ["compiler"] not in lines: # since collections.namedtuple evaluates a text
                sys.exit(f"{text!r} needs no compiler")
            if kinds.get(called) != "called_standard_module" or absent in kinds or "_heapq" in kinds:
                sys.exit(f"{text!r} imports {kinds}")
        program = folder / "codecs_named.py"
        program.write_text("b''.decode('cp1252')\nprint('cp1253')")
        subprocess.run([*isolated, image_header, "--pyc", pyc, program], check=True)
        for each in (program, pyc):
            found = subprocess.run([*command, each], check=True, capture_output=True, text=True).stdout
            if " encodings.cp1252 " not in found or (" encodings.cp1253 " in found and each is program):
                sys.exit(f"{each.name} imports {found}")
        (folder / "unicodedata.hpp").touch()
        for text, needed in NAMES_OF_CHARACTERS.items():
            program.write_text(text, encoding="utf-8")
            subprocess.run([*isolated, image_header, "--pyc", pyc, program], check=True)
            for each in (program, pyc):
                found = subprocess.run([*command, each], check=True, capture_output=True, text=True).stdout
                if ("library unicodedata" in found) != needed:
                    sys.exit(f"{each.name}, {text!r}, imports {found}")
        pyc.write_bytes(b"no code object")
        found = subprocess.run([*command, pyc], capture_output=True, text=True)
        if found.returncode == 0 or "not a .pyc file" not in found.stderr:
            sys.exit(f"a file that is no .pyc: {found}")


if __name__ == "__main__":
    main()
