# SPDX-License-Identifier: BSL-1.0
"""__del__: when it runs, exceptions in it, resurrection, a long chain."""


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('del', self.n)


d = D(1)
del d
x = [D(2), D(3)]
x = None
a = D(4)
b = D(5)
a.b = b
b.a = a
del a, b
kept = []


class R:
    def __del__(self):
        kept.append(self)
        print('back')


r = R()
del r
print(len(kept))
kept.clear()
print('gone')


class Bad:
    def __del__(self):
        raise ValueError('no')


bad = Bad()
del bad


class S:
    __slots__ = ('a', '__weakref__')

    def __del__(self):
        print('slots')


s = S()
s.a = s
del s


def chain(n):
    head = None
    for i in range(n):
        node = D.__new__(D)
        node.n = 0
        node.next = head
        head = node
    return head


class Q:
    count = 0

    def __init__(self, n):
        self.next = n

    def __del__(self):
        Q.count += 1


h = None
for i in range(20000):
    h = Q(h)
h = None
print(Q.count)
print('end')
