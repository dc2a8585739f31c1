# SPDX-License-Identifier: BSL-1.0
"""Exceptions of a program's own: constructors, attributes, str, subclasses, args, equality, in sets."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Plain(Exception):
    """Documented."""


class WithInit(Exception):
    def __init__(self, code, text="default"):
        self.code = code
        self.text = text


class WithSuper(WithInit):
    def __init__(self, code):
        super().__init__(code, "from super")
        Exception.__init__(self, "args", code)


class WithNew(Exception):
    def __new__(cls, *arguments):
        made = super().__new__(cls, *arguments)
        made.new = arguments
        return made

    def __init__(self, *arguments):
        super().__init__(*[a * 2 for a in arguments])


class WithStr(KeyError):
    def __str__(self):
        return f"<{self.args}>"


class WithRepr(ValueError):
    def __repr__(self):
        return "a repr"


class Slotted(Exception):
    __slots__ = ("extra",)


class Both(KeyError, AttributeError):
    pass


class Callable(Exception):
    def __call__(self):
        return "called"

    def __eq__(self, other):
        return isinstance(other, Callable)

    def __hash__(self):
        return 5


for make in (lambda: Plain(), lambda: Plain(1, 2), lambda: WithInit(5), lambda: WithInit(5, "t"),
    lambda: WithSuper(7), lambda: WithNew(1, "a"), lambda: WithStr("k"), lambda: WithRepr(3),
    lambda: Slotted("s"), lambda: Both("b"), lambda: Callable()):
    made = make()
    try:
        raise made
    except Exception as error:
        print(type(error).__name__, error is made, str(error), repr(error), error.args, vars(error),
            isinstance(error, LookupError), type(error).__mro__[1].__name__)
print(said(WithInit), said(WithInit, 1, 2, 3), said(lambda: Plain(x=1)), said(lambda: WithNew(x=1)),
    WithNew(3).new, Both.__mro__[1].__name__, Plain.__doc__, Callable()(), Callable() == Callable(),
    len({Callable(), Callable()}), Plain(1) == Plain(1), Plain(1) in [Plain(1)])


def raised(what):
    try:
        raise what
    except WithInit as error:
        return "init", error.args
    except (Plain, WithStr) as error:
        return "plain or str", error.args
    except KeyError as error:
        return "key", error.args
    except Exception as error:
        return type(error).__name__, error.args


for what in (Plain, Plain(1), WithInit, WithInit(1), WithSuper(2), WithStr, WithStr(1), Both,
    Both(1), KeyError(1), WithNew, WithNew(2), Slotted(1), Callable, 5, Exception, type):
    print(raised(what))
e = Slotted("x")
e.extra, e.other = 1, 2
e.args = ("changed",)
print(e.extra, e.other, e, vars(e), said(lambda: e.none), said(delattr, e, "args"),
    said(setattr, e, "args", 5), e.__class__.__name__, Exception.__init__(e, 1, 2), e.args,
    said(BaseException.__init__, 5), said(BaseException.__new__), said(Exception.__new__, int),
    Exception.__new__(Plain, 9), said(issubclass, Plain, BaseException), Plain.__base__,
    Plain.__module__)
error = None
try:
    raise Plain("bound")
except Plain as bound:
    kept = bound
print(kept, said(lambda: bound), kept.__traceback__ is not None, kept.__traceback__.tb_next,
    kept.__context__, kept.__suppress_context__)
log = []
for kind in (ValueError, KeyError, Plain, KeyboardInterrupt):
    try:
        try:
            raise kind(len(log))
        except ValueError:
            log.append("value")
        except LookupError as e:
            log.append(repr(e))
            raise Plain("again")
        finally:
            log.append("finally")
    except Plain as e:
        log.append((repr(e), repr(e.__context__)))
    except BaseException as e:
        log.append(type(e).__name__)
print(log)


class Asked:
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


asked = Asked()
for ask in (lambda: asked.missing, lambda: object.__getattribute__(asked, "missing")):
    try:
        ask()
    except AttributeError as error:
        print(error.name, error.obj is asked)


class MadeWrong(Exception):
    def __new__(cls):
        return 5


def generator():
    yield


try:
    raise MadeWrong
except TypeError as error:
    print(error)
print(said(generator().throw, MadeWrong))
