# SPDX-License-Identifier: BSL-1.0
"""str.format: fields, indexes, attributes, nesting, conversions, format_map; and every message."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.items = {"k": [x, y], "0": "text", "a b": "blank"}

    def __getitem__(self, key):
        return f"item {key!r}"

    def __repr__(self):
        return "point"


p = Point(3, -4)
print("{} {} {}".format(1, "b", None), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2),
    "{0.x} {0.y:+}".format(p), "{0[a]} {0[1]} {0[-1]} {0[a b]}".format(p),
    "{0.items[k][1]} {0.items[a b]} {0.items}".format(p))
print("{{}} {{{}}} }}".format(1), "{:{}}|{:{}.{}}".format("a", 5, 3.14159, 8, 3),
    "{0:{1}}{2}".format("a", ">4", 1), "{:{w}}".format(1, w=5),
    "{!r:>6} {!s} {!a}".format("é", "é", "é"), "{:}".format(5), "{0!r}".format("x"),
    "{a[0]}{a[1][b]}".format(a=[1, {"b": 2}]))
for spec in ("", "s", "5", "<5", ">5", "^6", "*^6", ".2", ".0", "5.1", "^5.1s", "é<4", "日>4", "05",
    "5s", ".10s"):
    print(repr(spec), [format(t, spec) for t in ("", "abc", "é日", "😀")])
for spec in ("d", "x", "+", " ", "-", "=5", "#", ",", "_", "z", "f", "5.s", "c", "%", "1,s", "=",
    "q", "s5"):
    print(repr(spec), said(format, "abc", spec))
for text in ("{", "}", "{}}", "{0", "{!}", "{!x}", "{!r", "{!rr}", "{!r:", "{:{}", "{0.}", "{0[}",
    "{0[]}", "{.x}", "{[a]}", "{0.x.y}", "{0[a]b}", "{1}", "{a}", "{} {0}", "{0} {}", "{} {} {}",
    "{:{:{}}}", "{!", "{:", "{0!s!r}", "{99999999999999999999}", "{-1}",
    "{0[99999999999999999999]}", "{ }", "{ 0}", "{0 }", "a{b{c}}", "{!s }", "{0:{1}}", "{:{!r}}",
    "{0..x}", "{0[a}", "}{", "{0x}", "{_}", "{0.nope}", "{:d}"):
    print(repr(text), said(text.format, p), said(text.format, "s", 5))
print("{x}".format_map({"x": 1}), said("{x}".format_map, {}), said("{}".format_map, {"x": 1}),
    said("{0}".format_map, {"0": 1}), said("{x}".format_map, [1]), said("{x}".format_map),
    said("{x}".format_map, 5), said("x".format_map, None))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b.__class__} {c!r:>8}".format_map(Default(a=1)), "{0[x]}".format({"x": 1}),
    said("{0[x]}".format, {}), said("{0[0]}".format, {0: "zero"}), said("{0[0]}".format, []),
    said("{0[a]}".format, [1]), said("{0[1]}".format, 5), "{}".format("{}"), "{0}{0}".format({}),
    "{self}".format(self=1), said("{}".format), said(lambda: "{}".format(*[])), "".format(1, x=2))
