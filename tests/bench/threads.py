def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def loop(n):
    s = 0
    for i in range(n):
        s = (s + i * i) % 1000003
    return s


def containers(n):
    total = 0
    for i in range(n):
        row = {j: [i, j] for j in range(20)}
        row["text"] = str(i) + "é" * 3
        total += len(row) + len(row["text"])
    return total
