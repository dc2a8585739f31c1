"""A program that imports a package in constant expressions; importing_package.py is its modules' body."""

import parcel.inner as inner
from parcel import name


def names():
    return name == "parcel" and inner.name == "parcel.inner" and inner.package == "parcel"


def missing(wanted):
    try:
        __import__(wanted)
    except ModuleNotFoundError as error:
        return str(error) == f"No module named '{wanted}'" and error.name == wanted


def damaged():
    for attempt in range(2):
        try:
            __import__("parcel.damaged")
        except ImportError as error:
            if str(error) != "damaged image: an unknown tag, at offset 16":
                return False
        else:
            return False
    return True


def importer():
    import parcel

    return parcel.inner


def bound():
    return importer() is inner


def own_kind():
    kind = type(inner)
    made = kind("made", "documented")
    made.attribute = 3
    return kind.__name__ == "module" and made.attribute == 3 and made.__doc__ == "documented"


def evaluates():
    space = {"__name__": "here", "__package__": "there"}
    exec("name, package = __name__, __package__", space)
    return space["name"] == "here" and space["package"] == "there"


def compiles():
    code = compile("name, package = __name__, __package__", "file", "exec")
    space = {"__name__": "here", "__package__": "there"}
    exec(code, space)
    return space["name"] == "here" and code.co_name == "<module>"


def refuses(text):
    for function in eval, exec:
        try:
            function(text)
        except NotImplementedError:
            continue
        return False
    return True
