# SPDX-License-Identifier: BSL-1.0
"""Contexts that a program sets: circles of them, and what raising an exception again makes of them."""


def chain(error):
    names = []
    while error is not None and len(names) < 6:
        names.append(type(error).__name__)
        error = error.__context__
    return names


def of_itself():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)


def longer():
    try:
        raise KeyError
    except KeyError as first:
        try:
            raise ValueError
        except ValueError as second:
            try:
                raise IndexError
            except IndexError as third:
                first.__context__ = third
                try:
                    raise OSError
                except OSError:
                    raise TypeError


def kept_from_before():
    try:
        try:
            raise KeyError
        except KeyError:
            raise ValueError
    except ValueError as error:
        kept = error
    try:
        raise IndexError
    except IndexError:
        raise kept


def again():
    try:
        raise KeyError
    except KeyError as first:
        try:
            raise ValueError
        except ValueError:
            raise first


for function in (of_itself, longer, kept_from_before, again):
    try:
        function()
    except Exception as error:
        print(function.__name__, chain(error))
try:
    of_itself()
finally:
    print("told with its circle")
