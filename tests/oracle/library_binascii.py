# SPDX-License-Identifier: BSL-1.0
"""The module binascii: bytes as text and back, and checksums."""
import binascii


def shown(name, *given, **named):
    try:
        print(name, given, named, getattr(binascii, name)(*given, **named))
    except Exception as raised:
        print(name, given, named, type(raised).__name__, raised)


samples = [b"", b"a", b"ab", b"abc", b"abcd", bytes(range(256)), b"\xff" * 45, b"x" * 46, bytearray(b"hello")]
for data in samples:
    for name in ("hexlify", "b2a_hex", "b2a_base64", "b2a_uu", "crc32"):
        shown(name, data)
    shown("b2a_base64", data, newline=False)
    shown("b2a_uu", data[:45], backtick=True)
    shown("crc32", data, 12345)
    shown("crc_hqx", data, 0)
    shown("crc_hqx", data, 0x12345)
    print(binascii.unhexlify(binascii.hexlify(data)) == data, binascii.a2b_base64(binascii.b2a_base64(data)) == data)
    print(binascii.a2b_uu(binascii.b2a_uu(data[:45])) == data[:45], binascii.a2b_qp(binascii.b2a_qp(data, istext=False)) == data)
for given in ((b"abcdef", "-"), (b"abcdef", b":", 2), (b"abcdef", "_", -4), (b"abcdef", "", 1), (b"abcdef", "ab"),
              (b"abc", "\xe9"), (b"abc", 4), (b"abc", "-", 0), (b"abc", "-", "x"), ("abc",), (), (1,), (b"a", "-", 1, 2)):
    shown("hexlify", *given)
    shown("b2a_hex", *given)
shown("hexlify", data=b"abc", sep="-", bytes_per_sep=2)
for given in ("", "a", "ab", "aBcD", "gg", "0x", b"ff", bytearray(b"00"), "\xe9\xe9", 4, None, "a b"):
    shown("unhexlify", given)
    shown("a2b_hex", given)
for data in (b"", b"YQ==", b"YWI=", b"YWJj", b"Y", b"YW", b"YWI", b"YWJjZ", b"Y Q = =", b"YQ=", b"YQ==x", b"YQ==YWI=",
             b"=YQ==", b"====", b"YQ=x=", b"Y=Q==", "YWJj", "\xe9", 4, b"YWJjYWJjYQ", b"\nYWJj\n", b"YWJj=", b"YWJj==", b"YWJjY===",
             b"YW==", b"YWJjYW=J", b"!!"):
    shown("a2b_base64", data)
    shown("a2b_base64", data, strict_mode=True)
for data in (b"", b"!", b"!80  \n", b"#86)C\n", b"#86)C", b"#86", b"#86)C garbage", b"#86)C``  \n", b"#\x01\x02", b"M", "#86)C", 3,
             "\xe9", b"#86)C\x7f", b"#86)Cx", b"#\x7f86"):
    shown("a2b_uu", data)
for data in (b"", b"a=b", b"=", b"=\n", b"a=\nb", b"a=\r\nb", b"a=41b", b"=4", b"==41", b"=zz", b"a_b", "a=e9", "\xe9", 4, b"=\r", b"=4g",
             b"a=\rxyz\nb", b"=e9=E9"):
    shown("a2b_qp", data)
    shown("a2b_qp", data, True)
shown("a2b_qp", data=b"_", header=1)
for data in (b"", b"a b", b"a=b", b"a ", b"a\t", b"a \nb", b"a\t\r\nb\n", b".", b".\n", b"a.", b"\n.\nx", b"x" * 75, b"x" * 76, b"x" * 77,
             b"x" * 200, b"=" * 40, b"x" * 74 + b"=", b"x" * 75 + b"\n", b"x" * 76 + b"\n", bytes(range(256)), b"a_b c", b"a\r\nb\n",
             b"a\rb", b"\r\n", b" \n", b"\t", b"x" * 73 + b" \n", b".\0", "a", b"\x7f\x80", b"ab\r\n" * 3):
    for options in ({}, {"quotetabs": True}, {"istext": False}, {"header": True}, {"quotetabs": 1, "istext": 0, "header": 1}):
        shown("b2a_qp", data, **options)
for name in ("unhexlify", "a2b_base64", "b2a_base64", "a2b_uu", "b2a_uu", "crc32", "crc_hqx", "a2b_qp", "b2a_qp"):
    for given in ((), ("a",), (4,), (b"", "x"), (b"",) * 6):
        shown(name, *given)
shown("crc32", b"abc", -1)
shown("crc32", b"abc", 2**70 + 5)
shown("crc_hqx", b"abc", -1)
print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
