# SPDX-License-Identifier: BSL-1.0
"""posix: limits by their names, users and groups, priorities, several buffers at once, other descriptors."""

import posix


def show(function, *given, **named):
    try:
        print(repr(function(*given, **named)))
    except BaseException as error:
        print(type(error).__name__, error)


# Limits.
for names in (posix.sysconf_names, posix.confstr_names, posix.pathconf_names):
    print(len(names), sorted(names.items()))
for name in ("SC_PAGE_SIZE", "SC_NPROCESSORS_ONLN", "SC_CLK_TCK", posix.sysconf_names["SC_OPEN_MAX"], "nosuch", None, 2**40, -5):
    show(posix.sysconf, name)
for name in ("CS_PATH", "CS_GNU_LIBC_VERSION", "SC_PAGE_SIZE", 3.5, -5, True):
    show(posix.confstr, name)
for name in ("PC_NAME_MAX", posix.pathconf_names["PC_PATH_MAX"], "nosuch", None, -5):
    show(posix.pathconf, "/", name)
show(posix.pathconf, 0, "PC_PIPE_BUF")
show(posix.pathconf, "/nosuch", "PC_NAME_MAX")
show(posix.fpathconf, posix.open("/", 0), "PC_NAME_MAX")
show(posix.fpathconf, 999, "PC_NAME_MAX")
show(posix.fpathconf, -1, "PC_NAME_MAX")

# Users and groups.
show(posix.getgroups)
show(posix.getresuid)
show(posix.getresgid)
show(posix.setresuid, -1, -1, -1)
show(posix.setreuid, -1, posix.geteuid())
show(posix.seteuid, posix.geteuid())
show(posix.setegid, posix.getegid())
show(posix.setregid, -1, -1)
for given in ("x", None, -2, 2**32, 2**70, 1.0):
    show(posix.setuid, given)
    show(posix.setgid, given)
for given in (3, "x", [2**40], [None]):
    show(posix.setgroups, given)
show(posix.setpgid, 0)
show(posix.tcgetpgrp, posix.open("/dev/null", 0))
show(posix.tcsetpgrp, posix.open("/dev/null", 0), 1)

# Priorities and schedulers.
show(posix.nice, 0)
show(posix.nice, "x")
show(posix.getpriority, posix.PRIO_PROCESS, 0)
show(posix.setpriority, posix.PRIO_PROCESS, 0, posix.getpriority(posix.PRIO_PROCESS, 0))
show(posix.getpriority, 9, 0)
show(posix.sched_get_priority_max, posix.SCHED_RR)
show(posix.sched_get_priority_min, policy=posix.SCHED_FIFO)
show(posix.sched_get_priority_max, 99)
show(posix.sched_getscheduler, 0)
show(posix.sched_getparam, 0)
show(posix.sched_setparam, 0, posix.sched_param(0))
show(posix.sched_setparam, 0, 0)
show(posix.sched_setscheduler, 0, posix.SCHED_OTHER, posix.sched_param(sched_priority=0))
show(posix.sched_setscheduler, 0, posix.SCHED_OTHER, posix.sched_param("x"))
show(posix.sched_param)
print(posix.sched_rr_get_interval(0) >= 0)
processors = posix.sched_getaffinity(0)
print(type(processors), len(processors) > 0)
show(posix.sched_setaffinity, 0, processors)
for given in (3, [-1], ["x"], [5000], []):
    show(posix.sched_setaffinity, 0, given)
show(posix.sched_getaffinity, -5)

# Several buffers.
reading, writing = posix.pipe()
show(posix.writev, writing, [b"abc", bytearray(b"de"), memoryview(b"fgh")[1:]])
first, second = bytearray(2), bytearray(10)
show(posix.readv, reading, (first, second))
print(first, second)
show(posix.writev, writing, [])
show(posix.writev, writing, 3)
show(posix.writev, writing, iter([b"a"]))
show(posix.writev, writing, ["a"])
show(posix.readv, reading, [b"abc"])
show(posix.readv, -1, [bytearray(1)])

# A file in memory.
file = posix.memfd_create("name")
show(posix.pwritev, file, [b"one ", b"two"], 3)
show(posix.preadv, file, [first, second], 2)
print(first, second)
show(posix.preadv, file, [first], "x")
show(posix.pwritev, file, [b"a"], 0, posix.RWF_SYNC)
show(posix.pwritev, file, [b"a"], -5)
other = posix.memfd_create(b"other", flags=0)
print(posix.get_inheritable(file), posix.get_inheritable(other))
show(posix.copy_file_range, file, other, 4, 3)
show(posix.copy_file_range, file, other, 3, offset_src=7, offset_dst=4)
print(posix.pread(other, 20, 0))
show(posix.copy_file_range, file, other, -1)
show(posix.memfd_create, None)

# Events.
event = posix.eventfd(3, posix.EFD_NONBLOCK)
show(posix.eventfd_write, event, 4)
show(posix.eventfd_read, event)
show(posix.eventfd_read, event)
for given in ("x", -1, 2**32, 2**70):
    show(posix.eventfd, given)
show(posix.eventfd_write, event, -1)

# A pseudo-terminal.
ends = posix.openpty()
print(len(ends), [posix.isatty(end) for end in ends], [posix.get_inheritable(end) for end in ends])
posix.write(ends[1], b"text\n")
print(posix.read(ends[0], 20))
