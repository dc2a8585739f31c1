# SPDX-License-Identifier: BSL-1.0
"""The built-in names, changed by a program; code that has built-in names of its own."""

import builtins


def shown(call, *given):
    try:
        return call(*given)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def measure(what):
    return len(what)


def numbers():
    for number in (1, 2):
        yield number, len("abc")


waiting = numbers()
print(next(waiting), measure("abc"))
real = builtins.len
builtins.len = lambda what: ("own", real(what))
print(next(waiting), measure("abc"), len([]), builtins.len is len, vars(builtins)["len"] is len)
builtins.len = real
print(measure("abc"), measure.__builtins__ is vars(builtins))

builtins._ = str.upper
print(_("new"), hasattr(builtins, "_"), "_" in dir(builtins))
del builtins._
print(shown(lambda: _("gone")), shown(lambda: builtins._), shown(delattr, builtins, "_"))
builtins.__dict__["answer"] = 42
print(answer, shown(setattr, builtins, "__dict__", {}), builtins)
setattr(__builtins__, "answer", 43)
print(answer, __builtins__ is builtins)

real_import = builtins.__import__


def traced_import(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, globals is module_globals, locals is globals, fromlist, level)
    return real_import(name, globals, locals, fromlist, level)


module_globals = globals()
builtins.__import__ = traced_import
import sys
from _functools import reduce, partial as another


def importing():
    import builtins as inner

    return inner is builtins


print(importing(), sys.maxsize > 0)
builtins.__import__ = real_import
import sys

real_build = builtins.__build_class__
builtins.__build_class__ = lambda body, name, *bases: (name, bases)


class Replaced(int, str):
    pass


print(Replaced)
builtins.__build_class__ = real_build

code = (lambda: len("abc")).__code__
own = {"len": lambda what: "len"}
print(eval(code, {"__builtins__": own}), eval(code, {"__builtins__": builtins}), eval(code, {}))
print(shown(eval, code, {"__builtins__": {}}), shown(eval, code, {"__builtins__": 5}))
space = {"__builtins__": {"type": type}}


def making():
    def made():
        return len

    return made


function = type(making)(making.__code__, space)
made = function()
print(function.__builtins__ is space["__builtins__"], made.__builtins__ is space["__builtins__"], shown(made))
space["__builtins__"]["len"] = "later"
print(made(), type(making)(making.__code__, {})()() is len)


def nested():
    given = {}
    return eval(code, given), given["__builtins__"] is space["__builtins__"]


space.update(eval=eval, code=code)
print(shown(type(nested)(nested.__code__, space)))


def statements():
    import sys


print(shown(type(nested)(statements.__code__, {"__builtins__": {}})))


def classes():
    class Made:
        pass

    return Made


print(shown(type(nested)(classes.__code__, {"__builtins__": {}})))


class Own(dict):
    def __getitem__(self, name):
        return "item " + name


print(eval((lambda: unknown).__code__, Own()), eval((lambda: unknown).__code__, {"__builtins__": Own()}))
print(len({"frame": sys._getframe().f_builtins is vars(builtins)}), sys._getframe().f_builtins is vars(builtins))
