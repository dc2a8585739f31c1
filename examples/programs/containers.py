"""Lists, tuples, dicts and strings: slices, unpacking, nesting, identity, comparison."""


def stack_and_queue():
    stack = []
    for item in "abc":
        stack.append(item)
    queue = list(stack)
    print([stack.pop() for _ in range(3)], [queue.pop(0) for _ in range(3)], stack, queue)


def transpose_dict(table):
    result = {}
    for row, columns in table.items():
        for column, value in columns.items():
            result.setdefault(column, {})[row] = value
    return result


def run_length(text):
    runs = []
    for c in text:
        if runs and runs[-1][0] == c:
            runs[-1][1] += 1
        else:
            runs.append([c, 1])
    return "".join([c + (str(n) if n > 1 else "") for c, n in runs])


stack_and_queue()

numbers = list(range(10))
print(numbers[2:5], numbers[:3], numbers[-3:], numbers[::3], numbers[::-2], numbers[20:], numbers[5:2])
numbers[2:5] = ["two", "to", "four", "!"]
del numbers[0], numbers[-1]
print(numbers, len(numbers), "to" in numbers, numbers.index("to"), numbers.count(7))
numbers.remove("!")
numbers.insert(1, [1.5])
numbers += (8, 9)
print(numbers, [1, 2] * 2 + [3], [0] * 0)
del numbers[1:6:2]
print(numbers)

first, *middle, last = "hello"
(a, b), [c, *d] = (1, 2), [3]
print(first, middle, last, a, b, c, d, [*middle, *"xy"], {**{"k": 1}, "j": 2}, (*d, 0))

print((1, 2) < (1, 3), [1, 2] < [1], (1,) + (2,), (0,) * 3, () == [], (1, [2]) == (1, [2]))
same = other = [1, 2]
copy = same[:]
other.append(3)
print(same, copy, same is other, same is copy, same == copy, None is None, not [], not [0])

table = {"x": {"a": 1, "b": 2}, "y": {"a": 3}}
print(transpose_dict(table), len(table), list(table["x"].values()))
table.update({"z": {}})
table["x"].clear()
print(table, table.get("q"), "z" in table, sorted(table, reverse=True), dict([("m", 1)]), dict(n=2))
mixed = {1: "int", "1": "str", (1,): "tuple", None: "none", 2.5: "float"}
mixed[1.0] = mixed[True] + "!"
for key, value in mixed.items():
    print(repr(key), value, end=", ")
print(len(mixed), mixed.pop(None), mixed.popitem())

print(run_length("aaabccddddd"), run_length(""))
print(all([1, "a", [0]]), any([0, "", []]), all([]), sum([[1], [2]], []), list("abc"), tuple([1]))
print(list(zip("ab", [1, 2, 3])), list(enumerate("ab", start=5)), list(reversed((1, 2))))
nested = [[i * j for j in range(1, 4) if (i + j) % 2] for i in range(1, 5)]
print(nested, [x for row in nested for x in row], {len(row) for row in nested})
print(range(5), range(2, 20, 3)[2], len(range(10, 0, -3)), 8 in range(2, 20, 3), str([1, "a", (None,)]))
