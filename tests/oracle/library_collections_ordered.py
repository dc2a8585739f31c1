# SPDX-License-Identifier: BSL-1.0
"""OrderedDict: its order, its views, its attributes, and what changes it meanwhile."""
from _collections import OrderedDict


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, e.args)


o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
print(o, len(o), OrderedDict(), OrderedDict(x=1, y=2), OrderedDict({'q': 1}, z=2))
o.move_to_end('a')
print(o)
o.move_to_end('c', last=False)
print(o)
o.move_to_end('c', False)
o.move_to_end('a')
print(list(o), list(reversed(o)))
t(lambda: o.move_to_end(('zz', 1)))
t(lambda: o.move_to_end('zz'))
t(lambda: OrderedDict().move_to_end('a'))
t(lambda: o.move_to_end())
t(lambda: o.move_to_end([]))
t(lambda: o.move_to_end('a', 1, 2))
t(lambda: o.move_to_end(kk=1))
print(o.popitem(), o.popitem(last=False), o)
print(o.popitem(False), o)
t(lambda: o.popitem())
t(lambda: o.popitem(1, 2))
t(lambda: o.popitem(foo=1))
o = OrderedDict.fromkeys('abc', 0)
print(o, OrderedDict.fromkeys(['x']), OrderedDict.fromkeys(iterable='q', value=5))
t(lambda: OrderedDict.fromkeys())
print(o.pop('b'), o.pop('zz', 'dflt'), o.pop(key='a', default=3), o)
t(lambda: o.pop('zz'))
t(lambda: o.pop())
t(lambda: o.pop([]))
t(lambda: o.pop('a', 1, 2))
print(o.setdefault('n', 5), o.setdefault('n', 6), o.setdefault('m'), o)
t(lambda: o.setdefault())
del o['n']
print(o)
t(lambda: o.__delitem__('nn'))
t(lambda: o['nn'])
t(lambda: o.__setitem__([], 1))
a = OrderedDict(a=1, b=2)
b = OrderedDict(b=2, a=1)
d = {'b': 2, 'a': 1}
print(a == b, a != b, a == d, d == a, a != d, b == d, a == a.copy(), a == OrderedDict(a=1), a == 5)
t(lambda: a < b)
print(a | b, a | {'z': 1}, {'z': 1} | a, type({'z': 1} | a))
t(lambda: a | [('k', 1)])
t(lambda: [('k', 1)] | a)
a |= {'y': 9}
a |= [('k', 8)]
print(a)
t(lambda: OrderedDict(5))
t(lambda: OrderedDict([1]))
t(lambda: OrderedDict([()]))
t(lambda: OrderedDict([(1,)]))
t(lambda: OrderedDict([(1, 2, 3)]))
t(lambda: OrderedDict([], []))
t(lambda: a.update(1, 2))
t(lambda: a.update(5))


class K:

    def keys(self):
        return iter('xy')

    def __getitem__(self, k):
        return k * 2


class I:

    def items(self):
        return [('i', 1)]


print(OrderedDict(K()), OrderedDict(I()), OrderedDict(K(), x=5))
k, v, i = (a.keys(), a.values(), a.items())
print(k, v, i, type(k), len(k), 'a' in k, ('a', 1) in i, 1 in v)
print(k & {'a', 'q'}, sorted(k | {'q'}), sorted(k - {'a'}), sorted(k ^ {'a', 'q'}), k == set(a), k == OrderedDict(a).keys(), k.isdisjoint({'z1'}), {'a'} & k, k <= set('abyk'), i == set(a.items()))
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), k.mapping == a, type(iter(k)), type(iter(a)), type(iter(reversed(i))))
t(lambda: hash(k))
t(lambda: hash(a))
it = iter(a)
next(it)
a['new'] = 1
t(lambda: next(it))
t(lambda: next(it))
t(lambda: next(it, 'stop'))
it = iter(a)
next(it)
a.move_to_end('a')
t(lambda: next(it))
it = iter(a)
next(it)
a['a'] = 7
print(next(it))
a.clear()
t(lambda: next(it))
print(a, len(a), a.keys())
a['x'] = a
print(a)
a['l'] = [a]
print(a, a.items().__class__)
a.clear()


