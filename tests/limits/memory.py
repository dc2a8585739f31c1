# SPDX-License-Identifier: BSL-1.0
"""Programs of different kinds that allocate; none of them handles MemoryError."""


def numbers(n):
    product = 1
    for i in range(1, n):
        product = product * (i + 10**12) // 3 - (1 << i * 7)
    return str(product)[-1] == str(product % 10 if product > 0 else -product % 10)


def texts(n):
    parts = []
    for i in range(n):
        parts.append(f"{i:>4}|{i * 1.5!r:<6}" + "é" * i)
    text = ", ".join(parts).replace("|", "--").upper()
    return len(text.split(",")) == n and text.startswith("   0") and "%d of %s" % (n, [n]) == f"{n} of [{n}]"


def lists(n):
    l = [i * 7 % n for i in range(n)]
    l.sort()
    l[1:3] = [l[-1]] * 5
    first, *middle, last = l + [[l[:]]]
    l.extend(reversed(middle))
    l.insert(0, (first, last))
    del l[2:4]
    return sorted(str(a) for a in []) == [] if n == 0 else len(l) > n


def dicts(n):
    d = {i: str(i) for i in range(n)}
    d.update({"a": 1}, b=2)
    e = {**d, "c": {**d}}
    for key in list(e):
        if isinstance(key, int) and key % 2:
            del e[key]
    return e["c"] == d and len({key for key in e}) == len(e) and {1, 2} | {3} == {3, 2, 1}


def closures(n):
    held = []

    def make(a, *args, b=5, **kwargs):
        def inner(c=[n]):
            nonlocal a
            a += len(args) + len(kwargs) + b
            c.append(a)
            return len(c)

        return inner

    for i in range(n):
        held.append(make(i, i, i, k=i, l=[i]))
    return [f() for f in held] == [2] * n and list(map(lambda f: f(), held)) == [3] * n


def generators(n):
    seen = []

    def count(to):
        try:
            for i in range(to):
                got = yield i
                if got:
                    seen.append(got)
        finally:
            seen.append("end")
        return to

    def outer(to):
        try:
            result = yield from count(to)
            yield result
        except KeyError as error:
            yield from (error.args[0] for _ in range(2))

    g = outer(n)
    first = [next(g), g.send("sent"), next(g)]
    thrown = [g.throw(KeyError("key")), next(g)]
    left = count(n)
    next(left)
    del left
    held = [count(n), {1: (count(n),)}]
    next(held[0])
    next(held[1][1][0])
    held[0:1] = []
    held.clear()
    ok = list(outer(n)) == [*range(n), n] and sum(x * x for x in count(3)) == 5
    return ok and first == [0, 1, 2] and thrown == ["key"] * 2 and seen == ["sent"] + ["end"] * 6


def coroutines(n):
    import sys
    sys.set_coroutine_origin_tracking_depth(2)

    class Pause:
        def __init__(self, item):
            self.item = item

        def __await__(self):
            return (yield self.item)

    class Manager:
        async def __aenter__(self):
            return await Pause("enter")

        async def __aexit__(self, kind, error, traceback):
            seen.append(await Pause("exit"))
            return kind is ValueError

    seen = []

    async def items():
        try:
            for i in range(n):
                yield await Pause(i)
        finally:
            seen.append(await Pause("closed"))

    async def main():
        async with Manager() as entered:
            seen.append(entered)
            async for item in items():
                seen.append((item, [x async for x in items() if x < 2]))
            raise ValueError("v")
        g = items()
        got = [await anext(g), await g.asend(7), await anext(g, "default")]
        try:
            await g.athrow(KeyError, n)
        except KeyError as error:
            got.append(error.args)
        await items().aclose()
        return got + [await anext(g, "default")]

    c = main()
    sent = None
    try:
        while True:
            sent = c.send(sent)
    except StopIteration as stop:
        result = stop.value
    dropped = main()
    dropped.send(None)
    wrapper = main().__await__()
    next(wrapper)
    wrapper.close()
    sys.set_coroutine_origin_tracking_depth(0)
    return result == [0, 1, 2, (n,), "default"] and len(seen) == 2 * n + 4


