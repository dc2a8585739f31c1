# SPDX-License-Identifier: BSL-1.0
"""The module _json in constant evaluation: each function answers True."""

import _json


class Context:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int = float, int
    parse_constant = None


def reads():
    scan = _json.make_scanner(Context())
    return scan('[{"a": [1, 2.5, null]}, "\\u00e9\\n", true, -7]', 0) == ([{"a": [1, 2.5, None]}, "é\n", True, -7], 45)


def stops():
    try:
        _json.make_scanner(Context())("[1, x]", 0)
    except StopIteration as stop:
        return stop.value == 4


def writes():
    encode = _json.make_encoder({}, None, _json.encode_basestring_ascii, None, ":", ",", True, False, True)
    return encode({"b": [1, 2.5, None], "a": ("é", True)}, 0) == ['{"a":["\\u00e9",true],"b":[1,2.5,null]}']


def quotes():
    return _json.encode_basestring('é"') == '"é\\""' and _json.scanstring('a\\tb"c', 0) == ("a\tb", 5)
