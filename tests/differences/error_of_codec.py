# SPDX-License-Identifier: BSL-1.0
"""What a codec of the registry raises doesn't say which codec it was, as CPython has it of most exceptions; and what
fails to be encoded is a copy of the str, not the str."""

for encoding in "utf-16-le", "latin-1":
    try:
        "\ud800".encode(encoding, "nothing")
    except LookupError as error:
        print(error, type(error.__cause__))
text = "\xe4" * 5
try:
    text.encode("ascii")
except UnicodeEncodeError as error:
    print(error.object is text)
