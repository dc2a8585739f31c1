"""__init__ of a list, dict or set that is there already, and __new__, which looks at no argument."""


def shown(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


for kind in list, dict, set:
    print(kind.__init__, kind.__init__.__objclass__, kind().__init__.__qualname__)
    print(shown(kind.__init__), shown(kind.__init__, ()), shown(kind.__init__, kind(), 5))
    print(shown(kind.__init__, kind(), 1, 2), shown(kind.__init__, kind(), [], name=5))
    print(shown(kind, 5), shown(kind, 1, 2), shown(kind, [], name=5), shown(kind))
    print(kind.__new__(kind), kind.__new__(kind, 1, 2, 3, name=5), shown(kind.__new__, int))
    print(shown(object.__init__, kind(), 1), shown(object.__init__, kind()))
    print(kind(kind()), kind(()), type.__call__(kind, ()), shown(type.__call__, kind, 1, 2))

# What a list was is gone before the iterable is asked, also if that fails.
numbers = [1, 2]
print(numbers.__init__([2, 3]), numbers, numbers.__init__(), numbers)
numbers = [1, 2]
print(shown(numbers.__init__, 5), numbers)
numbers = [1, 2]
print(numbers.__init__(numbers), numbers)
numbers = [1, 2]
print(numbers.__init__(map(lambda x: (x, len(numbers)), (4, 5, 6))), numbers)
nested = [[1, [2]]]
print(nested.__init__(nested[0]), nested)

letters = {1, 2}
print(letters.__init__(["a"]), letters, letters.__init__(), letters)
letters = {1, 2}
print(shown(letters.__init__, 5), letters, shown(letters.__init__, [1, []]), letters)
letters = {1, 2}
print(letters.__init__(letters), letters)
letters = set(range(100))
letters.__init__({7: 8, 9: 10})
print(letters)
letters.__init__(range(20))
print(letters)
print(shown(frozenset([1]).__init__, 5), shown(frozenset, [], name=5), frozenset([1]))
print(frozenset.__new__(frozenset, [1]), shown(frozenset, 1, 2), frozenset())

# A dict is updated.
ages = {1: 2}
print(ages.__init__({3: 4}), ages.__init__([(5, 6)], seven=8), ages.__init__(), ages)
print(ages.__init__(nine=10), ages.__init__({1: 0, 11: 12}, seven=0), ages.__init__(ages), ages)
print(shown(ages.__init__, [(13, 14), (15,)]), ages)
print(dict([(1, 2)], three=4), dict(one=2), dict({1: 2}))
