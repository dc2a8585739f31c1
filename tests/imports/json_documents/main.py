# SPDX-License-Identifier: BSL-1.0
"""json: what is read and written, and an error that nobody handles."""

import json


class Encoder(json.JSONEncoder):
    def default(self, item):
        return [item.real, item.imag] if isinstance(item, complex) else super().default(item)


print(json.dumps({"b": [1, 2.5, None, True, "é\n"], "a": {}}, sort_keys=True), json.dumps({1: (2,)}, separators=(",", ":")))
print(json.dumps({"b": [1, {"c": []}]}, indent=2), json.dumps("é", ensure_ascii=False), json.dumps([1j], cls=Encoder))
print(json.loads('{"a": [1, 2.5e3, null, "\\u00e9\\ud83d\\ude00"], "b": {"c": false}}', object_pairs_hook=list))
for document in ("", "{'a': 1}", '{"a": 1,}', "[1 2]", '"\t"', '"\\x"', "[1,\n x]", '{"a"', "1 2", b"\xff"):
    try:
        json.loads(document)
    except ValueError as error:
        print(type(error).__name__, error)
for item in ({1, 2}, {(1,): 2}, [1j, object], float("nan")):
    try:
        json.dumps(item, allow_nan=False, cls=Encoder)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
json.loads('{"key": [1, 2, {"inner": tru}]}')
