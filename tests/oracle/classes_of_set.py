# SPDX-License-Identifier: BSL-1.0
"""Classes derived from set and frozenset."""


class Se(set):
    pass


x = Se([1, 2])
x.add(3)
print(x, x | {4}, type(x | {4}), type(x.copy()))
print(len(x), 2 in x, Se())


class Fs(frozenset):
    pass


print(Fs([1]), hash(Fs([1])) == hash(frozenset([1])), Fs([1]) == {1})
