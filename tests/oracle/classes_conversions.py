# SPDX-License-Identifier: BSL-1.0
"""Special methods that built-in functions ask for."""


class Co:
    def __complex__(self):
        return 3 + 4j

    def __int__(self):
        return 5

    def __float__(self):
        return 2.5

    def __bool__(self):
        return False

    def __round__(self, n=None):
        return ('round', n)

    def __trunc__(self):
        return 8

    def __floor__(self):
        return 1

    def __abs__(self):
        return 'abs'

    def __divmod__(self, o):
        return ('dm', o)

    def __rdivmod__(self, o):
        return ('rdm', o)

    def __pow__(self, o, m=None):
        return ('pow', o, m)

    def __rpow__(self, o):
        return ('rpow', o)

    def __reversed__(self):
        return iter('xyz')

    def __format__(self, s):
        return 'fmt' + s

    def __length_hint__(self):
        return 3

    def __iter__(self):
        return iter([1, 2])

    def __dir__(self):
        return ['b', 'a']

    def __sizeof__(self):
        return 3

    def __bytes__(self):
        return b'by'


c = Co()
print(complex(c), int(c), float(c), bool(c))
print(round(c), round(c, 2), abs(c), divmod(c, 1))
print(divmod(1, c), c ** 2, 2 ** c, pow(c, 2, 3))
print(list(reversed(c)), f'{c:q}', format(c, 'z'), list(c))
print(dir(c), bytes(c), '%s %d %f' % (1, c, c), sum(c))
print(max(c), sorted(c), tuple(c), set(c))
print(dict.fromkeys(c), ' '.join(map(str, c)))


# Where a float is wanted: what __float__ may give.
class Derived(float):
    pass


class Gives:
    def __init__(self, made):
        self.made = made

    def __float__(self):
        return self.made


class Indexed:
    def __index__(self):
        return 2 ** 1030 if self is huge else 3


huge = Indexed()
room = memoryview(bytearray(8)).cast("d")
for number in (Gives(2.5), Gives(3), Gives("x"), Gives(True), Indexed(), huge, 10 ** 400, None, "1"):
    for wanted in (lambda: "%f" % number, lambda: "%.2e" % (number,), lambda: b"%g" % number, lambda: room.__setitem__(0, number), lambda: 2.0.__round__(None),
                   lambda: format(number, ".1f") if isinstance(number, int) else 0):
        try:
            print(wanted(), room[0], end="; ")
        except Exception as error:
            print(type(error).__name__, error, end="; ")
    print()
number = Gives(Derived(4.5))
print("%f" % number)
room[0] = number
