# SPDX-License-Identifier: BSL-1.0
"""exec() of source text: coroutines, asynchronous generators and comprehensions, `async for`, `async with`."""

SOURCE = '''
class Pause:
    """An awaitable that yields a value to the loop, and results in what the loop sends."""
    def __init__(self, shown):
        self.shown = shown
    def __await__(self):
        return (yield self.shown)

class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress
    async def __aenter__(self):
        print("  enter", self.name, await Pause("entering"))
        return self.name
    async def __aexit__(self, kind, value, place):
        await Pause("leaving")
        print("  exit", self.name, kind and kind.__name__, place is not None)
        return self.suppress

class Count:
    def __init__(self, end):
        self.at, self.end = 0, end
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.at == self.end:
            raise StopAsyncIteration
        self.at += 1
        return await Pause(self.at)

def run(coroutine):
    """Drives a coroutine: sends back what it yields, twice."""
    sent, shown = None, []
    while True:
        try:
            sent = coroutine.send(sent)
        except StopIteration as stop:
            print("  yielded", *shown)
            return stop.value
        except BaseException as error:
            print("  yielded", *shown)
            return error
        shown.append(sent)
        sent = sent * 2

async def numbers(n, step=1, *, start=0):
    for i in range(n):
        got = yield start + i * step
        if got:
            print("  got", got)
        await Pause(i)

async def awaits(x, *more, key=None, **named):
    a = await Pause(x) + -await Pause(x) ** await Pause(2)
    return a, more, [await each for each in (Pause(1), Pause(2))], f"{await Pause(3)!r:>4}", not await Pause(0)

async def arguments():
    return max(await Pause(1), *await Pause((1, 2)), **await Pause2({"key": abs}))

async def loops(n, end):
    """for, else, break, continue, return"""
    async for a, in pairs(n):
        if a == 2:
            continue
        if a == end:
            break
        if a == 8:
            return "early"
        print("  in", a)
    else:
        print("  else")
    return "late"

async def pairs(n):
    async for x in Count(n):
        yield x,

async def nested_loops():
    found = []
    async for i in Count(3):
        async for j in Count(3):
            for k in "ab":
                if j == 4:
                    break
                found.append((i, j, k))
            else:
                continue
            break
    else:
        found.append("end")
    return found

async def return_from_loops():
    async for i in Count(3):
        for j in range(3):
            async for k in Count(2):
                try:
                    return await Pause(k)
                finally:
                    await Pause("finally")

async def managers():
    async with Manager("a") as a, Manager("b"):
        print("  in", a)
    async with (Manager("c") as (c,), Manager("d") as d,):
        return await Pause(c + d)

async def managers_in_loop():
    for name in "xyz":
        async with Manager(name) as held:
            if held == "x":
                continue
            break
    return name

async def suppressed():
    async with Manager("s", True), Manager("t"):
        with open_file() as file:
            raise OSError(await Pause("raised"))
    return "went on"

async def raised():
    async with Manager("r"):
        try:
            await Pause(1)
            1 / 0
        finally:
            await Pause(2)

class open_file:
    def __enter__(self): print("  open")
    def __exit__(self, *what): print("  close", what[0].__name__)

async def comprehensions():
    x = 3
    a = [i async for i in Count(x)]
    b = {i async for i in Count(3) if i > x if await Pause(i)}
    c = {await Pause(k): v async for k in Count(2) for v in [k]}
    d = [await Pause(i) for i in range(2)]
    e = [[j async for j in Count(i)] for i in range(3)]
    f = [(i, j) async for i in Count(2) async for j in Count(i)]
    g = [y := i async for i in Count(3)]
    return a, b, c, d, e, f, g, y

async def expressions():
    a = (i * 2 async for i in Count(3) if i != 4)
    b = (await Pause(i) for i in range(2))
    c = ([k async for k in Count(j)] for j in range(3))
    d = list(i for i in [z async for z in Count(2)])
    print(" ", type(a).__name__, type(b).__name__, type(c).__name__)
    return [i async for i in a], [i async for i in b], [i async for i in c], d, await total(i async for i in Count(3))

async def total(of):
    result = 0
    async for each in of:
        result += each
    return result

async def sends():
    generator = numbers(3, step=10)
    got = [await generator.asend(None), await generator.asend("hello")]
    await generator.aclose()
    return got, [x async for x in numbers(2, start=5)]

def decorated(function):
    function.decorated = True
    return function

class Methods:
    value = 7
    @decorated
    async def method(self) -> int:
        class Local(await Pause('base') and object):
            pass
        return await Pause(self.value), super().__class__.__name__, [Local.__qualname__ for _ in [await Pause(1)]]
    @decorated
    async def closes_over(self, n):
        async def inner():
            nonlocal n
            n += await Pause(n)
            return n
        return await inner() + await inner()

class Pause2(Pause):
    def __await__(self):
        yield "dict"
        return self.shown

for made in (awaits(1, 2, key=3), arguments(), loops(1, 4), loops(3, 4), loops(5, 0), nested_loops(), return_from_loops(),
             managers(), managers_in_loop(), suppressed(), raised(), comprehensions(), expressions(), sends(),
             Methods().method(), Methods().closes_over(3)):
    print(made.__qualname__)
    print(" ", repr(run(made)))
print(Methods.method.decorated, Methods.method.__annotations__, loops.__doc__)

async def throws():
    try:
        async with Manager("thrown"):
            async for i in Count(2):
                await Pause(i)
    except KeyError as error:
        return error.args

def throw_at(n):
    made = throws()
    for _ in range(n):
        made.send(None)
    try:
        made.throw(KeyError(n))
        made.send(None)
    except StopIteration as stop:
        print(n, "caught", stop.value)
    except KeyError as error:
        print(n, "not caught", error)
    finally:
        made.close()

for n in range(5):
    throw_at(n)

anonymous = lambda: (i async for i in Count(1))
print(run(total(anonymous())))
for each in awaits, numbers, anonymous, anonymous().ag_code, Methods.closes_over.__code__.co_consts[1]:
    code = getattr(each, "__code__", each)
    print(code.co_name, hex(code.co_flags))
'''

