# An image with constants of every kind, for the tests of index, freezer and thawer.
def arguments(a, b=1, /, c=2, *d, e, f=3, **g):
    def inner():
        nonlocal c
        c = a
        return d, lambda: b

    try:
        return [i for i in inner() if i]
    except (ValueError, KeyError) as error:
        del error
    finally:
        print(f"{a!r:>{b}}", ..., None, True, False)


class C:
    "doc"
    x: int = 1

    async def g(self):
        async with self as s:
            yield await s

    def h(self):
        return __class__, super().h


numbers = (0, -5, -6, 256, 257, -1, 2**30 - 1, 2**30, -(2**30), 2**31 - 1, -(2**31), 2**31, 2**62)
big = (10**100, -(10**100), 3**1000, 1 << 64, -(1 << 64), 1 << 15)
reals = (0.0, -0.0, 1.5, 1e308, 5e-324, 1e400, -1e400, 2j, -0j, 1.5 + 2.5j)
strs = ("", "a", "\0", "\x7f", "\x80", "\xff", "ab", "a b", "\xe4\xf6", "\u0100", "\u20ac uro",
        "\ud800", "\ud83d\ude00", "\U00010000", "mixed \xe4 \u20ac \U0001f600", "x" * 100,
        "y" * 2000)
all_bytes = (b"", b"\0", b"\xff", b"ab", b"x" * 63, b"x" * 64, b"y" * 700)
nested = ((), ((),), (1, (2, (3, ("deep",)))), tuple)
sets = ({1, 2, 3} == x or x in {1, 2, 3}
        or x in {"a", "bc", 1, 2.5, -1, -2, b"bytes", (1, "t", (2.5,)), True, 10**30, 2j}
        or x in {0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120, 128, 136, 144}
        or x in {"one", "two", "three", "four"}
        or x in {"one", "two", "three", "four", "five"}
        for x in numbers)
