# SPDX-License-Identifier: BSL-1.0
"""ljust, rjust, center, zfill of strs, and how formats align the same."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for text in ("", "a", "ab", "abc", "äö", "日本", "😀"):
    for width in (-1, 0, 1, 2, 3, 4, 5, 8):
        print(repr(text.ljust(width)), repr(text.rjust(width)), repr(text.center(width)),
            repr(text.zfill(width)), repr(text.center(width, "*")), repr(text.rjust(width, "日")),
            repr(text.ljust(width, "😀")))
for text in ("1", "-1", "+1", "--1", "-", "+", "1.5", "-abc", "−1", ""):
    print(text, [text.zfill(n) for n in (0, 1, 2, 3, 6)])
same = "same"
print(same.ljust(2) is same, same.center(4) is same, same.zfill(-5) is same)
for name in ("ljust", "rjust", "center", "zfill"):
    call = getattr("abc", name)
    print(name, said(call), said(call, "5"), said(call, 5.0), said(call, None), said(call, 5, "ab"),
        said(call, 5, ""), said(call, 5, b"a"), said(call, 5, 1), said(call, 1, "x", 2),
        said(call, 2**70), said(call, -(2**70)), said(call, True))
for width in range(8):
    text = "abc"
    assert f"{text:<{width}}" == text.ljust(width) and f"{text:>{width}}" == text.rjust(width)
    print(repr(f"{text:^{width}}"), repr(text.center(width)), repr(f"{'ab':^{width}}"),
        repr("ab".center(width)), repr(f"{'ab':*^{width}}"), repr(f"{-5:0{width}}"),
        repr("-5".zfill(width)))


class Str(str):
    pass


print(type(Str("a").ljust(0)), type(Str("a").center(5)), type(Str("1").zfill(0)))
whole = "a b" * 2
print(whole.expandtabs() is whole, type(type("T", (str,), {})("x").expandtabs()), "a\tb".expandtabs(2), whole.expandtabs(0) is whole)
