"""A message of one's own, raised again by a handler, past a finally."""


def check(n):
    if n > 2:
        raise ValueError(f"{n} is more than two")
    return n


def loop():
    for n in range(5):
        try:
            print(check(n))
        except ValueError:
            print("seen")
            raise
        finally:
            print("turn", n)


loop()
