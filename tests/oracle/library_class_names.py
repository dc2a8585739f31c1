# SPDX-License-Identifier: BSL-1.0
"""What the classes of the modules in C++ are called, and what they derive from."""

import _abc
import _ast
import _blake2
import _codecs
import _collections
import _contextvars
import _csv
import _functools
import _io
import _md5
import _operator
import _random
import _sha1
import _sha256
import _sha3
import _sha512
import _sre
import _struct
import _thread
import _weakref
import array
import builtins
import itertools
import posix
import select
import sys
import time


def function():
    yield


async def asynchronous():
    yield


async def coroutine():
    pass


class Items:
    def __getitem__(self, index):
        raise IndexError

    def __len__(self):
        return 0


ABSENT = {"BuiltinImporter", "epoll", "struct_siginfo", "UCD"}
MODULES = (
    _abc, _ast, _blake2, _codecs, _collections, _contextvars, _csv, _functools, _io, _md5, _operator, _random, _sha1, _sha256,
    _sha3, _sha512, _sre, _struct, _thread, _weakref, array, builtins, itertools, posix, select, sys, time,
)
awaited = coroutine()
awaited.close()
ordered = _collections.OrderedDict()
pattern = _sre.compile("", 0, [1], 0, {}, ())
entries = posix.scandir("/")
context = _contextvars.copy_context()
MADE = (
    _csv.reader([]), iter(_collections.deque()), reversed(_collections.deque()), iter(array.array("i")), itertools.tee([])[0],
    next(itertools.groupby([1]))[1], _struct.iter_unpack("i", b""), _thread.allocate_lock(), _thread.RLock(), entries, next(entries),
    context, iter(context), context.items(), _contextvars.ContextVar("x").set(1), ordered.keys(), ordered.items(), ordered.values(),
    iter(ordered), _functools.cmp_to_key(print), pattern, pattern.match(""), pattern.scanner(""), select.poll(), _io.BytesIO().getbuffer(),
    _md5.md5(), _sha1.sha1(), _sha256.sha256(), _sha256.sha224(), _sha512.sha512(), _sha512.sha384(), _sha3.sha3_224(), _blake2.blake2b(),
    _codecs.charmap_build("".join(map(chr, range(256)))), _codecs.charmap_build, sys.flags, sys.version_info, sys.hash_info, sys.float_info,
    sys.int_info, sys.thread_info, sys.implementation, sys.get_asyncgen_hooks(), function, function(), function.__code__, asynchronous(),
    asynchronous().asend(None), asynchronous().athrow(ValueError), awaited, Items, vars(type)["__mro__"], vars(type)["mro"], str.join,
    int.__add__, (1).__add__, vars(dict)["fromkeys"], sys, vars(type), iter(()), iter([]), reversed([]), iter(""), iter("\u20ac"), iter(b""),
    iter({}), iter(set()), iter(range(1)), iter(range(10**30)), iter(print, 1), iter(bytearray()), iter(memoryview(b"")), iter({}.items()),
    iter({}.values()), reversed({}), reversed({}.items()), reversed({}.values()), {}.keys(), {}.items(), {}.values(), list[int], int | str,
    iter(list[int]), ..., NotImplemented, None, iter(Items()), reversed(Items()),
)
types = []
for each in [held for module in MODULES for held in vars(module).values() if isinstance(held, type)] + [type(made) for made in MADE]:
    if each.__name__ not in ABSENT:
        types += [base for base in each.__mro__ if base not in types]

for line in sorted({f"{each!r} {each.__module__} {each.__name__} {each.__qualname__} {each.__bases__}" for each in types}):
    print(line)
