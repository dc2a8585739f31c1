# SPDX-License-Identifier: BSL-1.0
"""The module _contextvars in constant evaluation: each function answers True."""
from _contextvars import Context, ContextVar, Token, copy_context


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def variables():
    first, second = ContextVar("first"), ContextVar("second", default=2)
    token = first.set(1)
    before = first.set(3).old_value, token.old_value is Token.MISSING, first.get()
    first.reset(token)
    return before == (1, True, 3) and first.get(4) == 4 and second.get() == 2 and {first: 5}[first] == 5


def contexts():
    variable = ContextVar("variable")
    variable.set("outside")
    context = copy_context()
    items = context.items()
    token = context.run(lambda: variable.set("inside"))
    return (
        [context[variable], context.run(lambda: variable.get()), variable.get(), token.old_value]
        == ["inside", "inside", "outside", "outside"]
        and list(items) == [(variable, "outside")]
        and context == context.copy() != Context()
        and len(context) == 1
    )


def refused():
    return (
        error(ContextVar, 1) == "TypeError: context variable name must be a str"
        and error(Token) == "RuntimeError: Tokens can only be created by ContextVars"
        and error(lambda: Context().get(1)) == "TypeError: a ContextVar key was expected, got 1"
        and error(lambda: Context().run()) == "TypeError: run() missing 1 required positional argument"
    )
