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
