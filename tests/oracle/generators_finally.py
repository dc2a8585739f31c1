# SPDX-License-Identifier: BSL-1.0
"""When the `finally` blocks of generators run: at the end, at close(), and when nobody has them."""


def steps(name):
    try:
        print(name, "begins")
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "exits")
        raise
    finally:
        print(name, "ends")


def ask(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return f"{type(error).__name__}{error.args}"


print(list(steps("whole")))
g = steps("closed")
print(g.close(), ask(next, g, "nothing"))
g = steps("closed later")
print(next(g), g.close(), g.close(), ask(next, g, "nothing"))
g = steps("dropped")
next(g)
del g
print("after del")
g = steps("replaced")
next(g)
g = None
print("after None")
for x in steps("broken off"):
    print("item", x)
    break
print("after break")


def returns_early():
    for x in steps("returned from"):
        return x


print(returns_early(), "after return")


def raises():
    for x in steps("raised from"):
        raise ValueError(x)


print(ask(raises), "after raise")
held = [steps("in list 1"), steps("in list 2")]
for each in held:
    next(each)
del each
held.clear()
print("after clear")
held = [steps("slice 1"), steps("slice 2"), steps("slice 3")]
for each in held:
    next(each)
del each
held[0:2] = []
print("after slice")
held = {"a": steps("in dict")}
next(held["a"])
held["a"] = 1
print("after store")
held = (steps("in tuple"),)
next(held[0])
del held
print("after tuple")
held = {1: [steps("nested")]}
next(held[1][0])
held.pop(1)
print("after pop")
a, b = steps("unpacked"), 3
next(a)
a, b = b, a
b = 0
print("after swap")


def changes(where):
    try:
        yield 1
    finally:
        where.append("appended")
        where.append(len(where))


held = [1, 2]
held.append(changes(held))
next(held[2])
held[1:] = [7, 8]
print(held)
held.append(changes(held))
next(held[-1])
del held[-1]
print(held)
held.append(changes(held))
next(held[-1])
held.clear()
print(held)
held[:] = [changes(held), 1, changes(held), 2]
next(held[0]), next(held[2])
del held[::2]
print(held)
table = {}


def changes_table():
    try:
        yield 1
    finally:
        for i in range(20):
            table[i] = i


table["g"] = changes_table()
next(table["g"])
table["g"] = None
print(len(table))
table["g"] = changes_table()
next(table["g"])
del table["g"]
print(len(table))
table["g"] = changes_table()
next(table["g"])
table.clear()
print(len(table))


def raising(name):
    try:
        yield 1
    finally:
        raise ValueError(name)


g = raising("closed")
next(g)
print(ask(g.close))
g = raising("ignored")
next(g)
del g


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("stubborn")


g = stubborn()
next(g)
print(ask(g.close))
del g
print("after stubborn")
saved = []


def revives():
    try:
        yield 1
    finally:
        saved.append(me)


me = revives()
next(me)
del me
print("name is gone", len(saved))


def keeps(box):
    try:
        yield 1
        yield 2
    finally:
        saved.append(box[0])
        print("kept")


box = []
box.append(keeps(box))
next(box[0])
box.pop()
print(len(saved))
box = []
g = keeps(box)
next(g)
box.append(g)
del g
print(saved[:0], ask(next, box[0]), box[0].gi_suspended)
box = None


def loses():
    try:
        yield 1
    finally:
        try:
            yield_it = 1 // 0
        except ZeroDivisionError as error:
            print("in finally:", error, error.__context__)


def while_raising():
    g = loses()
    next(g)
    raise KeyError("pending")


print(ask(while_raising))


def while_handling():
    g = loses()
    next(g)
    try:
        raise KeyError("handled")
    except KeyError:
        del g
        raise


print(ask(while_handling))


def several():
    with_finally = [steps(i) for i in range(3)]
    for each in with_finally:
        next(each)


several()
print("after several")


def cycle():
    def g():
        try:
            yield me
        finally:
            print("cycle ends")
    me = g()
    next(me)


cycle()
print("the rest ends with the program")
last = steps("last")
next(last)
lists = [steps("last in list")]
next(lists[0])
