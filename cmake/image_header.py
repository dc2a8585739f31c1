# SPDX-License-Identifier: BSL-1.0
"""image_header.py: writes a C++ header that holds the image (.pyc) of a Python file.

    image_header.py --name NAME --output HEADER [--filename TEXT] [--warnings TEXT] FILE.py|FILE.pyc
    image_header.py --pyc OUTPUT [--filename TEXT] [--warnings TEXT] FILE.py
    image_header.py --source LITERAL FILE.py
    image_header.py --check [FILE.py]

The second form writes the .pyc itself; the third the bytes of FILE.py as a C++ string literal, which
has no name; the fourth only checks the interpreter and, where a file is
named, that it compiles. A file that does not compile is reported in python's own words. So are
python's warnings of it, which --warnings keeps in a file too.

The image is a string literal, which both compilers read fastest. It is a hash-based .pyc that
claims no check of its source, so it holds no time stamp. An output that would not change is not
touched, and what depends on it is not built again.
"""

import argparse
import importlib.util
import linecache
import marshal
import os
import sys
import traceback
import warnings

MAGIC = 3495  # CPython 3.11, every 3.11.x
HEADER_SIZE = 16  # magic, flags, and the source's hash or its time and size
LINE = 96


def fail(message):
    sys.exit(f"image_header.py: {message}")


def check_interpreter():
    magic = int.from_bytes(importlib.util.MAGIC_NUMBER[:2], "little")
    if sys.implementation.name != "cpython" or magic != MAGIC:
        fail(
            f"{sys.executable} is {sys.implementation.name} {sys.version.split()[0]} "
            f"(magic number {magic}); stasis reads the images of CPython 3.11 (magic number {MAGIC})"
        )


def warning_text(warned):
    """What python3.11 FILE.py prints. Not warnings.formatwarning(): that strips the line's end."""
    text = f"{warned.filename}:{warned.lineno}: {warned.category.__name__}: {warned.message}\n"
    line = linecache.getline(warned.filename, warned.lineno)
    return text + ("  " + line.lstrip(" \t\f").removesuffix("\n") + "\n" if line else "")


def compiled(path, filename):
    """The bytes of the .pyc of the Python file `path`, whose tracebacks say `filename`, and what
    python warns of, as text."""
    with open(path, "rb") as file:
        source = file.read()
    with warnings.catch_warnings(record=True) as caught:
        try:
            code = compile(source, filename, "exec", dont_inherit=True, optimize=0)
            error = None
        except (SyntaxError, ValueError) as raised:
            error = raised
    warned = "".join(warning_text(each) for each in caught)
    sys.stderr.write(warned)
    if error:
        sys.stderr.write("".join(traceback.format_exception_only(error)))
        sys.exit(1)
    unchecked_hash = (1).to_bytes(4, "little")
    image = (
        importlib.util.MAGIC_NUMBER
        + unchecked_hash
        + importlib.util.source_hash(source)
        + marshal.dumps(code)
    )
    return image, warned


def checked(path):
    """The bytes of the .pyc file `path`, once its header is one that the library reads."""
    with open(path, "rb") as file:
        image = file.read()
    if len(image) <= HEADER_SIZE or image[2:4] != b"\r\n":
        fail(f"{path}: not a .pyc file")
    magic = int.from_bytes(image[:2], "little")
    if magic != MAGIC:
        fail(
            f"{path}: magic number {magic}; stasis reads the images of CPython 3.11 "
            f"(magic number {MAGIC}). Compile it again with python3.11 -m py_compile."
        )
    return image


def literal_lines(data):
    """String literals whose concatenation is `data`, in short lines.

    Octal escapes, because they end after three digits; '?' is one of them, so that no trigraph
    can arise.
    """
    line = []
    length = 0
    for index, byte in enumerate(data):
        if byte in b'"\\':
            text = "\\" + chr(byte)
        elif 32 <= byte < 127 and byte != ord("?"):
            text = chr(byte)
        else:
            digit_follows = index + 1 < len(data) and chr(data[index + 1]) in "01234567"
            text = f"\\{byte:03o}" if digit_follows else f"\\{byte:o}"
        if length + len(text) > LINE:
            yield '"' + "".join(line) + '"'
            line, length = [], 0
        line.append(text)
        length += len(text)
    yield '"' + "".join(line) + '"'


def literal(data):
    return "\n".join("    " + line for line in literal_lines(data))


def header(name, path, image):
    lines = literal(image)
    return f"""\
// Written by image_header.py from {os.path.basename(path)}: do not edit.
#pragma once

// clang++ -Wpedantic remarks on a string literal of more than 65,536 bytes.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif

namespace stasis::images {{
/// The image of {os.path.basename(path)}: {len(image)} bytes, and a zero byte behind them.
inline constexpr unsigned char {name}[] =
{lines};
}} // namespace stasis::images

#if defined(__clang__)
#pragma clang diagnostic pop
#endif
"""


def write_if_changed(path, data):
    try:
        with open(path, "rb") as file:
            if file.read() == data:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--name", help="the C++ name of the image")
    parser.add_argument("--output", help="the header to write")
    parser.add_argument("--pyc", help="the .pyc to write")
    parser.add_argument("--filename", help="the file name that tracebacks show")
    parser.add_argument("--warnings", help="the file to write python's warnings to")
    parser.add_argument("--source", help="the file to write the source to, as a string literal")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("file", nargs="?")
    arguments = parser.parse_args()

    check_interpreter()
    if arguments.file is None:
        if not arguments.check:
            parser.error("name a .py or .pyc file")
        return
    try:
        if arguments.source:
            with open(arguments.file, "rb") as file:
                write_if_changed(arguments.source, literal(file.read()).encode() + b"\n")
            return
        if arguments.file.endswith(".pyc"):
            image, warned = checked(arguments.file), ""
        else:
            image, warned = compiled(
                arguments.file, arguments.filename or os.path.abspath(arguments.file)
            )
    except OSError as error:
        fail(f"{arguments.file}: {error.strerror}")
    if arguments.pyc:
        write_if_changed(arguments.pyc, image)
    if arguments.warnings:
        write_if_changed(arguments.warnings, warned.encode("utf-8", "backslashreplace"))
    if arguments.output:
        if not arguments.name:
            parser.error("--output needs --name")
        write_if_changed(arguments.output, header(arguments.name, arguments.file, image).encode())


if __name__ == "__main__":
    main()
