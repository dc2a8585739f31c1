# SPDX-License-Identifier: BSL-1.0
"""Folders without an __init__.py are packages, too."""
import sys

import land.city.house
from land import hill
from land.city.street import door
from land.river import bank


def place_of(module):
    return [path.removeprefix(__file__.removesuffix("main.py")) for path in module.__path__]


print(land.city.house.NAME, hill.NAME, door.NAME, bank.NAME)
print(land.__name__, land.__package__, land.__doc__, place_of(land), land.__file__, list(vars(land)))
print(land.city.__name__, land.city.__package__, place_of(land.city), land.river.__name__, land.city.__file__)
print(land.river.NAME, door.__name__, door.__package__, bank.__package__)
print(sorted(name for name in sys.modules if name.startswith("land")))
print(sorted(name for name in vars(land) if not name.startswith("__")), "land" in sys.builtin_module_names)
for name in ("land.sea", "land.city.sea", "land.hill.top", "sea"):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error, error.name)
try:
    from land import sea
except ImportError as error:
    print(type(error).__name__, error)
try:
    land.sea
except AttributeError as error:
    print(error)
