# SPDX-License-Identifier: BSL-1.0
"""__reduce__ and __setstate__ of what _collections, _functools and _operator have."""
from _collections import OrderedDict, _deque_iterator, _deque_reverse_iterator, _tuplegetter, defaultdict, deque
from _functools import _lru_cache_wrapper, partial
from _operator import attrgetter, itemgetter, methodcaller


def text(object):
    """A repr without addresses."""
    parts = repr(object).split(" at 0x")
    return parts[0] + "".join(part.lstrip("0123456789abcdef") for part in parts[1:])


def shown(function, *given, **named):
    try:
        return text(function(*given, **named))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def made_again(reduced):
    made = reduced[0](*reduced[1])
    parts = reduced[2:]
    if parts and parts[0] is not None:
        made.__setstate__(parts[0])
    if len(parts) > 1 and parts[1] is not None:
        made.extend(parts[1])
    if len(parts) > 2 and parts[2] is not None:
        made.update(parts[2])
    return made


def f(*given, **named):
    return given, named


class Deque(deque):
    def __getstate__(self):
        return "its own"

    def __iter__(self):
        return iter("own items")


class Ages(OrderedDict):
    def __getstate__(self):
        return vars(self)

    def items(self):
        return [("own", "item")]


class Default(defaultdict):
    def items(self):
        return 5


class Partial(partial):
    pass


ages = Ages(a=1)
ages.more = 2
attributed = partial(f, 1)
attributed.more = [3]
objects = [
    deque(), deque("abc"), deque("abc", 2), deque((), 0), Deque("a"),
    defaultdict(), defaultdict(None, a=1), defaultdict(list, a=[1]), OrderedDict(), OrderedDict(b=1, a=2), ages,
    partial(f), partial(f, 1, x=2), partial(partial(f, 1), 2), attributed, Partial(f, 1),
    itemgetter(1), itemgetter(1, "a", None), attrgetter("a"), attrgetter("a.b", "c"),
    methodcaller("m"), methodcaller("m", 1, 2), methodcaller("m", 1, x=2), methodcaller("m", x=2, y=3),
    _tuplegetter(1, "doc"),
]
for object in objects:
    reduced = object.__reduce__()
    print(text(reduced), shown(lambda: object.__reduce__(1)))
    if type(object).__name__ not in ("Deque", "Ages"):
        print(text(made_again(reduced)) == text(object), type(made_again(reduced)) is type(object))
print(shown(Default(list).__reduce__), list(deque("abc").__reduce__()[3]), list(ages.__reduce__()[4]))
print(list(OrderedDict(b=1, a=2).__reduce__()[4]), list(defaultdict(list, a=[1]).__reduce__()[4]))
named = methodcaller("split", sep=",", maxsplit=1)
print(made_again(named.__reduce__())("a,b,c"), named.__reduce__()[0].__reduce__()[2][1:])

cached = _lru_cache_wrapper(f, 5, False, tuple)
print(shown(cached.__reduce__))
cached.__qualname__ = "f"
print(cached.__reduce__(), shown(lambda: cached.__reduce__(1)))

print("--- iterators")
letters = deque("abcd")
for iterator in iter(letters), reversed(letters):
    for _ in range(6):
        reduced = iterator.__reduce__()
        print(text(reduced), iterator.__length_hint__(), list(made_again(reduced)), next(iterator, "end"))
iterator = iter(letters)
letters.append("e")
print(iterator.__reduce__(), shown(next, iterator), iterator.__reduce__(), iterator.__length_hint__())
for given in (letters,), (letters, 2), (letters, 9), (letters, -1), (), (1,), (letters, "a"), (letters, 1, 2):
    print([shown(lambda: list(kind(*given))) for kind in (_deque_iterator, _deque_reverse_iterator)])
ordered = OrderedDict(a=1, b=2, c=3)
for iterator in iter(ordered), reversed(ordered), iter(ordered.values()), reversed(ordered.items()):
    for _ in range(5):
        print(iterator.__reduce__(), next(iterator, "end"))
iterator = iter(ordered)
print(next(iterator), shown(lambda: iterator.__reduce__(1)))
ordered["d"] = 4
print(shown(iterator.__reduce__), shown(next, iterator), iterator.__reduce__())

print("--- states of partials")
made = partial(f, 1, x=2)


class Pairs(dict):
    pass


class Row(tuple):
    pass


for state in 1, (), (f, (), {}), (f, (), {}, None, None), (5, (), {}, None), (f, [], {}, None), (f, (), [], None):
    print(shown(made.__setstate__, state), made.args, made.keywords)
print(made.__setstate__((len, Row((["a", "b"],)), None, None)), made(), type(made.args), made.keywords)
print(made.__setstate__((f, (1,), Pairs(x=2), {"more": 3})), made(), type(made.keywords), vars(made), made.more)
print(made.__setstate__((f, (), {5: 6}, {})), shown(made), vars(made))
print(shown(made.__setstate__), shown(made.__setstate__, (), ()))
made.__setstate__((made, (made,), {"m": made}, {"m": made}))
print(shown(made)[:60], made.func is made, text(made))
made.__setstate__((f, (), {}, None))