exec(SOURCE)

PLACES = '''async def fails(what):
    async with (what[0] as a,
                what[1]):
        pass
    async for i in (
            what[2]):
        pass
    await (
        what[3])
    return [
        i async for i in what[4]]
'''


class Good:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *what):
        return False

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    def __await__(self):
        return iter(())


scope = {}
exec(compile(PLACES, "<made>", "exec"), scope)
for bad in range(6):
    try:
        scope["fails"]([Good() if bad != i else i for i in range(5)]).send(None)
    except (TypeError, StopIteration) as error:
        place = error.__traceback__
        print(type(error).__name__, error)
        while place:
            print(" ", place.tb_frame.f_code.co_name, place.tb_lineno)
            place = place.tb_next

LISTS = """async def comprehension():
    return [i async for i in [0, 1]]
async def inner_part():
    return {k for i in [1] for j in (i,) async for k in [i, j]}
async def starred():
    return [i async for i in [*'ab', 2]]
async def statement():
    async for i in [0, 1]:
        pass
async def generator():
    return (i async for i in [made])
async def empty():
    return [i async for i in []]
"""
scope = {"made": Good()}
exec(LISTS, scope)
for name in ("comprehension", "inner_part", "starred", "statement", "generator", "empty"):
    try:
        scope[name]().send(None)
    except (TypeError, StopIteration) as error:
        print(name, error)

TEXTS = [
    "await x", "def f(): await x", "class A: await x", "lambda: await x", "async def f(x=await y): pass", "x: await y",
    "async def f():\n    class A: await x", "async def f():\n    def g():\n        await x", "async with x: pass",
    "def f():\n    async with x: pass", "async for i in x: pass", "def f():\n    async for i in x: pass", "[i async for i in x]",
    "def f(): return {i async for i in x}", "def f(): return [await x for i in y]", "def f(): return [[i async for i in x] for j in y]",
    "async def f(): lambda: {i: i async for i in x}", "async def f(): yield from x", "async def f():\n    yield\n    return 1",
    "async def f(): [(yield) async for x in y]", "f'{await x}'", "def f(): [x for x in await y]",
    "(await x for i in y)", "def f(): return ([i async for i in x] for j in y)", "async def f():\n    yield\n    return",
    "async def f():\n    lambda: (yield from x)", "async def f(): (await x)()", "async def f(): [x for x in await y]",
]
WRONG = [
    "async", "async x", "async = 1", "await = 1", "async def f(): await", "async def f(): await -x", "async def f(): await await x",
    "async def f(): await lambda: x", "async def f(): del await x", "async def f(): await x += 1", "async def f(): await x = 1",
    "async def f():\n    for await x in y: pass", "async def f():\n    async with a as await x: pass", "@d\nasync for x in y: pass",
    "f(async for i in x)", "[i async in x]", "async def f(): (await x) := 1", "async def f(await x): pass", "async def f()\n    pass",
    "async def f():\n    async for i in x\n        pass", "async def f():\n    async with x\n        pass", "async def f():\npass",
    "async def f():\n    async for i in x:\n    pass", "async def f():\n    async with x:\n    pass",
]


for text in TEXTS + WRONG:
    try:
        compile(text, "text", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno, error.offset, error.end_offset)
