# SPDX-License-Identifier: BSL-1.0
"""The walrus operator: where its target lives, its value, in conditions, comprehensions and calls."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print((n := 5), n, (n := n + 1) * 2, n, [y := 1, y + 1, (y := y * 10)], y)


def function(data):
    if (size := len(data)) > 2 and (last := data[-1]):
        return size, last
    return size, "short"


print(function("abc"), function("a"), function([1, 2, 0]))
print([half for x in range(6) if (half := x / 2) > 1], half,
    any((found := x) > 3 for x in range(9)), found, {(k := w): (v := len(w)) for w in ("a", "bb")},
    k, v)
total = 0
print([total := total + x for x in range(5)], total, list((running := x * 2) for x in range(3)),
    running)


def nested():
    seen = [[(inner := i * j) for j in range(3)] for i in range(3)]

    def reads():
        return inner

    return seen, inner, reads()


def with_global():
    global made_global
    [made_global := x for x in "ab"]
    return made_global


def with_nonlocal():
    value = "before"

    def change():
        nonlocal value
        return [value := x for x in "yz"]

    return change(), value


class Body:
    if (width := 3) > 2:
        height = (depth := width + 1)


print(nested(), with_global(), made_global, with_nonlocal(), Body.width, Body.height, Body.depth)
source = iter([3, 1, 0, 7])
while value := next(source):
    print(value, end=" ")
print(value)
print(f"{(w := 5)} {w}", f"{w:=5}", (lambda: (z := 3) + z)(), (lambda a=(default := 9): a)(),
    default, print((p := 1), q := 2) or (p, q), {"a": (d := 1)}["a"], (1, (t := 2), 3)[t],
    "abc"[(i := 1)], "abcdef"[(s := 1):(e := 4)], s, e, not (b := 0), b, (u := 1, 2), u, (c := 1)
    if (c2 := 0) else c2, -(m := 4), m)
print(said(lambda: [(bad := 1 / x) for x in (1, 0)]), (lambda: [[late := 5], late])(),
    [(a := 1) + (a := a + 1) + a], (g := (lambda: g))() is g, [x := 0, x := x + 1, x := x + 1], x)


def unbound(flag):
    if flag and (maybe := 1):
        pass
    return maybe


print(said(unbound, True), said(unbound, False), said(lambda: (only_here := 1) and only_here),
    said(lambda: only_here))
try:
    assert (checked := 0), f"{checked} is false"
except AssertionError as error:
    print(error, checked)
match (command := "go north").split():
    case [verb, *_] if (length := len(verb)) == 2:
        print(command, verb, length)
