# SPDX-License-Identifier: BSL-1.0
# What code objects say of themselves.


def several(a, b=2, /, c=3, *rest, d, e=5, **more):
    """A docstring, which is the first constant."""
    first = 1
    total = [first + n for n in rest]

    def inner(x):
        nonlocal first
        first += x

        def innermost():
            return first, a, x

        return innermost

    try:
        for name in more:
            print(name, len(more))
    except (ValueError, TypeError) as error:
        raise RuntimeError("no") from error
    finally:
        total.append(c)
    return inner


def generator():
    yield 1
    value = yield 2
    return value


class Holder:
    held = lambda self: self

    def method(self):
        return super().__init__(), __class__


def far():
    return (
        1



























































































































        + zero
    )


def constants():
    return (1, "a", b"b", None, ..., 2.5, 1j, True), 10**20, {1, 2} == x in {3, 4}


NUMBERS = [
    "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_stacksize", "co_flags",
    "co_nlocals", "co_names", "co_name", "co_qualname", "co_firstlineno", "co_varnames",
    "co_cellvars", "co_freevars", "co_lnotab", "co_linetable", "co_exceptiontable", "co_code",
]  # fmt: skip


def show(code):
    for name in NUMBERS:
        print(name, getattr(code, name))
    print([constant for constant in code.co_consts if type(constant) is not type(code)])
    print(list(code.co_lines()))
    print(list(code.co_positions()))
    for constant in code.co_consts:
        if type(constant) is type(code):
            show(constant)


for function in several, generator, Holder.held, Holder.method, far, constants, show:
    show(function.__code__)
show((n for n in ()).gi_code)
names = [name for name in dir(show.__code__) if name[:3] == "co_"]
print(names)

for name in "co_name", "co_varnames", "co_code":
    try:
        setattr(show.__code__, name, 1)
    except AttributeError as error:
        print(error)
try:
    show.__code__.co_lines(1)
except TypeError as error:
    print(error)
