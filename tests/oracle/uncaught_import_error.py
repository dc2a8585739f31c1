# SPDX-License-Identifier: BSL-1.0
"""Names that aren't in a module, modules that aren't there, and attributes of modules."""
import sys


def caught(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", "-"), getattr(error, "path", "-"))


def no_module():
    import no_such_module


def no_submodule():
    import sys.no_such_part


def no_name():
    from sys import no_such_name


def no_attribute():
    return sys.no_such_attribute


def no_relative():
    from . import something


for f in (no_module, no_name, no_attribute, no_relative, no_submodule):
    caught(f)
try:
    no_module()
except ImportError:
    from sys import maxsise as size
