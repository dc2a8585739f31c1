# SPDX-License-Identifier: BSL-1.0
"""_thread: locks, locks that are held twice, local objects, and no other thread."""
import _thread


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)


l = _thread.allocate_lock()


def r(x):
    """repr(x) without what differs from run to run."""
    text = repr(x).partition(' at ')[0]
    if 'owner=' in text and 'owner=0' not in text:
        text = text[:text.index('owner=')] + text[text.index(' count='):]
    return text


print(r(l), l.locked(), l.acquire(), l.locked(), r(l), l.acquire(False), l.acquire(0), l.acquire(True, 0.01), l.acquire(timeout=0.01), l.release(), l.locked())
t(l.release)
with l as x:
    print(x, l.locked())
print(l.locked())
t(l.acquire, False, 1)
t(l.acquire, True, -2)
t(l.acquire, timeout=1e+20)
t(l.acquire, 1, 2, 3)
t(l.acquire, foo=1)
t(l.acquire, 'a')
t(l.acquire, 1, 'a')
print(l.locked())
l.acquire() if not l.locked() else None
l._at_fork_reinit()
print(l.locked(), l.acquire_lock(), l.locked_lock(), l.release_lock())
t(_thread.LockType)
print(_thread.LockType, type(l) is _thread.LockType, _thread.error)
k = _thread.RLock()
print(r(k), k.acquire(), k.acquire(), r(k), k._is_owned(), k.release(), k.release(), k._is_owned())
t(k.release)
with k as x:
    print(x, k._is_owned())
k.acquire()
k.acquire()
s = k._release_save()
print(s[0], k._is_owned())
k._acquire_restore(s)
print(r(k))
k.release()
k.release()
t(k._release_save)
t(k.acquire, False, 1)
t(k.acquire, True, -2)
print(r(_thread.RLock(1)), r(_thread.RLock(a=1)))
k._at_fork_reinit()


class R(_thread.RLock):
    pass


q = R()
q.x = 1
q.acquire()
print(q.x, q._is_owned(), r(q))
q.release()
print(type(_thread.get_ident()), _thread.get_ident() == _thread.get_ident() != 0, _thread.TIMEOUT_MAX, _thread._count(), _thread.stack_size())
t(_thread.exit)
t(_thread.exit_thread)
t(_thread.get_ident, 1)
t(_thread.allocate_lock, 1)
t(_thread.start_new_thread, 1)
t(_thread.start_new_thread, 1, ())
t(_thread.start_new_thread, print, 1)
t(_thread.stack_size, 1)
loc = _thread._local()
loc.x = 5
print(loc.x, loc.__dict__)
t(lambda: loc.y)
t(_thread._local, 1)
del loc.x
t(lambda: loc.x)


class L(_thread._local):
    tag = 0

    def __init__(self, *a):
        self.a = a


v = L(1, 2)
print(v.a, v.__dict__, v.tag, type(v).__mro__[1])
v.tag = 3
print(v.tag)
t(lambda: setattr(loc, '__dict__', {}))
print(r(_thread._set_sentinel()), _thread.allocate, _thread.start_new)
print(type(loc), r(loc))
print(_thread.get_native_id() > 0, _thread.get_native_id() == _thread.get_native_id())
t(_thread.get_native_id, 1)
