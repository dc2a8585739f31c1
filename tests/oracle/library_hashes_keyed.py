# SPDX-License-Identifier: BSL-1.0
"""_sha3 and _blake2: hashes of bytes of many lengths, of any size, with keys, salts and trees."""

import _blake2
import _sha3


def told(f, *given, **named):
    try:
        print(repr(f(*given, **named)))
    except BaseException as error:
        print(type(error).__name__, error)


ALL = (
    _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384, _sha3.sha3_512, _sha3.shake_128, _sha3.shake_256,
    _blake2.blake2b, _blake2.blake2s,
)
for make in ALL:
    size = (50,) if make.__name__[:2] == "sh" and "_1" in make.__name__ or make is _sha3.shake_256 else ()
    h = make()
    print(make, type(h) is make, h.name, h.digest_size, h.block_size, h.hexdigest(*size))
    h.update(b"abc")
    print(h.hexdigest(*size), h.digest(*size))
    c = h.copy()
    c.update(bytearray(b"x" * 300))
    print(c.hexdigest(*size), h.hexdigest(*size) == make(b"abc").hexdigest(*size), type(c) is type(h))
    block = h.block_size
    for n in (0, 1, block - 9, block - 1, block, block + 1, 2 * block - 1, 2 * block, 2 * block + 1, 1000):
        whole = bytes(i % 251 for i in range(n))
        pieces = make()
        for i in range(0, n, 7):
            pieces.update(memoryview(whole)[i : i + 7])
        print(n, make(whole).hexdigest(*size), pieces.digest(*size) == make(whole).digest(*size))
    for given in ("x", 3, None, [b"x"]):
        told(h.update, given)
        told(make, given)
    told(h.update)
    told(make, 1, 2)
    told(lambda: make(b"x", usedforsecurity=False).hexdigest(*size))
    told(make, other=b"x")
    told(h.digest, 1, 2)
    told(h.copy, 1)
    told(setattr, h, "name", 3)
    told(lambda: type("derived", (make,), {}))

for make in (_sha3.shake_128, _sha3.shake_256):
    h = make(b"abc")
    print([h.hexdigest(n) for n in (0, 1, 167, 168, 169, 400)][-1][-40:], len(h.digest(5000)), h.digest(3))
    for size in (-1, "a", 2**29, 2**70, 1.5, True):
        told(h.hexdigest, size)
        told(h.digest, size)
    print(h._capacity_bits, h._rate_bits, h._suffix)
print(_sha3.sha3_256()._capacity_bits, _sha3.sha3_256()._rate_bits, _sha3.sha3_256()._suffix)

for make in (_blake2.blake2b, _blake2.blake2s):
    for named in (
        {"digest_size": 1}, {"digest_size": 20}, {"key": b"key"}, {"key": b"k" * 32}, {"salt": b"salt"},
        {"person": b"person"}, {"salt": b"12345678", "person": b"87654321"}, {"fanout": 2, "depth": 3},
        {"leaf_size": 4096}, {"node_offset": 2**40 + 5}, {"node_depth": 1, "inner_size": 32},
        {"last_node": True}, {"fanout": 0, "depth": 255, "node_depth": 255, "last_node": 1, "digest_size": 9},
    ):
        h = make(b"text", **named)
        print(named, h.hexdigest(), h.digest_size)
        h.update(b"x" * 200)
        print(h.hexdigest(), h.copy().hexdigest() == h.hexdigest())
    for named in (
        {"digest_size": 0}, {"digest_size": 65}, {"digest_size": "a"}, {"key": b"x" * 65}, {"key": "a"},
        {"salt": b"x" * 17}, {"person": b"x" * 17}, {"fanout": 256}, {"fanout": -1}, {"depth": 0},
        {"depth": 256}, {"leaf_size": 2**32}, {"leaf_size": 2**64}, {"leaf_size": -1}, {"leaf_size": "a"},
        {"node_offset": 2**64}, {"node_offset": 2**48 * (make is _blake2.blake2s) - 0}, {"node_offset": -1},
        {"node_depth": 256}, {"node_depth": -1}, {"inner_size": 65}, {"inner_size": -1}, {"fanout": "a"},
    ):
        told(lambda: make(**named).hexdigest())
print({name: held for name, held in vars(_blake2).items() if name[:6] == "BLAKE2"})
for make in (_blake2.blake2b, _blake2.blake2s):
    print([name for name in vars(make) if name.isupper()], make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make().MAX_DIGEST_SIZE)
