// SPDX-License-Identifier: BSL-1.0
// unit/image/oracle_marshal.cpp: what the parser reads is what python3.11's marshal wrote, for
// values of each kind and for the code objects of whole modules.
#include "dump_sink.hpp"
#include <support/check.hpp>
#include <unit/support/oracle.hpp>

namespace {

// Writes a value as dump_sink does, from the value itself and not from its marshalled form.
const char* const dump_function = R"(
import marshal, struct, sys

def bits(x):
    return '%x' % struct.unpack('<Q', struct.pack('<d', x))[0]

def dump(v):
    if v is None or v is True or v is False: return str(v)
    if v is Ellipsis: return 'Ellipsis'
    if v is StopIteration: return 'StopIteration'
    t = type(v)
    if t is int: return 'int%s%x' % ('-' if v < 0 else '+', abs(v))
    if t is float: return 'float' + bits(v)
    if t is complex: return 'complex%s+%s' % (bits(v.real), bits(v.imag))
    if t is bytes: return 'bytes:' + v.hex()
    if t is str: return 'str:' + ''.join('%x.' % ord(c) for c in v)
    if t is tuple: items = map(dump, v)
    elif t is list: items = map(dump, v)
    elif t is dict: items = (dump(x) for pair in v.items() for x in pair)
    elif t in (set, frozenset): items = sorted(map(dump, v))
    else:
        t = type('code', (), {})
        plain = [n for n in v.co_varnames]
        names = plain + [n for n in v.co_cellvars if n not in plain] + list(v.co_freevars)
        kinds = bytes((0x20 if n in plain else 0) | (0x40 if n in v.co_cellvars else 0)
                      | (0x80 if n in v.co_freevars else 0) for n in names)
        items = [str(n) for n in (v.co_argcount, v.co_posonlyargcount, v.co_kwonlyargcount,
                                  v.co_stacksize, v.co_flags, v.co_firstlineno)]
        items += [dump(x) for x in (v.co_code, v.co_consts, v.co_names, tuple(names), kinds,
                                    v.co_filename, v.co_name, v.co_qualname, v.co_linetable,
                                    v.co_exceptiontable)]
    return t.__name__ + '(' + ''.join(x + ',' for x in items) + ')'

def show(v):
    print(marshal.dumps(v).hex(), dump(v), sep='\t')
)";

void compare(const std::string& script, std::size_t least) {
    const std::vector<oracle::row> rows = oracle::ask(dump_function + script);
    CHECK(rows.size() >= least);
    for (const oracle::row& fields : rows) {
        REQUIRE(fields.size() == 2);
        CHECK(dump_of(oracle::bytes_of(fields[0])) == fields[1]);
    }
}

} // namespace

TEST_CASE("numbers") {
    compare(R"(
for n in [0, 1, -1, 255, 256, -5, -6, 2**31-1, 2**31, -2**31, -2**31-1, 2**30, 2**45-1, 2**60,
          2**62, 2**63, -2**63, 2**64, 10**100, -10**1000, 3**2000, 1 << 15, 1 << 32767]:
    show(n)
for x in [0.0, -0.0, 1.5, -1e300, 5e-324, float('inf'), float('-inf'), float('nan'), 0.1]:
    show(x)
    show(complex(x, -x))
    show(complex(-1.0, x))
)",
            50);
}

TEST_CASE("singletons, bytes and strs of every form, interned or not") {
    compare(R"(
for v in [None, True, False, Ellipsis, StopIteration]:
    show(v)
for n in [0, 1, 2, 3, 255, 256, 1000]:
    show(bytes(i % 256 for i in range(n)))
    for c in ['a', '\x7f', '\x80', '\xff', '\u0100', '\uffff', '\ud800', '\udfff', '\U00010000',
              '\U0010ffff']:
        show(c * n)
        show(sys.intern('x' + c * n))
        show(('a' + c) * n)
show('\ud83d\ude00')
show('\udc00\ud800 a \U0001f600')
show('\0')
)",
            140);
}

TEST_CASE("containers, nested, empty, long, and with shared items") {
    compare(R"(
for v in [(), [], {}, set(), frozenset(), (None,), [1], {1: 2}, {'a', 'b'},
          frozenset([1, 2.5, 'x']), ((), [()], {(): []}), tuple(range(255)),
          tuple(range(256)), list(range(1000)),
          {i: str(i) for i in range(300)}, frozenset(range(100)), {frozenset(), frozenset([()])},
          {'k': {'k': {'k': [{'k'}]}}}]:
    show(v)
s = 'not interned: ' + str(1); t = (s, s); show([t, t, s, [t], {s: t}])
b = bytes([1, 2, 3]); f = 1.5 * 3; i = 10 ** 50; z = 1j * f
show([b, b, f, f, i, i, z, z, (b, f, i, z), frozenset([b, f, i, z])])
l = [1]; show((l, l, [l]))
nest = None
for n in range(1998): nest = (nest,)
print(marshal.dumps(nest).hex(), 'tuple(' * 1998 + 'None' + ',)' * 1998, sep='\t')
)",
            20);
}

TEST_CASE("references are met where python shares") {
    const std::vector<oracle::row> rows =
        oracle::ask("import marshal\ns = (1.5, 'x y'); print(marshal.dumps([s, s, s]).hex())");
    const std::vector<unsigned char> bytes = oracle::bytes_of(rows.at(0).at(0));
    dump_sink sink({bytes.data(), bytes.size()});
    CHECK(!stasis::image::read_marshal(sink.image, 0, sink));
    CHECK(sink.references == 2);
}

TEST_CASE("functions of every kind") {
    compare(R"(
show(compile('''
def f(a, b=1, /, c=2, *d, e, f=3, **g):
    def inner():
        nonlocal c
        c = a
        return d, lambda: b
    try:
        x = {1, 2, 3}; y = x in {1, 2, 3}
        return [i for i in inner() if i]
    except (ValueError, KeyError) as error:
        del error
    finally:
        print(f"{a!r:>{b}}", ..., -1, 1e10, 2j, b"bytes", "\\ud800", 10**20)
class C(object):
    "doc"
    x: int = 1
    async def g(self):
        async with self as s: yield await s
    def h(self): return __class__, super().h
''', 'file.py', 'exec'))
)",
            1);
}

TEST_CASE("modules of the standard library") {
    compare(R"(
import importlib.util
for name in ['textwrap', 'argparse', 'heapq', 'ast', 'enum', 'decimal', 'dataclasses', 'typing',
             'unittest.mock', 'json.decoder', 'tarfile', 'sre_parse', 'stringprep', 'this']:
    spec = importlib.util.find_spec(name)
    show(compile(spec.loader.get_source(name), spec.origin, 'exec'))
)",
            14);
}
