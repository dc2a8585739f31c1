# SPDX-License-Identifier: BSL-1.0
"""Methods and slots of built-in types in the dict of a class that doesn't derive from those."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class Thief:
    append = list.append
    upper = str.upper
    fromkeys = dict.fromkeys
    maketrans = str.maketrans
    real = int.real
    start = slice.start
    __len__ = list.__len__
    __iter__ = dict.__iter__
    __enter__ = list.copy
    __exit__ = dict.get
    __add__ = int.__add__
    __getitem__ = dict.__getitem__
    __contains__ = set.__contains__
    __call__ = str.join
    __format__ = int.__format__
    __repr__ = list.__repr__
    __hash__ = int.__hash__
    __eq__ = tuple.__eq__
    __next__ = type(iter([])).__next__
    __round__ = float.__round__
    __reversed__ = list.__reversed__


def enters(thief):
    with thief:
        pass


def unpacks(thief):
    a, b = thief


t = Thief()
told(lambda: t.append(1))
told(lambda: t.upper())
told(lambda: t.fromkeys([1]))
told(lambda: t.maketrans({"a": 1}))
told(lambda: t.real)
told(lambda: t.start)
for f in (len, iter, enters, unpacks, repr, str, hash, next, round, reversed, list, format, sorted):
    told(f, t)
told(lambda: t + 1)
told(lambda: t[0])
told(lambda: 1 in t)
told(lambda: t("a"))
told(lambda: t == 1)
told(lambda: f"{t:3}")


class Late:
    pass


Late.pop = list.pop
Late.__len__ = str.__len__
Late.__init__ = list.__init__
told(lambda: Late().pop())
del Late.__init__
told(lambda: Late().pop())
told(lambda: len(Late()))
told(lambda: bool(Late()))
own = Late()
own.sort = [3, 1].sort
print(own.sort(), own.__dict__["sort"].__self__)
