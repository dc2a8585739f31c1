# SPDX-License-Identifier: BSL-1.0
"""The module _string in constant evaluation: each function answers True."""
from _string import formatter_field_name_split, formatter_parser


def error(function, *given):
    try:
        return list(function(*given))
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def fields():
    return list(formatter_parser("a{b!r:>{w}}{{")) == [
        ("a", "b", ">{w}", "r"), ("{", None, None, None)
    ]


def names():
    first, rest = formatter_field_name_split("0.b[1][c]")
    return first == 0 and list(rest) == [(True, "b"), (False, 1), (False, "c")]


def brackets():
    return "{a[{]}{a[}]}".format(a={"{": 1, "}": 2}) == "12"


def refused():
    return (
        error(formatter_parser, "a}") == "ValueError: Single '}' encountered in format string"
        and error(formatter_parser, 1) == "TypeError: expected str, got int"
        and error(formatter_field_name_split("a[")[1].__next__)
        == "ValueError: Missing ']' in format string"
    )
