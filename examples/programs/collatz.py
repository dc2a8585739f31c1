"""The Collatz sequence: its length for many starts, remembered in a dict."""


def sequence(n):
    numbers = [n]
    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
        numbers.append(n)
    return numbers


lengths = {1: 1}


def length(n):
    path = []
    while n not in lengths:
        path.append(n)
        n = 3 * n + 1 if n % 2 else n // 2
    known = lengths[n]
    while path:
        known += 1
        lengths[path.pop()] = known
    return known


def longest(limit):
    best, best_length = 1, 1
    for n in range(1, limit):
        found = length(n)
        if found > best_length:
            best, best_length = n, found
    return best, best_length


print(sequence(6))
print(len(sequence(27)), max(sequence(27)))
for limit in (10, 100, 1000, 10000):
    start, steps = longest(limit)
    print("below", limit, "the longest starts at", start, "with", steps, "numbers")
print(len(lengths), "lengths known")

highest = sequence(27)
for row in range(10, 0, -1):
    level = max(highest) * row // 10
    print("".join(["*" if value >= level else " " for value in highest]).rstrip())
