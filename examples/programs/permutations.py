"""Arrangements: permutations, combinations, partitions, Gray codes, Pascal's triangle."""


def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1 :]):
            result.append(items[i : i + 1] + rest)
    return result


def next_permutation(items):
    i = len(items) - 2
    while i >= 0 and items[i] >= items[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(items) - 1
    while items[j] <= items[i]:
        j -= 1
    items[i], items[j] = items[j], items[i]
    items[i + 1 :] = items[i + 1 :][::-1]
    return True


def combinations(items, size):
    if size == 0:
        return [()]
    if len(items) < size:
        return []
    first, *rest = items
    with_first = [(first,) + c for c in combinations(rest, size - 1)]
    return with_first + combinations(rest, size)


def partitions(n, largest=None):
    if largest is None:
        largest = n
    if n == 0:
        return [[]]
    result = []
    for part in range(min(n, largest), 0, -1):
        for rest in partitions(n - part, part):
            result.append([part] + rest)
    return result


def gray_code(bits):
    if bits == 0:
        return [""]
    shorter = gray_code(bits - 1)
    return ["0" + code for code in shorter] + ["1" + code for code in shorter[::-1]]


def pascal(rows):
    triangle = [[1]]
    while len(triangle) < rows:
        last = triangle[-1]
        triangle.append([1] + [a + b for a, b in zip(last, last[1:])] + [1])
    return triangle


print(permutations("abc"))
print(len(permutations([1, 2, 3, 4, 5])), permutations((1, 2)))

items = [1, 2, 2, 3]
count = 1
while next_permutation(items):
    count += 1
print(count, items)

print(combinations("abcd", 2))
print(len(combinations(list(range(9)), 4)))
for partition in partitions(5):
    print("+".join([str(part) for part in partition]), end="  ")
print()
print(" ".join(gray_code(3)))
for row in pascal(7):
    print(" ".join([str(n) for n in row]).center(24).rstrip())

letters = set("mississippi")
print(len(letters), sorted(letters), "s" in letters, "z" in letters, sorted({1, 2} | {2, 3}))
