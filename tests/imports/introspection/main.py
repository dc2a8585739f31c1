# SPDX-License-Identifier: BSL-1.0
"""importlib, inspect, ast, dis, signal and warnings, all Python's own files."""
import ast
import dis
import importlib
import importlib.util
import inspect
import linecache  # which warnings imports in functions
import signal
import string
import warnings


def function(first, second=2, *rest, named, other=5, **more) -> int:
    """What it says."""
    return first + second


class Class:
    def method(self, given: str = "a"):
        return given


print(inspect.signature(function), inspect.getdoc(function), inspect.isfunction(function))
print(inspect.getfullargspec(function))
print(inspect.signature(Class.method), inspect.signature(Class().method))
print([name for name, _ in inspect.getmembers(Class(), inspect.ismethod)])

print(importlib.import_module("string") is string, importlib.import_module(".util", "importlib") is importlib.util)
print(importlib.reload(string) is string, importlib.util.find_spec("nothing"))
for name in ("nothing", "nothing.inside", "string.inside"):
    try:
        importlib.import_module(name)
    except ImportError as raised:
        print(type(raised).__name__, raised, raised.name)

tree = ast.BinOp(ast.Constant(1), ast.Add(), ast.Name("x", ast.Load()))
print(ast.dump(tree), ast.unparse(tree), [type(node).__name__ for node in ast.walk(tree)])
dis.dis(function)

print(signal.getsignal(signal.SIGINT), signal.Signals(10), signal.SIG_DFL, sorted(signal.valid_signals())[:3])
signal.signal(signal.SIGUSR1, lambda number, frame: print(signal.Signals(number), frame.f_code.co_name))
signal.raise_signal(signal.SIGUSR1)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("caught", DeprecationWarning)
    warnings.warn("again")
print([(each.category.__name__, str(each.message)) for each in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", FutureWarning)
    except FutureWarning as raised:
        print(raised)

for made in (object, type("Made", (), {}), float, enumerate, property, list, tuple):
    print(inspect.signature(made))
