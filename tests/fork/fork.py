"""What the forked child of fork.cpp runs over the static objects."""

TABLE = ("alpha", "beta", b"gamma", 2**70, 1.5, 3j, None, True, ..., ("nested", (1, 2)))
WORDS = frozenset(("one", "two", "three"))


def total(numbers):
    result = 0.0
    for number in numbers:
        result += number
    return result


def kept(numbers):
    """References to all the items at once, in a list and as the keys of a dict."""
    items = list(numbers)
    again = items + items
    return len(again) + len({number: number for number in items})


def constants():
    count = 0
    for item in TABLE:
        if item in TABLE and item not in WORDS:
            count += len(str(item))
    for word in WORDS:
        count += len(word.upper() + word * 3)
    try:
        TABLE[100]
    except IndexError as error:
        count += len(error.args)
    names = {"abs": abs, "len": len, "str": str, "dict": dict, "error": ValueError}
    for name in names:
        count += name in str(names[name])
    return count
