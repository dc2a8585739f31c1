# SPDX-License-Identifier: BSL-1.0
"""Source texts that are bytes: what they are read as, and what is wrong with them. They name their encoding in a comment in
their first two lines, or are UTF-8. Columns of SyntaxErrors are in bytes where they name none. The library's own encodings
are those of tests/imports/encodings."""

TEXTS = (
    b"#coding: latin-1\nx = '\xe6\x88\x91'\n", b"#coding: Latin_1-unix\nx = '\xe6\x88\x91'\n", b"#coding: iso-8859-1\nx = '\xe6'",
    b"#coding: nothing\nx = 1\n", b"#coding: ascii\nx = '\xe6'\n", b"# coding: a.b-c_d\nx = 2", b"# coding: " + b"a" * 200,
    b"\n#coding: latin-1\nx = '\xe6\x88\x91'\n", b"\n\n#coding: latin-1\nx = '\xe6\x88\x91'\n", b"x = 1\n#coding: ascii\ny = '\xce\xb1'",
    b"#coding: latin-1\r\nx = '\xe6\x88\x91'\r\n", b"\x0c #coding: latin-1\r\nx = '\xe6'\r", b"a #coding: ascii\nx = '\xce\xb1'\n",
    b"\\\n #coding: ascii\nx = '\xce\xb1'\n", b"#coding latin-1\n#coding= latin-1\nx = '\xe6'\n", b"#coding:\nx = '\xe6'\n",
    b"#coding :ascii\n#coding=\tlatin-1\nx = '\xe6'\n", b"#coding:utf-8\nx = '\xce\xb1'\n", b"#coding:utf-8-sig\nx = '\xce\xb1'\n",
    b"#coding:UTF8\nx = '\xce\xb1'\n", b"#coding:utf8\nx = '\xe6'\n", b"# vim: set fileencoding=latin-1 :\nx = '\xe6'",
    b"\xef\xbb\xbf", b"\xef\xbb\xbf'\xce\xb1'; x = 1 1", b"\xef\xbb\xbf#coding: utf8\n1", b"\xef\xbb\xbf#coding: utf-8\nx = '\xce\xb1'\n",
    b"\xef\xbb\xbf#coding: latin-1\n1", b"# coding: latin-1\nx = '\xe6' +\n", b"# coding: latin-1\nx = b'\xe6'\n", b"# coding: ascii",
    b"# coding: latin-1\n\x00", b"a\0", b"\xe6", b"'ab' \xe6\xff", b"#\xe6", b"# ok\n#\xe6\n", b"x\n\xff = 3", b"x = '''\n\xe6\n'''\ny = 1 1",
    b"x = 1 1\ny = '\xe6'", b"x = (\ny = '\xe6'", b"if 1:\n  x\n '\xe6'\n", b"", b"\n", b"x = '\xce\xb1\xe6'", b"x = 'a\\n\xce\xb1\xe6' 1",
    b"x = f'a\xce\xb1\xe6{1}'", b"x = f'a{1}\xce\xb1\xe6 {2}\xff'", b"x = f'{1:\xe6}'", b"x = f'{\"\xe6\"}'", b"x = rf'a{1}b\xce\xb1\xe6'",
    b"x = r'a\\\xe6'", b"x = '\\\xe6'", b"b'\xe6'", b"\xce\xb1\xe6 = 1", b"a\xce\xb1\xe6 = 1", b"'\xce\xb1'; x = 1 1",
    b"'\xce\xb1'; return 1", b"#coding:utf8\n'\xce\xb1'; x = 1 1", b"'\xce\xb1'; f(a for a in b, c)", b"'\xce\xb1'; x = 08",
    "'α'; x = 1 1", "'α'; x = 08", "'α'; return 1", "'α'; f(a for a in b, c)", b"'\xe2\x82' 'a' 1", b"x = '\xce\xb1' + (\xe6\xf2",
    b"(\xe6", b"f(**\xe6, a)", b"'''\xe6", b"'\xe6", b"# \xe6\nx = 1 1", b"x = 1 1 # \xe6", b"x = '\xce\xb1' 1 # \xe6\xce\xb1",
    "'\udc80'", "a\ud800", "a\0", bytearray(b"1 1"), bytearray(b"#coding:latin-1\n'\xe6'"),
)
for text in TEXTS:
    for mode in ("exec", "single"):
        try:
            print(ascii(text), mode, ascii(compile(text, "<text>", mode).co_consts))
        except SyntaxError as error:
            print(ascii(text), mode, type(error).__name__, ascii(error.args), error.__cause__, error.__context__)
        except ValueError as error:
            print(ascii(text), mode, type(error).__name__, ascii(error.args))

for function in eval, exec, lambda source: compile(source, "<text>", "eval").co_consts:
    for source in (
        b" 1", bytearray(b"\t2 "), memoryview(b"3"), memoryview(b"4 4")[::2], memoryview(b"4 4")[::1], 5, None, [b"6"],
        b"#coding: latin-1\n'\xe6'", b"'\xe6'", b"#coding: nothing\n1", b"  #coding: latin-1\n'\xe6'", memoryview(b"#coding:ascii\n\xe6"),
    ):
        try:
            print(ascii(function(source)))
        except Exception as error:
            print(type(error).__name__, ascii(error.args))
print("done")
