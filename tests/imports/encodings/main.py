# SPDX-License-Identifier: BSL-1.0
"""Codecs that a program names in calls are found; others are those that it imports."""
import codecs
import encodings.cp1250
import io


def show(call):
    try:
        print(ascii(call()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


show(lambda: "x\xe4+".encode("utf-7"))
show(lambda: b"x+AOQ-\xff".decode("UTF7", "replace"))
show(lambda: "b\xfccher".encode("punycode"))
show(lambda: b"\x80".decode("cp1252"))
show(lambda: "\u20ac\u20ad".encode(encoding="iso-8859-15", errors="xmlcharrefreplace"))
show(lambda: str(b"\xe0\xe1", "koi8-r"))
show(lambda: bytes("\u0160", "windows-1250"))
show(lambda: codecs.lookup("mac_roman").name)
show(lambda: codecs.decode(b"5f6e", "hex"))
show(lambda: codecs.encode("Hello", "rot13"))
show(lambda: io.TextIOWrapper(io.BytesIO(b"\xa4"), encoding="iso8859_15").read())
show(lambda: codecs.getincrementaldecoder("utf-7")("strict").decode(b"+AOQ"))
show(lambda: "x".encode("nothing"))
show(lambda: "\xe4".encode("cp1251"))
show(lambda: "x".encode("hex"))


def constants(source):
    try:
        return compile(source, "<text>", "exec").co_consts
    except SyntaxError as error:
        return error.args


show(lambda: constants(b"# -*- coding: cp1252 -*-\nx = '\x80'"))
show(lambda: constants(b"# -*- coding: koi8-r -*-\n\xe1 = 0xI"))
show(lambda: constants(b"# -*- coding: windows-1250 -*-\nx = '\x8a' +"))
show(lambda: constants(b"# -*- coding: cp1252 -*-\nx = '\x81'"))
show(lambda: constants(b"# -*- coding: hex -*-\n78"))
show(lambda: constants(b"# -*- coding: rot13 -*-\n78"))
show(lambda: constants(b"# -*- coding: utf-7 -*-\nx = '+IKw-'"))
