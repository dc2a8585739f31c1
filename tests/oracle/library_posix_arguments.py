# SPDX-License-Identifier: BSL-1.0
"""Arguments of the functions of posix: paths, descriptors, folders, numbers, and what is refused."""

import posix


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


class Numbered:
    def __init__(self, number):
        self.number = number

    def fileno(self):
        return self.number

    def __index__(self):
        return self.number

    def __repr__(self):
        return f"Numbered({self.number})"


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error, *[getattr(error, name, "-") for name in ("errno", "filename", "filename2")])


MISSING = "/nosuchfolder/nosuchfile"

# Paths: strs, bytes, what has __fspath__(), and descriptors where they will do.
for path in (MISSING, MISSING.encode(), Path(MISSING), Path(MISSING.encode()), Path(3), "a\0b", b"a\0b", "\ud800", "",
             b"", None, 1.5, [], 99, Numbered(99), 2**31, -2**31 - 1, 2**70, -2**70, object):
    for f in posix.stat, posix.lstat, posix.listdir, posix.rmdir:
        if not (path is None and f is posix.listdir):
            told(f, path)
for f in posix.scandir, posix.chdir, posix.readlink, posix.statvfs, posix.remove, posix.unlink, posix.mkfifo:
    told(f, MISSING)
    told(f, 1.5)
told(posix.fspath, Path("x"))
told(posix.fspath, path=b"x")
told(posix.fspath, 3)
told(posix.fspath, Path(3))
told(posix.fspath)

# Two paths.
for f in posix.rename, posix.replace, posix.link, posix.symlink:
    told(f, MISSING, Path(MISSING + "2"))
    told(f, MISSING.encode(), MISSING)
    told(f, MISSING, 3)
    told(f, None, MISSING)
    told(f, MISSING)
    told(f, "a\0", "b")

# Folders and links.
for folder in None, 99, "x", 1.5, 2**40, -2**40, Numbered(98), True:
    told(posix.stat, "nosuchfile", dir_fd=folder)
told(posix.stat, 0, dir_fd=3)
told(posix.stat, 1, follow_symlinks=False)
told(posix.chown, 1, -1, -1, follow_symlinks=False)
told(posix.utime, 1, follow_symlinks=False)
told(posix.utime, 1, dir_fd=3)
told(posix.stat, MISSING, follow_symlinks=())
told(posix.stat, MISSING, None)
told(posix.stat, MISSING, nosuchname=1)
told(posix.stat)
told(posix.stat, path=MISSING)

# Descriptors.
for descriptor in 99, -1, True, "x", 1.5, None, 2**40, Numbered(99), Numbered("x"), Numbered(-1):
    for f in posix.fsync, posix.fchdir, posix.fstat, posix.isatty, posix.dup, posix.get_inheritable:
        if descriptor is not True:
            told(f, descriptor)
told(posix.close, 99)
told(posix.close)
told(posix.closerange, 99)
told(posix.read, 99, 5)
told(posix.read, 99, -1)
told(posix.read, 99)
told(posix.write, 99, b"x")
told(posix.write, 99, "x")
told(posix.write, 99, None)
told(posix.pread, 99, 1, 2**70)
told(posix.pwrite, 99, [], 0)
told(posix.lseek, 99, 0)
told(posix.lseek, 99, 2**70, 0)
told(posix.lseek, 99, "x", 0)
told(posix.ftruncate, 99, 3)
told(posix.dup2, 99, 98)
told(posix.dup2, 99, 99, inheritable=False)
told(posix.set_inheritable, 99, True)
told(posix.set_blocking, 99, True)
told(posix.get_blocking, 99)
told(posix.get_terminal_size, 99)
told(posix.get_terminal_size, "x")
told(posix.get_terminal_size, 1, 2)
told(posix.device_encoding, 99)
told(posix.ttyname, 99)
told(posix.sendfile, 99, 98, None, 1)
told(posix.sendfile, 99, 98, "x", 1)
told(posix.posix_fadvise, 99, 0, 0, 0)
told(posix.posix_fallocate, 99, 0, 1)
told(posix.lockf, 99, 0, 0)

# Numbers.
told(posix.open, MISSING, posix.O_RDONLY)
told(posix.open, MISSING, "x")
told(posix.open, MISSING)
told(posix.open, 3, 0)
told(posix.mkdir, MISSING, "x")
told(posix.mkdir, MISSING, 2**40)
told(posix.chmod, MISSING, 0o600)
told(posix.chmod, MISSING, 0o600, follow_symlinks=False)
told(posix.chmod, 99, 0o600)
told(posix.fchmod, 99, 0o600)
for owner in (1, 1), ("x", 1), (1, "x"), (-2, 1), (1, -2), (2**40, 1), (1, 2**70), (-2**70, 1), (1.5, 1):
    told(posix.chown, MISSING, *owner)
told(posix.lchown, MISSING, -1, -1)
told(posix.fchown, 99, -1, -1)
told(posix.truncate, MISSING, 1)
told(posix.truncate, MISSING, 2**70)
told(posix.umask)
told(posix.umask, "x")
told(posix.access, MISSING, posix.F_OK)
told(posix.access, MISSING)
told(posix.access, 3, 0)
told(posix.access, "/", posix.R_OK, effective_ids=True, follow_symlinks=False)

# Times.
for times in ((1, 2), None, 3, (1, 2, 3), [1, 2], ("x", 1), (1e300, 1), (float("nan"), 1), (2**70, 1), (1, None)):
    told(posix.utime, MISSING, times)
for ns in (1, 2), None, [1, 2], (1.5, 2), (1, "x"), (2**70, 1), (2**140, 1):
    told(posix.utime, MISSING, ns=ns)
told(posix.utime, MISSING, (1, 2), ns=(1, 2))
told(posix.utime, MISSING, (1, 2), None)