def exceptions(n):
    caught = 0
    for i in range(n):
        try:
            try:
                if i % 3 == 0:
                    raise ValueError(f"number {i}", [i])
                {}[i]
            except KeyError as error:
                raise IndexError(str(error)) from error
            finally:
                caught += 1
        except (ValueError, IndexError) as error:
            caught += len(error.args)
    return caught >= n


def patterns(n):
    found = []
    for subject in ({"a": n, "b": [1, n], "c": 3}, [n, *range(n)], range(n), n * 10**12, "text", KeyError(n), int.__dict__):
        match subject:
            case {"a": a, "b": [_, b], **rest} if a == b:
                found.append([a, rest])
            case [first, *middle, last] if first == n:
                found.append((middle, last))
            case [_, *_, last]:
                found.append(last)
            case int(number, real=real, imag=0):
                found.append(number - real)
            case str(no_such_name=_) | LookupError(args=[_, _]):
                found.append("never")
            case str(word, upper=upper):
                found.append(upper() + word)
            case KeyError(args=[key]):
                found.append(key)
            case {"real": real, "imag": imag, **rest}:
                found.append(len(rest) == len(subject) - 2)
    return found == [[n, {"c": 3}], ([*range(n)][:-1], n - 1), n - 1, 0, "TEXTtext", n, True]


def groups(n):
    def handle(error):
        try:
            raise error
        except* ValueError as group:
            seen.append(len(group.exceptions))
            raise
        except* TypeError as group:
            raise IndexError("new") from group
        except* OSError:
            seen.append("os")

    seen = []
    inner = ExceptionGroup("inner", [TypeError(n), ValueError(n), KeyError(n)])
    inner.add_note("note")
    whole = ExceptionGroup("whole", [ValueError(str(i)) for i in range(n)] + [inner, OSError(n)])
    try:
        handle(whole)
    except ExceptionGroup as error:
        made, left = error.split(IndexError)
        seen.append((len(made.exceptions), len(left.exceptions), str(left.exceptions[0])))
    try:
        handle(ValueError(n))
    except ExceptionGroup as error:
        seen.append(repr(error))
    return seen == [n + 1, "os", (1, 1, f"whole ({n + 1} sub-exceptions)"), 1, f"ExceptionGroup('', (ValueError({n}),))"]


def recursion(n):
    return [] if n == 0 else [recursion(n - 1), n]


def recursive(n):
    return recursion(n)[1] == n


def cycles(n):
    for i in range(n):
        a = [i]
        b = {"a": a, i: (a, i)}
        a.append(b)

        def c():
            return c, a

    return repr(a) == f"[{n - 1}, {{'a': [...], {n - 1}: ([...], {n - 1})}}]"


def classes(n):
    try:
        return make_classes(n)
    except RuntimeError as error:
        raise error.__cause__  # what __set_name__ raises becomes one


def make_classes(n):
    seen = []

    class Meta(type):
        def __new__(metatype, name, bases, names, **options):
            made = super().__new__(metatype, name, bases, names)
            made.options = options
            return made

    class Field:
        def __set_name__(self, owner, name):
            self.name = "_" + name

        def __get__(self, of, owner):
            return self if of is None else getattr(of, self.name, 0)

        def __set__(self, of, item):
            setattr(of, self.name, item)

    class Base(metaclass=Meta, depth=1):
        field = Field()

        def __init_subclass__(cls, **rest):
            seen.append(cls.__name__)

        def __init__(self, n):
            self.field = self.n = n

        def __enter__(self):
            return self

        def __exit__(self, kind, error, traceback):
            return kind is KeyError

        def __add__(self, other):
            return type(self)(self.n + other)

        def __del__(self):
            seen.append(self.n)

        @property
        def twice(self):
            return self.n * 2

        @classmethod
        def make(cls, n):
            return cls(n)

    class Derived(Base):
        __slots__ = ("extra",)

        def __init__(self, n):
            super().__init__(n)
            self.extra = self

    class Items(list):
        def total(self):
            return sum(self)

    class Text(str):
        pass

    class Number(int):
        pass

    with Derived.make(n) as d:
        d.other = Items([d.twice, d.field])
        raise KeyError(n)
    d.__dict__["more"] = (d + 1).n
    Base.limit = n
    total = d.other.total() + d.more + d.limit + Number(n) + len(Text("ab"))
    del d
    return (total == 6 * n + 3 and seen[0] == "Derived" and Derived.options == {}
            and Base.options == {"depth": 1} and Derived.__mro__[1] is Base)


