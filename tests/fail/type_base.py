"""A class derived from a type that C++ code declares."""


def derived(point):
    class Named(point):
        pass

    return isinstance(Named(), point)
