# SPDX-License-Identifier: BSL-1.0
"""__builtins__ is a module in the main program, and its dict in what that imports."""
import builtins
import importlib

import helper
import replacing


def function():
    return len("four")


def kinds(module_or_names):
    names = module_or_names if isinstance(module_or_names, dict) else vars(module_or_names)
    held = names["__builtins__"]
    return type(held).__name__, held is builtins, held is vars(builtins)


print(kinds(globals()), kinds(helper), kinds(importlib), [name for name in vars(helper) if name[0] == "_"])
print(function.__builtins__ is vars(builtins), helper.function.__builtins__ is vars(builtins))
builtins.added = 5
print(helper.added_one(), helper.__builtins__["added"], helper.function.__builtins__["added"])
helper.__builtins__["added"] = 6
print(added, helper.added_one(), builtins.added)
del builtins.added
try:
    helper.added_one()
except NameError as error:
    print(error)
importlib.reload(helper)
print(kinds(helper), kinds(importlib.import_module("helper")))
print(replacing.function(), list(replacing.function.__builtins__))
