# SPDX-License-Identifier: BSL-1.0
"""The process by posix: its ids, environment and children, and what there is to know of the system."""

import posix
import sys


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, "errno", None))


for f in posix.getpid, posix.getppid, posix.getuid, posix.geteuid, posix.getgid, posix.getegid, posix.getpgrp:
    print(type(f()), f() >= 0)
    told(f, 1)
print(posix.getsid(0) > 0, posix.getpgid(0) == posix.getpgrp(), posix.getpgid(pid=0) == posix.getpgrp())
told(posix.getsid, "x")
told(posix.getsid, 2**40)

# The environment: environ is what there was; putenv() changes the process's own.
print(type(posix.environ), {type(item) for pair in posix.environ.items() for item in pair})
posix.putenv("STASIS_TEST", "one two")
posix.putenv(b"STASIS_\xff", "\udcfe")
print(b"STASIS_TEST" in posix.environ)
told(posix.system, 'test "$STASIS_TEST" = "one two" && exit 3')
told(posix.putenv, "STASIS_TEST", "")
told(posix.system, b'test -z "${STASIS_TEST-x}" && exit 4')
told(posix.unsetenv, "STASIS_TEST")
told(posix.unsetenv, b"STASIS_\xff")
told(posix.system, 'exit ${STASIS_TEST-5}')
told(posix.system, command="true")
told(posix.system, 3)
told(posix.system, "a\0")
for name, value in (("a=b", "c"), ("", "c"), ("a", "c\0"), ("a\0", ""), (3, ""), ("a", 3), ("\ud800", "")):
    told(posix.putenv, name, value)
for name in "", "a=b", "a\0", 3:
    told(posix.unsetenv, name)
told(posix.putenv, "a")
told(posix.unsetenv)

# Statuses.
for status in 0, 256, 0x300, 9, 0x89, 0x137f, 0xffff, -1, 2**31 - 1:
    print([f(status) for f in (posix.WCOREDUMP, posix.WIFCONTINUED, posix.WIFSTOPPED, posix.WIFSIGNALED,
                               posix.WIFEXITED, posix.WEXITSTATUS, posix.WTERMSIG, posix.WSTOPSIG)])
    told(posix.waitstatus_to_exitcode, status)
told(posix.WIFEXITED, status=256)
told(posix.WIFEXITED, "x")
told(posix.WIFEXITED, 2**40)
told(posix.WIFEXITED)
told(posix.waitstatus_to_exitcode, 2**40)

# Other processes.
told(posix.wait)
told(posix.waitpid, -1, 0)
told(posix.waitpid, -1, posix.WNOHANG)
told(posix.waitpid, "x", 0)
told(posix.waitpid, 0)
told(posix.kill, 1)
told(posix.killpg, 1, 2, 3)
told(posix.WCOREDUMP, status=1)
told(posix.kill, posix.getpid(), 0)
told(posix.kill, 2**31 - 1, 0)
told(posix.kill, posix.getpid(), 1000)
told(posix.kill, "x", 0)
told(posix.kill, 2**40, 0)
told(posix.kill, 1, 2**70)
told(posix.killpg, 2**31 - 1, 0)
told(posix.killpg, 2**40, 0)

# The system.
about = posix.uname()
print(type(about), about.sysname, len(about), {type(item) for item in about})
about = posix.times()
print(type(about), len(about), {type(item) for item in about}, about.elapsed > 0)
print(posix.cpu_count() > 0, len(posix.getloadavg()), posix.ctermid(), posix.sched_yield(), posix.sync())
for number in 2, 0, 99999, -1, "x", 2**40:
    told(posix.strerror, number)
print([len(posix.urandom(n)) for n in (0, 1, 300, 5000)], posix.urandom(16) != posix.urandom(16))
print(len(posix.getrandom(20)), len(posix.getrandom(size=20, flags=posix.GRND_NONBLOCK)))
for given in (-1,), ("x",), (2**70,), ():
    told(posix.urandom, *given)
    told(posix.getrandom, *given)
told(posix.getrandom, 3, 99)

# Names and numbers.
print(posix.error is OSError, type(posix._have_functions), "HAVE_FSTATAT" in posix._have_functions)
print(posix)
print(posix.O_RDONLY, posix.O_RDWR | posix.O_CREAT, posix.F_OK, posix.X_OK, posix.WNOHANG, posix.EX_USAGE, posix.P_ALL)
print({name: getattr(posix, name) for name in sorted(dir(posix)) if name.startswith(("EX_", "O_", "ST_", "SEEK_"))})
told(posix._exit, "x")
told(posix._exit)
sys.stdout.flush()
posix._exit(7)
