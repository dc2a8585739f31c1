from ..room import shelf
from .shelf import count

__all__ = ["public", "count"]
public = "public"
hidden_here = 1
_private = 2
level = count() + 1


def __getattr__(name):
    if name == "computed":
        return "computed " + name
    raise AttributeError(name)


def __dir__():
    return ["computed"]
