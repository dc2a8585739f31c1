# SPDX-License-Identifier: BSL-1.0
"""More programs like those of cycles.py, and structures that are very deep."""


def of_dicts(count):
    for i in range(count):
        a = {"i": i}
        a["items"] = a.items(), {i}
    return True


def of_exceptions(count):
    """Nothing but an instruction that raises does."""
    for i in range(count):
        try:
            i // 0
        except ZeroDivisionError as raised:
            raised.__cause__ = raised
    return True


def of_arguments(count):
    """Nothing but the binding of *args and **kwargs does."""

    def close(*args, **kwargs):
        kwargs["self"] = kwargs

    for i in range(count):
        close(i, i=i)
    return True


def of_slices(count):
    held = [None, None]
    for i in range(count):
        a = held[:]
        a[0] = a
    return True


def of_unpacking(count):
    for i in range(count):
        a, *b = "abc"
        b[0] = b
    return True


def of_pairs(count):
    """The tuples of enumerate, each part of a cycle."""
    held = [[] for i in range(100)]
    for i in range(count // 100):
        for a in enumerate(held):
            a[1][:] = a,
        held = [[] for i in range(100)]
    return True


def of_generators(count):
    def g(held):
        try:
            yield held
        finally:
            held = None

    for i in range(count):
        a = []
        a.append(g(a))
        if i % 2:
            next(a[0])
    return True


def deep_lists(depth):
    a = []
    for i in range(depth):
        a = [a]
    return a


def deep_tuples(depth):
    a = ()
    for i in range(depth):
        a = (a, i)
    return a


def deep_dicts(depth):
    a = {}
    for i in range(depth):
        a = {i: a}
    return a


def deep_sets(depth):
    a = frozenset()
    for i in range(depth):
        a = frozenset([a])
    return a


def deep_functions(depth):
    def nest(held):
        return lambda: held

    a = None
    for i in range(depth):
        a = nest(a)
    return a


def deep_defaults(depth):
    a = None
    for i in range(depth):
        def a(b=a):
            pass
    return a


def deep_methods(depth):
    a = []
    for i in range(depth):
        b = [a.append]
        a = b
    return a


def deep_iterators(depth):
    a = []
    for i in range(depth):
        a = [iter(a), {"a": a}.items(), iter({a.append})]
    return a


def deep_enumerations(depth):
    a = []
    for i in range(depth):
        a = enumerate(a)
    return a


def deep_maps(depth):
    a = []
    for i in range(depth):
        a = map(len, filter(None, zip(a)))
    return a


def deep_slices(depth):
    a = None
    for i in range(depth):
        a = slice(a, reversed((a,)))
    return a


def deep_causes(depth):
    a = None
    for i in range(depth):
        b = ValueError(i)
        b.__cause__ = a
        a = b
    return a


def deep_arguments(depth):
    a = None
    for i in range(depth):
        a = NameError(name=a)
    return a


def deep_generators(depth):
    def held(by):
        yield by

    a = None
    for i in range(depth):
        a = held(a)
    return a


def deep_suspended(depth):
    def held(by):
        try:
            yield by
        finally:
            by = None

    a = None
    for i in range(depth):
        a = held(a)
        next(a)
    return a


def deep_delegates(depth):
    def held(by):
        try:
            yield 1
            yield from by[0]
        except GeneratorExit:
            by = None

    a = iter([])
    for i in range(depth):
        a = held([a])
        next(a)
    return a


def drop(function, depth):
    """Makes a deep structure, which the end of the call gives back."""
    made = [function(depth)]
    made.pop()
    return made == []


def leave(function, depth):
    """Makes a deep structure part of a dead cycle."""
    made = [function(depth)]
    made.append(made)
    return True


functions = {
    "lists": deep_lists,
    "tuples": deep_tuples,
    "dicts": deep_dicts,
    "sets": deep_sets,
    "functions": deep_functions,
    "defaults": deep_defaults,
    "methods": deep_methods,
    "iterators": deep_iterators,
    "enumerations": deep_enumerations,
    "maps": deep_maps,
    "slices": deep_slices,
    "causes": deep_causes,
    "arguments": deep_arguments,
    "generators": deep_generators,
    "suspended": deep_suspended,
    "delegates": deep_delegates,
}


def drop_deep(name, depth):
    return drop(functions[name], depth)


def leave_deep(name, depth):
    return leave(functions[name], depth)
