"""Conway's game of life on a torus, drawn generation by generation."""

WIDTH, HEIGHT = 12, 8
GLIDER = """
.O.
..O
OOO
"""


def empty():
    return [[False] * WIDTH for _ in range(HEIGHT)]


def place(grid, pattern, top, left):
    for i, line in enumerate(pattern.strip().split("\n")):
        for j, cell in enumerate(line):
            grid[(top + i) % HEIGHT][(left + j) % WIDTH] = cell == "O"


def neighbours(grid, i, j):
    count = 0
    for di in (-1, 0, 1):
        for dj in (-1, 0, 1):
            if (di or dj) and grid[(i + di) % HEIGHT][(j + dj) % WIDTH]:
                count += 1
    return count


def step(grid):
    after = empty()
    for i in range(HEIGHT):
        for j in range(WIDTH):
            n = neighbours(grid, i, j)
            after[i][j] = n == 3 or (n == 2 and grid[i][j])
    return after


def draw(grid):
    return "\n".join(["".join(["O" if cell else "." for cell in row]) for row in grid])


def population(grid):
    return sum([sum(row) for row in grid])


grid = empty()
place(grid, GLIDER, 0, 0)
place(grid, "OOO", 6, 8)
for generation in range(5):
    print(f"generation {generation}, {population(grid)} alive")
    print(draw(grid))
    grid = step(grid)

start = empty()
place(start, GLIDER, 0, 0)
now = step(start)
period = 1
while now != start:
    now = step(now)
    period += 1
print("the glider is home after", period, "generations")
