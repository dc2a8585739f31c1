# SPDX-License-Identifier: BSL-1.0
"""Programs that leave dead cycles behind, and some that keep what they make."""


def of_list():
    a = []
    a.append(a)


def of_tuple():
    a = []
    a.append((a, 1))


def of_dict():
    a = {}
    a["a"] = a


def of_dict_key():
    a = {}
    a[a.get] = 1


def of_set():
    a = set()
    a.add(a.add)


def of_frozenset():
    a = []
    a.append(frozenset([a.append]))


def of_function():
    def a():
        return a


def of_defaults():
    a = []

    def b(c=a, *, d=a):
        pass

    a.append(b)


def of_attributes():
    def a():
        pass

    a.__doc__ = a
    a.__annotations__ = {"a": a}


def of_method():
    a = []
    a.append(a.append)


def of_slice():
    a = []
    a.append(slice(a, a, a))


def of_list_iterators():
    a = [0]
    a.append(iter(a))
    a.append(reversed(a))


def of_tuple_iterator():
    a = []
    a.append(iter((a, a)))


def of_set_iterator():
    a = []
    a.append(iter({a.append}))


def of_dict_iterators():
    a = {}
    a[1] = 1
    a[1] = [iter(a), reversed(a), iter(a.values()), reversed(a.values())]


def of_dict_items():
    a = {}
    a[1] = [iter(a.items()), reversed(a.items())]


def of_views():
    a = {}
    a[1] = [a.keys(), a.values(), a.items()]


def of_map():
    a = []
    a.append(map(a.append, a))


def of_filter():
    a = []
    a.append(filter(a.append, a))


def of_zip():
    a = []
    a.append(zip(a, a))


def of_enumerate():
    a = []
    a.append(enumerate(a))


def of_reversed():
    a = []
    a.append(reversed((a, a)))


def of_callable_iterator():
    a = []
    a.append(iter(a.pop, a))


def of_exception():
    a = []
    a.append(ValueError(a))


def of_cause():
    a = ValueError()
    b = ValueError()
    a.__cause__ = b
    b.__cause__ = a


def of_context():
    a = ValueError()
    b = KeyError()
    a.__context__ = b
    b.__context__ = a


def of_detail():
    a = []
    a.append(NameError(name=a))
    a.append(ImportError(name=a, path=a))


def of_note():
    a = ValueError()
    a.add_note("a")
    a.__notes__.append(a)


def of_what_hangs_on():
    a = [[[], {}], ([1],)]
    a.append(a)


def no_cycle():
    a = [[], {}, ([],)]
    return {"a": a}["a"] is a


def leave(count):
    for i in range(count):
        a = [i]
        a.append(a)


def closure(held):
    def a():
        return a, held

    return a


def leave_closures(count):
    for i in range(count):
        closure([i])


def keep(count):
    kept = []
    for i in range(count):
        kept.append([i])
    return kept


def keep_tuples(count):
    kept = []
    for i in range(count):
        kept.append((i, (i, "a")))
    return kept


def keep_and_leave(count):
    """What is kept is all there in the end, however often the rest of it is collected."""
    kept = {}
    for i in range(count):
        c = {"a": closure([i]), i: {i}}
        c["c"] = [c]
        if i % 7 == 0:
            kept[i] = c
    for i in kept:
        c = kept[i]
        a, b = c["a"]()
        if a is not c["a"] or b != [i] or c[i] != {i} or c["c"][0] is not c:
            return False
    return len(kept) == (count + 6) // 7


def busy(count):
    """Functions written in C++ call back what leaves dead cycles, with their own work half done."""

    def key(a):
        b = [a]
        b.append(b)
        closure(b)
        return -a[0]

    def pair(a):
        return {"a": [key(a)]}, a

    def total(*args, **kwargs):
        return sum(args) + sum(kwargs.values())

    items = [[i] for i in range(count)]
    items.sort(key=key)
    keys = [-i for i in range(count - 1, -1, -1)]
    ok = list(map(key, items)) == keys and tuple(filter(key, items)) == tuple(items[:-1])
    ok = ok and max(items, key=key) == [0] and set(map(key, items)) == set(keys)
    ok = ok and sum(map(key, items)) == total(*map(key, items)) == sum(keys)
    named = dict(zip(map(str, range(count)), map(key, items)))
    ok = ok and total(**named, **{"a": key([0])}) == sum(keys)
    pairs = list(zip(map(pair, items), enumerate(map(pair, items)), map(key, items)))
    ok = ok and pairs[-1] == (({"a": [0]}, [0]), (count - 1, ({"a": [0]}, [0])), 0)
    items[1:2] = map(key, items)
    items.extend(map(key, [[i] for i in range(count)]))
    first, *middle, last = map(key, [[i] for i in range(count)])
    ok = ok and len(items) == 3 * count - 1 and len(middle) == count - 2 and last == 1 - count
    frozen = frozenset(map(key, [[i] for i in range(count)])) | {key([i]) for i in range(count)}
    return ok and sorted(frozen) == keys and any(map(key, [[0], [1]])) and not all(map(key, [[0]]))
