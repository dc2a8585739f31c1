# SPDX-License-Identifier: BSL-1.0
# What % asks objects for that it converts to numbers, of str and of bytes.


class Untyped:
    def __index__(self):
        raise TypeError("index")


class UntypedInt:
    def __int__(self):
        raise TypeError("int")


class Both:
    def __index__(self):
        raise TypeError("index")

    def __int__(self):
        return 5


class Real(float):
    pass


class RealWithInt(float):
    def __int__(self):
        return 77


class RealWithout(float):
    def __int__(self):
        raise TypeError


class Raises:
    def __int__(self):
        raise KeyError("int")

    __index__ = __int__


class Text(str):
    pass


for held in Untyped(), UntypedInt(), Both(), Real(2.5), RealWithInt(2.5), RealWithout(2.5), 2.5, \
        True, "a", None, Real("nan"), float("inf"), Raises(), 2**70, 0x110000, -1:
    for form in "%d", "%x", "%f", "%c", "%i":
        for form in form, form.encode():
            try:
                print(form % held)
            except Exception as error:
                print(type(held).__name__, form, type(error).__name__, error)
for form in "%s", "none":
    try:
        print(form % Text("x"))
    except TypeError as error:
        print(error)
