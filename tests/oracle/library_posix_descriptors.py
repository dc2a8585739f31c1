# SPDX-License-Identifier: BSL-1.0
"""Descriptors by posix: opening, reading, writing, moving, copying, pipes, and what they are."""

import posix

SEEK_SET, SEEK_END = 0, 2


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, "errno", None))


name = f"/tmp/stasis_posix_descriptors_{posix.getpid()}"
fd = posix.open(name, posix.O_RDWR | posix.O_CREAT | posix.O_EXCL, 0o600)
try:
    try:
        posix.open(name, posix.O_CREAT | posix.O_EXCL)
    except FileExistsError as error:
        print(error.errno, error.strerror, error.filename == name)
    for data in b"hello", bytearray(b" world"), memoryview(b"!!??")[:2], b"":
        told(posix.write, fd, data)
    told(posix.lseek, fd, 0, SEEK_SET)
    told(posix.read, fd, 5)
    told(posix.read, fd, 0)
    told(posix.read, fd, 100)
    told(posix.read, fd, 100)
    told(posix.lseek, fd, -2, SEEK_END)
    told(posix.lseek, fd, -200, SEEK_END)
    told(posix.lseek, fd, 0, 77)
    told(posix.pread, fd, 3, 1)
    told(posix.pread, fd, 3, -1)
    told(posix.pwrite, fd, b"HE", 0)
    told(posix.pread, fd, 100, 0)
    told(posix.ftruncate, fd, 4)
    told(posix.pread, fd, 100, 0)
    told(posix.ftruncate, fd, -1)
    told(posix.fsync, fd)
    told(posix.fdatasync, fd)
    told(posix.posix_fallocate, fd, 0, 10)
    told(posix.posix_fadvise, fd, 0, 0, posix.POSIX_FADV_SEQUENTIAL)
    told(posix.lockf, fd, posix.F_TEST, 0)
    print(posix.fstat(fd).st_size, posix.isatty(fd), posix.device_encoding(fd), posix.get_blocking(fd))

    print(posix.get_inheritable(fd))
    told(posix.set_inheritable, fd, True)
    print(posix.get_inheritable(fd))
    told(posix.set_inheritable, fd, 0)
    copy = posix.dup(fd)
    print(copy != fd, posix.get_inheritable(copy), posix.fstat(copy).st_ino == posix.fstat(fd).st_ino)
    told(posix.close, copy)
    told(posix.close, copy)
    told(lambda: posix.dup2(fd, copy) == copy)
    print(posix.get_inheritable(copy))
    told(lambda: posix.dup2(fd, copy, False) == copy)
    print(posix.get_inheritable(copy))
    told(lambda: posix.dup2(fd, fd2=copy, inheritable=True) == copy)
    told(posix.closerange, copy, copy + 1)
    told(posix.fstat, copy)

    read, write = posix.pipe()
    print(posix.get_inheritable(read), posix.get_inheritable(write), posix.get_blocking(read))
    told(posix.write, write, b"abc")
    told(posix.read, read, 2)
    told(posix.lseek, read, 0, 0)
    told(posix.set_blocking, read, False)
    told(posix.read, read, 2)
    told(posix.read, read, 2)
    posix.lseek(fd, 0, 0)
    told(posix.sendfile, write, fd, None, 3)
    told(posix.sendfile, write, fd, offset=1, count=2)
    told(posix.read, read, 20)
    posix.close(read)
    told(posix.write, write, b"nobody reads it")
    told(posix.sendfile, write, fd, 0, 3)
    told(posix.ttyname, write)
    told(posix.get_terminal_size, write)
    posix.close(write)
    read, write = posix.pipe2(posix.O_NONBLOCK)
    print(posix.get_inheritable(read), posix.get_blocking(write))
    posix.close(write)
    told(posix.read, read, 1)
    posix.close(read)
finally:
    posix.close(fd)
    posix.unlink(name)
