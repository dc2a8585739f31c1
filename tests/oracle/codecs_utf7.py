# SPDX-License-Identifier: BSL-1.0
"""UTF-7, whole and in parts, with errors."""

import _codecs

TEXTS = (
    "", "a", "a+b", "x\xe4", "x\xe4+", "\xe4-", "\xe4a", "\xe4.", "\u20ac\u20ac", "Hi Mom \u263a!", "\U0001f600", "\ud800", "\udc00\ud800", "~\\~",
    "\0\x7f\x1b", "\t\n\r ", "!\"#$%&'()*,-./:;<=>?@[]^_`{|}", "\u65e5\u672c\u8a9e", "+-", "++", "\xe4+-\xe4", "\U0010ffff\uffff",
)
for text in TEXTS:
    made = _codecs.utf_7_encode(text)
    print(ascii(text), made, ascii(_codecs.utf_7_decode(made[0], "strict", True)))


def show(*arguments):
    try:
        print(arguments, ascii(_codecs.utf_7_decode(*arguments)))
    except Exception as error:
        print(arguments, type(error).__name__, error)


WRONG = (
    b"a\xffb", b"a+@b", b"+", b"a+", b"+A", b"+AO", b"+AOQ", b"+AOQ-", b"+AOR-", b"+AA-b", b"+A-b", b"+AA\xe4-", b"+2AA", b"+2AA-", b"+2ADYAA-", b"+2ADcAA-",
    b"+2ABA", b"a+-b", b"+AOQ\xe4", b"+AOQb-c", b"+AOQA", b"~", b"\\", b"+IKwgrA", b"+IKw-+IKw", b"+2D3eAA", b"+2D3+AA-", b"+/-", b"+//-x", b"+\x80",
    b"a+AOQ", b"a\x80+AOQ", b"+2D3eAC", b"+2D3eAC+", b"+IKx", b"+IKx.",
)
for data in WRONG:
    for final in (False, True):
        for errors in ("strict", "replace", "ignore", "backslashreplace"):
            show(data, errors, final)


def another(error):
    print(error.object, error.start, error.end, error.reason)
    error.object = b"a+AOQ-b"
    return "<>", 0


_codecs.register_error("another", another)
show(b"\xff", "another", True)
show(b"x+AO", "another", True)
show(b"x")
show(bytearray(b"+AOQ"))
show("+AOQ-")
show(b"+-", None, 1)
show(b"+-", 3)
for arguments in ((), ("a", 3), (b"a",), ("a", "strict", 1)):
    try:
        print(_codecs.utf_7_encode(*arguments))
    except TypeError as error:
        print(error)
