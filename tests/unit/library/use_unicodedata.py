# SPDX-License-Identifier: BSL-1.0
"""The module unicodedata in constant evaluation: each function answers True."""

import unicodedata


def known():
    return (
        unicodedata.category("a") == "Ll"
        and unicodedata.bidirectional("\u05d0") == "R"
        and unicodedata.combining("\u0301") == 230
        and unicodedata.east_asian_width("\u4e00") == "W"
        and unicodedata.mirrored("(") == 1
        and unicodedata.decomposition("\u00bd") == "<fraction> 0031 2044 0032"
        and unicodedata.numeric("\u00bd") == 0.5
        and unicodedata.digit("\u00b2", None) == 2
        and unicodedata.decimal("\u00b2", None) is None
    )


def normal():
    return (
        unicodedata.normalize("NFC", "e\u0323\u0301\u1100\u1161\u11a8") == "\u1eb9\u0301\uac01"
        and unicodedata.normalize("NFKD", "\ufb01\uac01") == "fi\u1100\u1161\u11a8"
        and not unicodedata.is_normalized("NFD", "\u00e9")
    )
