# SPDX-License-Identifier: BSL-1.0
"""with in generators, and generators as context managers."""


class Manager:
    """A context manager of a generator that yields once."""

    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, error, traceback):
        if kind is None:
            try:
                next(self.generator)
            except StopIteration:
                return False
            raise RuntimeError("it went on")
        try:
            self.generator.throw(error)
        except StopIteration:
            return True
        except BaseException as raised:
            if raised is error:
                return False
            raise
        raise RuntimeError("it went on")


def manager(function):
    return lambda *given: Manager(function(*given))


@manager
def tag(name, out):
    out.append(f"<{name}>")
    try:
        yield name
    finally:
        out.append(f"</{name}>")


@manager
def swallow(*kinds):
    try:
        yield
    except kinds as error:
        print("swallowed", repr(error))


out = []
with tag("a", out) as a, tag("b", out) as b:
    out.append(a + b)
print("".join(out))

with swallow(KeyError, ValueError):
    {}["missing"]
with swallow(ValueError):
    int("x")
try:
    with swallow(KeyError):
        1 / 0
except ZeroDivisionError as error:
    print("through", error)


def lines(out):
    with tag("lines", out):
        for i in range(3):
            sent = yield i
            if sent:
                print("sent", sent)


out = []
g = lines(out)
print(next(g), g.send("x"))
g.close()
print(out)
out.clear()
print(list(lines(out)), out)
del g
out.clear()
g = lines(out)
next(g)
del g
print(out)
