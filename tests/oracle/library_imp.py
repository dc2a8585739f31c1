# SPDX-License-Identifier: BSL-1.0
"""The module _imp: what is built in or frozen, the import lock, hashes of sources."""
import _imp
import errno
import sys


def error(function, *given, **named):
    try:
        print(function.__name__, given, named, function(*given, **named))
    except Exception as raised:
        print(function.__name__, given, named, type(raised).__name__, raised, getattr(raised, "name", None))


for function in (_imp.is_builtin, _imp.is_frozen, _imp.is_frozen_package, _imp.get_frozen_object, _imp.init_frozen, _imp.find_frozen):
    for given in ((), (1,), (None,), ("zz",), ("sys",), ("errno",), ("builtins",)):
        error(function, *given)
error(_imp.find_frozen, "os", True)
error(_imp.find_frozen, "nothing", withdata=True)
error(_imp.find_frozen, "os", other=True)
error(_imp.get_frozen_object, "os", 1, 2)
for function in (_imp.lock_held, _imp.acquire_lock, _imp.lock_held, _imp.acquire_lock, _imp.release_lock, _imp.lock_held,
                 _imp.release_lock, _imp.lock_held, _imp.release_lock):
    error(function)
error(_imp.lock_held, 1)
error(_imp.source_hash)
for given in ((1, b"abc"), (-1, b"abc"), (2**64, b""), (1, "a"), ("a", b""), (0, bytes(range(40)))):
    error(_imp.source_hash, *given)
error(_imp.source_hash, key=0xA, source=bytearray(b"qq"))
code = error.__code__
error(_imp._fix_co_filename)
error(_imp._fix_co_filename, 1, 2)
error(_imp._fix_co_filename, None, "a")
print(_imp._fix_co_filename(code, code.co_filename))
try:
    _imp._fix_co_filename(code, 2)
except TypeError as raised:
    print(raised)
error(_imp._override_frozen_modules_for_tests)
error(_imp._override_frozen_modules_for_tests, "a")
error(_imp._override_frozen_modules_for_tests, 1)
error(_imp._override_frozen_modules_for_tests, 0)


class Spec:
    name = "errno"
    origin = "built-in"


error(_imp.create_builtin)
error(_imp.create_builtin, 1)
made = _imp.create_builtin(Spec)
print(made.__name__, type(made) is type(sys))
print(_imp.exec_builtin(made), made.EPERM, made.errorcode == errno.errorcode)
errno.EPERM = 1000
print(_imp.exec_builtin(errno), errno.EPERM)
Spec.name = "nothing"
error(_imp.create_builtin, Spec)
Spec.name = "sys"
print(_imp.create_builtin(Spec) is sys, _imp.exec_builtin(sys), _imp.exec_builtin(1))
error(_imp._frozen_module_names, 1)
error(_imp.extension_suffixes, 1)
print(_imp.check_hash_based_pycs)