def imports(n):
    import sys

    for name in "outer.inner", "outer":
        sys.modules.pop(name, None)
    import outer.inner
    from outer import inner as module

    failed = 0
    for name in "outer.other", "outer.inner.other", "other":
        try:
            __import__(name)
        except ModuleNotFoundError:
            failed += 1
    try:
        from outer.inner import nothing
    except ImportError:
        failed += 1
    return (failed == 4 and module is outer.inner and module.double(n) == 2 * n
            and sys.modules["outer"] is outer and repr(module)[:9] == "<module '")


def source_texts(n):
    space = {"n": n}
    exec("""class A:
    def f(self, x, *, y=2):
        try:
            return [x + i for i in range(y) if f"{i}" != 'no']
        finally:
            del self
got = A().f(n)
""", space)
    refused = 0
    for text in "x = (1", "if 1:\npass", "return 'é'":
        try:
            compile(text, "<text>", "exec")
        except SyntaxError as error:
            refused += error.lineno
    import sys

    sys.modules.pop("outer.kept", None)
    import outer.kept

    return space["got"] == [n, n + 1] and refused == 4 and outer.kept.double(eval("n", space)) == 2 * n


def aliases(n):
    class Variable:
        def __typing_subst__(self, by):
            return by

        def __typing_prepare_subst__(self, alias, args):
            return args

    t, s = Variable(), Variable()
    alias = dict[t, list[s]]
    kinds = (int | list[t])[str] | None
    made = alias[int, str]
    return (made == dict[int, list[str]] and alias.__parameters__ == (t, s) and repr(kinds) == "int | list[str] | None"
            and isinstance(n, int | str) and hash(int | str) == hash(str | int) and tuple[t, s][*tuple[int, str]] == tuple[int, str]
            and dict[str, int](a=n) == {"a": n})


def weak_references(n):
    (ref,) = [cls for cls in object.__subclasses__() if cls.__name__ == "ReferenceType"]

    class C:
        pass

    class Named(ref):
        pass

    seen = []
    c = C()
    kept = [ref(c, lambda r: seen.append(r())), ref(c), Named(c, seen.append)]
    kept[2].name = n
    there = [r() is c for r in kept] == [True] * 3 and ref(c) is kept[1] and len(repr(kept[0])) > 20
    del c
    return there and [r() for r in kept] == [None] * 3 and seen[0] is kept[2] and seen[1] is None


def bytearrays(n):
    b = bytearray(b"0123456789")
    b[2:4] = b"abc"
    b.extend(range(n % 256))
    b += bytes(n)
    b *= 2
    del b[::2]
    b[1:1] = b
    b.insert(0, n % 256)
    c = b.title().replace(b"A", b"xyz") + b.join([b, b"12"])
    d = bytearray("é" * n, "utf-8")
    d.clear()
    a = bytes(b)
    return (c == a.title().replace(b"A", b"xyz") + a.join([a, b"12"]) and d == b"" and b.split(b"c")[0] == b.partition(b"c")[0]
            and bytes(b).hex(":").count(":") == len(b) - 1 and bytearray(range(40))[39] == 39)


