# Comparisons of deeply nested containers end in RecursionError, whatever the container.


def nested(wrap, depth):
    made = 1
    for _ in range(depth):
        made = wrap(made)
    return made


def outcome(compare):
    try:
        return compare()
    except RecursionError as error:
        return str(error)


kinds = {
    "list": lambda item: [item],
    "tuple": lambda item: (item,),
    "dict": lambda item: {1: item},
    "items": lambda item: {1: item}.items(),
    "slice": lambda item: slice(item),
    "lists in dicts": lambda item: {1: [item]},
}
for name, wrap in kinds.items():
    for depth in 10, 100, 5000, 30000:
        one, other = nested(wrap, depth), nested(wrap, depth)
        print(name, depth, outcome(lambda: one == other), outcome(lambda: one != other))
for depth in 10, 100, 5000, 30000:
    one = nested(lambda item: frozenset([item]), depth)
    other = nested(lambda item: frozenset([item]), depth)
    print("frozenset", depth, outcome(lambda: one == other), outcome(lambda: one <= other))
