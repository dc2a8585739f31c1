# SPDX-License-Identifier: BSL-1.0
"""select: waiting for descriptors by select() and poll(), and what is refused."""
import _signal
import _weakref
import gc
import posix
import select


def t(f, /, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)


class File:
    def __init__(self, descriptor):
        self.descriptor = descriptor

    def fileno(self):
        return self.descriptor


r, w = posix.pipe()
names = {r: 'r', w: 'w'}

print('--- select')
print(select.error, select.PIPE_BUF)


def named(lists):
    return [[names.get(each, type(each).__name__) for each in part] for part in lists]


print(named(select.select([r], [w], [r, w], 0)), named(select.select([r], (w,), [])), named(select.select([r], [], [], 0.001)))
posix.write(w, b'a')
print(named(select.select([r], [w], [], None)), named(select.select({r}, iter([w, w]), range(0), 10)))
file = File(r)
print(select.select([file, r], [], [], 0)[0] == [file, r], select.select([], [], [], 0))
t(select.select)
t(select.select, 1, 2, 3)
t(select.select, [], [], 3)
t(select.select, [], [], [], 0, 1)
t(select.select, rlist=1)
for timeout in 'a', -1, -0.5, float('nan'), 1e300, 2**70, [], -2**80:
    t(select.select, [r], [], [], timeout)
for wrong in 'a', -1, 1024, 2**40, 2**80, 1.5, None, File('a'), File(-2), File(None):
    t(select.select, [wrong], [], [], 0)
t(select.select, [r] * 1025, [], [], 0)
print(len(select.select([r] * 1024, [], [], 0)[0]))


class Changes:
    def fileno(self):
        changing.clear()
        return r


changing = [Changes(), r]
t(lambda: len(select.select(changing, [], [], 0)[0]) > 0)
closed, other = posix.pipe()
posix.close(closed)
t(select.select, [closed], [], [], 0)
posix.close(other)

print('--- poll')
p = select.poll()
print(type(p), repr(p)[:15], [name for name in dir(p) if name[0] != '_'], p.poll(0))
print(p.register(r), p.register(w, select.POLLOUT), p.register(file), [(names[fd], event) for fd, event in p.poll()])
p.modify(r, 0)
p.modify(w, select.POLLOUT | select.POLLIN)
print([(names[fd], event) for fd, event in p.poll(5)])
p.unregister(r)
p.register(r, 0xffff)
print([(names[fd], event) for fd, event in p.poll(0.5)][0])
p.unregister(w)
p.unregister(r)
print(p.poll(0), p.poll(0.0), p.poll(1.2))
p.register(999)
print(p.poll(None) == [(999, select.POLLNVAL)])
p.unregister(999)
r2, w2 = posix.pipe()
posix.close(w2)
p.register(r2)
print(p.poll() == [(r2, select.POLLHUP)])
posix.close(r2)
p = select.poll()
t(select.poll, 1)
t(select.poll, x=1)
t(type(p))
t(type, 'derived', (type(p),), {})
t(_weakref.ref, p)
t(setattr, p, 'x', 1)
t(p.register)
t(p.register, 0, 1, 2)
t(p.register, fd=1)
for wrong in 'a', -1, 2**40, 2**80, None, File('a'), File(-2):
    t(p.register, wrong)
    t(p.unregister, wrong)
for events in 0, 65535, True, -1, 65536, 2**40, 2**80, -2**80, 'x', 1.0, None:
    t(p.register, 0, events)
    t(p.modify, 0, events)
t(p.modify, 0)
t(p.modify, 5, 1)
t(p.unregister)
t(p.unregister, 0)
t(p.unregister, 0)
for timeout in 'a', float('nan'), 1e300, 2**70, 2**40, 2**31, -2**40, []:
    t(p.poll, timeout)
t(p.poll, 1, 2)
t(p.poll, x=1)
print(select.POLLIN, select.POLLPRI, select.POLLOUT, select.POLLERR, select.POLLHUP, select.POLLNVAL, select.POLLRDNORM,
      select.POLLRDBAND, select.POLLWRNORM, select.POLLWRBAND, select.POLLMSG, select.POLLRDHUP)

print('--- signals')
posix.read(r, 1)
calls = []


def handle(number, frame):
    calls.append(number)
    t(p.poll, 0)
    if len(calls) % 2 == 1:
        _signal.setitimer(_signal.ITIMER_REAL, 0.05)
    if len(calls) == 2:
        posix.write(w, b'b')
    if len(calls) == 4:
        raise ValueError('a handler of a signal')


p.register(r)
_signal.signal(_signal.SIGALRM, handle)
_signal.setitimer(_signal.ITIMER_REAL, 0.05)
print([names[fd] for fd, event in p.poll()], len(calls))
posix.read(r, 1)
_signal.setitimer(_signal.ITIMER_REAL, 0.05)
t(select.select, [r], [], [])
print(len(calls), p.poll(1), select.select([r], [], [], 0.001)[0])
