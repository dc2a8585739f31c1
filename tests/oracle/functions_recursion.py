# SPDX-License-Identifier: BSL-1.0
"""Recursion: mutual, through containers, closures, generators and methods; known results."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1,
    ackermann(m, n - 1))
def hanoi(n, a="a", b="b", c="c"): return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a,
    c) if n else []
def flatten(x): return [z for y in x for z in flatten(y)] if isinstance(x, (list, tuple)) else [x]
def permutations(s): return [c + p for i, c in enumerate(s)
    for p in permutations(s[:i] + s[i + 1:])] if s else [""]
def gcd(a, b): return gcd(b, a % b) if b else a
def partitions(n, most): return 1 if n == 0 else sum(partitions(n - k, k)
    for k in range(min(n, most), 0, -1))
def hofstadter(n, known={0: 1}):
    if n not in known:
        known[n] = n - hofstadter_m(hofstadter(n - 1))
    return known[n]
def hofstadter_m(n): return n - hofstadter(hofstadter_m(n - 1)) if n else 0
def walk(tree, depth=0):
    yield depth, tree[0]
    for child in tree[1:]:
        yield from walk(child, depth + 1)


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def total(self):
        return self.value + sum(child.total() for child in self.children)

    def __repr__(self):
        return f"{self.value}{list(self.children) or ''}"

    def __eq__(self, other):
        return self.value == other.value and self.children == other.children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    def __contains__(self, value):
        return value == self.value or any(value in child for child in self.children)

    def depth(self):
        return 1 + max((child.depth() for child in self.children), default=0)


print(even(100), odd(77), ackermann(2, 3), hanoi(3), len(hanoi(8)),
    flatten([1, [2, (3, [4, []])], 5]), permutations("abc"), gcd(2**40 * 9, 2**20 * 27),
    [partitions(n, n) for n in range(12)], [hofstadter(n) for n in range(15)],
    list(walk((1, (2, (3,)), (4,)))))
tree = Node(1, Node(2, Node(4)), Node(3))
print(tree, tree.total(), list(tree), 4 in tree, 9 in tree, tree.depth(),
    tree == Node(1, Node(2, Node(4)), Node(3)), tree == Node(1))
y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(y(lambda me: lambda n: 1 if n == 0 else n * me(n - 1))(20), (lambda f, n: f(f, n))(lambda f,
    n: n and n + f(f, n - 1), 50))


def outer(n):
    def down(k):
        nonlocal calls
        calls += 1
        return up(k - 1) if k else "down"

    def up(k):
        return down(k - 1) if k else "up"

    calls = 0
    return down(n), calls


print(outer(7), outer(8))


def endless(n=0):
    return endless(n + 1)


def endless_method():
    class A:
        def __getattr__(self, name):
            return getattr(self, name + "x")

        def __repr__(self):
            return repr(self)

        def __eq__(self, other):
            return self == other

        def __len__(self):
            return len(self)

        def __call__(self):
            return self()

        def __hash__(self):
            return hash(self)
    a = A()
    return [said(f) for f in (lambda: a.x, lambda: repr(a), lambda: a == 1, lambda: len(a),
        lambda: a(), lambda: hash(a))]


print(said(endless), *endless_method(), sep="\n")


def catch(n):
    try:
        return catch(n + 1)
    except RecursionError:
        return n > 100


print(catch(0), said(sorted, [1, 2], key=lambda x: endless()),
    said(lambda: [endless() for _ in "a"]), even(500))
nested = []
for _ in range(300):
    nested = [nested]
print(len(repr(nested)), nested == nested[:], str(nested).count("["), len(flatten(nested)))
