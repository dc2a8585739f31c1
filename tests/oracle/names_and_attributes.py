"""getattr and its kin, id, globals, callable: what a program asks about its names and objects."""


def shown(function, *arguments, **keywords):
    try:
        return repr(function(*arguments, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(getattr("a", "upper")(), getattr([], "no", 5), getattr(3, "real"), hasattr(3, "no"), hasattr("", "join"))
for case in [(1,), (1, "real", 2, 3), (1, 2), (1, "no"), (1, 2, 3)]:
    print(case, shown(getattr, *case))
for case in [(1,), (1, "real", 2), (1, 2), (1, b"real")]:
    print(case, shown(hasattr, *case))
print(shown(getattr, 1, name="real"), shown(hasattr, 1, name="real"))


def f():
    pass


setattr(f, "__doc__", "set")
print(f.__doc__, shown(setattr, f, 3, 4), shown(setattr, f, "__doc__"), shown(setattr, 1, "real", 2))
delattr(f, "__doc__")
print(f.__doc__, shown(delattr, f), shown(delattr, f, 3), shown(delattr, 1, "real"))

# id() says what `is` says.
a, b, text = [], [], "some text"
same = text
print(id(a) == id(a), id(a) == id(b), id(text) == id(same), id(None) == id(None), id(True) == id(False))
print(id(7) == id(7), id(7) == id(8), id(1) == id(True), id(0) == id(None), id(f) == id(f))
big = 2**62
print(id(big) == id(big), id(big) == id(-big), id(1.5) == id(1), type(id(a)), id(a) > 0, id(-1) > 0)
print(shown(id), shown(id, 1, 2), shown(id, x=1))

# globals() is the module's namespace itself.
globals()["made"] = 11
print(made, globals()["made"], "f" in globals(), globals() is globals(), shown(globals, 1))


def second():
    return "second"


def call_second():
    return second()


print(call_second())
globals()["second"] = lambda: "another"
print(call_second(), globals()["__name__"])
del globals()["second"]
print(shown(call_second))

print(callable(f), callable(len), callable(int), callable(3), callable("a".upper), shown(callable))


class Documented(str):
    """Documented."""


# Every object has a __doc__, if only object's.
for each in (None, ..., [].__iter__(), (i for i in ()), {}.keys(), type.__dict__["__dict__"], Documented()):
    print(type(each).__name__, each.__doc__)
print([hasattr(each, "__doc__") for each in ("", 1, 1.5, b"", [], (), {}, object(), range(2), slice(1), zip())])
print("__doc__" in vars(object), Documented.__text_signature__)
for stop in exit, quit:
    for arguments in (), (3,), ("text",), (None,):
        try:
            stop(*arguments)
        except SystemExit as end:
            print(end.code, end.args)
try:
    exit(code=4)
except SystemExit as end:
    print(end.code)
exit(3)
