# SPDX-License-Identifier: BSL-1.0
"""opcodes.py FILE.py...: what an interpreter needs in order to run these files.

Prints the opcodes, builtins, methods, attributes and exceptions that they name, each with the
number of places and the files that have it; the rarest last.
"""

import ast
import builtins
import collections
import dis
import pathlib
import sys


def codes(code):
    yield code
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            yield from codes(constant)


def operand(instruction):
    """What distinguishes the forms of an opcode, where its operand does that."""
    if instruction.opname in ("BINARY_OP", "COMPARE_OP"):
        return " " + instruction.argrepr
    if instruction.opname in ("FORMAT_VALUE", "MAKE_FUNCTION"):
        return " " + (instruction.argrepr or "plain")
    if instruction.opname in ("CALL_FUNCTION_EX", "RAISE_VARARGS", "IS_OP", "CONTAINS_OP"):
        return f" {instruction.arg}"
    return ""


def main():
    tables = {
        title: collections.defaultdict(list)
        for title in ("opcodes", "builtins", "methods", "attributes", "keywords of calls")
    }
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        source = path.read_text(encoding="utf-8")
        for code in codes(compile(source, name, "exec")):
            for instruction in dis.get_instructions(code):
                tables["opcodes"][instruction.opname + operand(instruction)].append(path.stem)
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call):
                if isinstance(node.func, ast.Attribute):
                    tables["methods"][node.func.attr].append(path.stem)
                called = ast.unparse(node.func)
                for keyword in node.keywords:
                    if hasattr(builtins, called) or isinstance(node.func, ast.Attribute):
                        tables["keywords of calls"][f"{called}({keyword.arg}=)"].append(path.stem)
            elif isinstance(node, ast.Attribute):
                tables["attributes"][node.attr].append(path.stem)
            elif isinstance(node, ast.Name) and hasattr(builtins, node.id):
                tables["builtins"][node.id].append(path.stem)
    for title, table in tables.items():
        print(f"\n{title} ({len(table)})")
        for name, places in sorted(table.items(), key=lambda row: (-len(row[1]), row[0])):
            files = sorted(set(places))
            shown = ", ".join(files) if len(files) <= 4 else f"{len(files)} files"
            print(f"  {name:<28}{len(places):>5}  {shown}")


if __name__ == "__main__":
    main()
