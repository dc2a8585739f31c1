# SPDX-License-Identifier: BSL-1.0
"""StopIteration.value, SystemExit.code and ImportError.msg are fields, which the arguments only begin with."""

for kind, field in ((StopIteration, "value"), (SystemExit, "code"), (ImportError, "msg")):
    for arguments in ((), (1,), ("a", "b")):
        made = kind(*arguments)
        print(kind.__name__, arguments, repr(getattr(made, field)), end=" ")
        made.args = ("other",)
        print(repr(getattr(made, field)), end=" ")
        setattr(made, field, "set")
        print(getattr(made, field), str(made), repr(made), end=" ")
        delattr(made, field)
        delattr(made, field)
        print(getattr(made, field), made)
        made.__init__("again")
        print(getattr(made, field), vars(made))


class Silent(StopIteration):
    def __init__(self, given):
        pass


class Slotted(SystemExit):
    __slots__ = ("extra",)


class Both(StopIteration, ValueError):
    pass


made = Slotted([1])
made.extra = made.code
made.code.append(made)
print(Silent(1).value, Silent(1).args, len(made.extra), made.code[1] is made, Both(3).value)
try:
    class Refused(StopIteration, SystemExit):
        pass
except TypeError as error:
    print(error)
try:
    class Refused(StopIteration, OSError):
        pass
except TypeError as error:
    print(error)


class Counter:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            stop = StopIteration("argument")
            stop.value = ("the value", self.left)
            raise stop
        self.left -= 1
        return self.left


def delegating():
    print("result:", (yield from Counter()))


print(list(delegating()))
try:
    import no_such_module
except ImportError as error:
    print(error.msg, error.name, error.path)
    error.msg = "another"
    print(error, error.args)


class Leave(SystemExit):
    code = property(lambda self: 7)


raise Leave("not this")
