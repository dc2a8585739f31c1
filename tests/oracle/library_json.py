# SPDX-License-Identifier: BSL-1.0
"""The module _json by itself, with an error of its own for json.decoder's."""

import sys

import _json


class JSONDecodeError(ValueError):
    def __init__(self, message, document, at):
        super().__init__(f"{message} at {at} of {len(document)}")


for name in ("json", "json.decoder"):
    sys.modules[name] = type(sys)(name)
sys.modules["json.decoder"].JSONDecodeError = JSONDecodeError


def tell(function, *given, **named):
    try:
        print(repr(function(*given, **named))[:200])
    except Exception as error:
        print(type(error).__name__, error)


class Context:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int = float, int
    parse_constant = "constant {}".format

    def __init__(self, **changed):
        self.__dict__.update(changed)


scan = _json.make_scanner(Context())
print(type(scan), scan.strict, scan.object_hook, scan.object_pairs_hook, scan.parse_float, scan.parse_int)
for document in (
    "", "{", "[1,]", "{'a':1}", '{"a":1,}', '{"a" 1}', "nul", "null", "true", "falsee", "[1 2]", '"abc', '"\x01"',
    '"\\x"', '"\\u12"', '"\\u12', '"\\u123g"', '"\\ud800\\u12"', '"\\ud800\\u123g"', '"\\ud800\\udc00"', '"\\ud800x"',
    '"\\ud800\\n"', '"\\ud800', '"\\ud800"', '"\\b\\f\\n\\r\\t\\/\\\\\\""', "01", "1.", "-", "-a", "[", "[1", "[1,",
    "[ ", '{"a":', '{"a"', '{"a', '{"a": ', '{"a":1', "{ }", "[ ]", "NaN", "-Infinity", "Infinity", "-Infinit", "Na",
    "1e5", "1E+5", "1e-5", "1e", "1e+", "1.5e", "1.e5", "-0", "-0.0", "1E400", "-12345678901234567", "123456789012345678",
    "1234567890123456789012", "[[[", "{1:2}", "[1,\n2,\nx]", '"\\', '{"a":1 "b":2}', '{"a":[1,{"b":null}],"c":"\\u00e9\\n"}',
    '{"k":1,"k":2}', '"é\U0001f600"', "[1.5,2e3,-7]", "\u00a0[]", " [ 1 \t, 2 ] ", ' \t\n\r{ "a"\n:\t1 , "b":2 } ', "٣", "[1}",
):
    tell(scan, document, len(document) - len(document.lstrip(" \t\n\r")))
for given in ((1, 2), ("a", -1), (), ("1", "x"), ("1", 9)):
    tell(scan, *given)
tell(scan, idx=1, string="[7]")
tell(scan, string="1")
tell(scan, "1" * 5000, 0)
tell(scan, '{"a":' * 2000, 0)
tell(scan, "[" * 2000, 0)
tell(_json.make_scanner, 3)
tell(_json.make_scanner)
keys = scan('[{"key": 1}, {"key": 2}]', 0)[0]
print(next(iter(keys[0])) is next(iter(keys[1])))

for context in (
    Context(object_hook=lambda found: sorted(found)),
    Context(object_pairs_hook=tuple, object_hook=len),
    Context(parse_float=lambda text: [text], parse_int=lambda text: (text,)),
    Context(parse_constant=lambda name: {}[name]),
    Context(strict=False),
):
    own = _json.make_scanner(context)
    tell(own, '{"b": {"a": 1}, "c": [2.5, NaN, -1e3], "a\tb": {}}', 0)

for given in (
    ('abc"', 0), ("a\nb\"", 0), ("a\nb\"", 0, False), ("a", 5), ("a", -1), ("a", "x"), (1, 2), (), ('a\\n"z', 0),
):
    tell(_json.scanstring, *given)
tell(_json.scanstring, "a", 0, strict=True)
for encode in (_json.encode_basestring_ascii, _json.encode_basestring):
    for text in ("", "plain", "é\U0001f600\ud800\x7f\x00\x1f\"\\/\b\f\n\r\t\u2028", b"", 1):
        tell(encode, text)
    tell(encode)


def default(item):
    if isinstance(item, set):
        return sorted(item)
    if isinstance(item, type):
        return item
    raise TypeError(f"no {type(item).__name__}")


def encoder(markers=True, encode=_json.encode_basestring_ascii, **truths):
    flags = [truths.get(name, False) for name in ("sort_keys", "skipkeys", "allow_nan")]
    return _json.make_encoder({} if markers else None, default, encode, None, ": ", ", ", *flags)


class Letters(list):
    def __iter__(self):
        return iter("own")


class Pairs(dict):
    def items(self):
        return self.pairs


def pairs(given):
    made = Pairs(a=1)
    made.pairs = given
    return made


class Whole(int):
    def __repr__(self):
        return "whole"


class Real(float):
    __repr__ = Whole.__repr__


class Text(str):
    __str__ = Whole.__repr__


made = encoder()
print(type(made), made.markers, made.default is default, made.encoder is _json.encode_basestring_ascii, made.indent,
      made.key_separator, made.item_separator, made.sort_keys, made.skipkeys)
circle, around = [], {}
circle.append(circle)
around["x"] = [around]
for item in (
    None, True, 5, 10**30, -0.0, 1e100, "é", [], {}, (), [1, [2, ()], {"a": {}}], Letters([1]), Letters(), Whole(5), Real(1.5),
    Text("t"), {Whole(1): Real(2.5), Text("s"): Text("t"), 1.0: 1, True: 2, None: 3, 1.5: 4}, pairs([("k", 1), ("z", [2])]),
    pairs([1]), pairs([(1, 2, 3)]), pairs(5), {2, 1}, {"a": {3}}, int, circle, around, b"x", float("inf"), {float("nan"): 1},
    {(1,): 2, "a": 3}, {"b": 1, "a": 2}, {"b": 1, 1: 2},
):
    tell(encoder(), item, 0)
    tell(encoder(sort_keys=True, skipkeys=True, allow_nan=True, encode=_json.encode_basestring), item, 0)
print(made.markers)
tell(encoder(False), circle, 0)
tell(encoder(encode=lambda text: f"<{text}>"), {"a": ["b"]}, 0)
tell(encoder(encode=len), "a", 0)
changed = [{1}, 2, 3]


def shrink(item):
    changed.clear()
    return "gone"


tell(_json.make_encoder(None, shrink, _json.encode_basestring, None, ":", ",", 0, 0, 0), changed, 0)
tell(made, 1)
tell(made, 1, "x")
tell(made, obj=[1], _current_indent_level=0)
tell(_json.make_encoder)
for given in ((1, "a", "b"), (None, 1, "b"), (None, "a", None)):
    tell(_json.make_encoder, given[0], None, None, None, *given[1:], 1, 1, 1)


class Unmeasured(list):
    def __len__(self):
        raise ValueError("asked for its length")


class Endless(list):
    __iter__ = None


class Marks(dict):
    pass


marks = Marks()
tell(encoder(True), Unmeasured([1, [Unmeasured()]]), 0)
tell(encoder(True), Endless([1]), 0)
tell(_json.make_encoder(marks, None, _json.encode_basestring, None, ":", ",", 0, 0, 0), circle, 0)
print(len(marks))
scan('{"a": [1, 2, {"b" 3}]}', 0)
