"""object.__ne__ asks the type of its first operand what is equal, and tells the opposite of it."""


def shown(function, *arguments):
    try:
        return function(*arguments)
    except TypeError as error:
        return f"{type(error).__name__}: {error}"


thing = object()
listed = [1]
PAIRS = (
    (1, 1), (1, 2), (1, 1.0), (1, "a"), (1.5, 1.5), ("a", "a"),
    ("a", "b"), ("a", 1), (None, None), (None, 0), (thing, thing), (thing, 1), (1, thing),
    (object(), object()), (..., ...), (NotImplemented, NotImplemented), (NotImplemented, 1),
    (listed, listed), ([1], [1]), ([1], [2]), ([1], (1,)), ({1}, {1}), ({1: 2}, {1: 3}), ((), ()),
    (len, len), (len, print), (int, int), (int, str), (range(3), range(0, 3)), (b"a", b"a"),
    (slice(1), slice(1)), (slice(1), slice(2)), (True, 1), (10**30, 10**30), (10**30, 1), (1j, 1j),
    (shown, shown), (shown, thing), ([].append, [].append), ({}.keys(), set()), (iter(()), 1),
    (shown.__code__, shown.__code__), (shown.__code__, 1),
)
for left, right in PAIRS:
    print(object.__ne__(left, right), object.__eq__(left, right), left != right, left == right)
    print(type(left).__ne__(left, right), type(left).__eq__(left, right))
for kind in object, int, list, type(None):
    print(kind.__ne__, shown(kind.__ne__), shown(kind.__ne__, 1), object.__ne__(kind, int))
print(None.__ne__(None), None.__eq__(None), None.__lt__(None), thing.__ne__(thing), thing.__lt__(1))
print(object.__ne__([thing], [thing]), object.__ne__([1, thing], [1, 2]))


# What raises when it is compared raises here, too.
loops = [], []
for loop in loops:
    loop.append(loop)
try:
    print(object.__ne__(*loops))
except RecursionError as error:
    print("RecursionError:", error)
