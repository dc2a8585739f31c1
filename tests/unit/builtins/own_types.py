# SPDX-License-Identifier: BSL-1.0
# Classes derived from types of C++ code (own_types.cpp).


def derived(base):
    class Derived(base):
        pass

    return type(Derived()) is Derived and Derived().number() == 7


def message_of(base, way):
    class Derived(base):
        pass

    class Maker(base):
        def __new__(cls):
            return super().__new__(cls)

    class Other(base):
        def __new__(cls):
            return base.__new__(base)

    try:
        made = (Derived, Maker, Other)[way]()
    except SystemError as error:
        return str(error)
    return type(made).__name__


def made_as_asked(base):
    return message_of(base, 0) == "Derived" and message_of(base, 1) == "Maker"


def refused(base):
    text = (
        "the tp_new of 'Wrong' made a 'Wrong' where a '%s' was asked for: it must give "
        "state::allocate() the type that it is given"
    )
    return message_of(base, 0) == text % "Derived" and message_of(base, 1) == text % "Maker"


def other_is_left_alone(base):
    return message_of(base, 2) == "Wrong"


def kept(base):
    """Through a thousand cycles, which the collector looks at."""
    several = [base() for number in range(10)]
    for number in range(1000):
        ring = [several, base()]
        ring.append(ring)
    return sum(one.number() for one in several)
