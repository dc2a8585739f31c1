# SPDX-License-Identifier: BSL-1.0
"""__get__ is called as the class has it, bound to nothing."""


def said(act):
    try:
        return act()
    except Exception as error:
        return type(error).__name__, str(error)


class Descriptor:
    pass


class Owner:
    attribute = Descriptor()


class Called:
    def __call__(self, *given):
        return [type(each).__name__ for each in given]

    def __get__(self, instance, owner):
        return "never asked"


Descriptor.__get__ = Called()
print(said(lambda: Owner().attribute), said(lambda: Owner.attribute))
Descriptor.__get__ = staticmethod(lambda *given: [type(each).__name__ for each in given])
print(said(lambda: Owner().attribute), said(lambda: Owner.attribute))
Descriptor.__get__ = classmethod(lambda *given: given)
print(said(lambda: Owner().attribute))
Descriptor.__get__ = max
print(said(lambda: Owner().attribute))
Descriptor.__get__ = Descriptor()
print(said(lambda: Owner().attribute))
