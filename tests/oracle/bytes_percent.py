# SPDX-License-Identifier: BSL-1.0
# The % operator of bytes.


class Shown:
    def __bytes__(self):
        return b"shown"

    def __repr__(self):
        return "\u20ac\xe9"


class Wrong:
    def __bytes__(self):
        return "no bytes"

    def __repr__(self):
        return "wrong"


class Raises:
    def __bytes__(self):
        raise KeyError("bytes")

    def __float__(self):
        raise KeyError("float")

    def __index__(self):
        raise KeyError("index")

    def __repr__(self):
        raise KeyError("repr")


class Untyped:
    def __index__(self):
        raise TypeError("index")


class Index:
    def __index__(self):
        return 65

    def __float__(self):
        return 2.5


class Text(str):
    pass


class Reflected:
    def __rmod__(self, other):
        return "reflected", other


def attempt(form, values):
    try:
        print(form, form % values)
    except Exception as error:
        print(form, type(error).__name__, error)


NUMBERS = (0, 7, -7, 12345, -12345, 2**70, -(2**70), True)
for number in NUMBERS:
    for form in b"%d", b"%i|%%", b"%u", b"%5d", b"%-9d|", b"%+d", b"% d", b"%09d", b"%+09d", \
            b"%.8d", b"%12.8d", b"%-12.8d|", b"%x", b"%X", b"%o", b"%#x", b"%#X", b"%#o", b"%#012x", \
            b"%-#12x|", b"%+#12X", b"%ld", b"%hx", b"%Li", b"%-09d|", b"%#.5x", b"% 09x", b"%#2x":
        attempt(form, number)
for number in 0.0, -0.0, 1.5, -2.25e10, 1e300, float("inf"), float("-inf"), float("nan"), 3, 2**70:
    for form in b"%f", b"%e", b"%g", b"%F", b"%E", b"%G", b"%12.3f", b"%-12.3f|", b"%+.1e", b"% g", \
            b"%012.2f", b"%#.0f", b"%.0f", b"%+010.1f", b"%s", b"%a":
        attempt(form, number)
for held in b"bytes", b"", b"\x00\xff", "text", Shown(), Wrong(), Raises(), None, [1], Text("a"):
    for form in b"%b", b"%s", b"%10b|", b"%-10s|", b"%.3s", b"%10.2b", b"%010b", b"%a", b"%r", \
            b"%10a", b"%.2r", b"%+s", b"%d", b"%x", b"%f", b"%c", b"none":
        attempt(form, held)
for held in b"a", b"ab", b"", 65, 255, 256, -1, 2**70, 1.5, "a", Index(), Raises(), Untyped(), True:
    for form in b"%c", b"%5c|", b"%-5c|", b"%05c|", b"%d", b"%x", b"%g":
        attempt(form, held)

named = {b"a": b"x", b"b": 5, b"(c)": 2.5, b"": 1, "a": "text"}
for form in b"%(a)s", b"%(a)s%(b)d", b"%((c))f", b"%()d", b"%(missing)s", b"%(a", b"%(a)", b"%s", \
        b"%(b)*d", b"no", b"%d", b"%(a)s%s":
    attempt(form, named)
attempt(b"%(a)s", (1,))
attempt(b"%(a)s", b"a")
attempt(b"%(a)s", [1])
attempt(b"%(0)s", [1])
attempt(b"", {})
attempt(b"", [])
attempt(b"", b"")
attempt(b"", ())
attempt(b"%s", ())
attempt(b"%s%s", (b"a",))
attempt(b"%s", (b"a", b"b"))
attempt(b"%s", ((),))
attempt(b"%*d|", (5, 3))
attempt(b"%*d|", (-5, 3))
attempt(b"%-*d|", (5, 3))
attempt(b"%.*f", (2, 1.0))
attempt(b"%.*f", (-2, 1.0))
attempt(b"%*.*f", (9, 2, 1.0))
attempt(b"%*d", (True, 3))
attempt(b"%*d", (1.5, 3))
attempt(b"%.*d", ("a", 3))
attempt(b"%*d", (2**70, 3))
attempt(b"%.*d", (2**40, 3))
attempt(b"%*d", (3,))
for form in b"%", b"%5", b"%-", b"%.", b"%l", b"%y", b"%5%", b"%\x01", b"%\xff", b"a\xe9b%q", b"%w%d", \
        b"%.99999999999d", b"%99999999999999999999d", b"%.2147483647d", b"100%", b"100%%", b"\xff%%\x00":
    attempt(form, (1,))
    attempt(form, ())
for other in Reflected(), 1:
    attempt(b"%s", other)
print(b"a%db".__mod__(1), b"a".__rmod__(b"%s"), b"a".__rmod__("%s"), b"a".__rmod__(1))
try:
    print(1 % b"a")
except TypeError as error:
    print(error)
form = b"%s:%d"
form %= b"k", 1
print(form)

for held in Text("a"), "a":
    try:
        print("no conversion" % held)
    except TypeError as error:
        print(error)


class Emptying:
    def __init__(self, of):
        self.of = of

    def __bytes__(self):
        self.of.clear()
        return b"emptied"


# bytearrays are formats, and what they are formatted with
form = bytearray(b"a%sb%%%c%5d%r")
print(form % (bytearray(b"xy"), bytearray(b"z"), 7, bytearray(b"q")), form)
print(b"%s|%b" % (bytearray(b"xy"), bytearray()), bytearray(b"%c") % b"c", bytearray(b"") % ())
for form, values in (bytearray(b"%c"), bytearray(b"ab")), (bytearray(b"%d"), bytearray(b"1")), \
        (bytearray(b"%(k)s"), {b"k": bytearray(b"v")}), (bytearray(b"%(k)s"), bytearray(b"v")), \
        (bytearray(b"x"), bytearray(b"v")), (b"x", bytearray(b"v")), ("x", bytearray(b"v")), \
        (bytearray(b"%b"), "v"), (bytearray(b"%q"), 1):
    attempt(form, values)
emptied = bytearray(b"%s, %s, and what follows")
print(b"%s, %s" % (Emptying(emptied), emptied), emptied)
try:  # python3.11 reads on where the format has been: that is not compared
    emptied = bytearray(b"%s, %s, and what follows")
    emptied % (Emptying(emptied), b"more")
except (TypeError, ValueError):
    pass
changed = bytearray(b"%x")
same = changed
same %= 255
print(same, changed, same is changed)
print(bytearray(b"a").__rmod__(b"%s"), bytearray(b"%s").__mod__(b"a"), bytearray(b"a").__rmod__(1))
print(b"a".__rmod__(bytearray(b"%s")))

# The flag z, which bytes know and str doesn't.
for format in "%z", "%zd", "%z.1f", "%z5.1f|", "%-z6.1e|", "%z%", "%+z.0f", "%zg", "%1z":
    for given in format, format.encode():
        for number in 1, -0.01, -0.0:
            try:
                print(given, given % number)
            except (TypeError, ValueError) as error:
                print(given, type(error).__name__, error)
