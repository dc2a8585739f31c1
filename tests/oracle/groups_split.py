# SPDX-License-Identifier: BSL-1.0
"""Exception groups: how they are made, what they say, and how they are split."""


def shown(function, *arguments, **keywords):
    try:
        return repr(function(*arguments, **keywords))
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


print(ExceptionGroup.__mro__, ExceptionGroup.__bases__, ExceptionGroup.__base__)
print(BaseExceptionGroup.__mro__, BaseExceptionGroup.__bases__, BaseExceptionGroup.__subclasses__())
print(Exception.__subclasses__()[-1], BaseException.__subclasses__(), type.mro(ExceptionGroup))
for T in (BaseExceptionGroup, ExceptionGroup):
    print([issubclass(T, of) for of in (BaseException, Exception, BaseExceptionGroup, ExceptionGroup, ValueError, object)])

for arguments in [(), ("m",), ("m", [], 1), (1, [ValueError()]), (None, None), ("m", 5), ("m", None), ("m", []), ("m", ()), ("m", ""),
                  ("m", {1}), ("m", {}), ("m", {0: ValueError()}), ("m", [1]), ("m", [ValueError]),
                  ("m", [ValueError(), 5]), ("m", "ab"), ("m", range(2)), ("m", (ValueError(1),)), ("", [ValueError(1)]),
                  ("m", [KeyboardInterrupt()]), ("m", [ValueError(), SystemExit(1)]), ("m", [ExceptionGroup("n", [OSError()])]),
                  ("m", [BaseExceptionGroup("n", [GeneratorExit()])])]:
    print(arguments, shown(BaseExceptionGroup, *arguments), shown(ExceptionGroup, *arguments))
print(shown(ExceptionGroup, "m", [ValueError()], x=1), shown(ExceptionGroup, message="m", exceptions=[ValueError()]))

items = [ValueError(1), TypeError("t"), ExceptionGroup("inner", [ValueError(3), OSError(4), ExceptionGroup("in", [KeyError(5)])])]
group = ExceptionGroup("whole", items)
items.append("changed")
print(str(group), len(group.exceptions), type(group.exceptions), group.message, len(group.args[1]), str(ExceptionGroup("", [group])))
print(shown(setattr, group, "message", 1), shown(setattr, group, "exceptions", ()), shown(delattr, group, "message"))
print(isinstance(group, Exception), isinstance(BaseExceptionGroup("m", [SystemExit()]), Exception))
print(BaseExceptionGroup("m", [SystemExit(), ValueError()]).split(Exception))

for by in [ValueError, OSError, KeyError, LookupError, Exception, BaseException, ZeroDivisionError, ExceptionGroup, (ValueError, KeyError), (),
           (OSError,), lambda e: False, lambda e: isinstance(e, ExceptionGroup) and e.message == "in", lambda e: e.args == (3,),
           lambda e: [], lambda e: [1], 5, None, len, "ValueError", (ValueError, 5), int, (int,), [ValueError], lambda: 1, lambda e: 1 / 0]:
    print(shown(group.split, by), shown(group.subgroup, by), sep="\n  ")
match, rest = group.split(ExceptionGroup)
print(match is group, rest, group.subgroup(BaseException) is group)
print(shown(group.split), shown(group.split, 1, 2), shown(group.subgroup), shown(group.derive), shown(group.derive, 1, 2))
print(shown(group.derive, [OSError(1)]), shown(group.derive, 5), shown(group.derive, []), shown(group.derive, [SystemExit(2)]))
print(shown(BaseExceptionGroup.split, 5, ValueError), shown(BaseExceptionGroup.derive, ValueError(), []))
print(shown(BaseExceptionGroup.split, group, TypeError))

# Parts have what the whole has: traceback, context, cause and notes.
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise group from LookupError("cause")
except ExceptionGroup as caught:
    caught.add_note("a note")
    for part in caught.split(ValueError):
        print(repr(part), part.__traceback__ is caught.__traceback__, part.__context__ is caught.__context__,
              part.__cause__ is caught.__cause__, part.__suppress_context__, part.__notes__, part.__notes__ is caught.__notes__)
        part.add_note("another")
    print(caught.__notes__, caught.exceptions[2].__context__)
part = ExceptionGroup("m", [ValueError(), TypeError()]).subgroup(TypeError)
print(part.__traceback__, part.__context__, part.__cause__, part.__suppress_context__, hasattr(part, "__notes__"))

# Nested deeply.
deep = ValueError("deep")
for i in range(300):
    deep = ExceptionGroup(f"level {i}", [deep, TypeError(i)])
match, rest = deep.split(ValueError)
count = 0
while isinstance(match, ExceptionGroup):
    (match,) = match.exceptions
    count += 1
print(count, match, len(rest.exceptions))
for i in range(3000):
    deep = ExceptionGroup("deeper", [deep])
print(shown(deep.split, KeyError), shown(deep.subgroup, ValueError))
del deep, match, rest


def leaves(error):
    match error:
        case BaseExceptionGroup(exceptions=inner):
            return [leaf for each in inner for leaf in leaves(each)]
        case BaseException(args=[value, *_]):
            return [value]
        case _:
            return [None]


print(leaves(group), leaves(group.subgroup(ValueError)))
