# SPDX-License-Identifier: BSL-1.0
"""str(), repr(), ascii(), format() of objects: who is asked, and wrong results."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Both:
    def __str__(self):
        return "é str"

    def __repr__(self):
        return "é repr"


class OnlyRepr:
    def __repr__(self):
        return "only\nrepr"


class Format:
    def __format__(self, spec):
        return f"<{spec}>"


class Broken:
    def __str__(self):
        raise ValueError("in str")

    __repr__ = __str__

    def __format__(self, spec):
        raise ValueError("in format")


class Wrong:
    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __format__(self, spec):
        return 1.5


class Sub(str):
    def __str__(self):
        return "sub's str"


class SubPlain(str):
    pass


class NoStr:
    __str__ = None


class MetaRepr(type):
    def __repr__(cls):
        return "a class"


class WithMeta(metaclass=MetaRepr):
    pass


class ByError(Exception):
    def __str__(self):
        return "shown so"


for made in (Both(), OnlyRepr(), Sub("x"), SubPlain("y"), WithMeta, ByError(1), Exception(),
    Exception(1), Exception(1, "a"), KeyError("k"), KeyError(), Ellipsis, NotImplemented, None, int,
    len, type, range(3), slice(1, None)):
    print(str(made), repr(made), ascii(made), f"{made}" if not isinstance(made, slice) else "",
        f"{made!r}", f"{made!s}", f"{made!a}", "%s %r %a" % (made, made, made),
        "{!s} {!r}".format(made, made))
for broken in (Broken(), Wrong()):
    print(said(str, broken), said(repr, broken), said(ascii, broken), said(format, broken),
        said(lambda: f"{broken}"), said(lambda: f"{broken!r:>5}"), said(lambda: "%s" % broken),
        said(lambda: "%r" % (broken,)), said(lambda: "{}".format(broken)), said(print, broken))
    print(said(str, [broken]), said(repr, {1: broken}), said(repr, (broken, broken)))
print(format(Format()), format(Format(), "x>5"), f"{Format():{1}.{2}}", "{:abc}".format(Format()),
    said(format, Both(), "5"), said(format, None, "5"), said(format, [], "d"),
    said(format, object, "x"), said(format, 1, 2), said(format), said(format, 1, "d", 2),
    said(str, NoStr()), type(str(Sub("a"))), type(str(SubPlain("a"))), type(repr(SubPlain("a"))),
    type(f"{SubPlain('a')}"), type("%s" % SubPlain("a")))
loop = [1]
loop.append(loop)
table = {"a": loop}
table["self"] = table
loop.append(table)
pair = ([],)
pair[0].append(pair)
print(loop, table, pair, [loop, loop][0] == loop)
text = "text"
copied = text.__getnewargs__()
print(copied, copied[0] is text, "".__getnewargs__(), "é€".__getnewargs__())
