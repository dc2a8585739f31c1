# SPDX-License-Identifier: BSL-1.0
"""__reduce__ of built-in types that aren't iterators, and __setstate__ of exceptions."""


def text(object):
    """A repr without addresses."""
    parts = repr(object).split(" at 0x")
    return parts[0] + "".join(part.lstrip("0123456789abcdef") for part in parts[1:])


def shown(function, *given, **named):
    try:
        return text(function(*given, **named))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Slotted:
    __slots__ = "place"

    def method(self):
        return self

    @classmethod
    def of_class(cls):
        return cls


def with_attributes(object, **attributes):
    for name, value in attributes.items():
        setattr(object, name, value)
    return object


def noted(error):
    error.add_note("note")
    return error


alias = tuple[next(iter(tuple[int, str]))]
iterator = iter(list[int])
objects = [
    range(3), range(1, 2**70, 3), slice(3), slice(1, None, "x"), bytearray(), bytearray(b"a\xff\0"),
    set(), {1}, frozenset(), frozenset([2]), ..., NotImplemented,
    Slotted().method, Slotted.of_class, len, [].append, (1).__add__, int.__add__, str.upper, Slotted.place,
    slice.start, dict.fromkeys, str.maketrans, int.__new__, list[int], dict[str, int], next(iter(list[int])),
    alias, iterator,
    ValueError(), ValueError(1, 2), with_attributes(KeyError("k"), more=1), noted(TypeError("t")),
    StopIteration(4), SystemExit(3), ExceptionGroup("g", [ValueError(1)]),
    ImportError("i"), ImportError("i", name="n"), ImportError("i", name="n", path="p"),
    with_attributes(ModuleNotFoundError("i", path="p"), more=1), with_attributes(ImportError(), more=1),
    NameError("n", name="m"), AttributeError("a", name="n", obj=3), UnicodeDecodeError("a", b"b", 0, 1, "c"),
    SyntaxError("s", ("file", 1, 2, "text")),
    OSError(), OSError("one"), OSError(2, "no"), OSError(2, "no", "file"), OSError(13, "no", "one", None, "two"),
    with_attributes(OSError(2, "no", "file"), more=1),
]
for object in objects:
    reduced = object.__reduce__()
    again = reduced[0](*reduced[1]) if isinstance(reduced, tuple) else reduced
    print(text(object), text(reduced), text(again))
    print(type(again) is type(object), shown(lambda: object.__reduce__(1)) if object is not iterator else "")
print(next(iterator), type(iterator).__reduce__)

data = bytearray(b"a\xff")
for protocol in (), (0,), (2,), (3,), (5,), ("a",), (2**40,), (1, 2):
    print(protocol, shown(lambda: data.__reduce_ex__(*protocol)), shown(lambda: bytearray().__reduce_ex__(*protocol)))
print(range(3).__reduce__(1, 2), shown(range(3).__reduce__, a=1))
for kind in int.real, Slotted.__dict__["of_class"], dict.__dict__["fromkeys"], memoryview(b""), 5:
    print("__reduce__" in type(kind).__dict__)

error = OSError(2, "no", "file")
print(error.__setstate__(None), error.__setstate__({"more": 1, "filename": "other", "args": [3]}))
print(vars(error), error.filename, error.args, error.__reduce__())
for state in 1, [], {1: 2}, {"args": 5}, {"__cause__": 5}:
    print(shown(lambda: error.__setstate__(state)))
print(shown(lambda: error.__setstate__()), shown(lambda: error.__setstate__({}, {})))


class Shrinking(ValueError):
    def __setattr__(self, name, value):
        state.clear()
        super().__setattr__(name, value)


state = {str(number): [number] for number in range(5)}
error = Shrinking()
error.__setstate__(state)
print(vars(error))
print(shown(lambda: (5).__getstate__()), shown(lambda: [].__getstate__(1)))
