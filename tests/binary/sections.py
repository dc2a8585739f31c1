# SPDX-License-Identifier: BSL-1.0
"""sections.py: the library adds no dynamic initialiser to a program, and only its state is writable.

    sections.py --readelf READELF --empty EMPTY [--no-pie] PROGRAM
    sections.py --readelf READELF --self-test COMPILER

EMPTY is a program that does nothing: what it has before main, so may PROGRAM. Every object of the
namespace stasis in PROGRAM lies in memory that can't be written, the runtime's state and buffers
aside: in .rodata, or, where the loader has to write addresses first, in .data.rel.ro. Without PIE
it does not have to. The table of debug offsets fills a section of its own, which without PIE can't
be written either.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

INITIALISERS = (".preinit_array", ".init_array", ".ctors")
STATE = ("stasis::state::runtime<stasis::state::thread_state>", "stasis::state::main_buffers",
         "stasis::state::main_pool")
TABLE, TABLE_SECTION = "stasis::state::debug_table", ".stasis_debug"


def readelf(program, file, *flags):
    done = subprocess.run([program, "-W", *flags, file], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def sections(program, file):
    """(name, size, address, flags) of each section, by its number."""
    result = {}
    for line in readelf(program, file, "-S"):
        number, bracket, rest = line.strip().removeprefix("[").partition("]")
        words = rest.split()
        if bracket and number.strip().isdigit() and len(words) > 5:
            address, size = int(words[2], 16), int(words[4], 16)
            result[int(number)] = (words[0], size, address, words[6] if len(words) > 9 else "")
    return result


def objects(program, file):
    """(name, section number, address, size) of each variable."""
    for line in readelf(program, file, "-s", "-C"):
        words = line.split(None, 7)
        if len(words) == 8 and words[3] == "OBJECT" and words[6].isdigit():
            yield words[7], int(words[6]), int(words[1], 16), int(words[2], 0)


def errors(program, empty, file, position_independent):
    result = []
    before, here = ({}, {})
    for path, sizes in ((empty, before), (file, here)):
        for name, size, *_ in sections(program, path).values():
            if name in INITIALISERS:
                sizes[name] = size
    if before != here:
        result.append(f"sections of initialisers: {here}, and in an empty program {before}")

    allowed = (".rodata", ".data.rel.ro") if position_independent else (".rodata",)
    there = sections(program, file)
    names = {number: name for number, (name, *_) in there.items()}
    seen = set()
    for name, number, address, size in objects(program, file):
        if name == TABLE:
            in_name, in_size, in_address, flags = there[number]
            if (in_name, in_size, in_address) != (TABLE_SECTION, size, address):
                result.append(f"{TABLE} doesn't fill {TABLE_SECTION}, but lies in {in_name}")
            if "W" in flags and not position_independent:
                result.append(f"{TABLE_SECTION} can be written")
            continue
        if "stasis::" not in name or name in STATE:
            continue
        seen.add(name.split("<")[0])
        if not any(names[number] == one or names[number].startswith(one + ".") for one in allowed):
            result.append(f"{name} is in {names[number]}")
    for name in ("stasis::image::frozen", "stasis::str_type"):
        if name not in seen:
            result.append(f"no object named {name} was found")
    return result


PROGRAM = """
namespace stasis {
namespace image { template <int> inline constexpr int frozen = 1; }
extern const int str_type;
VARIABLE
}
const int* volatile sink;
int main(int argc, char**) { sink = &stasis::image::frozen<3>; sink = &stasis::str_type; }
"""
SELF_TEST = [
    ("const int str_type = 3;", ""),
    ("const int str_type = 3; int hidden = 3;", "stasis::hidden is in .data"),
    ("const int str_type = 3; int hidden;", "stasis::hidden is in .bss"),
    ("int make(); const int str_type = make(); int make() { return *sink; }", "sections of init"),
    ("static const int str_type_ = 3;", "no object named stasis::str_type"),
    ("const int str_type = 3; namespace state { extern const int debug_table;"
     " const int debug_table = 3; }", "doesn't fill .stasis_debug, but lies in .rodata"),
    ("const int str_type = 3; namespace state {"
     " __attribute__((section(\".stasis_debug\"))) int debug_table = 3; }",
     ".stasis_debug can be written"),
    ("const int str_type = 3; namespace state { extern const int debug_table;"
     " __attribute__((section(\".stasis_debug\"))) const int debug_table = 3; }", ""),
]


def self_test(program, compiler):
    with tempfile.TemporaryDirectory() as folder:
        def build(name, text):
            source = pathlib.Path(folder, name + ".cpp")
            source.write_text(text, encoding="utf-8")
            file = str(source.with_suffix(""))
            command = [compiler, "-std=c++20", "-O0", "-fno-pie", "-no-pie", "-o", file, source]
            subprocess.run(command, check=True)
            return file

        empty = build("empty", "int main() {}")
        for number, (variable, wanted) in enumerate(SELF_TEST):
            text = PROGRAM.replace("VARIABLE", variable)
            if "str_type_" in variable:
                text = text.replace("stasis::str_type", "stasis::str_type_")
            elif "sink" in variable:
                text = "extern const int* volatile sink;\n" + text
            found = errors(program, empty, build(f"case{number}", text), False)
            if (found == []) != (wanted == "") or not any(wanted in one for one in found or [""]):
                sys.exit(f"self-test: not '{wanted}', but {found}, of:\n{text}")
    print(f"{len(SELF_TEST)} cases judged rightly")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--readelf", required=True)
    parser.add_argument("--empty")
    parser.add_argument("--no-pie", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("file")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test(arguments.readelf, arguments.file)
        return
    found = errors(arguments.readelf, arguments.empty, arguments.file, not arguments.no_pie)
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
