# SPDX-License-Identifier: BSL-1.0
"""The module _warnings: what is shown, once or always, raised or left out, and what is refused."""
import _warnings
import sys

filters = _warnings.filters
print(filters, _warnings._onceregistry, _warnings._defaultaction)


def error(function, *given, **named):
    try:
        print(function(*given, **named))
    except Exception as raised:
        print(type(raised).__name__, raised)
    sys.stdout.flush()


def twice(*given, **named):
    for _ in range(2):
        error(_warnings.warn, *given, **named)


def use(*new):
    filters[:] = new
    _warnings._filters_mutated()


class Own(UserWarning):
    def __str__(self):
        return "own"


class Counted(dict):
    pass


twice("first")
twice("second", DeprecationWarning)
twice("third", RuntimeWarning, 2)
twice("far", RuntimeWarning, 200)
twice("here", RuntimeWarning, -1)
twice("hidden", ImportWarning)
twice(Own("x"))
twice(5, FutureWarning)
twice(None)
error(_warnings.warn)
error(_warnings.warn, "a", int)
error(_warnings.warn, "a", 5)
error(_warnings.warn, "a", ValueError)
error(_warnings.warn, "a", UserWarning, "b")
error(_warnings.warn, "a", other=1)
error(_warnings.warn, "a", stacklevel=1, source=5)
explicit = _warnings.warn_explicit
error(explicit)
error(explicit, "a", UserWarning, "file.py")
error(explicit, "a", UserWarning, 3, 4)
error(explicit, "a", UserWarning, "file.py", "b")
error(explicit, "a", UserWarning, "file.py", 2**31)
error(explicit, "a", UserWarning, "file.py", 4)
error(explicit, "a", UserWarning, "file.py", 4, registry=5)
error(explicit, "a", UserWarning, "file.py", 4, module_globals=5)
error(explicit, "a", UserWarning, "file.py", 4, "module", None, {})
error(explicit, "a", UserWarning, "", 4)
error(explicit, "a", 5, "file.py", 4)
registry = {"version": "old", "other": 1}
for line in (4, 4, 5):
    error(explicit, "once a line", UserWarning, "file.py", line, registry=registry)
print(registry)
use(("once", None, Warning, None, 0))
for line in (4, 5):
    error(explicit, "once", UserWarning, "file.py", line, registry=registry)
    error(explicit, "once", UserWarning, "other.py", line)
print(registry, _warnings._onceregistry)
use(("module", None, Warning, None, 0))
for line in (4, 5):
    error(explicit, "by module", UserWarning, "file.py", line, registry=registry)
use(("always", None, Warning, None, 0))
twice("always")
use(("error", None, Warning, None, 0))
twice("error")
twice(Own())
error(explicit, "a", int, "file.py", 4)
error(explicit, "5", int, "file.py", 4)
use(("ignore", "exact", UserWarning, "module", 7))
for text, module, line in (("exact", "module", 7), ("exact", "module", 8), ("exact", "other", 7), ("other", "module", 7)):
    error(explicit, text, UserWarning, "file.py", line, module)


class Pattern:
    def __init__(self, wanted):
        self.wanted = wanted

    def match(self, text):
        print("match", text)
        return text == self.wanted


use(("ignore", Pattern("exact"), UserWarning, Pattern("module"), 0))
for text, module, line in (("exact", "module", 7), ("exact", "other", 7), ("other", "module", 7)):
    error(explicit, text, UserWarning, "file.py", line, module)
for wrong in (5, (), ("a", 1), (1, 2, 3, 4, 5), ("odd", None, Warning, None, 0), ("ignore", 5, Warning, None, 0),
              ("ignore", None, 5, None, 0), ("ignore", None, Warning, None, "a"), ("ignore", None, int, None, 0)):
    use(wrong)
    error(explicit, "wrong", UserWarning, "file.py", 3)
use()
error(_warnings._filters_mutated, 1)


async def nobody():
    pass


use(("ignore", "coroutine 'nobody' was never awaited", RuntimeWarning, None, 0))
nobody()
use()
__warningregistry__ = None
twice("not noted")
__warningregistry__ = 5
twice("wrong registry")
del __warningregistry__
__name__ = 7
twice("no name")
sys.stderr = None
twice("nowhere")
