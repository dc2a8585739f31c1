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


class Told(int):
    def __new__(cls, number=0, base=None):
        made = super().__new__(cls, number)
        made.told = type(number).__name__, base
        return made


told = Told.from_bytes(b"\x01\x00", "little")
print(type(told), told, told.told, bool.from_bytes(b"\x07", "big"), int.from_bytes(b"\x07", "big"))
try:
    type("Refuses", (int,), {"__init__": lambda self: None}).from_bytes(b"\x07")
except TypeError as error:
    print(error)
