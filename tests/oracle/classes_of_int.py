# SPDX-License-Identifier: BSL-1.0
"""A class derived from int."""


class I(int):
    def __add__(self, o):
        return I(int(self) + int(o) + 100)

    def __repr__(self):
        return f'I({int(self)})'


i = I(5)
print(i, i + 1, 1 + i, i * 2)
print(type(i * 2), -i, i == 5, i < 6)
print(hash(i), [10, 20, 30, 40, 50, 60][i], range(i), i.bit_length())
print(f'{i:03d}', str(i), '%d' % i, i.real)
print(bool(I(0)), I(2 ** 70), I(2 ** 70) == 2 ** 70, {5: 'x'}[i])
print(int(i), float(i), 2 ** i, i // 2)
print(i % 3, divmod(i, 2), abs(I(-3)), round(i))
print(i & 4, ~i, i << 2)
