# SPDX-License-Identifier: BSL-1.0
"""Objects, classes and operators that call themselves: how deep that goes, and what is said then."""


def outcome(call):
    try:
        return call()
    except RecursionError as error:
        return str(error)


class Shown:
    __repr__ = object.__str__


class Made:
    count = 0

    def __init__(self):
        Made.count += 1
        Made()


class New:
    count = 0

    def __new__(cls):
        New.count += 1
        return New()


class Called:
    count = 0

    def __call__(self):
        Called.count += 1
        return self()


class CalledByItself:
    pass


CalledByItself.__call__ = CalledByItself()


class Added:
    count = 0

    def __add__(self, other):
        Added.count += 1
        return self + other


class Meta(type):
    count = 0

    def __call__(cls):
        Meta.count += 1
        return cls()


class OfMeta(metaclass=Meta):
    pass


print(outcome(lambda: repr(Shown())))
print(outcome(lambda: str(Shown())))
print(outcome(Made), Made.count)
print(outcome(New), New.count)
print(outcome(Called()), Called.count)
print(outcome(CalledByItself()))
print(outcome(lambda: Added() + 1), Added.count)
print(outcome(OfMeta), Meta.count)

wrapped = len
for _ in range(2000):
    wrapped = wrapped.__call__
print(outcome(lambda: wrapped([])))


# object.__setattr__ doesn't go round what a type has of its own.
def show(what):
    try:
        print(what())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Plain:
    pass


class Derived(dict):
    pass


show(lambda: object.__setattr__(Plain, "name", 1))
show(lambda: object.__delattr__(Plain, "name"))
show(lambda: type.__setattr__(Plain, "name", 1))
show(lambda: object.__setattr__(Plain(), "name", 1))
show(lambda: object.__setattr__(Derived(), "name", 1))
show(lambda: object.__setattr__(len, "name", 1))
show(lambda: object.__setattr__(str, "lower", 1))
show(lambda: type.__setattr__(str, "lower", 1))
print(Plain.name)

# A request that is too large leaves a MemoryError like all others.
try:
    [0] * (2**62)
except MemoryError as error:
    kept = error
    error.note = "one"
    error.__cause__ = KeyError(1)
    print(error.__traceback__.tb_lineno, error.args, error.note)
try:
    b"1" * (2**62)
except MemoryError as error:
    print(hasattr(error, "note"), error.__cause__, error.__context__, kept.with_traceback(None) is kept)
    kept.add_note("text")
    print(kept.__notes__, kept.__traceback__)
