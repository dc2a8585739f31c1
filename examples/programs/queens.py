"""Eight queens that do not attack each other: counted, and the first solution drawn."""


def solutions(size):
    found = []
    columns, rising, falling = [False] * size, [False] * (2 * size), [False] * (2 * size)
    queens = []

    def place(row):
        if row == size:
            found.append(queens[:])
            return
        for column in range(size):
            up, down = row + column, row - column + size
            if columns[column] or rising[up] or falling[down]:
                continue
            columns[column] = rising[up] = falling[down] = True
            queens.append(column)
            place(row + 1)
            queens.pop()
            columns[column] = rising[up] = falling[down] = False

    place(0)
    return found


def board(queens):
    lines = []
    for column in queens:
        lines.append(" ".join(["Q" if c == column else "." for c in range(len(queens))]))
    return "\n".join(lines)


for size in range(1, 8):
    print(size, "queens:", len(solutions(size)), "solutions")
eight = solutions(8)
print(8, "queens:", len(eight), "solutions, the first", eight[0])
print(board(eight[0]))
