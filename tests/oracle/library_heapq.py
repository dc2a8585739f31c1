# SPDX-License-Identifier: BSL-1.0
"""_heapq: lists as heaps, which comparisons are made, and what is refused."""

import _heapq

FUNCTIONS = (
    _heapq.heappush, _heapq.heappushpop, _heapq.heappop, _heapq.heapreplace, _heapq.heapify,
    _heapq._heappop_max, _heapq._heapify_max, _heapq._heapreplace_max,
)


def said(function, *given, **named):
    try:
        return function(*given, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Noted:
    """What is compared is noted."""

    log = []

    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        Noted.log.append((self.number, other.number))
        return self.number < other.number

    def __repr__(self):
        return f"<{self.number}>"


def noise(count, seed=1):
    made = []
    for _ in range(count):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        made.append(seed >> 8)
    return made


for count in (0, 1, 2, 3, 10, 100, 2500, 2501, 3000, 5001):
    numbers = noise(count)
    for make, pop, order in (
        (_heapq.heapify, _heapq.heappop, sorted(numbers)),
        (_heapq._heapify_max, _heapq._heappop_max, sorted(numbers, reverse=True)),
    ):
        heap = list(numbers)
        print(make(heap), heap[:5], hash(tuple(heap)))
        print([pop(heap) for _ in numbers] == order, heap)

heap = []
for number in noise(50):
    _heapq.heappush(heap, number)
print(heap)
print([_heapq.heapreplace(heap, number) for number in noise(30, 7)], heap)
print([_heapq.heappushpop(heap, number) for number in noise(30, 9)], heap)
_heapq._heapify_max(heap)
print([_heapq._heapreplace_max(heap, number) for number in noise(30, 11)], heap)

heap = [Noted(number) for number in (5, 3, 8, 1, 9, 2, 7)]
_heapq.heapify(heap)
_heapq.heappush(heap, Noted(4))
_heapq.heappush(heap, Noted(0))
print(heap, _heapq.heappop(heap), _heapq.heapreplace(heap, Noted(6)), _heapq.heappushpop(heap, Noted(-1)), heap)
_heapq._heapify_max(heap)
print(heap, _heapq._heappop_max(heap), _heapq._heapreplace_max(heap, Noted(3)), heap)
print(Noted.log)

for function in FUNCTIONS:
    print(said(function), said(function, 1), said(function, [], 2), said(function, (1,), 2), said(function, [1], 2, 3))
    print(said(function, [1], item=2), said(function, heap=[1]), said(function, []))
print(said(_heapq.heapify, [1, "a", 2]), said(_heapq.heappush, [1], "a"), said(_heapq.heappushpop, [1], "a"))
print(said(_heapq.heapreplace, [1, 2, 3], None), _heapq.heappushpop([], 5), _heapq.heappop([None]))


class Emptying(int):
    def __lt__(self, other):
        heap.clear()
        return True


class Failing(int):
    def __lt__(self, other):
        raise LookupError("no order")


for kind in (Emptying, Failing):
    for function in FUNCTIONS:
        heap = [kind(number) for number in range(6)]
        given = (heap, kind(3)) if function in (FUNCTIONS[0], FUNCTIONS[1], FUNCTIONS[3], FUNCTIONS[7]) else (heap,)
        print(kind.__name__, said(function, *given), len(heap))


class Heap(list):
    pass


heap = Heap([3, 1, 2])
_heapq.heapify(heap)
print(heap, _heapq.heappop(heap), heap, type(heap).__name__)
print(sorted(name for name in vars(_heapq) if not name.startswith("__")))
