"""Modules that import each other, modules that fail, and what sys.modules has then."""

import sys

import first

print(first.second.first is first, first.value, first.second.seen)

import chain_a

print(chain_a.log)

for attempt in range(2):
    try:
        import failing
    except ZeroDivisionError as error:
        print("failing:", error, "failing" in sys.modules, "failing_helper" in sys.modules)

try:
    import half.inner
except ValueError as error:
    print("half:", error, sorted(n for n in sys.modules if n.startswith("half")))

import replaced

print(replaced, type(replaced).__name__)

sys.modules["blocked"] = None
try:
    import blocked
except ImportError as error:
    print(type(error).__name__, error)
del sys.modules["blocked"]
import blocked

print(blocked.note)

import twice

twice.count += 1
del sys.modules["twice"]
import twice as again

print(twice.count, again.count, again is twice)
print([n for n in sys.modules if n in ("first", "second", "twice", "replaced")])
import __main__

print(__main__.first is first, __main__.__name__)
