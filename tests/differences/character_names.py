# SPDX-License-Identifier: BSL-1.0
"""The names of characters aren't there: unicodedata doesn't know them, nor do the codecs and error handlers that ask it."""

import _codecs
import unicodedata


def show(call):
    try:
        print(call())
    except (AttributeError, ImportError, UnicodeError) as error:
        print(type(error).__name__, error)


show(lambda: unicodedata.name("1"))
show(lambda: unicodedata.lookup("DIGIT ONE"))
show(lambda: "\xe4".encode("ascii", "namereplace"))
show(lambda: _codecs.unicode_escape_decode(b"\\N{DIGIT ONE}"))
