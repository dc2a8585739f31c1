# SPDX-License-Identifier: BSL-1.0
"""What Python code does to lists and dicts that C++ variables hold, and to constant ones."""


def size(container):
    return len(container)


def total(scores):
    return sum(scores)


def looks_like(container, expected):
    return repr(container) == expected


def append(scores, count):
    for i in range(count):
        scores.append(i + 1000)
    return len(scores)


def store(prices, count):
    for i in range(count):
        prices["name %d" % i] = [i]
    return len(prices)


def fill(scores, prices):
    while len(scores) < 100:
        scores.append(None)
        prices[len(scores)] = None
    return len(prices) == 100


def edit(scores):
    scores.insert(1, "new")
    scores[0] = 2.5
    scores[2:3] = [7, 8]
    scores += ["last"]
    del scores[1]
    scores.reverse()
    return scores == ["last", 8, 7, 2.5] and scores.pop() == 2.5


def sort(scores):
    scores.extend([3, 1, 2])
    scores.sort(reverse=True)
    return scores == [3, 2, 2, 1, 1]


def make_again(scores):
    scores.__init__(range(20))
    whole = scores == list(range(20))
    scores.__init__()
    return whole and scores == []


def drain(scores):
    while scores:
        scores.pop()
    scores.append([1])
    scores.clear()
    scores.append((2,))
    return scores == [(2,)]


def edit_dict(prices):
    prices["tea"] = prices["tea"] + 10**20
    prices[3.5] = "a key that is no str"
    del prices["cake"]
    prices.setdefault("more", []).append(1)
    return list(prices.items()) == [("tea", 250 + 10**20), (3.5, "a key that is no str"), ("more", [1])]


def clear_dict(prices):
    prices.clear()
    prices["only"] = 1
    return prices == {"only": 1}


def make_dict_again(prices):
    prices.__init__([("tea", 1)], cake=2, pie=3)
    return prices == {"tea": 1, "cake": 2, "pie": 3}


def close_cycle(scores, prices):
    scores.append(prices)
    prices["scores"] = scores
    knot = [scores]
    knot.append(knot)
    scores.append(knot)
    return prices["scores"][-2] is prices


CHANGES_OF_LISTS = (
    lambda c: c.append(1),
    lambda c: c.extend([1]),
    lambda c: c.insert(0, 1),
    lambda c: c.remove(1),
    lambda c: c.pop(),
    lambda c: c.clear(),
    lambda c: c.sort(),
    lambda c: c.reverse(),
    lambda c: c.__init__(),
)


def assign_item(container, key):
    container[key] = 1


def delete_item(container, key):
    del container[key]


def assign_slice(container, _):
    container[0:1] = [2, 3]


def delete_slice(container, _):
    del container[0:1]


def add_in_place(container, _):
    container += [1]


def multiply_in_place(container, _):
    container *= 2


def or_in_place(container, _):
    container |= {1: 2}


def raises(kind, change, *arguments):
    try:
        change(*arguments)
    except TypeError as error:
        return str(error) == "cannot change a constant " + kind
    return False


def list_is_constant(container):
    before = container[:]
    for change in CHANGES_OF_LISTS:
        if not raises("list", change, container):
            return False
    for change in (assign_item, delete_item, assign_slice, delete_slice, add_in_place, multiply_in_place):
        if not raises("list", change, container, 0):
            return False
    return container == before


CHANGES_OF_DICTS = (
    lambda c: c.update(x=1),
    lambda c: c.update({1: 2}),
    lambda c: c.setdefault("new", 2),
    lambda c: c.pop("tea"),
    lambda c: c.popitem(),
    lambda c: c.clear(),
    lambda c: c.__init__(),
)


def dict_is_constant(container):
    before = container.copy()
    for change in CHANGES_OF_DICTS:
        if not raises("dict", change, container):
            return False
    for change in (assign_item, delete_item, or_in_place):
        if not raises("dict", change, container, "tea"):
            return False
    return container == before and container.setdefault("tea", 1) == before["tea"]


def copies_can_change(scores, prices):
    copied = scores.copy()
    copied.append(1)
    table = prices.copy()
    table["new"] = 2
    return len(copied) == len(scores) + 1 and len(table) == len(prices) + 1


def inner_changes(holder):
    holder[0].append(holder[1])
    holder[1]["list"] = 5
    return holder[0][-1]["list"] == 5


def add(seen, count):
    for i in range(count):
        seen.add(i * 3)
    return len(seen)


def edit_set(seen):
    seen.discard(7)
    seen.remove("tea")
    seen.update([1, 2], {3})
    seen |= {(4,)}
    seen -= {1}
    seen ^= {2, 5}
    return seen == {3, (4,), 5} and seen.pop() in (3, (4,), 5) and len(seen) == 2


def intersect(seen):
    seen &= {7, "tea", "cake"}
    same = seen == {7, "tea"}
    seen.intersection_update([7])
    seen.difference_update([8])
    seen.symmetric_difference_update([9])
    return same and seen == {7, 9}


def make_set_again(seen):
    seen.__init__([3, 4])
    return seen == {3, 4}


def clear_set(seen):
    seen.clear()
    seen.add(1)
    return seen == {1}


def order_of(seen, same):
    return list(seen) == list(set(same))
