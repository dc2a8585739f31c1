# SPDX-License-Identifier: BSL-1.0
"""deque: its ends, its middle, its length, its iterators, and what it refuses."""
from _collections import deque


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


d = deque()
print(d, deque.__name__, deque.__module__, len(d), bool(d))
d.append(1)
d.append('a')
d.appendleft(2.5)
print(d)
d.extend(range(10))
print(d, len(d))
d.extendleft('xyz')
print(d)
print(d.pop(), d.popleft(), d)
for n in (0, 1, -1, 5, -5, 12, -12, 13, 27, -1000, 1001):
    e = d.copy()
    e.rotate(n)
    print(n, list(e))
t(lambda: deque().pop())
t(lambda: deque().popleft())
t(lambda: d[100])
t(lambda: d[-100])
t(lambda: d['a'])
t(lambda: d[1:2])
t(lambda: d[2 ** 70])
print([d[i] for i in range(-len(d), len(d))])
d[0] = 'first'
d[-1] = 'last'
print(d)


def assign(k, v):
    d[k] = v


def delete(k):
    del d[k]


t(lambda: assign(100, 1))
t(lambda: assign('a', 1))
t(lambda: assign(slice(1), 1))
t(lambda: delete(slice(1, 2)))
t(lambda: delete(50))
del d[3]
print(d)
del d[-2]
print(d)
del d[0]
del d[-1]
print(d)
m = deque(range(10), maxlen=4)
print(m, m.maxlen, d.maxlen)
m.append(99)
print(m)
m.appendleft(-1)
print(m)
m.extend('ab')
print(m)
m.extendleft('cd')
print(m)
t(lambda: m.insert(1, 2))
z = deque('abc', 0)
print(z)
z.append(1)
z.extend('abc')
z.appendleft(2)
print(z)
t(lambda: deque(maxlen=-1))
t(lambda: deque(maxlen='a'))
t(lambda: deque([], 2 ** 80))
t(lambda: deque(1))
t(lambda: deque([], 1, 2))
t(lambda: deque(foo=1))
t(lambda: deque(maxlen=None))
t(lambda: deque(iterable='ab', maxlen=True))
t(lambda: deque([1], iterable=2))
x = deque('abcdef')
x.insert(2, 'X')
x.insert(-1, 'Y')
x.insert(100, 'Z')
x.insert(-100, 'W')
print(x)
t(lambda: x.insert('a', 1))
t(lambda: x.insert(2 ** 70, 1))
t(lambda: x.rotate(2 ** 70))
t(lambda: x.rotate('a'))
t(lambda: x.rotate(1, 2))
t(lambda: x.append())
t(lambda: x.append(1, 2))
t(lambda: x.pop(1))
t(lambda: x.extend(3))
t(lambda: x.append(a=1))
t(lambda: x.insert(1))
print(x.index('c'), x.count('a'), x.count('q'), 'a' in x, 'q' in x)
t(lambda: x.index('q'))
t(lambda: x.index('c', 3))
t(lambda: x.index('c', -100, 100))
t(lambda: x.index('a', 'b'))
t(lambda: x.index())
x.remove('c')
print(x)
t(lambda: x.remove('q'))
x.reverse()
print(x)
print(list(reversed(x)))
print(deque('ab') + deque('cd'), deque('abc', 4) + deque('def'))
t(lambda: deque() + [1])
t(lambda: [1] + deque())
y = deque('ab')
y += 'cd'
y *= 2
print(y, y * 0, 2 * deque('x'), deque('abc', 4) * 3, deque('a') * -1, deque([1], 5) * 3)
y *= 0
print(y)
t(lambda: deque('a') * 'b')
t(lambda: deque('ab') * 2 ** 62)
a = deque([1, 2, 3])
for b in (deque([1, 2, 3]), deque([1, 2]), deque([1, 2, 4]), deque([0]), deque()):
    print(a == b, a != b, a < b, a <= b, a > b, a >= b)
print(a == [1, 2, 3], a != [1, 2, 3])
t(lambda: a < [1])
t(lambda: hash(a))
t(lambda: {a: 1})
r = deque([1])
r.append(r)
print(r)
l = [r]
r.append(l)
print(r, l)
it = iter(a)
print(next(it), it.__length_hint__())
a.append(4)
t(lambda: next(it))
t(lambda: next(it))
print(it.__length_hint__())
ri = reversed(a)
print(next(ri))
a.pop()
t(lambda: next(ri))
t(lambda: next(ri, 'end'))


def loop():
    for v in a:
        a.append(v)


t(loop)


class E:

    def __eq__(self, o):
        a.clear()
        return False


a.append(E())
a.append(5)
t(lambda: a.count(3))
a.extend([E(), 1, 2])
t(lambda: 7 in a)
a.extend([E(), 1, 2])
t(lambda: a.remove(7))
a.extend([E(), 1, 2])
t(lambda: a.index(7))


class D(deque):

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.tag = 1


s = D('abc', 2)
print(s, s.copy(), type(s.copy()).__name__, s.maxlen, s.tag, s + D('z'))
s.tag = 5
print(s.__dict__)


class B(deque):

    def __new__(cls, *a):
        return 5 if len(a) else super().__new__(cls)


q = B()
q.append(1)
t(lambda: q.copy())
match deque([1, 2, 3]):
    case [1, *rest]:
        print('seq', rest)
print(issubclass(deque, object), deque.__mro__)
a = deque(range(1000))
n = 0
while a:
    n += a.popleft() * 3
    a.rotate(7)
    if len(a) % 2:
        n -= a.pop() if a else 0
print(n)
print(type(iter(deque())).__name__, type(reversed(deque())).__name__, type(iter(deque())).__module__)
from _collections import _deque_iterator, _deque_reverse_iterator
print(list(_deque_iterator(deque('abc'), 1)), list(_deque_reverse_iterator(deque('abc'), 1)), list(_deque_iterator(deque('abc'), 7)))
t(lambda: _deque_iterator([1]))
t(lambda: _deque_iterator())
big = deque()
for i in range(100000):
    big = deque([big])
del big
c = deque()
c.append(c)
del c
print(deque([1, 2]).__contains__(1), deque([5]).__getitem__(0), deque.__len__(deque('ab')))
o = deque([1])
o.extend(o)
o.extendleft(o)
print(o)
o += o
print(o)
a, *b = deque('xyz')
print(a, b, sorted(deque([3, 1, 2])), max(deque([3, 5])), dict(enumerate(deque('ab'))))
w = deque([1, 2, 3], maxlen=2)
w.__init__('q')
print(w, w.maxlen)
t(lambda: deque.append(1, 2))
t(lambda: deque.maxlen.__get__(1))
t(lambda: setattr(w, 'maxlen', 3))
t(lambda: setattr(w, 'foo', 3))
print(deque[int], deque[int]([1, 2]), deque[int].__origin__ is deque, D[str]('ab', 1))
