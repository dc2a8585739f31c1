# SPDX-License-Identifier: BSL-1.0
"""The module _thread in constant evaluation: each function answers True."""
import _thread


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def locks():
    lock = _thread.allocate_lock()
    first = lock.acquire()
    second = lock.acquire(False) or lock.acquire(timeout=0.5)
    lock.release()
    with lock as entered:
        held = lock.locked()
    return (
        first
        and not second
        and entered
        and held
        and not lock.locked()
        and error(lock.release) == "RuntimeError: release unlocked lock"
        and error(lock.acquire, False, 1)
        == "ValueError: can't specify a timeout for a non-blocking call"
        and isinstance(lock, _thread.LockType)
    )


def waits():
    lock = _thread.allocate_lock()
    lock.acquire()
    return (
        error(lock.acquire) == "RuntimeError: the only thread would wait for a lock that it holds"
    )


def reentrant_locks():
    lock = _thread.RLock()
    lock.acquire()
    with lock:
        saved = lock._release_save()
        free = lock._is_owned()
        lock._acquire_restore(saved)
    lock.release()
    return (
        saved[0] == 2
        and not free
        and not lock._is_owned()
        and error(lock.release) == "RuntimeError: cannot release un-acquired lock"
    )


class Context(_thread._local):
    depth = 0

    def __init__(self, name):
        self.name = name


def local_objects():
    plain, context = _thread._local(), Context("c")
    plain.x = 5
    context.depth += 1
    return (
        plain.__dict__ == {"x": 5}
        and context.name == "c"
        and context.__dict__ == {"name": "c", "depth": 1}
        and error(_thread._local, 1) == "TypeError: Initialization arguments are not supported"
    )


def one_thread():
    return (
        _thread.get_ident() == _thread.get_ident() != 0
        and _thread._count() == 0
        and _thread.error is RuntimeError
        and error(_thread.start_new_thread, print, ()) == "RuntimeError: can't start new thread"
    )


def weak(reference):
    lock, local = _thread.allocate_lock(), _thread._local()
    to_lock, to_local = reference(lock), reference(local)
    alive = to_lock() is lock and to_local() is local
    lock = local = None
    return alive and to_lock() is None and to_local() is None
