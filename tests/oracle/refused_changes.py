"""What can't be changed says so: items of values, attributes of types and of instances."""


def shown(change):
    try:
        change()
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"
    return "changed"


def delete_item(held, index):
    def change():
        del held[index]

    return change


def store_item(held, index):
    def change():
        held[index] = 1

    return change


for held in (1,), "abc", b"abc", range(3), 5, None, 1.5, frozenset(), {1}, len:
    print(shown(delete_item(held, 0)), shown(store_item(held, 0)), shown(delete_item(held, "a")))


def set_on_type():
    int.x = 1


def set_name_of_type():
    str.__name__ = "text"


def delete_from_type():
    del list.append


def set_computed():
    (5).real = 1


def delete_computed():
    value = 5
    del value.imag


def set_method():
    [].append = 1


def set_unknown():
    "".nothing = 1


def delete_unknown():
    del "".nothing


for change in (
    set_on_type, set_name_of_type, delete_from_type, set_computed, delete_computed, set_method,
    set_unknown, delete_unknown,
):
    print(shown(change))
