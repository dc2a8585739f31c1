"""Modules of the standard library that are written in Python, frozen with the program."""

import bisect
import heapq
import keyword
import sys

heap = [5, 1, 4, 1, 3]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(len(heap))])
print(heapq.nlargest(2, [3, 9, 4]), heapq.nsmallest(2, [3, 9, 4], key=lambda n: -n))
print(list(heapq.merge([1, 4], [2, 3, 9])))
row = [1, 3, 5]
bisect.insort(row, 4)
print(row, bisect.bisect_left(row, 3), bisect.bisect_right(row, 3))
print(keyword.iskeyword("for"), len(keyword.kwlist), keyword.softkwlist)
print(sorted(n for n in sys.modules if n in ("bisect", "heapq", "keyword", "sys")))
try:
    bisect.insort(row, "x")
except TypeError as error:
    print(error)
raise SystemExit(len(row))
