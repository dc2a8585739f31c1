# SPDX-License-Identifier: BSL-1.0
"""mappingproxy(mapping): of what it can be made, and what it asks that for."""
Proxy = type(type.__dict__)


class Mapping:
    def __init__(self, **named):
        self.named = named

    def __getitem__(self, key):
        return self.named[key]

    def __len__(self):
        return 77

    def __iter__(self):
        return iter("own")

    def __contains__(self, key):
        return key == "own"

    def __or__(self, other):
        return "or", other

    def __ror__(self, other):
        return "ror", other

    def __repr__(self):
        return "Mapping()"

    def get(self, *given):
        return "get", given

    def keys(self):
        return "keys"

    def copy(self):
        return "copied"


class Items(dict):
    def get(self, key, default):
        return "derived", key, default


def error(function, *given, **named):
    try:
        print(function(*given, **named))
    except Exception as raised:
        print(type(raised).__name__, raised)


for given in ([], (), 1, None, {}, "text", {1: 2}, Proxy({1: 2}), Mapping(a=1), Items(a=1), {1}):
    error(Proxy, given)
error(Proxy)
error(Proxy, {}, {})
error(Proxy, mapping={3: 4})
error(Proxy, other={3: 4})
one = Proxy({1: 2, "a": 3})
print(one[1], one.get("a"), one.get("b", 5), list(one.keys()), list(one.values()), list(one.items()), 1 in one, len(one))
print(list(reversed(one)), one.copy(), one == {1: 2, "a": 3}, one == Proxy({}), repr(one), str(one))
print(one | {3: 4}, {5: 6} | one, one | Proxy({7: 8}))
error(lambda: one | 1)
error(lambda: hash(one))
try:
    one |= {1: 1}
except TypeError as raised:
    print(raised)
try:
    one[1] = 2
except TypeError as raised:
    print(raised)
other = Proxy(Mapping(a=1))
print(other["a"], len(other), list(other), "own" in other, "a" in other, other, other | 1, 1 | other)
print(other.get(1, 2), other.keys(), other.copy())
error(one.get, "a", default=2)
error(other.get, key=2)
error(other.values)
error(other.__reversed__)
error(lambda: other["b"])
print(Proxy(Items(a=1)).get("a"), Proxy(Items(a=1))["a"])
changed = {}
seen = Proxy(changed)
changed["new"] = seen
print(seen["new"] is seen, len(seen))
