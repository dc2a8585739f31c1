# SPDX-License-Identifier: BSL-1.0
"""Functions that tests/unit/builtins/handles.cpp calls with C++ values."""


def same(value):
    return value


def name_of_type(value):
    return type(value).__name__


def shown(value):
    return repr(value)


def power(base, exponent):
    return base ** exponent


def own_str():
    class Text(str):
        pass

    return Text("own")


def surrogate():
    return "a\ud800"


ended = []


class Thing:
    limit = 3

    def __init__(self, name):
        self.name = name

    def __getitem__(self, index):
        if index >= self.limit:
            raise IndexError(f"no item {index}")
        return (self.name, index)

    def __len__(self):
        return self.limit

    def __del__(self):
        ended.append(self.name)


def fail(kind, text):
    raise kind(text)


def endless():
    return endless()


def numbers():
    yield 1
    yield 2
    raise LookupError("no more")


def größe():
    return 5


def nested(depth):
    made = []
    for _ in range(depth):
        made = [made]
    return made


def itself():
    made = []
    made.append(made)
    return made


class Real(float):
    pass


def real():
    return Real(2.5)


def big():
    return 1e300


def infinite():
    return float("-inf")
