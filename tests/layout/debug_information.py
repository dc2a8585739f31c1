# SPDX-License-Identifier: BSL-1.0
"""debug_information.py: the contracts of structs that no header shows, against python3.11's DWARF.

    debug_information.py private.def.hpp PYTHON

The debug information of PYTHON, an interpreter of Debian, is in its package python3.11-dbg;
readelf prints it. Each row of the table must be a member there, and each member a row.
"""

import pathlib
import re
import subprocess
import sys

CONTRACT = re.compile(r"STASIS_CONTRACT\((\w+), (\d+), (\d+), \w+\)")
TERM = re.compile(r"STASIS_TERM\((\w+), ([\w.]+), +(\d+), (\d+)\)")
ENTRY = re.compile(r" <(\d+)><([0-9a-f]+)>: Abbrev Number: \d+(?: \((\w+)\))?")
ATTRIBUTE = re.compile(r"    <[0-9a-f]+>\s+(DW_AT_\w+)\s*: (.*)")


def debug_file(python):
    notes = subprocess.run(["readelf", "-n", python], capture_output=True, text=True, check=True)
    build_id = re.search(r"Build ID: ([0-9a-f]+)", notes.stdout)
    if build_id is None:
        sys.exit(f"{python} has no build ID")
    name = build_id.group(1)
    path = pathlib.Path("/usr/lib/debug/.build-id", name[:2], name[2:] + ".debug")
    if not path.exists():
        sys.exit(f"{path} is missing: install the package python3.11-dbg")
    return path


def entries_of_units(path, sources):
    """The entries of the compilation units of these files: {offset: (depth, tag, attributes)}."""
    command = ["readelf", "--debug-dump=info", "--wide", str(path)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    found, unit, wanted, attributes = {}, {}, None, {}
    for line in process.stdout:
        entry = ENTRY.match(line)
        if entry:
            if entry.group(3) == "DW_TAG_compile_unit":
                found.update(unit if wanted else {})
                unit, wanted = {}, None
            if wanted is not False:
                attributes = {}
                unit[int(entry.group(2), 16)] = (int(entry.group(1)), entry.group(3), attributes)
            continue
        if wanted is False:
            continue
        attribute = ATTRIBUTE.match(line)
        if attribute:
            attributes[attribute.group(1)] = attribute.group(2).strip()
            if wanted is None and attribute.group(1) == "DW_AT_name":
                wanted = name_of(attributes).endswith(sources)
    found.update(unit if wanted else {})
    if process.wait() != 0:
        sys.exit(f"readelf can't read {path}")
    return found


def name_of(attributes):
    """The name: readelf says before it where it is stored."""
    return re.sub(r"^\(string\) |^\(.*?\): ", "", attributes.get("DW_AT_name", ""))


def number_of(text):
    """A number: readelf may say before it how it is stored."""
    return int(text.split()[-1], 0)


def reference(entries, attributes):
    match = re.search(r"<(?:0x)?([0-9a-f]+)>", attributes.get("DW_AT_type", ""))
    return entries.get(int(match.group(1), 16)) if match else None


def resolved(entries, entry):
    """The type behind typedefs and qualifiers."""
    while entry and entry[1] in ("DW_TAG_typedef", "DW_TAG_const_type", "DW_TAG_volatile_type"):
        entry = reference(entries, entry[2])
    return entry


def size_of(entries, entry):
    entry = resolved(entries, entry)
    return number_of(entry[2]["DW_AT_byte_size"]) if "DW_AT_byte_size" in entry[2] else 8


def members(entries, order, struct, prefix="", base=0):
    """The rows of a struct's members, a nested struct's instead of its own."""
    for offset in order[order.index(struct) + 1 :]:
        depth, tag, attributes = entries[offset]
        if depth <= entries[struct][0]:
            return
        if tag != "DW_TAG_member" or depth != entries[struct][0] + 1:
            continue
        name = prefix + name_of(attributes)
        at = base + number_of(attributes["DW_AT_data_member_location"])
        kind = resolved(entries, reference(entries, attributes))
        if kind[1] == "DW_TAG_structure_type":
            inner = next(o for o, entry in entries.items() if entry is kind)
            yield from members(entries, order, inner, name + ".", at)
        else:
            yield name, (at, size_of(entries, kind))


def struct_of(entries, name):
    for offset, (_, tag, attributes) in entries.items():
        if name_of(attributes) != name or "DW_AT_declaration" in attributes:
            continue
        if tag == "DW_TAG_structure_type":
            return offset
        if tag == "DW_TAG_typedef":
            target = resolved(entries, (0, tag, attributes))
            return next(o for o, entry in entries.items() if entry is target)
    sys.exit(f"python3.11's debug information has no struct {name}")


def main():
    table, python = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2]
    contracts = {name: int(size) for name, size, _ in CONTRACT.findall(table)}
    if not contracts:
        sys.exit(f"{sys.argv[1]} has no contract")
    entries = entries_of_units(
        debug_file(python),
        (
            "Objects/rangeobject.c",
            "Objects/descrobject.c",
            "Objects/funcobject.c",
            "Objects/moduleobject.c",
            "Objects/genericaliasobject.c",
            "Objects/unionobject.c",
        ),
    )
    order = sorted(entries)
    wrong = []
    for name, size in contracts.items():
        struct = struct_of(entries, name)
        rows = {f: (int(o), int(s)) for n, f, o, s in TERM.findall(table) if n == name}
        there = dict(members(entries, order, struct))
        if size != size_of(entries, entries[struct]):
            wrong.append(f"{name}: {size} bytes, and {size_of(entries, entries[struct])} there")
        for field in sorted(rows.keys() | there.keys()):
            if rows.get(field) != there.get(field):
                wrong.append(f"{name}.{field}: {rows.get(field)}, and {there.get(field)} there")
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(contracts)} structs are as python3.11's debug information has them")


if __name__ == "__main__":
    main()
