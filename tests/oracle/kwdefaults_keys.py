# SPDX-License-Identifier: BSL-1.0
"""Keys of __kwdefaults__ that give the function other code while it is called."""


class Key:
    def __hash__(self):
        return hash("c")

    def __eq__(self, other):
        if not calling:
            return False
        print("compared", end=" ")
        f.__code__ = (lambda: 0).__code__
        f.__kwdefaults__ = None
        f.__defaults__ = None
        return False


def f(a, b, *, c, d):
    return a, b, c, d


calling = False
code = f.__code__
for defaults in ({Key(): 1, "c": 7}, {Key(): 1, "d": 7}):
    f.__code__ = code
    f.__kwdefaults__ = defaults
    calling = True
    try:
        print(f(1, 2, d=3))
    except TypeError as error:
        print(error)
    calling = False
    print(f.__code__ is code, f.__kwdefaults__)
