# SPDX-License-Identifier: BSL-1.0
"""Context managers as classes: several in one statement, suppression, results, order, re-entry."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        log.append(f"enter {self.name}")
        if self.fail == "enter":
            raise ValueError(f"enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, error, trace):
        log.append(f"exit {self.name} {error!r}")
        if self.fail == "exit":
            raise KeyError(f"exit {self.name}")
        return self.swallow


def run(*managers, body=lambda: "result"):
    a, b, c = managers
    with a as x, b as (y, *z), c:
        log.append((x, y, z))
        return body()
    return "swallowed"


def chain(error):
    return repr(error) + (f" <- {chain(error.__context__)}" if error.__context__ else "")


for swallow in range(8):
    for fail in (None, "enter", "exit"):
        for body in (lambda: "result", lambda: 1 / 0):
            log = []
            managers = [Manager(n, bool(swallow >> i & 1), fail if i == 1 else None) for i,
                n in enumerate("abc")]
            try:
                print(swallow, fail, run(*managers, body=body), log)
            except Exception as error:
                print(swallow, fail, chain(error), log)


def in_loop():
    log = []
    for i in range(4):
        with Manager(f"m{i}"):
            if i == 0:
                continue
            if i == 2:
                break
    else:
        return "else"
    return i


def returned():
    with Manager("outer"):
        with Manager("inner", fail="exit"):
            return "lost"


def swallowed_return():
    with Manager("outer", swallow=True):
        with Manager("inner", fail="exit"):
            return "lost"
    return "went on"


log = []
print(in_loop(), said(returned), swallowed_return(), log)


class Reentrant:
    depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, *error):
        self.depth -= 1
        return self.depth == 1 and error[0] is not None


r = Reentrant()
with r, r as again, r:
    print(r.depth, again is r)
    [][0]
print(r.depth)


class Truths:
    def __init__(self, result):
        self.result = result

    __enter__ = lambda self: None

    def __exit__(self, *error):
        return self.result


class BadTruth:
    def __bool__(self):
        raise LookupError("no truth")


for result in (None, 0, 1, "", "a", [], [0], BadTruth(), 2.5):
    def body():
        with Truths(result):
            raise ValueError("inside")
        return "swallowed"
    print(type(result).__name__, said(body))


class Instance:
    pass


i = Instance()
i.__enter__ = lambda: None
i.__exit__ = lambda *e: None


class OnlyEnter:
    def __enter__(self): return self


class OnlyExit:
    def __exit__(self, *e): return True


class WrongCount:
    def __enter__(self, extra): pass
    def __exit__(self): pass


class WrongExit:
    def __enter__(self): return [1, 2]
    def __exit__(self): pass


def use(manager):
    with manager as got:
        return got


def unpack(manager):
    with manager as (a, b, c):
        return a


for manager in (i, OnlyEnter(), OnlyExit(), WrongCount(), WrongExit(), 5, None, Manager):
    print(type(manager).__name__, said(use, manager))
log = []
print(said(unpack, Manager("ab")), said(unpack, Manager("abc")), said(unpack, WrongExit()), log)
