# SPDX-License-Identifier: BSL-1.0
"""What is said of names of characters, and of names beyond ASCII, where unicodedata can't be imported."""

import _codecs
import sys

sys.modules["unicodedata"] = None
for text in (r'"\Nx"', r'"\N{}"', r'"\N{"', r'"\N{DIGIT ONE}"', "é", "e"):
    try:
        print(eval(text))
    except (SyntaxError, ImportError, NameError) as error:
        print(text, type(error).__name__, error)
for source in (b"\\Nx", b"\\N", b"\\N{x}"):
    for final in (False, True):
        try:
            print(_codecs.unicode_escape_decode(source, "strict", final))
        except UnicodeError as error:
            print(source, final, error)
try:
    "é".encode("ascii", "namereplace")
except ImportError as error:
    print(type(error).__name__)
print("done")
