# SPDX-License-Identifier: BSL-1.0
"""What C++ code does by calling itself for each level that data has, or for each call of its own."""

from _operator import attrgetter, methodcaller

GenericAlias = type(list[int])
MappingProxyType = type(int.__dict__)


def chain(wrap, first, depth):
    made = first
    for _ in range(depth):
        made = wrap(made)
    return made


class Endless:
    attribute = property(attrgetter("attribute"))
    method = property(methodcaller("method"))


class Missing(dict):
    __missing__ = dict.__getitem__


def endless_calls():
    """How many of four end in RecursionError."""
    count = 0
    for act in (lambda: Endless().attribute, lambda: Endless().method, lambda: Missing()[1],
                lambda: eval("[1 " + "for x in y " * 20_000 + "]", {"y": []})):
        try:
            act()
        except RecursionError:
            count += 1
    return count


def deep_forwards(depth):
    """How many of eight end in RecursionError, of what one object asks of the next."""
    alias = chain(lambda inner: list[inner], 1, depth)
    origin = chain(lambda inner: GenericAlias(inner, 1), list, depth)
    proxy = chain(MappingProxyType, {}, depth)
    bound = type("Bound", (), {"method": chain(classmethod, len, depth)})
    count = 0
    for act in (lambda: alias[1], lambda: alias.__parameters__, lambda: origin.missing,
                lambda: len(proxy), lambda: proxy[1], lambda: 1 in proxy, lambda: proxy | {},
                lambda: bound.method):
        try:
            act()
        except RecursionError:
            count += 1
    return count


def frees_code(depth):
    """Makes code objects with code objects among their constants, and gives them back."""
    return chain(lambda inner: chain.__code__.replace(co_consts=(inner,)), 1, depth) is not None


def ends_in_recursion_error(depth):
    """How many of six did."""
    acts = (
        lambda: hash(chain(lambda inner: (inner,), 1, depth)),
        lambda: next(chain(lambda inner: map(abs, inner), iter([1]), depth)),
        lambda: next(chain(lambda inner: filter(None, inner), iter([1]), depth)),
        lambda: next(chain(enumerate, iter([1]), depth)),
        lambda: next(chain(zip, iter([1]), depth)),
        lambda: chain(lambda inner: inner.__call__, len, depth)([]),
    )
    count = 0
    for act in acts:
        try:
            act()
        except RecursionError:
            count += 1
    return count
