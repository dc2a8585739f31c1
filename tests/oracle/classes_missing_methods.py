# SPDX-License-Identifier: BSL-1.0
"""What operators and built-in functions say of an object that has no method for them."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class A:
    def __eq__(self, o):
        return 1


told(lambda: hash(A()))
told(lambda: A.__hash__)
told(lambda: A() != A())
told(lambda: {A()})
told(lambda: A() < A())
told(lambda: A() + 1)
told(lambda: 1 + A())
told(lambda: -A())
told(lambda: A()[0])
told(lambda: len(A()))
told(lambda: iter(A()))
told(lambda: 1 in A())
told(lambda: A()())
told(lambda: int(A()))
told(lambda: float(A()))
told(lambda: abs(A()))
told(lambda: round(A()))
told(lambda: reversed(A()))
told(lambda: next(A()))
told(lambda: [*A()])
told(lambda: {**A()})
told(lambda: print(**A()))
told(lambda: print(*A()))
told(lambda: [][A()])
told(lambda: 'a' * A())
told(lambda: format(A(), 'x'))
told(lambda: A().__format__(3))
told(lambda: hex(A()))
told(lambda: chr(A()))
told(lambda: sum([A()]))
told(lambda: divmod(A(), 1))
told(lambda: A() ** 2)
told(lambda: A() @ A())
told(lambda: range(A()))
told(lambda: bytes(A()))
told(lambda: '%d' % A())
told(lambda: '%f' % A())
told(lambda: '%c' % A())
told(lambda: A() >> 1)
told(lambda: ~A())
told(lambda: dir(A())[:3])
told(lambda: vars(A()))
told(lambda: vars(3))
told(lambda: setattr(A(), '__dict__', 3))
told(lambda: setattr(A(), '__dict__', {'a': 1}))
told(lambda: setattr(A(), 3, 3))
told(lambda: getattr(A(), 3))
told(lambda: A().__class__.__name__)
told(lambda: A.__init__)
told(lambda: type(A().__init__))
told(lambda: A().__str__()) if 0 else 0


def setit():
    a = A()
    a[0] = 1


def delit():
    a = A()
    del a[0]


def unp():
    a, b = A()


def w1():
    with A():
        pass


class Ent:
    def __enter__(self):
        pass


def w2():
    with Ent():
        pass


def iadd():
    a = A()
    a += 1


def forit():
    for x in A():
        pass


for f in (setit, delit, unp, w1, w2, iadd, forit):
    told(f)
