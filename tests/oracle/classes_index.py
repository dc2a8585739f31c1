# SPDX-License-Identifier: BSL-1.0
"""__index__ wherever an int is asked for."""


class Ix:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


a = [1, 2, 3, 4, 5]
print(a[Ix(1)], a[Ix(1):Ix(3)], 'abc'[Ix(2)], (1, 2)[Ix(0)])
print(range(Ix(3)), list(range(Ix(1), Ix(9), Ix(3))), hex(Ix(255)), bin(Ix(5)))
print('x' * Ix(3), [0] * Ix(2), int(Ix(7)), float(Ix(7)))
print(chr(Ix(65)), '%x' % Ix(16), '%d' % Ix(3) if 0 else '', b'abc'[Ix(1)])
print(bytes(Ix(2)), round(2.567, Ix(1)), a.index(3, Ix(0)), a.pop(Ix(0)))
print(slice(Ix(1), None).indices(Ix(4)), divmod(7, int(Ix(2))), pow(2, 3, Ix(5)) if 0 else '', enumerate([1], Ix(4)).__next__())
print('{:{w}}'.format(3, w=4))


class Bad:
    def __index__(self):
        return 'x'


for f in (lambda: a[Bad()], lambda: range(Bad()), lambda: hex(Bad()), lambda: 'a' * Bad(), lambda: a[Bad():], lambda: int(Bad()), lambda: float(Bad()), lambda: chr(Bad())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
