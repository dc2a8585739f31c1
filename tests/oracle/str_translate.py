# SPDX-License-Identifier: BSL-1.0
"""str.maketrans and translate: tables of every kind, and their errors."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(str.maketrans({"a": "b", "c": None, 100: 101}), str.maketrans("abc", "xyz"),
    str.maketrans("ab", "xy", "cd"), str.maketrans("", "", "é"), str.maketrans("aa", "bc"),
    str.maketrans({}))
text = "abcdabcd é日😀"
for table in ({}, {97: "A"}, {97: None, 98: 66}, {97: "long", 98: ""}, {97: 0x1F600}, {97: "日本"},
    {233: "e", 0x65E5: None, 0x1F600: "!"}, str.maketrans("abcd", "dcba"),
              {97: 97}, {98: "é"}, [None] * 97 + ["x", 121], "x" * 98, ("q",) * 100, {97.0: "f"},
                  {True: "t", 97: True}):
    print(said(text.translate, table))
for table in ({97: 1.5}, {97: []}, {97: 0x110000}, {97: -1}, {97: b"x"}, {97: 2**70}, 5, None, "",
    b"ab", set()):
    print(said("abc".translate, table), said("".translate, table), said("é".translate, table))


class Table:
    def __getitem__(self, key):
        if key == 99:
            raise LookupError("kept")
        if key == 100:
            raise KeyError("kept too")
        if key == 33:
            raise ValueError("not kept")
        return chr(key).upper() * 2


class Missing(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(text.translate(Table()), said("ab!".translate, Table()), "ab".translate(Missing({97: "A"})))
for arguments in ((), ("a",), ("a", "bc"), ("a", 1), (1, "a"), ({"ab": 1},), ({1.5: 1},),
    ({"": 1},), (5,), ("a", "b", 1), ("a", "b", "c", "d"), ([("a", "b")],), (b"a", b"b"),
    ({"a": len},), (None,), ("ab", "", ""), ({}, "a")):
    print(said(str.maketrans, *arguments))
print(said("a".translate), said("a".translate, {}, {}), "a".maketrans("a", "b"))
same = "x" * 3
print(same.translate({}) == same, "abc".translate({97: "abc", 98: "abc"}),
    ("ab" * 20).translate({97: None}), ("a" * 30).translate({97: "xy"}))
print(said(str.maketrans, Missing()), said(str.maketrans, Missing(a=1)))
