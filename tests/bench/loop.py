def loop(n):
    s = 0
    for i in range(n):
        s = (s + i * i) % 1000003
    return s


print(loop(10000000))
