"""Searches: binary, in a rotated list, for a root, for the shortest path in a maze."""


def binary_search(items, wanted):
    low, high = 0, len(items)
    steps = 0
    while low < high:
        steps += 1
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    found = low < len(items) and items[low] == wanted
    return (low if found else -1), steps


def rotation(items):
    low, high = 0, len(items) - 1
    while low < high:
        middle = (low + high) // 2
        if items[middle] > items[high]:
            low = middle + 1
        else:
            high = middle
    return low


def bisect_root(f, low, high, tolerance=1e-10):
    assert f(low) * f(high) < 0
    while high - low > tolerance:
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return low


MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########
"""


def shortest_path(text):
    lines = text.split()
    walls = {}
    start = end = None
    for i, line in enumerate(lines):
        for j, cell in enumerate(line):
            walls[i, j] = cell == "#"
            if cell == "S":
                start = (i, j)
            elif cell == "E":
                end = (i, j)
    came_from = {start: None}
    queue = [start]
    while queue:
        here = queue.pop(0)
        if here == end:
            break
        i, j = here
        for there in ((i - 1, j), (i, j + 1), (i + 1, j), (i, j - 1)):
            if not walls[there] and there not in came_from:
                came_from[there] = here
                queue.append(there)
    path = []
    while end is not None:
        path.append(end)
        end = came_from[end]
    return path[::-1]


squares = [n * n for n in range(1000)]
for wanted in (0, 49, 50, 998001, 10**9):
    print(wanted, binary_search(squares, wanted))

print(rotation([7, 8, 9, 1, 2, 3]), rotation([1, 2, 3]), rotation([2, 1]))
print(f"{bisect_root(lambda x: x**3 - x - 2, 1, 2):.8f}")

path = shortest_path(MAZE)
print(len(path) - 1, "steps:", path[:4], "...", path[-1])
rows = MAZE.split()
for i, row in enumerate(rows):
    print("".join(["o" if (i, j) in path and cell == "." else cell for j, cell in enumerate(row)]))

haystack = "she sells sea shells by the sea shore"
print(haystack.find("sea"), haystack.rfind("sea"), haystack.find("land"), haystack.count("sh"))
print(haystack.index("by"), "sea" in haystack, haystack.split("sea"), haystack.partition(" by ")[2])
