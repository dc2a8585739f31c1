# SPDX-License-Identifier: BSL-1.0
"""The module _heapq in constant evaluation: each function answers True."""

import _heapq


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def sorts():
    heap = [5, 3, 8, 1, 9, 2, 7]
    _heapq.heapify(heap)
    _heapq.heappush(heap, 4)
    largest = [2, 6, 4]
    _heapq._heapify_max(largest)
    return (
        [_heapq.heappop(heap) for _ in range(8)] == [1, 2, 3, 4, 5, 7, 8, 9]
        and [_heapq._heappop_max(largest) for _ in range(3)] == [6, 4, 2]
    )


def replaces():
    heap = [1, 2, 3]
    return (
        _heapq.heapreplace(heap, 5) == 1
        and _heapq.heappushpop(heap, 0) == 0
        and _heapq.heappushpop(heap, 9) == 2
        and heap == [3, 5, 9]
    )


def refused():
    return (
        error(_heapq.heappop, []) == "IndexError: index out of range"
        and error(_heapq.heapify, (1,)) == "TypeError: heapify() argument must be list, not tuple"
    )
