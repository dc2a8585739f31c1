# SPDX-License-Identifier: BSL-1.0
"""_csv: rows of lines, lines of rows, and dialects."""

import _csv


def show(function, *given, **named):
    try:
        print(repr(function(*given, **named)))
    except Exception as error:
        print(type(error).__name__, error)


class File:
    def __init__(self):
        self.written = []

    def write(self, text):
        self.written.append(text)
        return len(text)


def rows(lines, *given, **named):
    reader = _csv.reader(lines, *given, **named)
    try:
        for row in reader:
            print(row, reader.line_num)
    except Exception as error:
        print(type(error).__name__, error, reader.line_num)


def line(row, *given, **named):
    file = File()
    try:
        print(_csv.writer(file, *given, **named).writerow(row), file.written)
    except Exception as error:
        print(type(error).__name__, error)


# Reading.
rows(["a,b,c\n", "1,2.5,\n", "\n", "", ",\r\n", '"a,b","c""d","e\n', 'f"\n', '"x"y,z'])
rows(["a;b|c", "'d;e';f"], delimiter=";", quotechar="'")
rows(["a\\,b,\\\n", "c,d\\"], escapechar="\\")
rows(['"a\\"b",c'], escapechar="\\", doublequote=False)
rows(["a, b,  c", ' "d", "e"'], skipinitialspace=True)
rows(['1,2.5,"x",-3e2', "a"], quoting=_csv.QUOTE_NONNUMERIC)
rows(['"a","b'], quoting=_csv.QUOTE_NONE)
rows(['"a'], strict=True)
rows(['"a"b'], strict=True)
rows(["a\rb"])
rows(["a\0b,é,\U0001f600"])
rows(["a", b"b"])
rows(["a", None])
rows(iter(["x,y"]))
show(_csv.reader, 3)
show(_csv.reader)
show(_csv.reader, [], "excel", 3)

# Writing.
line(["a", 1, 2.5, None, True, "x,y", 'q"q', "two\nlines", "", " "])
line([])
line([""])
line([None])
line(["", ""])
line(["a", 1], quoting=_csv.QUOTE_ALL)
line(["a", 1, None, 2.5], quoting=_csv.QUOTE_NONNUMERIC)
line(["a", "b,c"], quoting=_csv.QUOTE_NONE)
line(["a", "b,c", 'd"e', "f\\"], quoting=_csv.QUOTE_NONE, escapechar="\\")
line([""], quoting=_csv.QUOTE_NONE)
line(['a"b', "c\\d"], doublequote=False, escapechar="\\")
line(['a"b'], doublequote=False)
line("abc", lineterminator="!", delimiter="\t")
line(["a!", "b"], lineterminator="!\n")
line(3)
file = File()
writer = _csv.writer(file)
print(writer.writerows([[1, 2], "ab", (None,)]), file.written)
show(writer.writerows, [3])
show(writer.writerows, 3)
show(writer.writerow)
show(_csv.writer, 3)
show(_csv.writer)


class Refuses:
    def __str__(self):
        raise ValueError("not shown")


show(writer.writerow, [Refuses()])

# Dialects.
dialect = _csv.reader([]).dialect
names = ("delimiter", "quotechar", "escapechar", "lineterminator", "quoting", "doublequote")
names += ("skipinitialspace", "strict")
print([getattr(dialect, name) for name in names], type(dialect))


class Own:
    delimiter = ":"
    quotechar = None
    lineterminator = "\n"
    skipinitialspace = 1


for given in (Own, Own(), "own", dialect):
    if given == "own":
        show(_csv.register_dialect, "own", Own, strict=True)
    made = _csv.Dialect(given)
    print([getattr(made, name) for name in names], made is given)
print(_csv.list_dialects(), [*_csv._dialects], _csv.get_dialect("own") is _csv.Dialect("own"))
rows(["a: b"], "own")
rows(["a, b"], "own", delimiter=",")
show(_csv.unregister_dialect, "own")
show(_csv.unregister_dialect, name="own")
show(_csv.get_dialect, "own")
show(_csv.get_dialect)
show(_csv.reader, [], "own")
show(_csv.register_dialect, 3)
show(_csv.register_dialect)
show(_csv.list_dialects, 3)
for given in (
    {"delimiter": 1}, {"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": None}, {"quotechar": 1},
    {"quotechar": "ab"}, {"quotechar": None, "quoting": 1}, {"quoting": "a"}, {"quoting": 9},
    {"quoting": True}, {"lineterminator": None}, {"lineterminator": 3}, {"escapechar": 3},
    {"escapechar": ""}, {"other": 3},
):
    show(_csv.Dialect, **given)
show(_csv.Dialect, None, 1)
show(dialect.__reduce_ex__, 4)
show(setattr, dialect, "strict", True)
show(setattr, dialect, "delimiter", True)
show(_csv.Dialect, "nosuch")


class Derived(_csv.Dialect):
    pass


print(type(Derived(delimiter=";")).__name__, Derived(delimiter=";").delimiter)

# The limit of fields.
show(_csv.field_size_limit)
show(_csv.field_size_limit, 3)
rows(["abc,ab", "abcd"])
for limit in ("a", 1.5, 2**70):
    show(_csv.field_size_limit, limit)
show(_csv.field_size_limit, 131072)
show(_csv.field_size_limit, 1, 2)
print(issubclass(_csv.Error, Exception), _csv.Error, _csv.__version__, _csv.Reader, _csv.Writer)
