"""Every form of the import statement, and what it binds."""

import house
import house.garden
import house.room.shelf as board
from house import garden, name as title
from house.room import *
from house.room.shelf import (
    books,
    count,
)


def show(label, *values):
    print(f"{label}:", *values)


show("bound", house.__name__, title, board.__name__, garden.plants)
show("the parent has its submodules", house.garden is garden, house.room.shelf is board)
show("star", public, sorted(n for n in globals() if n.startswith("hidden") or n == "_private"))
show("from", books, count())
show("again", __import__("house") is house, __import__("house.garden") is house)
show("with a list", __import__("house", fromlist=["garden"]) is house)
show("packages", house.__package__, garden.__package__, house.room.__package__, board.__package__)
show("paths", [p.rpartition("/")[2] for p in house.__path__], hasattr(garden, "__path__"))
show("files", house.__file__.rpartition("/imports/")[2], board.__file__.rpartition("/")[2])
show("docs", house.__doc__, garden.__doc__)
show("repr", repr(board).rpartition("/")[0].partition(" from ")[0])


def inside():
    import house.room as local
    from house.room.shelf import count as counted

    return local.public, counted()


show("in a function", inside())


class Holder:
    import house.garden
    from house import name


show("in a class", Holder.house is house, Holder.name)

house.name = "changed"
from house import name

show("the module's own name", name, title)
show("a function sees its module", house.tell())
show("attributes", house.room.level, house.late)
try:
    house.nothing
except AttributeError as error:
    show("missing", error, error.name, error.obj is house)
del house.late
try:
    house.late
except AttributeError as error:
    show("deleted", error)
show("dir", [n for n in dir(house) if not n.startswith("__")])
show("dynamic", house.room.computed, house.room.__dir__()[-1] == "computed")

errors = [
    ("house.cellar", []),
    ("house.garden.tree", []),
    ("cellar", []),
    ("house", ["cellar"]),
    ("cellar.stairs", ["a"]),
]
for module, wanted in errors:
    try:
        found = __import__(module, globals(), locals(), wanted)
        show("import", module, wanted, found.__name__)
    except ImportError as error:
        show("import", module, wanted, type(error).__name__, error, error.name, error.path)
try:
    from house.garden import trees
except ImportError as error:
    show("from", type(error).__name__, str(error).partition(" (")[0], error.name)
    show("path", error.path.rpartition("/")[2], error.msg == str(error))
try:
    from .house import name
except ImportError as error:
    show("relative", error)
