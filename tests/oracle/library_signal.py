# SPDX-License-Identifier: BSL-1.0
"""The module _signal: handlers, when they are called, timers, masks, and what is refused."""
import _signal
import time


def error(function, *given, **named):
    try:
        print(function.__name__, given, function(*given, **named))
    except BaseException as raised:
        print(function.__name__, given, type(raised).__name__, raised, raised.args)


print({name: number for name, number in sorted(vars(_signal).items()) if isinstance(number, int)})
for number in (1, 2, 9, 13, 25, 32, 0, 65, "a"):
    error(_signal.getsignal, number)
print(_signal.getsignal(2) is _signal.default_int_handler)
error(_signal.getsignal)
error(_signal.signal)
error(_signal.signal, 1)
for given in ((1, 2), (0, 0), (65, 0), (9, 0), (9, print), (2, True), (2, None), ("a", 0), (1.5, 0), (2**40, 0)):
    error(_signal.signal, *given)
error(_signal.default_int_handler)
error(_signal.default_int_handler, 1, 2)
error(_signal.default_int_handler, "a", 2)
for number in (-1, 0, 1, 32, 34, 63, 64, 65):
    error(_signal.strsignal, number)
for number in (0, 100, -1, "a"):
    error(_signal.raise_signal, number)
error(_signal.alarm)
for seconds in ("a", 0, 2**40):
    error(_signal.alarm, seconds)
for given in ((0, 0), (5, 0), (0, -1), (0, "a"), (0, 0, 0, 0), (0,), (0, float("nan")), (0, 1e30)):
    error(_signal.setitimer, *given)
for which in (0, 7, "a"):
    error(_signal.getitimer, which)
error(_signal.set_wakeup_fd)
for descriptor in ("a", -1, 1000):
    error(_signal.set_wakeup_fd, descriptor)
error(_signal.set_wakeup_fd, -1, warn_on_full_buffer=False)
for given in ((2, 1), (0, 1), (65, 1), (2,), (9, 1)):
    error(_signal.siginterrupt, *given)
for given in ((0, []), (7, []), (0, [0]), (0, 5), (0, ["a"]), (0, [65]), (0, [2**70]), (0, [10]), (2, []), (0,)):
    error(_signal.pthread_sigmask, *given)
for function in (_signal.sigpending, _signal.valid_signals, _signal.pause):
    error(function, 1)
error(_signal.sigpending)
error(_signal.sigwait)
error(_signal.sigwait, 5)
error(_signal.sigwait, [99])
print(sorted(_signal.valid_signals()))
print(_signal.ItimerError.__mro__, _signal.ItimerError.__module__, _signal.ItimerError.__qualname__)


def note(number, frame):
    print("note", number, frame.f_code.co_name)


def leave(number, frame):
    raise LookupError(number)


def send(*numbers):
    for number in numbers:
        _signal.raise_signal(number)


print(_signal.signal(_signal.SIGUSR1, note), _signal.getsignal(_signal.SIGUSR1) is note)
send(_signal.SIGUSR1, _signal.SIGUSR1)
print(_signal.signal(_signal.SIGUSR2, leave))
error(send, _signal.SIGUSR1, _signal.SIGUSR2, _signal.SIGUSR1)
error(send, _signal.SIGINT)
try:
    _signal.raise_signal(_signal.SIGINT)
except KeyboardInterrupt as raised:
    print("interrupted", raised.args)
print(_signal.signal(_signal.SIGINT, _signal.SIG_IGN) is _signal.default_int_handler)
_signal.raise_signal(_signal.SIGINT)
print(_signal.signal(_signal.SIGINT, note), _signal.signal(_signal.SIGINT, _signal.SIG_DFL) is note)

# Those that come while they are blocked wait, and come in the order of their numbers.
print(_signal.pthread_sigmask(_signal.SIG_BLOCK, [_signal.SIGUSR2, _signal.SIGUSR1]))
_signal.signal(_signal.SIGUSR2, note)
send(_signal.SIGUSR2, _signal.SIGUSR1)
print(_signal.sigpending(), _signal.sigwait([_signal.SIGUSR2]), _signal.sigpending())
send(_signal.SIGUSR2)
print(sorted(_signal.pthread_sigmask(_signal.SIG_UNBLOCK, iter((10, 12)))))


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm(number)


def turn():
    while True:
        pass


def turn_for():
    for number in iter(int, 1):
        pass


def turn_until():
    number = 1
    while number:
        number += 1


# A loop that would never end, and what waits, are interrupted.
_signal.signal(_signal.SIGALRM, ring)
for function in (turn, turn_for, turn_until, _signal.pause):
    _signal.setitimer(_signal.ITIMER_REAL, 0.01)
    try:
        function()
    except Alarm as raised:
        print(function.__name__, raised)
_signal.setitimer(_signal.ITIMER_REAL, 0.01)
try:
    time.sleep(60)
except Alarm as raised:
    print("sleep", raised)

# What doesn't raise lets it go on.
rings = []
_signal.signal(_signal.SIGALRM, lambda number, frame: rings.append(number))
_signal.setitimer(_signal.ITIMER_REAL, 0.002, 0.002)
begun = time.monotonic()
time.sleep(0.1)
print(time.monotonic() - begun >= 0.1, len(rings) > 3)
left, again = _signal.setitimer(_signal.ITIMER_REAL, 0)
print(left < 0.003, again)
print(_signal.alarm(100), 99 <= _signal.alarm(0) <= 100)


class Handler:
    def __call__(self, number, frame):
        self.number = number


kept = Handler()
_signal.signal(_signal.SIGUSR1, kept)
send(_signal.SIGUSR1)
print(kept.number)


def replace(number, frame):
    _signal.signal(number, note)
    _signal.raise_signal(number)
    print("replaced")


_signal.signal(_signal.SIGUSR1, replace)
send(_signal.SIGUSR1, _signal.SIGUSR1)
