# SPDX-License-Identifier: BSL-1.0
"""code.replace(): other constants, names, variables; and what isn't right."""


def f(a, b=2, *rest, c=3, **more):
    """doc"""
    total = a + b * 10
    return total, rest, c, more


def show(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


code = f.__code__
same = code.replace()
fields = ("co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags",
          "co_firstlineno", "co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars",
          "co_filename", "co_name", "co_qualname", "co_linetable", "co_exceptiontable")
print([name for name in fields if getattr(code, name) != getattr(same, name)], same is code)
print(list(code.co_positions()) == list(same.co_positions()), list(code.co_lines()) == list(same.co_lines()))
f.__code__ = same
show(lambda: f(1, 2, 3, d=4))
f.__code__ = code.replace(co_consts=tuple(100 if c == 10 else c for c in code.co_consts))
show(lambda: f(1, 2))
f.__code__ = code.replace(co_varnames=("x", "y") + code.co_varnames[2:], co_name="named", co_qualname="Q.named")
show(lambda: f(x=1, y=5))
show(lambda: f(a=1))
print(f.__code__.co_name, f.__code__.co_qualname, f.__name__, f.__qualname__)
f.__code__ = code.replace(co_posonlyargcount=1, co_filename="elsewhere.py", co_firstlineno=500)
show(lambda: f(a=1))
try:
    f("text", None)
except TypeError as error:
    print(error, error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_frame.f_code.co_filename)


def outer(n):
    def inner(m):
        nonlocal n
        n += m
        return n, len
    return inner


inner = outer(5)
inner.__code__ = inner.__code__.replace(co_names=("abs",))
show(lambda: inner(3))
show(lambda: inner(3))
inner.__code__ = inner.__code__.replace(co_freevars=("other",))
print(inner.__code__.co_freevars, inner(1)[0])
outer.__code__ = outer.__code__.replace(co_consts=outer.__code__.co_consts)
print(outer(2)(3)[0], outer.__code__.co_cellvars, outer.__code__.co_varnames)


def generator(n):
    try:
        for i in range(n):
            yield i
    except ValueError:
        yield "caught"


generator.__code__ = generator.__code__.replace(co_names=("reversed", "KeyError"), co_name="gen")
print(generator.__code__.co_names)
generator.__code__ = generator.__code__.replace(co_names=("range", "KeyError"))
g = generator(3)
print(next(g), g.throw(KeyError))


class Text(str):
    pass


class Tuple(tuple):
    pass


class Bytes(bytes):
    pass


other = code.replace(co_name=Text("text"), co_consts=Tuple(code.co_consts), co_code=Bytes(code.co_code))
print(other.co_name, type(other.co_code).__name__, other.co_consts)
for wrong in (
    dict(co_argcount=-1), dict(co_argcount="x"), dict(co_argcount=1.5), dict(co_code=5), dict(co_consts=5),
    dict(co_names=(1,)), dict(co_name=5), dict(x=1), dict(co_nlocals=5), dict(co_varnames=()),
    dict(co_nlocals=0, co_varnames=()), dict(co_code=b"abc"), dict(co_name=None), dict(co_firstlineno=-1),
    dict(co_consts=[1]), dict(co_varnames=(1,)), dict(co_stacksize=2**40), dict(co_stacksize=-1),
    dict(co_flags=-1), dict(co_kwonlyargcount=-1), dict(co_freevars=(None,)), dict(co_cellvars=(b"x",)),
    dict(co_linetable="x"), dict(co_exceptiontable=None), dict(co_filename=b"x"),
):
    show(lambda: code.replace(**wrong))
show(lambda: code.replace(1))
show(lambda: code.replace(1, co_name="x"))