def library_deques(n):
    from _collections import deque

    d = deque(range(n), 3)
    d.appendleft([n])
    d.rotate(2)
    e = deque([d, *d]) + d
    e.insert(2, (n, 0))
    e *= 3
    e.extend([*reversed(e)])
    e.extendleft([f"{n}!"] * 20)
    del e[1]
    e.append(e)
    shown = repr(e)
    e.remove(d)
    while len(e) > 4:
        e.popleft()
    e.clear()
    return "[...]" in shown and d.copy() == d and d * 2 == d


def library_mappings(n):
    from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict

    class Pair(tuple):
        first = _tuplegetter(0, "first")

    d = defaultdict(list, a=[n])
    for i in range(20):
        d[i * 10**12 % 7].append(i)
    counts = {}
    _count_elements(counts, [str(i % 5) for i in range(20)])
    o = OrderedDict(d)
    for i in range(30):
        o[i << 40] = i
    o.move_to_end("a")
    o.name = f"{n}"
    both = [o | {}, o.copy(), OrderedDict.fromkeys(o), list(o.items()), o.keys() & {"a"}]
    taken = o.popitem(), o.popitem(last=False), o.pop(5 << 40)
    o["self"] = o
    return (len(repr(o)) > 20 and counts["1"] == 4 and taken[0] == ("a", [n]) and both[0] == both[1] and d | {} == d
            and Pair((n,)).first == n and len(repr(d)) > 20 and defaultdict.fromkeys("ab") == {"a": None, "b": None})


def library_classes(n):
    from _abc import _abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck, _get_dump

    class Meta(type):
        def __new__(mcls, name, bases, namespace):
            cls = super().__new__(mcls, name, bases, namespace)
            _abc_init(cls)
            return cls

        def __instancecheck__(cls, instance):
            return _abc_instancecheck(cls, instance)

        def __subclasscheck__(cls, subclass):
            return _abc_subclasscheck(cls, subclass)

    def f(self):
        return n

    f.__isabstractmethod__ = True
    base = Meta("Base", (), {"f": f})
    derived = Meta("Derived", (base,), {"f": lambda self: n})
    for i in range(6):
        _abc_register(base, type(f"Registered{i}", (), {}))
    try:
        base()
    except TypeError:
        refused = True
    return (refused and isinstance(derived(), base) and not isinstance(n, base) and not issubclass(str, derived)
            and len(_get_dump(base)) == 4)


def library_numbers(n):
    import math
    from _random import Random

    r = Random(10**400 + n)
    parts = [r.random() * 10.0**i for i in range(-20, 20)]
    r.setstate(r.getstate())
    return (math.factorial(40) // math.factorial(38) == 1560 and math.comb(90, 45) > 10**20 and math.gcd(10**30, 6**40) == 2**30
            and math.isqrt(10**50) == 10**25 and math.perm(10**20, 3) > 10**59 and math.lcm(10**20, 3**50) % 3 == 0
            and abs(math.fsum(parts) - sum(parts)) < 1 and math.hypot(*parts) < math.fsum(parts) and r.getrandbits(900) >= 0
            and math.dist(parts, parts) == 0 and math.frexp(8.0) == (0.5, 4) and math.floor(1e30) > 10**29 and math.prod([n] * 40) == n**40)


def library_locks(n):
    from _thread import RLock, _local, allocate_lock

    lock, again, local = allocate_lock(), RLock(), _local()
    with lock, again, again:
        local.x = [n]
        saved = again._release_save()
        again._acquire_restore(saved)
    return not lock.locked() and len(repr(lock) + repr(again)) > 20 and local.x == [n]


