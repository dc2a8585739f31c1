# SPDX-License-Identifier: BSL-1.0
"""A class derived from float."""


class F(float):
    pass


f = F(2.5)
print(f, f + 1, 1 + f, f * f)
print(type(f + f), f == 2.5, f < 3, hash(f) == hash(2.5))
print(int(f), f'{f:.2f}', -f, abs(f))
print(f.is_integer(), round(f), F('1e3'), bool(F(0)))
print(repr(f), f.hex(), f // 1, divmod(f, 1))


# The arguments of the class's own __init__ and __new__, and what makes another float.
class Named(float):
    def __init__(self, number, name=None):
        self.name = name


class Made(float):
    def __new__(cls, number, name=None):
        made = super().__new__(cls, number)
        made.name = name
        return made


class Counted(float):
    def __init__(self, number):
        self.seen = type(number).__name__


print(Named(2.5, name="n").name, Made(2.5, name="m").name)
print(type(Counted.fromhex("0x1.8p1")), Counted.fromhex("0x1.8p1").seen, float.fromhex("-0x1p-3"))
try:
    F(x=1)
except TypeError as error:
    print(error)

# A NaN hashes as what equals nothing but itself.
for nan in (F("nan"), complex("nan"), complex(0, F("nan"))):
    print(hash(nan) == object.__hash__(nan), hash(nan) == hash(nan), nan in {nan})
print(hash(float("nan")) == object.__hash__(F("nan")), len({F("nan"), F("nan")}))
