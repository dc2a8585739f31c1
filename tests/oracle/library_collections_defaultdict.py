# SPDX-License-Identifier: BSL-1.0
"""defaultdict, _count_elements and _tuplegetter; dicts made and filled from other mappings."""
from _collections import defaultdict, _count_elements, _tuplegetter


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, e.args)


d = defaultdict(list)
d['a'].append(1)
d['a'].append(2)
d['b'].append(3)
print(d, len(d), d == {'a': [1, 2], 'b': [3]}, d.default_factory, 'c' in d, d.get('c'), d)
print(defaultdict(), defaultdict(None), defaultdict(int, {'x': 1}, y=2), defaultdict(int, [(1, 2)]), defaultdict(x=1))
t(lambda: defaultdict(1))
t(lambda: defaultdict(int, 1))
t(lambda: defaultdict(int, {}, {}))
t(lambda: defaultdict()['x'])
t(lambda: defaultdict(None)[1, 2])
t(lambda: d[[]])
t(lambda: {}[1, 2])
t(lambda: d.__missing__('q'))
t(lambda: d.__missing__())
print(d.pop('q'))
c = d.copy()
c['z']
print(c, d, type(c), c.default_factory is d.default_factory)
print(d.__copy__())
print(d | {'n': 1}, {'n': 1} | d, d | defaultdict(int, n=2))
t(lambda: d | [('a', 1)])
t(lambda: [1] | d)
d |= {'m': 5}
d |= [('k', 6)]
print(d)
d.default_factory = int
print(d['new'], d)
del d.default_factory
print(d.default_factory)
t(lambda: d['nope'])
d.default_factory = 5
t(lambda: d['nope'])
print(d)
r = defaultdict(lambda: 5)
r.default_factory = r.__class__
r['self'] = r
print(r)


class D(defaultdict):

    def __missing__(self, key):
        self[key] = v = key * 2
        return v


e = D()
print(e[4], e['ab'], e, e.copy(), type(e | {}))


class F(defaultdict):
    pass


f = F(list, a=1)
f.x = 3
print(f, f['q'], f.x, f.__dict__, F.fromkeys([1, 2], 3), F.__mro__)


def gen():
    raise ValueError('no')


t(lambda: defaultdict(gen)['a'])
print(defaultdict(int) == {}, defaultdict(int, a=1) == defaultdict(list, a=1), isinstance(d, dict), issubclass(defaultdict, dict))
print(list(d), list(d.items()), dict(d), {**d}, sorted(map(str, d.keys())), list(reversed(d)))


def kw(**k):
    return k


print(kw(**defaultdict(int, a=1)))
match defaultdict(int, a=1, b=2):
    case {'a': x, **rest}:
        print(x, rest, type(rest))
match defaultdict(int):
    case {'a': x}:
        print('no')
    case dict():
        print('dict')
n = defaultdict(lambda: defaultdict(int))
n['a']['b'] += 1
n['a']['c'] += 2
print(n['a'], len(n))
t(lambda: hash(d))
print(defaultdict.fromkeys('ab', 1), defaultdict.__name__, defaultdict.__module__)
d.update(q=1)
d.update({'w': 2})
d.setdefault('zz', 4)
print(d)
d.clear()
print(d)
m = {}
_count_elements(m, 'abracadabra')
print(m)
_count_elements(m, [True, 1, 1.0, (1, 2)])
print(m)
t(lambda: _count_elements(m, 5))
t(lambda: _count_elements(m, [[]]))
t(lambda: _count_elements(5, []))
t(lambda: _count_elements(m))
t(lambda: _count_elements({'a': 'x'}, 'a'))


class G(dict):

    def get(self, k, default=None):
        print('get', k)
        return super().get(k, default)


g = G()
_count_elements(g, 'aab')
print(g)


class S(dict):

    def __setitem__(self, k, v):
        print('set', k, v)
        super().__setitem__(k, v)


s = S()
_count_elements(s, 'aab')
print(s)


class M(dict):

    def __missing__(self, k):
        return 0


h = M()
_count_elements(h, [2 ** 63 - 1] * 3)
print(h)
print(M()['q'])
tg = _tuplegetter(1, 'doc')
print(tg, tg.__doc__, type(tg))


class P(tuple):
    x = _tuplegetter(0, 'first')
    y = _tuplegetter(1, 'second')
    z = _tuplegetter(2, 'third')


p = P((5, 6))
print(p.x, p.y, P.x, P.x.__doc__)
t(lambda: p.z)
t(lambda: setattr(p, 'x', 1))
t(lambda: delattr(p, 'x'))
t(lambda: tg.__get__(5))
print(tg.__get__(None, P))
tg.__doc__ = 'other'
print(tg)
t(lambda: _tuplegetter('a', 1))
t(lambda: _tuplegetter(1))
t(lambda: _tuplegetter(1, 2, 3))
del tg.__doc__
print(tg.__doc__)


class U:

    def keys(self):
        return ['k1', 'k2']

    def __getitem__(self, k):
        return k + '!'


v = {}
v.update(U())
print(v, dict(U()), {**U()})
v |= U()
print(v)


class R(dict):

    def __iter__(self):
        return iter(['zz'])

    def keys(self):
        return ['kk']

    def __getitem__(self, k):
        return 'item' + k


print(dict(R(a=1)), {**R(a=1)})
print(dict.fromkeys('ab'), R.fromkeys('ab'), type(R.fromkeys('ab')))


class N(dict):

    def __new__(cls):
        return {'pre': 0}


print(N.fromkeys('ab', 7))
t(lambda: dict(5))
t(lambda: dict.fromkeys(5))
t(lambda: {}.update(5))
t(lambda: dict([(1, 2, 3)]))
print(defaultdict[str, int], defaultdict[str, int](int, a=1), F[str, list].__args__)
without = defaultdict(list)
without.default_factory = None
print(without.default_factory, without, without.copy(), without.__reduce__()[1])
t(lambda: without[15])
del without.default_factory
print(without.default_factory)
