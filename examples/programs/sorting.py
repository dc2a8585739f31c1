"""Sorts by hand, each compared with sorted()."""


def bubble_sort(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
        if not swapped:
            break
    return items


def insertion_sort(items):
    result = []
    for item in items:
        place = len(result)
        while place > 0 and result[place - 1] > item:
            place -= 1
        result.insert(place, item)
    return result


def quick_sort(items):
    if len(items) <= 1:
        return items
    pivot, *rest = items
    smaller = [item for item in rest if item < pivot]
    others = [item for item in rest if not item < pivot]
    return quick_sort(smaller) + [pivot] + quick_sort(others)


def merge_sort(items):
    if len(items) < 2:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def heap_sort(items):
    heap = list(items)

    def sift_down(root, end):
        while 2 * root + 1 < end:
            child = 2 * root + 1
            if child + 1 < end and heap[child] < heap[child + 1]:
                child += 1
            if not heap[root] < heap[child]:
                return
            heap[root], heap[child] = heap[child], heap[root]
            root = child

    for root in range(len(heap) // 2 - 1, -1, -1):
        sift_down(root, len(heap))
    for end in range(len(heap) - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        sift_down(0, end)
    return heap


def random_numbers(count, seed):
    numbers = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        numbers.append(seed // 65536 % 1000)
    return numbers


numbers = random_numbers(60, 42)
print(numbers[:12], "...")
for name, sort in [
    ("bubble", bubble_sort),
    ("insertion", insertion_sort),
    ("quick", quick_sort),
    ("merge", merge_sort),
    ("heap", heap_sort),
]:
    result = sort(numbers)
    print(f"{name:>9} {result == sorted(numbers)} {result[:4]} {result[-1]}")
    assert sort([]) == [] and sort([1]) == [1] and sort(["b", "a"]) == ["a", "b"]

words = ["pear", "Fig", "apple", "fig", "Banana", "kiwi"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
words.sort(key=lambda word: (len(word), word))
print(words, list(reversed(words))[0])
print(sorted([(2, "b"), (1, "z"), (2, "a")]), merge_sort([2.5, 1, -3, 2]))
