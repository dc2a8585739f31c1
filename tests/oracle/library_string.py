# SPDX-License-Identifier: BSL-1.0
"""The module _string: what string.Formatter takes format strings apart with."""
import _string


def shown(function, *given, **named):
    try:
        result = function(*given, **named)
        if isinstance(result, tuple):
            print(repr(result[0]), end=" ")
            result = result[1]
        parts = []
        try:
            for part in result:
                parts.append(part)
        finally:
            print(parts)
    except Exception as raised:
        print(given, type(raised).__name__, raised)


for text in (
    "", "plain", "{}", "a{}b", "{0}{name}", "{{", "}}", "a{{b}}c", "{{{}}}", "{a.b[c]!r:>{width}}",
    "{!s}", "{:}", "{!r:}", "{:{}{}}", "{a[}]}", "{a[{]}", "{a[b:c!d]:x}", "{ü!ü:ü}", "tail{x}",
    "{", "}", "a{", "a}", "{a", "{a!", "{a!r", "{a!rx}", "{a:{}", "{a:{}}", "{a{b}}", "ok{a}}",
    "one{a}two{", "{a}{b}}", "{!}", "{!}}", "{a!}", "{0.a}{[1]}", "\U0001F600{\U0001F600}",
):
    shown(_string.formatter_parser, text)

for name in (
    "", "a", "0", "12", "a.b", "a[b]", "a[0]", "0.b[1].c[x y]", ".a", "[a]", "a.", "a[", "a[]",
    "a[b", "a[b]c", "a..b", "a.b.c.d", "-1", "1a", "a[-1]", "a.0", "٣", "a[٣]",
    "99999999999999999999", "a[99999999999999999999]", "a[b]]", "a]b", "9223372036854775807",
    "9223372036854775808",
):
    shown(_string.formatter_field_name_split, name)

for function in (_string.formatter_parser, _string.formatter_field_name_split):
    shown(function)
    shown(function, "a", "b")
    shown(function, b"a")
    shown(function, None)
    shown(function, 3)
    shown(function, format_string="a")
    print(function.__name__, function.__module__)


class Derived(str):
    pass


shown(_string.formatter_parser, Derived("{a}b"))
iterator = _string.formatter_parser("{a}b")
print(type(iterator).__name__, iter(iterator) is iterator, next(iterator), next(iterator))
print(next(iterator, "end"), next(iterator, "end"))
first, rest = _string.formatter_field_name_split("a.b")
print(type(rest).__name__, iter(rest) is rest, next(rest), next(rest, "end"), next(rest, "end"))
for kind in (type(iterator), type(rest)):
    try:
        kind()
    except TypeError as raised:
        print(raised)
print("{0[a]}|{0[1]}|{{}}|{x.real!r:>4}".format({"a": 1, 1: 2}, x=5))
