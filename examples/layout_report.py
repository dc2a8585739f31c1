"""A program for layout_report to show the memory of."""

PRICES = {"tea": 250, "café crème": 420, "cake": 3.5}
LARGE = 10**40
TEXTS = ("one", "two", "three", ("nested", b"bytes"))


def total(names, prices=PRICES):
    result = 0
    for name in names:
        result += prices[name]
    return result


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


total(["tea", "cake"])
fib(10)
