# SPDX-License-Identifier: BSL-1.0
"""Generators that call themselves, and endless ones."""


def insert(tree, key):
    if tree is None:
        return [key, None, None]
    side = 1 if key < tree[0] else 2
    tree[side] = insert(tree[side], key)
    return tree


def walk(tree):
    if tree is not None:
        yield from walk(tree[1])
        yield tree[0]
        yield from walk(tree[2])


def depths(tree, depth=0):
    if tree:
        yield depth, tree[0]
        for side in tree[1:]:
            yield from depths(side, depth + 1)


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


def subsets(items):
    if not items:
        yield ()
        return
    for rest in subsets(items[1:]):
        yield rest
        yield (items[0],) + rest


def queens(n, row=0, columns=()):
    if row == n:
        yield columns
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            yield from queens(n, row + 1, columns + (column,))


def hanoi(n, a="a", b="b", c="c"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


tree = None
for key in [50, 30, 70, 20, 40, 60, 80, 10, 45]:
    tree = insert(tree, key)
print(list(walk(tree)), list(depths(tree)))
print(list(permutations([1, 2, 3])), sum(1 for _ in permutations(list("abcde"))))
print(sorted(subsets("abc")), len(list(queens(6))), next(queens(8)))
print(" ".join(hanoi(3)), sum(1 for _ in hanoi(9)))


def naturals(n=0):
    while True:
        yield n
        n += 1


def take(n, items):
    for _ in range(n):
        try:
            yield next(items)
        except StopIteration:
            return


def drop_while(condition, items):
    for item in items:
        if not condition(item):
            yield item
            break
    yield from items


def islice(items, start, stop, step=1):
    for i, item in enumerate(items):
        if i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield item


def sieve():
    numbers = naturals(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = without(numbers, prime)


def without(numbers, prime):
    return (n for n in numbers if n % prime)


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def tee(items):
    queues = [], []
    items = iter(items)

    def run(own):
        while True:
            if not own:
                try:
                    item = next(items)
                except StopIteration:
                    return
                for queue in queues:
                    queue.append(item)
            yield own.pop(0)

    return [run(queue) for queue in queues]


def merge(a, b):
    x, y = next(a), next(b)
    while True:
        if x <= y:
            yield x
            x = next(a)
        else:
            yield y
            y = next(b)


def chain(*many):
    for items in many:
        yield from items


def cycle(items):
    while True:
        yield from items


print(list(take(5, naturals())), list(take(3, iter([1]))), list(take(12, sieve())))
print(list(take(4, drop_while(lambda x: x < 5, naturals()))), list(islice(naturals(), 2, 12, 3)))
print(list(take(15, fibonacci())), next(x for x in fibonacci() if x > 10**20))
print([list(t) for t in tee(range(4))], list(take(8, merge(naturals(0), (x * x for x in naturals())))))
print("".join(chain("ab", (c for c in "cd"), [])), "".join(take(7, cycle("abc"))))
average = None


def running_average():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count


g = running_average()
next(g)
print([g.send(x) for x in (10, 20, 30, 5.5)])


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(300)))
try:
    list(deep(5000))
except RecursionError as error:
    print(error)


def nest(g):
    for x in g:
        yield x


g = naturals()
for _ in range(2000):
    g = nest(g)
try:
    next(g)
except RecursionError as error:
    print(error)
g = None
print("freed")


def hold(held):
    try:
        yield 1
    finally:
        held = None


g = None
for _ in range(200):
    g = hold(g)
    next(g)
g = None
print("freed again")