def library_files(n):
    import posix  # of which nothing is asked that must be undone
    from _sha512 import sha512

    with posix.scandir("/proc/self") as entries:
        found = []
        for entry in entries:
            found.append((entry.name, entry.path, entry.is_dir(follow_symlinks=False), repr(entry)))
            if len(found) == 4:
                about = entry.stat(follow_symlinks=False)
                break
    names = posix.listdir(b"/proc/self/ns")
    try:
        posix.rename("/nosuchfolder/" + "x" * n, b"/nosuchfolder/y")
    except FileNotFoundError as error:
        missing = error.filename2
    return (len(found) == 4 and b"mnt" in names and "/" in posix.readlink("/proc/self/exe") and missing == b"/nosuchfolder/y"
            and len(posix.urandom(n)) == n and len(repr(about)) > 9 and posix.uname().sysname == "Linux" and len(posix.times()) == 5
            and len(sha512(b"x" * n).copy().hexdigest()) == 128 and posix.statvfs("/").f_bsize > 0 and "/" in posix.getcwd())


def library_bytes(n):
    from _struct import Struct, error, pack, unpack

    pair = Struct("<hq3s")
    rows = [pair.pack(i, i << 40, b"abc") for i in range(8)]
    again = [pair.unpack(row) for row in rows]
    try:
        pack("b", n << 20)
    except error as raised:
        told = str(raised)
    return (again[3] == (3, 3 << 40, b"abc") and list(pair.iter_unpack(b"".join(rows))) == again and told[:4] == "byte"
            and unpack("2d", pack("2d", 0.5, n)) == (0.5, n))


def library_arrays(n):
    from array import array

    a = array("i", range(20))
    a.extend(a)
    a.extend(x for x in range(n))
    a[5:9] = a[::-3]
    del a[::2]
    a.insert(0, 2**30)
    a += a * 2
    u = array("u", "text\u1234" * n)
    u.fromunicode(u.tounicode())
    make, given, state = a.__reduce_ex__(3)
    other = make(array, "l", 11, b"\0" * 7 + b"\1")
    d = array("d", [0.5] * n)
    d.frombytes(d.tobytes())
    d.fromlist([1, 2])
    with memoryview(d) as m:
        try:
            d.append(1)
        except BufferError:
            kept = m.tolist() == d.tolist()
    try:
        d.fromlist([1, "x"])
    except TypeError:
        return (kept and make(*given) == a and a.index(2**30) == 0 and a.count(2**30) == 3 and repr(u)[:11] == "array('u', " and other[0] == 1
                and array("Q", [2**64 - 1]) > array("q", [n]) and list(iter(d)) == [0.5] * (2 * n) + [1.0, 2.0] and b"".join([a]) == a.tobytes())


def memoryviews(n):
    b = bytearray(range(24))
    with memoryview(b) as m:
        part = m[::-2]
        shaped = m.cast("B", [2, 3, 4])
        m[0] = n % 256
        m[1:3] = memoryview(bytes(b))[3:5]
        m[2:5] = part[:3]
        same = shaped == memoryview(bytes(b)).cast("B", (2, 3, 4)) and bytes(part) == bytes(b)[::-2]
        listed = shaped.tolist()[1][2][3] == 23 and m.cast("q")[2] > n and m.hex(":", 4).count(":") == 5
        whole = part.tobytes() + b"".join([m, bytes(part)]) + bytes(memoryview(b"abc"))
        try:
            b.append(1)
        except BufferError:
            same = same and sum(m) == sum(b) and hash(memoryview(bytes(b))) == hash(bytes(b))
        part.release()
        shaped.release()
    b.append(1)
    return same and listed and len(whole) == 51


def frames(n):
    def fail(number):
        local = [number]
        names = locals()
        raise ValueError(names)

    def waits(number):
        local = [number]
        yield
        fail(number)

    def through(number):
        own = number
        fail(own)

    held = []
    for i in range(n):
        waiting = waits(i)
        held.append(waiting.gi_frame)
        next(waiting)
        for each in through, waiting.__next__:
            try:
                each(*(i,) if each is through else ())
            except ValueError as error:
                kept = error
                held.append(error.__traceback__.tb_next.tb_next.tb_frame)
    found = [each.f_locals["local"][0] for each in held]
    held[1].clear()
    return found == [i // 3 for i in range(3 * n)] and kept.args[0] is held[-1].f_locals and not held[1].f_locals
