"""A list that is changed while it is sorted: it is empty then, and the change is seen afterwards."""


def sort(change):
    numbers = [3, 1, 2]

    def key(x):
        change(numbers)
        return x

    try:
        numbers.sort(key=key)
    except ValueError as error:
        return f"ValueError: {error} {numbers}"
    return numbers


def append_and_clear(numbers):
    numbers.append(1)
    numbers.clear()


def append_and_pop(numbers):
    numbers.append(1)
    numbers.pop()


def assign_slice(numbers):
    numbers[:] = [1, 2]


def assign_nothing(numbers):
    numbers[:] = []


def delete_all(numbers):
    del numbers[:]


def delete_every_other(numbers):
    del numbers[::2]


def multiply(numbers):
    numbers *= 3


def multiply_by_zero(numbers):
    numbers *= 0


def add_and_delete(numbers):
    numbers += [1]
    del numbers[0]


def pop(numbers):
    try:
        numbers.pop()
    except IndexError:
        pass


for change in (
    append_and_clear, append_and_pop, assign_slice, assign_nothing, delete_all, delete_every_other,
    multiply, multiply_by_zero, add_and_delete, pop, len, list, list.clear, list.reverse, list.sort,
    list.copy, lambda n: n.append(1), lambda n: n.extend([]), lambda n: n.extend([4, 5]),
    lambda n: n.extend(()), lambda n: n.extend({}), lambda n: n.extend(range(4)),
    lambda n: n.extend(map(len, ["a"])), lambda n: n.extend(iter([])), lambda n: n.insert(0, 1),
    lambda n: n.__init__(), lambda n: n.__init__([1]), lambda n: n.__init__([]), lambda n: n + n,
    lambda n: n.sort(key=len), lambda n: n.sort(reverse=True),
):
    print(sort(change))


def nested(numbers):
    numbers.append(1)
    numbers.append(0)
    numbers.sort()


print(sort(nested))


# By a comparison, and in a list that is sorted again afterwards.
changed = [3, 1, 2]
try:
    changed.sort(key=lambda x: changed.append(x) or changed.clear() or x, reverse=True)
except ValueError as error:
    print(error, changed)
changed.sort()
changed.append(9)
changed.sort(reverse=True)
print(changed)


# By what ends with the keys.
class Ends:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number

    def __del__(self):
        ended[:] = range(5)


ended = [3, 1, 2]
try:
    ended.sort(key=Ends)
except ValueError as error:
    print(error, ended)
