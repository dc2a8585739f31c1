"""Matrices as lists of lists: product, transpose, determinant, powers, a linear system."""


def identity(n):
    return [[1 if i == j else 0 for j in range(n)] for i in range(n)]


def product(a, b):
    columns = transpose(b)
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def transpose(a):
    return [list(row) for row in zip(*a)]


def minor(a, row, column):
    return [r[:column] + r[column + 1 :] for i, r in enumerate(a) if i != row]


def determinant(a):
    if len(a) == 1:
        return a[0][0]
    total = 0
    for column, value in enumerate(a[0]):
        total += (-1) ** column * value * determinant(minor(a, 0, column))
    return total


def power(a, n):
    result = identity(len(a))
    while n > 0:
        if n % 2 == 1:
            result = product(result, a)
        a = product(a, a)
        n //= 2
    return result


def solve(a, b):
    """Gauss: a x = b, with the largest pivot of each column."""
    rows = [[float(x) for x in row] + [float(y)] for row, y in zip(a, b)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(rows[i][column]))
        if rows[pivot][column] == 0:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for i in range(column + 1, size):
            factor = rows[i][column] / rows[column][column]
            for j in range(column, size + 1):
                rows[i][j] -= factor * rows[column][j]
    x = [0.0] * size
    for i in range(size - 1, -1, -1):
        known = sum([rows[i][j] * x[j] for j in range(i + 1, size)])
        x[i] = (rows[i][size] - known) / rows[i][i]
    return x


def show(a):
    for row in a:
        print(" ".join([f"{value:5}" for value in row]))


a = [[1, 2, 3], [0, 4, 5], [1, 0, 6]]
b = [[-1, 0, 2], [3, 1, 0], [0, 2, 1]]
show(product(a, b))
print(transpose(a))
print(determinant(a), determinant(b), determinant(product(a, b)))
print(product(a, identity(3)) == a)
print(power([[1, 1], [1, 0]], 90)[0][1])
print([f"{x:.6f}" for x in solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3])])
print(solve([[1, 2], [2, 4]], [1, 2]))

grid = [[0] * 4 for _ in range(3)]
for i in range(3):
    for j in range(4):
        grid[i][j] = (i + 1) * (j + 1)
show(grid)
