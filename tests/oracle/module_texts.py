# SPDX-License-Identifier: BSL-1.0
"""What a module looks like as text, by its loader and its spec; the modules of functions in C++."""

import sys


def said(call, *arguments):
    try:
        return call(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Loader:
    def __init__(self, told=None):
        self.told = told

    def __repr__(self):
        return "<loader>"


class Telling(Loader):
    def module_repr(self, module):
        return f"<told {module.__name__}>" if self.told else 1 / 0


class Spec:
    def __init__(self, name, origin, loader, has_location):
        self.name, self.origin, self.loader, self.has_location = name, origin, loader, has_location


class Renamed(type(sys)):
    def __getattr__(self, name):
        if name == "__file__":
            raise AttributeError(name)
        return "got " + name


made = type(sys)("made")
for made.__loader__ in (None, Loader(), Telling(True), Telling(), 5):
    print(made)
made.__file__ = "file.py"
print(made)
for made.__spec__ in (Spec("spec", None, None, False), Spec("spec", None, Loader(), False), Spec("spec", "o", None, True),
    Spec("spec", "o", None, False), Spec(None, "o", None, True)):
    print(made)
made.__spec__ = object()
print(said(repr, made))
made = Renamed("renamed")
made.__spec__ = None
print(made)
made.__loader__ = Loader()
del made.__name__
print(made, sys, said(lambda: len.__self__), sys.exit.__self__ is sys, [].append.__self__, dict.fromkeys.__self__, type(int.__new__.__self__), str.maketrans.__self__)
