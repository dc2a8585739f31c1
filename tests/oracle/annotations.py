"""Annotations: of the module and of functions, and what else a function knows of itself."""

print(__annotations__)
x: int = 5
y: "later"
(z): str = 'p'
if x: w: float
print(__annotations__)
def f(a: int, b: str = 'q', *args: 'x', k: bool = True, **kw: dict) -> list:
    """Doc of f."""
    local: int = a
    return local
def g(a): pass
print(f(3), f.__annotations__, f.__module__, f.__doc__)
print(g.__annotations__, g.__doc__, g.__module__)
g.__annotations__['r'] = int
print(g.__annotations__)
g.__annotations__ = {'s': 1}
print(g.__annotations__)
g.__annotations__ = None
print(g.__annotations__)
del g.__annotations__
print(g.__annotations__)
try: g.__annotations__ = 3
except TypeError as e: print(e)
g.__module__ = 'other'
print(g.__module__, f.__module__)
g.__doc__ = 'new'
print(g.__doc__)
del g.__doc__
print(g.__doc__)
print((lambda: 'no doc').__doc__)
def use():
    return __annotations__
print(use() is __annotations__)
def nested():
    def inner(n: x) -> y0: return n
    return inner
y0 = 'made'
print(nested().__annotations__)
del __annotations__
try: print(__annotations__)
except NameError as e: print(e)
