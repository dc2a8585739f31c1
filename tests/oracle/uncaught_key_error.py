"""A KeyError in a closure that a comprehension calls."""

prices = {"tea": 2.5, "cake": 4}


def make_lookup(table):
    def lookup(name):
        return table[name]

    return lookup


lookup = make_lookup(prices)
print([lookup(name) for name in ["tea", "cake"]])
print([lookup(name) for name in ["tea", "pie"]])
