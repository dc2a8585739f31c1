# SPDX-License-Identifier: BSL-1.0
"""A class derived from tuple."""


class T(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


t = T(1, 2)
print(t, t.first, t + (3,), type(t[:]))
print(hash(t) == hash((1, 2)), t == (1, 2), {t: 1}[1, 2], len(t))
a, b = t
print(a, b)
