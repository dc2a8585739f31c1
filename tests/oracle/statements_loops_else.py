# SPDX-License-Identifier: BSL-1.0
"""while/else, for/else, try/else/finally: break, continue and return in each, nested."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def for_else(items, stop):
    for x in items:
        if x == stop:
            break
        if x < 0:
            continue
        seen.append(x)
    else:
        return "else", x if items else None
    return "broken", x


def while_else(n, stop):
    while n:
        n -= 1
        if n == stop:
            break
        if n % 2:
            continue
        seen.append(n)
    else:
        seen.append("else")
    return n


for arguments in (([1, 2, 3], 2), ([1, -1, 3], 9), ([], 1)):
    seen = []
    print(for_else(*arguments), seen)
for arguments in ((5, 2), (4, 9), (0, 0)):
    seen = []
    print(while_else(*arguments), seen)


def flow(how, where):
    log = []
    try:
        for i in range(3):
            try:
                log.append(f"try {i}")
                if where == "try":
                    if how == "break": break
                    if how == "continue": continue
                    if how == "return": return log
                    if how == "raise": raise ValueError(i)
            except ValueError:
                log.append("except")
                if i: break
            else:
                log.append("else")
                if where == "else":
                    if how == "break": break
                    if how == "continue": continue
                    if how == "return": return log
                    if how == "raise": raise KeyError(i)
            finally:
                log.append("finally")
                if where == "finally":
                    if how == "break": break
                    if how == "continue": continue
                    if how == "return": return log
                    if how == "raise": raise LookupError(i)
            log.append("after")
        else:
            log.append("for-else")
    except LookupError as error:
        log.append(repr(error))
        return log
    finally:
        log.append("outer finally")
    return log


for where in ("try", "else", "finally", "nowhere"):
    for how in ("break", "continue", "return", "raise"):
        print(where, how, flow(how, where))


def swallow(how):
    for i in range(2):
        try:
            1 / 0
        finally:
            if how == "break": break
            if how == "continue": continue
            if how == "return": return "returned"
    return "went on", i


def override():
    try:
        return "try"
    finally:
        return "finally"


def kept():
    value = ["before"]
    try:
        return value[0]
    finally:
        value[0] = "after"


def nested():
    for i in range(3):
        for j in range(3):
            if j == 1: continue
            if i == 1: break
            while True:
                try:
                    yield i, j
                    break
                finally:
                    yield "finally"
        else:
            yield "inner else"
            continue
        yield "inner broken"
    else:
        yield "outer else"


print(swallow("break"), swallow("continue"), swallow("return"), override(), kept(), list(nested()))
i = 10
while (i := i - 3) > 0:
    print(i, end=" ")
else:
    print("done", i)
for i in range(2): pass
else: print("empty body", i)
for x in (y for y in "ab"):
    x = x.upper()
    print(x, end="")
print(x)
for [a, b], *c in [((1, 2), 3, 4), ("xy",)]: print(a, b, c)
while False: print("never")
else: print("at once")
