# SPDX-License-Identifier: BSL-1.0
"""os, os.path, stat and contextlib, frozen with the program: files, folders and the environment."""

import contextlib
import genericpath
import io
import os
import os.path
import posixpath
import stat
import sys


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error)


print(os.name, os.sep, os.linesep == "\n", os.curdir, os.devnull, os.path is posixpath, os.error is OSError)
print(os.path.join("a", "b", "/c", "d"), os.path.split("/a/b.c"), os.path.splitext("/a/b.c.d"), os.path.basename("a/"))
print(os.path.normpath("a//b/./../c/"), os.path.relpath("/a/b", "/a/c"), os.path.commonpath(["/a/b/c", "/a/b/d"]))
print(os.path.isabs("/"), os.path.commonprefix(["abc", "abd"]))
told(os.path.join, "a", 3)
told(os.path.commonpath, ["/a", "b"])
told(os.fspath, 3)
print(os.fsencode("ü\udcff"), ascii(os.fsdecode(b"\xc3\xbc\xff")), genericpath.exists("/nosuchfile"))


class Path(os.PathLike):
    def __fspath__(self):
        return "/nosuchfile"


told(open, Path())
told(os.stat, Path())
print(isinstance(Path(), os.PathLike), issubclass(str, os.PathLike), isinstance(os.DirEntry, type))

# The environment.
os.environ["STASIS_TEST"] = "ü"
print(os.environ["STASIS_TEST"], os.environb[b"STASIS_TEST"], os.getenv("STASIS_TEST"), os.getenvb(b"STASIS_NONE", b"x"))
print(os.system('test "$STASIS_TEST" = "ü"'))
del os.environ["STASIS_TEST"]
told(os.environ.__getitem__, "STASIS_TEST")
told(os.environ.__setitem__, "a", 3)
told(os.environ.__setitem__, "a=", "b")
print("STASIS_TEST" in os.environ, os.system('test -z "$STASIS_TEST"'), type(os.environ).__name__)

# Files and folders.
home = f"/tmp/stasis_imports_system_{os.getpid()}"
os.mkdir(home)
try:
    os.chdir(home)
    os.makedirs("a/b/c")
    told(os.makedirs, "a/b")
    os.makedirs("a/b", exist_ok=True)
    for name in "a/one", "a/b/two":
        with open(name, "w", encoding="utf-8") as file:
            print(name, file=file)
    os.symlink("a", "link")
    print([(folder, sorted(folders), sorted(files)) for folder, folders, files in sorted(os.walk("."))])
    print([(folder, folders, files) for folder, folders, files in os.walk("a", topdown=False)][-1])
    print([(folder, sorted(folders), files) for folder, folders, files, fd in os.fwalk("a") if fd > 0])
    print(os.path.getsize("a/one"), os.path.isdir("link"), os.path.islink("link"), os.path.isfile("a/one"),
          os.path.samefile("a", "link"), os.path.exists("nothing"), os.path.lexists("link"), os.path.ismount("/"))
    print(os.path.realpath("link/one") == os.path.join(os.path.realpath(home), "a", "one"), os.path.abspath("x") == os.getcwd() + "/x")
    about = os.stat("a/one")
    print(stat.filemode(about.st_mode)[0], stat.S_ISREG(about.st_mode), stat.S_ISDIR(os.stat("a").st_mode), about[stat.ST_SIZE])
    with os.scandir("a") as entries:
        print(sorted((entry.name, entry.is_dir(), os.fspath(entry)) for entry in entries))
    with os.fdopen(os.open("a/one", os.O_RDWR), "r+") as file:
        print(file.read(), os.fstat(file.fileno()).st_size, os.get_inheritable(file.fileno()))
    os.rename("a/one", "a/ONE")
    os.renames("a/ONE", "d/e/f")
    print(sorted(os.listdir()), sorted(os.listdir("d/e")))
    told(os.removedirs, "a/b/c")
    with contextlib.suppress(FileNotFoundError):
        os.remove("nothing")
        print("not reached")
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.chdir("d"):
        print(os.listdir())
    print(text.getvalue(), os.path.basename(os.getcwd()) == os.path.basename(home))
finally:
    os.chdir("/")
    for folder, folders, files in os.walk(home, topdown=False):
        for name in files:
            os.remove(os.path.join(folder, name))
        for name in folders:
            path = os.path.join(folder, name)
            (os.remove if os.path.islink(path) else os.rmdir)(path)
    os.rmdir(home)


@contextlib.contextmanager
def shown(name):
    print("in", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("stopped", error)
    finally:
        print("out", name)


with shown("a") as a, contextlib.ExitStack() as stack, contextlib.closing(io.StringIO()) as closed:
    print(a, [stack.enter_context(shown(name)) for name in "bc"])
    stack.callback(print, "called", end="!\n")
    raise ValueError("here")
print(closed.closed, contextlib.nullcontext(5).__enter__())
print(len(os.urandom(7)), os.cpu_count() > 0, os.uname().sysname, os.strerror(2), os.WEXITSTATUS(os.system("exit 3")))
print(sorted(f.__name__ for f in os.supports_follow_symlinks), os.stat in os.supports_fd, os.open in os.supports_dir_fd)
sys.exit(os.EX_USAGE)
