# SPDX-License-Identifier: BSL-1.0
# types/dicts.py: prints what is in each type's dict: a line a type, and a line a name, "  |name|kind|
# owner and reprs". The last lines are subclasses.


def function():
    pass


def make_closure():
    held = 1

    def closed():
        return held

    return closed


closed = make_closure()
raised = None
try:
    1 / 0
except ZeroDivisionError as error:
    raised = error



async def coroutine():
    pass


async def async_generator():
    yield


class Own:
    def method(self):
        pass

    def __getitem__(self, index):
        raise IndexError

    def __anext__(self):
        return self


made = coroutine()
made.close()
asynchronous = async_generator()

TYPES = [
    object, type, int, bool, float, complex, str, bytes, tuple, list, dict, set, frozenset, range,
    bytearray, memoryview, slice, enumerate, zip, map, filter, reversed, type(None), type(...), type(NotImplemented),
    type(function), type(print), type(function.__code__), type(closed.__closure__[0]),
    type(raised.__traceback__), type(list.append), type(dict.__dict__["fromkeys"]),
    type(int.__add__), type(int.real), type(slice.start), type((1).__add__),
    type(str.__dict__["maketrans"]), type(int.__dict__), type(iter([])), type(iter(())),
    type(iter("a")), type(iter("\u20ac")), type(iter(b"a")), type(iter(bytearray())), type(iter(memoryview(b""))), type(iter({})),
    type(iter({}.values())), type(iter({}.items())), type(reversed({})),
    type(reversed({}.values())), type(reversed({}.items())), type({}.keys()), type({}.values()),
    type({}.items()), type(iter({1})), type(iter(range(3))), type(iter(range(10**30))),
    type(reversed([])), type(iter(int, 5)), type(x for x in ()), type(Own().method),
    type(made), type(made.__await__()), type(asynchronous), type(asynchronous.asend(None)),
    type(asynchronous.aclose()), type(anext(Own(), None)), type(iter(Own())), type(list[int]),
    type(iter(list[int])), type(int | str), property, classmethod, super, BaseException, BaseExceptionGroup,
    ExceptionGroup, Exception, SystemExit, KeyboardInterrupt,
    GeneratorExit, ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError,
    AssertionError, AttributeError, BufferError, EOFError, ImportError, ModuleNotFoundError,
    LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError, OSError,
    BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError, ConnectionAbortedError,
    ConnectionRefusedError, ConnectionResetError, FileExistsError, FileNotFoundError,
    InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError,
    TimeoutError, ReferenceError, RuntimeError, NotImplementedError, RecursionError,
    StopAsyncIteration, StopIteration, SyntaxError, IndentationError, TabError, SystemError,
    TypeError, ValueError, UnicodeError, UnicodeEncodeError, UnicodeDecodeError,
    UnicodeTranslateError, Warning, BytesWarning, DeprecationWarning, EncodingWarning,
    FutureWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning, RuntimeWarning,
    SyntaxWarning, UnicodeWarning, UserWarning,
]

TYPES += [
    cls for cls in object.__subclasses__()
    if cls.__name__ in ("ReferenceType", "ProxyType", "CallableProxyType")
]

for T in TYPES:
    names = T.__dict__
    print(T.__name__, T.__qualname__, T.__module__, T.__base__, T.__bases__, T.__mro__, sep="|")
    for name in names:
        if name == "__doc__":
            continue # what is built in has none here (tests/differences/built_in_docs.py)
        held = names[name]
        kind = type(held).__name__
        if held is None:
            owner = "None"
        elif kind == "builtin_function_or_method":
            owner = held.__self__.__name__ + " " + held.__qualname__
        elif kind == "staticmethod":
            owner = str(held.__func__.__self__) + " " + held.__func__.__qualname__
        elif kind == "str":
            owner = "text"
        else:
            owner = held.__objclass__.__name__ + " " + held.__qualname__ + " " + repr(held)
        print("  ", name, kind, owner, sep="|")
    if type.mro(T) != list(T.__mro__) or vars(T) != names or len(names) != len(list(names)):
        print("  ", T.__name__, "differs from itself", sep="|")
    every = set()
    for base in T.__mro__:
        every.update(base.__dict__)
    if T is not type and dir(T) != sorted(every):
        print("  ", T.__name__, "has another dir()", sep="|")
for T in [object, int, BaseException, BaseExceptionGroup, Exception, OSError, ArithmeticError, ValueError]:
    for below in T.__subclasses__():
        print("below", T.__name__, below.__name__, sep="|")