class S(OrderedDict):

    def __repr__(self):
        return 'S' + super().__repr__()


s = S(a=1)
s.q = 5
print(s, s.q, s.__dict__, s.copy(), type(s.copy()), S.fromkeys('ab'), type(s | {}), s.popitem(), s)
s['self'] = s
print(s)
p = OrderedDict(a=1)
p.attr = [1]
print(p.attr, p.__dict__, vars(p))
p.__dict__['z'] = 3
print(p.z)
del p.attr
t(lambda: p.attr)
p.__dict__ = {'w': 1}
print(p.w, p.copy().__dict__)
t(lambda: setattr(p, '__dict__', 5))
p.me = p
del p


class LRU:

    def __init__(self, n):
        self.n = n
        self.d = OrderedDict()
        self.hits = 0

    def get(self, k):
        if k in self.d:
            self.d.move_to_end(k)
            self.hits += 1
            return self.d[k]
        self.d[k] = k * k
        if len(self.d) > self.n:
            self.d.popitem(last=False)
        return self.d[k]


c = LRU(50)
x = 1
for n in range(5000):
    x = (x * 1103515245 + 12345) % 2 ** 31
    c.get(x // 7 % 80)
print(c.hits, list(c.d)[:10])
o = OrderedDict()
m = []
for n in range(20000):
    x = (x * 1103515245 + 12345) % 2 ** 31
    op = x // 16 % 7
    key = x // 128 % 300
    if key % 3 == 0:
        key = str(key)
    elif key % 3 == 1:
        key = (key, 2 ** 70)
    else:
        key = key << 40
    if op < 3:
        o[key] = n
        if key not in m:
            m.append(key)
    elif op == 3:
        if key in m:
            del o[key]
            m.remove(key)
        else:
            t(lambda: o.pop(key)) if n % 1000 == 0 else o.pop(key, None)
    elif op == 4:
        if key in m:
            o.move_to_end(key)
            m.remove(key)
            m.append(key)
    elif op == 5:
        if key in m:
            o.move_to_end(key, False)
            m.remove(key)
            m.insert(0, key)
    elif m:
        q = o.popitem(n % 2)[0]
        assert q == m.pop(-1 if n % 2 else 0)
    assert len(o) == len(m)
    if n % 500 == 0:
        assert list(o) == m and list(reversed(o)) == m[::-1]
print(len(o), list(o)[:5])


class E:

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if evil:
            evil.pop()()
        return self.n == other.n

    def __repr__(self):
        return f'E{self.n}'


evil = []
o = OrderedDict(((E(n), n) for n in range(5)))
print(o)
match OrderedDict(a=1, b=2):
    case {'a': x, **r}:
        print(x, r)
print(dict(OrderedDict(b=1, a=2)), {**OrderedDict(b=1)}, list(OrderedDict(b=1, a=2).items()), isinstance(o, dict), OrderedDict.__mro__, OrderedDict.__name__, OrderedDict.__module__)


def kw(**k):
    return k


print(kw(**OrderedDict(b=1, a=2)))


class D(OrderedDict):

    def __missing__(self, k):
        return k + '?'


print(D()['a'], D(a=1).get('z'))
t(lambda: OrderedDict.keys(1))
t(lambda: o.keys(1))
t(lambda: o.clear(1))
print(OrderedDict(dict.fromkeys(range(1000))) == dict.fromkeys(range(1000)))
od = OrderedDict()
for n in range(10):
    od[n] = n
for n in list(od):
    del od[n]
print(od, bool(od))
od[1] = 2
print(od)
print(type(OrderedDict().__dict__), OrderedDict.__dict__['__dict__'])
print(OrderedDict[str, int], OrderedDict[str, int](a=1))
for key in (None, (), (1, 2), "a"):
    try:
        OrderedDict().pop(key)
    except KeyError as error:
        print(error.args)
try:
    OrderedDict.__class_getitem__()
except TypeError as error:
    print(error)
