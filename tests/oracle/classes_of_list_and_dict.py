# SPDX-License-Identifier: BSL-1.0
"""Classes derived from list and dict."""


class L(list):
    def total(self):
        return sum(self)


l = L([1, 2, 3])
l.append(4)
l.x = 9
print(l, l.total(), l[1:], type(l[1:]))
print(len(l), l == [1, 2, 3, 4], [0] + l, l.x)
print(isinstance(l, list), sorted(l), L.__mro__)


class D(dict):
    def __missing__(self, k):
        return k * 2


d = D(a=1)
d['b'] = 2
print(d, d['zz'], d.get('q'), 'a' in d)
print({**d}, dict(d), list(d.items()))


def f(**k):
    return k


print(f(**D(x=1)))
