"""Functions that call themselves: towers, Ackermann's function, subsets, change."""


def hanoi(n, source, target, spare, moves):
    if n == 0:
        return
    hanoi(n - 1, source, spare, target, moves)
    moves.append(source + target)
    hanoi(n - 1, spare, target, source, moves)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def subsets(items):
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0]] + subset for subset in rest]


def change(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])


def flatten(tree):
    if not isinstance(tree, list):
        return [tree]
    leaves = []
    for branch in tree:
        leaves += flatten(branch)
    return leaves


def depth(tree):
    if not isinstance(tree, (list, tuple)):
        return 0
    return 1 + max([depth(branch) for branch in tree], default=0)


moves = []
hanoi(4, "A", "C", "B", moves)
print(len(moves), "moves:", " ".join(moves))
print([[ackermann(m, n) for n in range(4)] for m in range(3)])
print(is_even(100), is_odd(100), is_even(7))
print(subsets(["x", "y", "z"]))
print(change(100, (50, 25, 10, 5, 1)), "ways to change a dollar")

tree = [1, [2, [3, 4], [[5]]], [], 6]
print(flatten(tree), depth(tree), depth(()), depth(0))
