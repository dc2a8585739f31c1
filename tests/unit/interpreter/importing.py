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
