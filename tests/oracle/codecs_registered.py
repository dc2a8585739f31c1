# SPDX-License-Identifier: BSL-1.0
"""encode() and decode() of str and bytes ask the codecs that a program has registered."""

def show(w):
    try: print(repr(w()))
    except Exception as e: print(type(e).__name__, e)
import _codecs
show(lambda: "a".encode("nothing"))
show(lambda: b"a".decode("nothing-there"))
show(lambda: str(b"a", "rot99"))
show(lambda: bytes("a","rot99"))
class Info(tuple):
    _is_text_encoding = True
def search(name):
    print("search", name)
    if name == "mine": return Info((lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (bytes(b).decode()[::-1], len(b)), None, None))
    if name == "wrong": return Info((lambda s, e="strict": (3, len(s)), lambda b, e="strict": (4, len(b)), None, None))
    if name == "hexish":
        i=Info((1,2,3,4)); i._is_text_encoding=False; return i
    if name == "bad": return 5
    if name == "raises": raise KeyError(1)
_codecs.register(search)
show(lambda: "abc".encode("Mine"))
show(lambda: "abc".encode("mine", "ignore"))
show(lambda: b"abc".decode("MINE"))
show(lambda: str(bytearray(b"abc"), "mine"))
show(lambda: str(memoryview(b"abc"), "mine"))
show(lambda: bytes("abc", "mine")); show(lambda: bytearray("abc", "mine"))
show(lambda: "abc".encode("wrong")); show(lambda: b"abc".decode("wrong")); show(lambda: "abc".encode("hexish")); show(lambda: b"abc".decode("hexish"))
show(lambda: "abc".encode("bad")); show(lambda: "abc".encode("raises")); show(lambda: "abc".encode("none"))
