// SPDX-License-Identifier: BSL-1.0
// unit/builtins/str_oracle.cpp: str and bytes against python3.11: operations and methods by the
// thousand, on texts of all four forms, with right and wrong arguments, results and messages.
#include "oracle_calls.hpp"

namespace {

const std::string calls = R"python(
import itertools, operator, random
rng = random.Random(311)
texts = ["", "a", "é", "Δ", "😀", "abc", "aXbXc", "XX", " hello  world ", "\tfoo\nbar\r\nbaz\x0b\x1c\x85q\u2028z",
  "ß straße", "ΑΣ ΑΣ. Σ ΑΣΑ", "ǅungla ǆ Ǆ", "ﬁne ŉ", "İstanbul ı", "aaaaaaa", "Ünïcödé", "日本語 テキスト", "mixed 😀 emoji é",
  "x" * 300, "ab" * 200 + "é", "ab" * 100 + "日", "ab" * 100 + "😀", "\ud800lone\udfff", "it's", 'say "hi"', "both ' and \"",
  "\\back", "\x00\x1f\x7f\x80\xa0\xad\xff", "123", "²³", "½", "१२३", "Hello World", "hello_world1", "ABC", "HELLO wORLD", "-42",
  "+7", "--", "\U0001d7ce\U0010ffff\ufeff", "e", "éa", "aé", "ab😀", " ", "\u3000\u2003", "Σ", "ΑΣ", "they're Bill's", "12a", "_", "9a"]
small = ["", "a", "X", "é", "Δ", "😀", " ", "ab", "b", "XX", "日", "l", "\n", "Σ", "aé", "x", "xé"]
ints = [0, 1, 2, 3, 5, -1, -2, -5, 10, 100, 2**70, -2**70, True]
odd = [None, 1.5, b"a", (), [], "a", 7]
plain = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric",
  "isspace", "isprintable", "isascii", "isidentifier", "islower", "isupper", "istitle", "strip", "lstrip", "rstrip", "split",
  "rsplit", "splitlines", "expandtabs", "encode"]
rows = []
special = {"[]": operator.getitem, "+": operator.add, "*": lambda s, n: s * n, "in": lambda s, x: x in s, "%": operator.mod,
  "repr": repr, "ascii": ascii, "iter": list, "hash": hash, "ord": ord, "chr": chr, "slice": lambda s, a, b, c: s[a:b:c],
  "str": str, "bytes": bytes, "==": operator.eq, "<": operator.lt, "maketrans": str.maketrans, "format": format}
def call(name, *args, **kw):
    if name in ("*", "center", "ljust", "rjust", "zfill", "expandtabs") and any(type(x) is int and 10**4 < x < 2**62 for x in args): return
    function = special.get(name) or getattr(args[0], name)
    given = args if name in special else args[1:]
    got = outcome(function, *given, **kw)
    line = [name, "%d" % len(args), "%d" % len(kw)]
    for x in args: line += fields(x)
    for k, x in kw.items(): line += fields(k) + fields(x)
    rows.append(line + ["="] + got)
for s in texts:
    for name in plain: call(name, s)
    for name in ("repr", "ascii", "iter", "hash", "ord", "str"): call(name, s)
    call("splitlines", s, True); call("splitlines", s, keepends=True)
    for i in ints: call("[]", s, i); call("*", s, i)
    for i in range(12):
        call("slice", s, *(rng.choice([None, 0, 1, 2, -1, -3, 7, -9, 100, -100, 2**80, -2**80]) for _ in "ab"), rng.choice([None, 1, 2, -1, -2, 3, 2**70]))
    for t in texts: call("in", s, t); call("+", s, t); call("==", s, t); call("<", s, t)
    for t in small:
        for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "split", "rsplit", "partition",
                     "rpartition", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "in", "join"):
            call(name, s, t)
        call("replace", s, t, rng.choice(small)); call("replace", s, t, rng.choice(small), rng.choice([-1, 0, 1, 2, 3]))
        for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
            call(name, s, t, rng.choice(ints + [None])); call(name, s, t, rng.choice(ints + [None]), rng.choice(ints + [None]))
        for name in ("split", "rsplit"):
            call(name, s, t, rng.choice([0, 1, 2, -1])); call(name, s, sep=t, maxsplit=1); call(name, s, None, rng.choice([0, 1, 2]))
        for name in ("ljust", "rjust", "center"): call(name, s, rng.choice([0, 3, 8, 9, 20, -4, 310]), t)
    for w in (0, 1, 4, 7, 8, 15, 16, 305, -3):
        for name in ("ljust", "rjust", "center", "zfill", "expandtabs"): call(name, s, w)
    for e in ("utf-8", "UTF8", "ascii", "US-ASCII", "latin-1", "latin1", "iso-8859-1", "nonsense"):
        for h in ("strict", "ignore", "replace", "backslashreplace", "surrogatepass", "nonsense"): call("encode", s, e, h)
    call("encode", s, errors="replace", encoding="ascii")
    call("join", s, list(s)); call("join", s, tuple(s)); call("join", s, [s, s]); call("join", s, [s]); call("join", s, []); call("join", s, ["a", 5])
    call("startswith", s, tuple(small)); call("endswith", s, ("q", "c", "")); call("startswith", s, ("q", 5))
    call("maketrans", s, s); call("maketrans", s, s, "a"); call("maketrans", s, "abc")
    call("translate", s, {97: "AA", 98: None, 120: 121, 0x1f600: "!", 233: 0x10000}); call("translate", s, {97: 1.5}); call("translate", s, {97: -1})
    call("format", s, ">20"); call("format", s, "")
two = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith", "split", "rsplit", "partition", "rpartition", "strip",
  "lstrip", "rstrip", "removeprefix", "removesuffix", "in", "join", "ljust", "rjust", "center", "zfill", "replace", "[]", "+", "encode",
  "splitlines", "expandtabs", "translate", "format_map", "__format__", "maketrans"] + plain
for name in two:
    for n in range(5):
        if name in special and n != 1: continue
        for _ in range(12): call(name, "abc", *(rng.choice(odd) for _ in range(n)))
    if name not in special:
        call(name, "abc", foo=1); call(name, "abc", "a", foo=1)
for x in odd + texts[:6] + ["ab"] + [0, 97, 0xd800, 0x10ffff, 0x110000, -1, 2**31, 2**70, b"", b"ab", b"\xff"]:
    for name in ("ord", "chr", "repr", "ascii", "str", "bytes"):
        if name != "bytes" or type(x) is not int or x < 99: call(name, x)
call("ord"); call("chr"); call("chr", 1, 2); call("str"); call("str", 1, 2, 3, 4); call("str", object="a"); call("str", foo=1)
call("str", b"a\xc3\xa9", "utf-8"); call("str", b"\xff", "ascii", "replace"); call("str", "a", "ascii"); call("str", 1, "ascii"); call("str", b"a", 1)
call("str", b"a", encoding="latin-1"); call("str", b"a", errors="strict"); call("maketrans", {"a": "b", 5: None}); call("maketrans", {"ab": 1}); call("maketrans", {1.5: 1}); call("maketrans", 5)
# bytes
blobs = [b"", b"a", b"abc", b"aXbXc", b" a  b\t", b"\x00\x7f\x80\xff", b"'", b'"', b"'\"\\\t\n\r", "é日😀".encode(), b"a" * 300, b"\xe4\xb8", b"\xe4\xb8a", b"\xf0\x9f\x98",
  b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xf5", b"\xe0\x80\x80", b"ok\xe9t\xe9"]
bits = [b"", b"a", b"X", b"bX", b" ", b"\xff", 97, 300, -1, 2**70, "a", None, 1.5]
for s in blobs:
    for name in ("repr", "iter", "hash", "hex", "decode", "split"): call(name, s)
    for h in ("strict", "ignore", "replace", "backslashreplace", "surrogatepass", "nonsense"):
        for e in ("utf-8", "ascii", "latin-1"): call("decode", s, e, h)
    for i in ints: call("[]", s, i); call("*", s, i)
    for i in range(8): call("slice", s, *(rng.choice([None, 0, 1, 2, -1, -3, 7]) for _ in "ab"), rng.choice([None, 1, 2, -1]))
    for t in blobs: call("+", s, t); call("==", s, t); call("<", s, t); call("in", s, t)
    for t in bits:
        for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "split", "in", "join", "+"): call(name, s, t)
        call("find", s, t, 1); call("count", s, t, 0, 2); call("split", s, t, 1); call("split", s, None, 1); call("replace", s, t, b"__"); call("replace", s, b"a", t, 2)
    call("join", s, [s, s]); call("join", s, [s, "a"]); call("startswith", s, (b"a", b"")); call("startswith", s, ("a",))
for a in ([[97, 98]], [(1, 2)], [[256]], [[-1]], [["a"]], [[2**70]], ["a"], ["é", "utf-8"], ["é", "ascii"], ["é", "ascii", "ignore"], [3], [-1], [2**70], [1, "a"], [None], ["a", 1], [1, 2, 3, 4], [[True]], [b"q"]):
    call("bytes", *a)
call("bytes"); call("bytes", source=3); call("bytes", foo=3); call("bytes", encoding="ascii"); call("bytes", errors="x"); call("bytes", 1, errors="x")
for line in rows: print("\t".join(line))
)python";

} // namespace

TEST_CASE("str and bytes do what python3.11 does") {
    oracle_calls::compare_rows(oracle::ask(oracle_values::writer + calls), 20000);
}
