# SPDX-License-Identifier: BSL-1.0
"""What C++ code does by calling itself for each level that data has."""


def chain(wrap, first, depth):
    made = first
    for _ in range(depth):
        made = wrap(made)
    return made


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
