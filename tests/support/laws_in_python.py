# SPDX-License-Identifier: BSL-1.0
"""laws_in_python.py: every law of tests/laws holds in the python that runs this script.

    laws_in_python.py FOLDER

For each NAME.def.hpp in FOLDER: each row STASIS_LAW(function, result, arguments...) is checked
against the function of NAME.py. So the three engines are held to what CPython 3.11 does.
"""

import pathlib
import re
import runpy
import sys

ROW = re.compile(r"^STASIS_(?:RUN_TIME_)?LAW\((\w+), (.+)\)$", re.MULTILINE)
WORDS = {"true": True, "false": False}


def main():
    folder = pathlib.Path(sys.argv[1])
    count = 0
    failed = []
    for table in sorted(folder.glob("*.def.hpp")):
        family = table.name.removesuffix(".def.hpp")
        functions = runpy.run_path(str(folder / f"{family}.py"))
        text = table.read_text(encoding="ascii")
        rows = ROW.findall(text)
        if len(rows) != text.count("LAW(") - 1:  # one is in the comment at the top
            failed.append(f"{table}: a row that this script can't read")
        for name, values in rows:
            expected, *arguments = eval(f"[{values}]", {}, WORDS)
            count += 1
            try:
                result = functions[name](*arguments)
            except Exception as error:
                result = error
            if result != expected or type(result) is not type(expected):
                failed.append(f"{family}.{name}({values}): {result!r}")
        unused = [
            name for name in functions
            if callable(functions[name]) and f"{name}" not in text + table.with_name(f"{family}.py")
            .read_text(encoding="utf-8").replace(f"def {name}(", "")
        ]
        failed += [f"{family}.py: nobody calls {name}" for name in unused if not name.startswith("_")]
    if failed or count == 0:
        sys.exit("\n".join(failed) or "no laws found")
    print(f"{count} laws hold")


if __name__ == "__main__":
    main()
