# SPDX-License-Identifier: BSL-1.0
"""Classes derived from enumerate, filter, map, reversed and zip, and the keyword arguments of constructors that take
none: a derived class has them for its own __init__ or __new__."""

GIVEN = {
    enumerate: ("ab",),
    filter: (None, [0, 1]),
    map: (str, [1, 2]),
    reversed: ([1, 2],),
    zip: ([1, 2], "ab"),
    list: ([1, 2],),
    tuple: ([1, 2],),
    frozenset: ([1],),
    set: ([1],),
}


def show(what):
    try:
        print(what())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


for base, given in GIVEN.items():

    class Plain(base):
        pass

    class WithInit(base):
        def __init__(self, *given, more=None):
            if base in (list, set):
                super().__init__(*given)
            self.more = more

    class WithNew(base):
        def __new__(cls, *given, more=None):
            self = super().__new__(cls, *given)
            self.more = more
            return self

    print(base.__name__)
    plain = Plain(*given)
    print(type(plain) is Plain, list(plain), hasattr(plain, "__dict__"))
    show(lambda: Plain(*given, more=3))
    show(lambda: base(*given, more=3))
    show(lambda: (list(WithInit(*given, more=3)), WithInit(*given, more=3).more))
    show(lambda: (list(WithNew(*given, more=3)), WithNew(*given, more=3).more))


class Counted(map):
    count = 0

    def __next__(self):
        self.count += 1
        return super().__next__()


counted = Counted(lambda a, b: a + b, [1, 2, 3], [10, 20])
print(list(counted), counted.count)
