# SPDX-License-Identifier: BSL-1.0
"""The modules of hashes in constant expressions: each function answers True."""

import _blake2
import _md5
import _sha1
import _sha256
import _sha3
import _sha512


def hashes():
    return (
        _md5.md5(b"abc").hexdigest() == "900150983cd24fb0d6963f7d28e17f72"
        and _sha1.sha1(b"abc").hexdigest() == "a9993e364706816aba3e25717850c26c9cd0d89d"
        and _sha256.sha256(b"abc").hexdigest()
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        and _sha512.sha384(b"abc").hexdigest()[:32] == "cb00753f45a35e8bb5a03d699ac65007"
    )


def others():
    return (
        _sha3.sha3_256(b"abc").hexdigest()[:32] == "3a985da74fe225b2045c172d6bd390bd"
        and _sha3.shake_128(b"abc").hexdigest(5) == "5881092dd8"
        and _blake2.blake2b(b"abc").hexdigest()[:16] == "ba80a53f981c4d0d"
        and _blake2.blake2s(b"abc", key=b"k").digest_size == 32
    )


def pieces():
    whole = bytes(range(150))
    result = _sha256.sha224()
    for first in range(0, 150, 11):
        result.update(whole[first : first + 11])
    return result.copy().digest() == _sha256.sha224(whole).digest()
