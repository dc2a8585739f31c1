# SPDX-License-Identifier: BSL-1.0
"""posix: fork() and exec(), how children end, and what is called around fork()."""

import posix
import sys


def show(function, *given, **named):
    try:
        print(repr(function(*given, **named)))
    except BaseException as error:
        print(type(error).__name__, error)
    sys.stdout.flush()


def child(function):
    """What a function does in a child, and how that ends."""
    sys.stdout.flush()
    process = posix.fork()
    if process == 0:
        try:
            function()
        finally:
            sys.stdout.flush()
            posix._exit(99)
    return process


def ended(process):
    found, status = posix.waitpid(process, 0)
    return found == process, posix.waitstatus_to_exitcode(status)


print(ended(child(lambda: print("in the child"))))
print(ended(child(lambda: posix._exit(3))))
print(ended(child(lambda: posix.kill(posix.getpid(), 9))))

# exec().
print(ended(child(lambda: posix.execv("/bin/echo", ["echo", "one", b"two"]))))
print(ended(child(lambda: posix.execve("/bin/sh", ("sh", "-c", "echo $A-$B; exit 7"), {"A": "x", b"B": b"y"}))))
show(posix.execv, "/nosuch", ["x"])
show(posix.execve, "/nosuch", ["x"], {})
show(posix.execve, posix.open("/dev/null", 0), ["x"], {})
for given in ((), [], [""], "x", [3], ["a\0b"], None):
    show(posix.execv, "/bin/true", given)
    show(posix.execve, "/bin/true", given, {})
for given in (3, {"": "x"}, {"a=b": "c"}, {3: "x"}, {"a": None}):
    show(posix.execve, "/bin/true", ["x"], given)
show(posix.execv, 3, ["x"])

# Waiting.
process = child(lambda: posix._exit(4))
found, status, used = posix.wait3(0)
print(found == process, posix.waitstatus_to_exitcode(status), type(used), used[0] == used.ru_utime, len(used))
process = child(lambda: posix._exit(5))
found, status, used = posix.wait4(process, 0)
print(found == process, posix.waitstatus_to_exitcode(status), used.ru_maxrss > 0)
process = child(lambda: posix._exit(6))
found = posix.waitid(posix.P_PID, process, posix.WEXITED)
print(found.si_pid == process, found.si_status, found.si_code == posix.CLD_EXITED, found.si_signo, len(found))
show(posix.waitid, posix.P_ALL, 0, posix.WEXITED)
show(posix.wait3, 0)
show(posix.wait4, -1, posix.WNOHANG)
show(posix.waitid, 0, 0)

# A pipe to a child, and a session of its own.
reading, writing = posix.pipe()


def session():
    posix.setsid()
    posix.write(writing, b"%d" % (posix.getsid(0) == posix.getpid() == posix.getpgrp()))
    posix._exit(0)


print(ended(child(session)), posix.read(reading, 9))


def group():
    posix.setpgid(0, 0)
    posix.write(writing, b"%d" % (posix.getpgrp() == posix.getpid()))
    posix.setpgrp()
    posix._exit(0)


print(ended(child(group)), posix.read(reading, 9))

# What is called around fork().
show(posix.register_at_fork)
show(posix.register_at_fork, before=3)
show(posix.register_at_fork, print)
show(posix.register_at_fork, other=print)


def tell(text):
    return lambda: (print(text), sys.stdout.flush())


in_parent = []  # told afterwards, since the child tells at the same time
posix.register_at_fork(before=tell("first before"), after_in_child=tell("first in child"))
posix.register_at_fork(before=tell("second before"), after_in_parent=lambda: in_parent.append("parent"))
posix.register_at_fork(after_in_child=tell("second in child"))
print(ended(child(lambda: posix._exit(0))), in_parent)
