# SPDX-License-Identifier: BSL-1.0
"""Files and folders by posix: making, naming, linking, listing, changing and removing them."""

import posix
from _io import open


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error, *[getattr(error, name, "-") for name in ("errno", "filename", "filename2")])


def names(path="."):
    print(sorted(posix.listdir(path)))


def write(name, data):
    with open(name, "wb") as file:
        file.write(data)


def remove_all(folder):
    for entry in posix.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            remove_all(entry.path)
        else:
            posix.unlink(entry.path)
    posix.rmdir(folder)


def folders(home):
    print(posix.getcwd() == home, posix.getcwdb() == home.encode(), posix.listdir(), posix.listdir(b"."))
    told(posix.mkdir, "one")
    told(posix.mkdir, "one")
    told(posix.mkdir, b"two", 0o700)
    told(posix.mkdir, "ü\udcff", mode=0o750)
    names()
    names(b".")
    names(b"./")
    print(oct(posix.stat("two").st_mode), oct(posix.stat(b"\xc3\xbc\xff").st_mode))
    descriptor = posix.open("one", posix.O_RDONLY | posix.O_DIRECTORY)
    told(posix.mkdir, "inner", dir_fd=descriptor)
    told(posix.mkdir, "inner", dir_fd=descriptor)
    names("one")
    names(descriptor)
    names(descriptor)
    told(posix.rmdir, "one")
    told(posix.rmdir, "inner", dir_fd=descriptor)
    told(posix.chdir, descriptor)
    print(posix.getcwd() == home + "/one")
    told(posix.chdir, b"..")
    told(posix.fchdir, descriptor)
    told(posix.chdir, home)
    posix.close(descriptor)
    told(posix.rmdir, "one")
    told(posix.rmdir, "ü\udcff")
    told(posix.rmdir, "nosuchfolder")
    names()


def links():
    write("file", b"12345")
    told(posix.symlink, "file", "link")
    told(posix.symlink, "file", "link")
    told(posix.symlink, "two", b"folder", target_is_directory=True)
    told(posix.symlink, "nosuchfile", "broken")
    told(posix.readlink, "link")
    told(posix.readlink, b"folder")
    told(posix.readlink, "file")
    told(posix.link, "file", "hard")
    told(posix.link, "file", "hard")
    told(posix.link, "link", "soft", follow_symlinks=False)
    told(posix.readlink, "soft")
    print(posix.stat("file").st_nlink, posix.stat("link").st_size, posix.lstat("link").st_size,
          posix.stat("link", follow_symlinks=False).st_size)
    told(posix.stat, "broken")
    print(posix.access("broken", posix.F_OK), posix.access("broken", posix.F_OK, follow_symlinks=False))
    told(posix.rename, "soft", "two")
    told(posix.rename, "nosuchfile", "two/soft")
    told(posix.rename, "soft", "two/soft")
    told(posix.replace, b"two/soft", "link2")
    told(posix.rename, "file", "hard")
    names()
    two = posix.open("two", posix.O_RDONLY)
    told(posix.symlink, "../file", "up", dir_fd=two)
    told(posix.rename, "link2", "link3", dst_dir_fd=two)
    told(posix.link, "up", "up2", src_dir_fd=two, dst_dir_fd=two)
    told(posix.readlink, "up", dir_fd=two)
    names(two)
    told(posix.unlink, "up", dir_fd=two)
    told(posix.remove, "two")
    told(posix.unlink, "up", dir_fd=two)
    posix.close(two)


def entries():
    posix.mkfifo("fifo", 0o600)
    for entry in sorted(posix.scandir(), key=lambda entry: entry.name):
        print(entry, repr(entry.path), entry.is_dir(), entry.is_file(), entry.is_symlink(),
              entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False),
              entry.inode() == entry.stat(follow_symlinks=False).st_ino)
        told(lambda: entry.stat().st_size if entry.is_file() else None)
        print(entry.stat(follow_symlinks=False) is entry.stat(follow_symlinks=False),
              entry.stat() is entry.stat() if entry.name != "broken" else None)
    for path in b"two", "two/", posix.open("two", posix.O_RDONLY):
        with posix.scandir(path) as found:
            for entry in sorted(found, key=lambda entry: entry.name):
                print(entry, entry.path, posix.fspath(entry), entry.is_symlink())
                told(lambda: entry.stat().st_size)
            print(list(found))
        print(list(found), found.close())
        if type(path) is int:
            posix.close(path)
    entry = [entry for entry in posix.scandir() if entry.name == "broken"][0]
    told(entry.stat)
    told(entry.stat, 1)
    told(entry.is_dir, 1)
    told(entry.is_file, follow=1)
    told(entry.is_symlink, 1)
    told(entry.is_symlink, x=1)
    told(entry.stat, 1, 2)
    told(entry.inode, 1)
    told(setattr, entry, "name", 1)
    told(setattr, entry, "other", 1)
    told(type(entry))
    print(type(entry), posix.DirEntry, posix.DirEntry[str])
    found = posix.scandir()
    print(type(found), iter(found) is found)
    told(type(found))
    next(found)
    found.close()
    told(next, found)
    told(entry.__class__.is_dir, found)


def changes():
    told(posix.truncate, "file", 3)
    told(posix.truncate, "file", -1)
    descriptor = posix.open("file", posix.O_RDWR)
    told(posix.truncate, descriptor, 1000)
    print(posix.stat(descriptor).st_size, posix.fstat(descriptor).st_size)
    told(posix.chmod, "file", 0o640)
    print(oct(posix.stat("file").st_mode))
    told(posix.chmod, descriptor, 0o604)
    told(posix.fchmod, descriptor, 0o600)
    print(oct(posix.stat("file").st_mode))
    told(posix.chmod, "link", 0o600, follow_symlinks=False)
    told(posix.chown, "file", posix.getuid(), -1)
    told(posix.chown, descriptor, -1, posix.getgid())
    told(posix.lchown, "link", -1, -1)
    told(posix.fchown, descriptor, -1, -1)
    for times in (10, 20), (1.5, -1.5), (0, 2**33 + 0.25), (-1e-9, 1 - 1e-12), (True, 3):
        posix.utime("file", times)
        about = posix.stat("file")
        print(about.st_atime_ns, about.st_mtime_ns, about.st_atime, about[7], about[8], about.st_mtime)
    for ns in (10, 20), (-1, 2**33 * 10**9 + 5), (True, -10**9):
        posix.utime(descriptor, ns=ns)
        about = posix.stat(descriptor)
        print(about.st_atime_ns, about.st_mtime_ns, about.st_atime, about[7])
    posix.utime("link", (5, 6), follow_symlinks=False)
    print(posix.lstat("link").st_mtime, posix.stat("link").st_mtime)
    posix.utime("file")
    print(posix.stat("file").st_mtime > 10**9)
    posix.close(descriptor)


home = f"/tmp/stasis_posix_files_{posix.getpid()}"
posix.mkdir(home)
try:
    posix.chdir(home)
    before = posix.umask(0o022)
    home = posix.getcwd()
    folders(home)
    links()
    entries()
    changes()
    print(posix.umask(before))
finally:
    posix.chdir("/")
    remove_all(home)
told(posix.stat, "/nosuchfile")
