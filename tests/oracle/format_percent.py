# SPDX-License-Identifier: BSL-1.0
"""The % operator of str: flags, widths, precisions, types, mappings; and every message."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for spec in ("%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%+05d", "%-05d|", "%.3d", "%8.3d",
    "%08.3d", "%x", "%X", "%#x", "%#o", "%o", "%i", "%u", "%#010x", "%-#8X|", "%ld", "%hd", "%Ld",
    "%s", "%r", "%a", "%5s", "%-5s|", "%.1s", "%05s", "%c", "%5c"):
    print(spec, [said(lambda: spec % (n,)) for n in (0, 65, -65, 2**70, True, 6.5, "a", "é", None)])
for spec in ("%f", "%.0f", "%.2f", "%10.3f", "%-10.1f|", "%010.2f", "%+.1e", "%E", "%g", "%G",
    "%#.3g", "%.0e", "% f", "%F", "%.30f", "%#.0f"):
    print(spec, [said(lambda: spec % (n,)) for n in (0.0, -0.0, 1.5, -1234567.891, 1e22, 1e-10,
        1e300, float("inf"), float("nan"), 3, 2**70)])
print("%s %s" % ("a", 1), "%s" % "x", "%s" % (("t",),), "%s" % [1],
    "%(a)s %(b)05.1f %(a)r" % {"a": "é", "b": 2}, "%%" % (), "%d%%" % 5, "%*d|%-*d|" % (5, 1, 4, 2),
    "%.*f" % (2, 3.14159), "%*.*f" % (8, 2, 2.5), "%*d|" % (-5, 1), "%.*s" % (-1, "abc"),
    "%(x)s" % {"x": {"y": 1}}, "%s" % {"a": 1}, "%(a(b))s" % {"a(b)": 1}, "%()s" % {"": "empty"},
    "x" % {}, "x" % [], "%s %%" % 1)
cases = [("%d", ()), ("%d", (1, 2)), ("%d", "a"), ("%d", None), ("%x", 1.5), ("%x", "a"),
    ("%c", "ab"), ("%c", ""), ("%c", -1), ("%c", 0x110000), ("%c", 1.5), ("%f", "a"), ("%f", None),
    ("%f", 1j), ("%q", 1), ("%", ()), ("%", 1), ("%5", 1), ("%(a", {"a": 1}), ("%(a)s", 1),
    ("%(a)s", (1,)), ("%(a)s", {}), ("%(a)s %s", {"a": 1}), ("x", 1), ("x", (1,)), ("x", "a"),
    ("%*d", (1,)), ("%*d", ("a", 1)), ("%.*d", (1.5, 1)), ("%(a)*d", {"a": 1}), ("%.q", 1),
    ("%é", 1), ("%\n", 1), ("%99999999999999999999d", 1), ("%.99999999999999999999f", 1.0),
    ("%s %s", "a"), ("%z", ()), ("%l", 1), ("% ", 1), ("%(a)", {"a": 1}), ("%d %(a)s", {"a": 1}),
    ("%i", "1"), ("%u", []), ("%o", 2.0), ("%d", float("inf")), ("%d", float("nan")),
    ("%f", 10**400), ("%s", ()), ("%b", 1), ("%%%", 1), ("%c", None), ("%c", b"a")]
for text, values in cases:
    print(repr(text), values if values != 10**400 else "", said(lambda: text % values))


class Mapping:
    def __getitem__(self, key):
        return key * 2


class Str(str):
    def __mod__(self, other):
        return f"own {other}"

    def __rmod__(self, other):
        return f"reflected {other}"


print("%(ab)s" % Mapping(), Str("%s") % 5, "%s" % Str("x"), "x%sy" % Str("z"),
    said(lambda: "plain" % Mapping()), said(lambda: 5 % "a"), said("a%s".__mod__, 1, 2))
text = "%s-%s"
text %= (1, 2)
print(text, "%r" % "it's", "%a" % "é\n", "%.3r" % "abcdef", "%10a|" % "é", "%s" "%s" % (1, 2),
    "%c%c" % ("é", 0x1F600), "%s" % b"bytes", "%i" % 2.99, "%d" % -2.99, "%x" % -255, "%#X" % -255,
    "%+x" % 255, "% x" % 255)
