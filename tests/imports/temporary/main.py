# SPDX-License-Identifier: BSL-1.0
"""random, tempfile, pathlib, shutil and glob, frozen with the program."""

import fnmatch
import glob
import os
import pathlib
import random
import re  # which os.path imports when it is asked to expand variables
import shutil
import tempfile


def told(f, *given, **named):
    try:
        print(f(*given, **named))
    except BaseException as error:
        print(type(error).__name__, error)


# Numbers after a seed, which SHA-512 makes of a text.
for seed in 5, "text", b"bytes", bytearray(b"room"), 2.5:
    random.seed(seed)
    print(random.random(), random.randrange(10**20), random.choice("abc"), random.sample(range(100), 5),
          random.gauss(0, 1), random.choices("xyz", [1, 2, 3], k=4), random.randbytes(4))
told(random.seed, [])
told(random.choice, "")
told(random.randrange, 0)
row = list(range(10))
random.Random(1).shuffle(row)
print(row, 0 <= random.SystemRandom().random() < 1, len(random.SystemRandom().randbytes(9)))

with tempfile.TemporaryDirectory(prefix="stasis_") as name:
    home = pathlib.Path(name)
    print(home.is_dir(), home.name.startswith("stasis_"), home.parent == pathlib.Path(tempfile.gettempdir()))
    (home / "a" / "b").mkdir(parents=True)
    (home / "a" / "one.txt").write_text("öne\n", encoding="utf-8")
    (home / "a" / "b" / "two.bin").write_bytes(bytes(range(5)))
    print((home / "a/one.txt").read_text(encoding="utf-8"), (home / "a/b/two.bin").read_bytes())
    print(sorted(path.relative_to(home).as_posix() for path in home.rglob("*")))
    print(sorted(path.name for path in home.glob("*/*.txt")), sorted(os.path.basename(n) for n in glob.glob(f"{name}/a/*")))
    print(glob.glob("**/*.bin", root_dir=name, recursive=True), fnmatch.filter(["a.py", "b.c"], "*.py"))
    shutil.copytree(home / "a", home / "copy")
    shutil.copy2(home / "a/one.txt", home / "copy/three.txt")
    print(sorted(os.listdir(home / "copy")), os.stat(home / "copy/three.txt").st_mtime_ns == os.stat(home / "a/one.txt").st_mtime_ns)
    shutil.move(home / "copy/three.txt", home / "moved")
    shutil.rmtree(home / "copy")
    print(sorted(path.name for path in home.iterdir()), shutil.disk_usage(name).total > 0)
    with tempfile.NamedTemporaryFile(dir=name, suffix=".tmp") as file:
        file.write(b"12345")
        file.flush()
        print(os.path.getsize(file.name), file.name.endswith(".tmp"), os.path.exists(file.name))
    print(os.path.exists(file.name))
    with tempfile.TemporaryFile("w+") as file:
        print("text", file=file)
        print(file.seek(0), file.read())
    with tempfile.SpooledTemporaryFile(max_size=5) as file:
        print(file.write(b"123"), file._rolled, file.write(b"456"), file._rolled, file.seek(0), file.read())
    descriptor, made = tempfile.mkstemp(dir=name)
    os.close(descriptor)
    print(oct(os.stat(made).st_mode), oct(os.stat(tempfile.mkdtemp(dir=name)).st_mode))
print(home.exists(), os.path.exists(name))

os.environ["STASIS_TEST"] = "x"
print(os.path.expandvars("${STASIS_TEST}/$STASIS_TEST/$STASIS_NONE"), re.match("a+", "aab")[0])
path = pathlib.PurePosixPath("/a/b/c.tar.gz")
print(path, path.parts, path.suffixes, path.stem, path.parent, path.with_suffix(".x"), path.relative_to("/a"), path / "d")
print(repr(path), path.match("*.gz"), path < pathlib.PurePosixPath("/b"), pathlib.PureWindowsPath("c:/x\\y").parts)
told(path.relative_to, "/x")
told(pathlib.Path("/nosuchfolder/x").read_text)
told(shutil.rmtree, "/nosuchfolder")
told(shutil.copyfile, "/nosuchfile", "/tmp")
