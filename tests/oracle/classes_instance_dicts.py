# SPDX-License-Identifier: BSL-1.0
"""Attributes of objects: their order, many of them, and __dict__."""


class Big:
    def __init__(self):
        for i in range(40):
            setattr(self, f'a{i}', i)


b = Big()
print(len(b.__dict__), b.a39, list(b.__dict__)[:3])
del b.a0
print(list(vars(b))[:2])
c1 = Big()
c1.x = 1
print(c1.x)


class Ord:
    pass


p = Ord()
p.b = 1
p.a = 2
q = Ord()
q.a = 1
q.b = 2
del p.b
p.b = 3
print(p.__dict__, q.__dict__)
p.__dict__['c'] = 9
print(p.c, p.__dict__ is p.__dict__)
p.d = 4
print(p.__dict__)
p.__dict__ = {'only': 1}
print(p.only, hasattr(p, 'a'))
