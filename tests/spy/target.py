def spin(n):
    total = 0
    while n > 0:
        n -= 1
        total += n * n
    return total


def outer(n):
    x = 1
    return spin(
        n) + x


def generating(items):
    for item in items:
        yield item


def delegating(items):
    yield from generating(
        items)


def through_built_in(f, x):
    return list(delegating(map(f, [x])))


def café(n):
    ώ = outer
    return through_built_in(ώ, n)


def start(n):
    print("go", flush=True)
    try:
        raise ValueError
    except ValueError:
        for each in [n]:
            def 名前():
                return café(
                    each
                )
            return [名前() for _ in range(1)][0]
