# SPDX-License-Identifier: BSL-1.0
"""Cells as objects: made, changed, emptied and compared; exec() with a closure."""


def shown(call, *given, **named):
    try:
        return call(*given, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def counting(count):
    def read():
        return count

    def add(number):
        nonlocal count
        count += number

    return read, add


read, add = counting(1)
inner = read.__closure__[0]
cell = type(inner)
print(inner is add.__closure__[0], inner.cell_contents)
inner.cell_contents = [3]
print(read(), shown(add, [4]), read())
del inner.cell_contents
del inner.cell_contents
print(shown(read), shown(lambda: inner.cell_contents), repr(inner)[-8:])
add = None
inner.cell_contents = 2.5
print(read())


def local():
    number = 1

    def inside():
        return number

    inside.__closure__[0].cell_contents = 9
    print(number)
    del inside.__closure__[0].cell_contents
    return number


print(shown(local))
print(cell(1).cell_contents, shown(lambda: cell().cell_contents), shown(cell, 1, 2), shown(cell, contents=1))
print(cell(2) < cell(3), cell() < cell("a"), cell() == cell(), cell(-36) == cell(-36.0), cell(True) > cell(), cell() >= cell(1))
print(shown(lambda: cell(1) < 1), shown(lambda: cell(1j) < cell(2)), cell(1) == 1, shown(hash, cell(1)))
print(shown(type, "Derived", (cell,), {}))

code = add_code = counting(1)[1].__code__
print(shown(exec, code), shown(exec, code, closure=None), shown(exec, code, {}, closure=(cell(1), cell(2))))
print(shown(exec, code, closure=[cell(1)]), shown(exec, code, closure=(1,)), shown(eval, code))
print(shown(exec, shown.__code__, closure=(cell(1),)), shown(exec, "pass", closure=()))


def doubling():
    result = 0

    def double():
        nonlocal result, factor
        result = 2 * factor

    factor = 4
    exec(double.__code__, {}, closure=double.__closure__)
    print(result)
    given = cell(21)
    exec(double.__code__, closure=(given, double.__closure__[1]))
    print(result, given.cell_contents, double.__code__.co_freevars)


doubling()
