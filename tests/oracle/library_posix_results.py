# SPDX-License-Identifier: BSL-1.0
"""The tuples with named fields of posix: stat_result and its like, which may have items without names."""

import posix


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error)


types = (posix.stat_result, posix.statvfs_result, posix.terminal_size, posix.times_result, posix.uname_result)
for each in types:
    print(each, each.__module__, each.__bases__, each.n_fields, each.n_sequence_fields, each.n_unnamed_fields)
    print(each.__match_args__)
    for count in range(each.n_sequence_fields - 1, each.n_fields + 2):
        told(each, range(count))
    told(each)
    told(each, 3)
    told(each, (), ())

about = posix.stat_result(range(10))
print(about, len(about), about[7:], about.st_atime, about.st_mtime, about.st_ctime, about.st_atime_ns, about.st_rdev)
print(about == tuple(range(10)), hash(about) == hash(tuple(range(10))), about.__reduce__())
about = posix.stat_result(range(10, 22))
print(about, about[7:], about.st_atime, about.st_mtime, about.st_ctime, about.st_blocks)
about = posix.stat_result(range(10), {"st_rdev": 5, "st_mtime": 2.5, "other": 1})
print(about.st_rdev, about.st_mtime, about[8], about.st_ctime)
function, (values, more) = about.__reduce__()
again = function(values, more)
print(again == about, again.st_rdev, again.st_mtime)
told(setattr, about, "st_size", 1)
told(getattr, about, "st_nothing")
match about:
    case posix.stat_result(mode, node, st_size=size):
        print(mode, node, size)
match about:
    case posix.stat_result(a, b, c, d, e, f, g):
        print(a, b, c, d, e, f, g)
try:
    match about:
        case posix.stat_result(a, b, c, d, e, f, g, h):
            print(h)
except TypeError as error:
    print(error)

about = posix.stat("/")
print(type(about), len(about), about.st_mode & 0o170000 == 0o040000, about.st_nlink > 0, about[0] == about.st_mode)
print(about[7] == int(about.st_atime), about.st_mtime_ns // 10**9 == about[8], about.st_ctime_ns // 10**9 == about[9])
print(type(about[7]), type(about.st_atime), type(about.st_atime_ns), about.st_dev == posix.makedev(
    posix.major(about.st_dev), posix.minor(about.st_dev)))
print([type(getattr(about, name)).__name__ for name in dir(about) if name.startswith("st_")])
about = posix.statvfs("/")
print(type(about), len(about), about.f_bsize > 0, about.f_namemax >= 255, about == posix.statvfs("/")[:10] or True)
for number in -1, 2**64, 2**64 - 1, 0x801, "x":
    told(posix.major, number)
    told(posix.minor, number)
told(posix.makedev, 8, 1)
told(posix.makedev, 8)
