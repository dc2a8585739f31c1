# SPDX-License-Identifier: BSL-1.0
"""The module _codecs in constant evaluation: each function answers True."""
import _codecs


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def parts():
    return (
        _codecs.utf_8_decode(b"a\xe2\x82") == ("a", 1)
        and _codecs.utf_16_ex_decode(b"\xfe\xff\0a") == ("a", 4, 1)
        and _codecs.unicode_escape_decode(b"\\u20ac\\", None, False) == ("\u20ac", 6)
    )


def handlers():
    _codecs.register_error("twice", lambda raised: (raised.object[raised.start] * 2, raised.end))
    return (
        "a\xe9".encode("ascii", "xmlcharrefreplace") == b"a&#233;"
        and b"a\xff".decode("utf-8", "surrogateescape") == "a\udcff"
        and "a\udcff".encode("utf-8", "surrogateescape") == b"a\xff"
        and error("\u20ac".encode, "latin-1", "twice").endswith("ordinal not in range(256)")
    )


def maps():
    table = _codecs.charmap_build("\0ab" + "\ufffe" * 253)
    return (
        _codecs.charmap_encode("ba", None, table) == (b"\2\1", 2)
        and _codecs.charmap_encode("c", "ignore", table) == (b"", 1)
        and _codecs.charmap_decode(b"\1", None, {1: "xy"}) == ("xy", 1)
    )


def registered():
    def search(name):
        return (str.upper, lambda data: (data + name, 1), None, None)

    _codecs.register(search)
    found = _codecs.decode("x", "My Own")
    _codecs.unregister(search)
    return found == "xmy_own" and error(_codecs.lookup, "my own") == "LookupError: unknown encoding: my own"
