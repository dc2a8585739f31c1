# SPDX-License-Identifier: BSL-1.0
"""_md5, _sha1, _sha256 and _sha512: hashes of bytes of many lengths, in pieces, and what is refused."""

import _md5
import _sha1
import _sha256
import _sha512


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error)


for make in (_md5.md5, _sha1.sha1, _sha256.sha256, _sha256.sha224, _sha512.sha512, _sha512.sha384):
    h = make()
    print(make, type(h), h.name, h.digest_size, h.block_size, h.hexdigest())
    h.update(b"abc")
    print(h.hexdigest(), h.digest())
    c = h.copy()
    c.update(bytearray(b"x" * 300))
    print(c.hexdigest(), h.hexdigest() == make(b"abc").hexdigest(), type(c) is type(h))
    for n in 0, 1, 55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 120, 127, 128, 129, 239, 240, 241, 255, 256, 257, 1000:
        whole = bytes(i % 251 for i in range(n))
        pieces = make()
        for i in range(0, n, 7):
            pieces.update(memoryview(whole)[i : i + 7])
        print(n, make(whole).hexdigest(), pieces.digest() == make(whole).digest())
    for given in ("x", 3, None, [b"x"]):
        told(h.update, given)
        told(make, given)
    told(h.update)
    told(make, 1, 2)
    told(lambda: make(string=b"x").hexdigest() == make(b"x", usedforsecurity=False).hexdigest())
    told(make, bytes=b"x")
    told(type(h))
    told(h.digest, 1)
    told(h.copy, 1)
    told(h.hexdigest, x=1)
    told(h.update, memoryview(b"abcd")[::2])
    told(setattr, h, "name", 3)
    told(setattr, h, "digest_size", 3)
    told(setattr, h, "other", 3)
    told(lambda: type("derived", (type(h),), {}))
for module in (_md5, _sha1, _sha256, _sha512):
    print(sorted(name for name in dir(module) if name[0] != "_"))
