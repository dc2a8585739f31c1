# SPDX-License-Identifier: BSL-1.0
"""_random: the numbers that follow seeds of all kinds, the state, and what is refused."""
import _random


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)


R = _random.Random
print(R.__mro__, R.__name__, R.__module__)
t(R, 1, 2)
t(R, a=1)
t(R, [])
t(R, seed=5)
r = R(5)
print(r.random(), r.getrandbits(10), len(r.getstate()), type(r.getstate()), r.getstate()[:3], r.getstate()[-1])
t(r.seed, 1, 2)
t(r.seed, [])
t(r.seed, a=1)
print(r.seed(5), r.random())
t(r.getrandbits, -1)
t(r.getrandbits, 0)
t(r.getrandbits, 2 ** 70)
t(r.getrandbits, 'a')
t(r.getrandbits, 1.5)
t(r.getrandbits)
t(r.random, 1)
t(r.getrandbits, -2 ** 70)
t(r.setstate, 5)
t(r.setstate, (1, 2))
t(r.setstate, tuple([1] * 625))
t(r.setstate, tuple(['a'] * 625))
t(r.setstate, tuple([-1] * 625))
t(r.setstate, tuple([2 ** 70] * 625))
t(r.setstate, tuple([1] * 624 + [700]))
t(r.setstate, tuple([1] * 624 + [-1]))
t(r.setstate, tuple([2 ** 33] * 624 + [5]))
print(r.random())
t(r.setstate, tuple([2 ** 33] * 625))
t(r.setstate, tuple([1] * 624 + ['a']))
for s in (2.5, 3, -5, 2 ** 100, 0, -2 ** 100, True, 2 ** 32, 2 ** 64 - 1, 2 ** 2000, 10 ** 700, (1, 2), 0.1, 'text'.__len__, b'', None.__class__.__name__.__len__()):
    if callable(s):
        s = s()
    r.seed(s)
    print(s if type(s) is not int or s < 2 ** 70 else 'big', r.random(), [r.getrandbits(k) for k in (1, 5, 31, 32, 33, 63, 64, 65, 90, 120, 1000)])


class S(R):

    def __init__(self, x=None, y=3):
        self.y = y


print(S(1).random(), S(3, y=4).random(), S(5).y, S(1, 2).y)
t(S, z=1)


class H:

    def __hash__(self):
        return -77


r.seed(H())
print(r.random())
a, b = (R(1), R(2))
b.setstate(a.getstate())
print([a.random() for i in range(1500)] == [b.random() for i in range(1500)], a.getstate() == b.getstate())
print(R().random() != R().random(), R(None).random() != R().random(), 0 <= R().random() < 1)
r.seed(None)
r.seed()
print(sum((r.getrandbits(1) for i in range(1000))) not in (0, 1000))
x = R(99)
print(sum((x.random() for i in range(10000))), x.getrandbits(32))
