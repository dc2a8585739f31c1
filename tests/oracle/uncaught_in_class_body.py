# SPDX-License-Identifier: BSL-1.0
"""An exception in the body of a class inside a function, by way of a decorator, a metaclass and a generator."""


class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        for key, value in list(namespace.items()):
            if callable(value):
                namespace[key] = meta.check(key, value)
        return super().__new__(meta, name, bases, namespace)

    @staticmethod
    def check(key, value):
        return value(key) if key.startswith("made_") else value


def numbers(limit):
    for n in range(limit, -1, -1):
        yield 12 // n


def build(limit):
    class Inner(metaclass=Meta, option=True):
        made_first = lambda key: key.upper()
        made_second = lambda key: [
            n for n in numbers(limit)
        ]

    return Inner


try:
    build(2)
except ZeroDivisionError as error:
    print(type(error), error)
    error.add_note("a note of the handler")
    error.add_note("and one\nof two lines")
    raise RuntimeError("no class") from error
