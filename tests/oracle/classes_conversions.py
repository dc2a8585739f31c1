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
