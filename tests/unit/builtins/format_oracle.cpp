// SPDX-License-Identifier: BSL-1.0
// unit/builtins/format_oracle.cpp: format, str.format and % against python3.11: random
// specifications on values of all types, results and messages.
#include "oracle_calls.hpp"

namespace {

const std::string specifications = R"python(
import itertools, random
rng = random.Random(1991)
numbers = [0, 1, -1, 7, -42, 255, 1000, 12345, -1234567, 97, 0x1f600, 0x110000, 2**31, -2**63, 2**63, 2**64, 10**25, -10**40, True, False]
reals = [0.0, -0.0, 1.0, -1.5, 3.14159265358979, 0.1, 1e-5, 1e-4, 123456789.125, -99999.5, 1e15, 1e16, 1e17, 1e22, 1e100, -1e300, 5e-324, 2.5, 3.5, 0.5, 999.9999, 1e308,
  float("inf"), -float("inf"), float("nan")]
strs = ["", "a", "é", "日本", "hello world", "😀x"]
def choose(*options): return rng.choice(options)
def spec(types):
    s = ""
    if rng.random() < .5: s += choose("", "", "*", "0", "é", "😀", " ", "<") + choose("<", ">", "^", "=")
    if rng.random() < .35: s += choose("+", "-", " ")
    if rng.random() < .08: s += "z"
    if rng.random() < .2: s += "#"
    if rng.random() < .3: s += "0"
    if rng.random() < .6: s += str(choose(0, 1, 2, 3, 5, 8, 9, 10, 11, 12, 13, 20, 33))
    if rng.random() < .3: s += choose(",", "_", ",", "_", ",_", "_,")
    if rng.random() < .4: s += "." + str(choose("", 0, 1, 2, 3, 4, 6, 10, 17, 25))
    return s + choose(*types)
rows = []
def call(name, function, *args, **kw):
    got = outcome(function, *args, **kw)
    line = [name, "%d" % len(args), "%d" % len(kw)]
    for x in args: line += fields(x)
    for k, x in kw.items(): line += fields(k) + fields(x)
    rows.append(line + ["="] + got)
for i in range(12000):
    call("format", format, rng.choice(numbers), spec(("", "", "d", "b", "c", "o", "x", "X", "n", "e", "f", "g", "G", "%", "s", "y")))
    call("format", format, rng.choice(reals), spec(("", "", "e", "E", "f", "F", "g", "G", "n", "%", "d", "s", "r")))
    if i % 4 == 0: call("format", format, rng.choice(strs), spec(("", "", "s", "d", "q")))
for x in numbers + reals: call("format", format, x, ""); call("format", format, x, "99999999999999999999"); call("format", format, x, ".99999999999999999999f")
for x in (5, 1.5, "a", None, [], (1,), {}):
    for s in ("", "5", "x5x", "\x01", ",\x01", "\x7f", "é", ",é", ".", "5.", "٣", ".3000000000f", "+", " ", "z", "#", "=5", "0=5", "{", "5d5", "<<<5", "n", ",n", "ss"): call("format", format, x, s)
call("format", format, 10**400, "e"); call("format", format, -10**400, ""); call("format", format, 10**300, ",.3f"); call("format", format, 1); call("format", format); call("format", format, 1, 2); call("format", format, 1, "d", 3)
call("__format__", (5).__format__); rows.pop()
# %
def percent():
    s = "%"
    for c in "-+ #0":
        if rng.random() < .25: s += c
    if rng.random() < .5: s += str(choose(1, 2, 5, 8, 12))
    if rng.random() < .4: s += "." + str(choose("", 0, 1, 2, 3, 7, 12))
    if rng.random() < .1: s += choose("l", "h", "L", "ll")
    return s + choose(*"diuoxXeEfFgGcrsa%bq")
everything = numbers + reals + strs + [None, b"x", (), [], "é"]
for i in range(15000):
    s = "<" + percent() + ">" + (percent() if rng.random() < .3 else "")
    x = rng.choice(everything)
    if rng.random() < .4: x = tuple(rng.choice(everything) for _ in range(rng.choice([1, 1, 2, 2, 0, 3])))
    if type(x) is list: x = "text"
    call("%", lambda a, b: a % b, s, x)
for s, x in [("%", 1), ("%%", ()), ("%%", 5), ("%5%", 3), ("%(a)s", {"a": 1}), ("%(a)s %(b)5d|%(a)r", {"a": "x", "b": 7}), ("%(a(b))s", {"a(b)": 1}), ("%(a", {}), ("%(a)", {"a": 1}), ("%(a)s", {}),
  ("%(a)s", 1), ("%(a)s", (1,)), ("%(a)s %s", {"a": 1}), ("%s", {"a": 1}), ("a", {"a": 1}), ("a", []), ("a", 1), ("a", ()), ("%*d|", (5, 1)), ("%-*d|", (5, 1)), ("%*d|", (-5, 1)), ("%.*f", (2, 1.5)), ("%.*f", (-2, 1.5)),
  ("%*.*f|", (10, 3, 2.0)), ("%*d", ("a", 1)), ("%.*f", (None, 1)), ("%*d", (2**70, 1)), ("%.*d", (2**40, 1)), ("%*", 1), ("%.*", (1,)), ("%*d", 1), ("%99999999999999999999d", 1), ("%.99999999999999999999d", 1),
  ("%.5000000000f", 1), ("%.2147483647d", 1), ("%y", 1), ("%é", 1), ("%\n", 1), ("%\x1f", 1), ("%\x7f", 1), ("%\x00", 1), ("%😀", 1), ("%-", 1), ("%5", 1), ("%.", 1), ("%l", 1), ("%s%s", 1), ("%s", (1, 2)), ("%c%c", ("é", 0x1f600)),
  ("%c", "ab"), ("%c", ""), ("%c", 1.5), ("%c", 2**70), ("%d", 1e25), ("%d", 10**50), ("%x", -10**30), ("%#o", 10**30), ("%.60d", 10**50), ("%i", 3.99), ("%i", -3.99), ("%(a)*d", {"a": 1}), ("%s", ("é",)), ("", ()), ("", 5), ("é%s日", "😀"), ("%(é)s", {"é": "ü"})]:
    call("%", lambda a, b: a % b, s, x)
# str.format
for s, a, k in [("{}", (1,), {}), ("{0}{1}{0}", ("a", "b"), {}), ("{a}", (), {"a": 5}), ("{}{}", (1,), {}), ("{a}", (), {}), ("{0[1]}", ([1, 2],), {}), ("{0[a]}", ({"a": 5},), {}), ("{0[-1]}", ({"-1": 5},), {}), ("{[0]}{[k]}", ([7], {"k": 8}), {}),
  ("{:>5}|{:<5}|{:^5}", (1, "a", 2.5), {}), ("{!r}{!s}{!a}", ("é", "é", "é"), {}), ("{0!r:>8}", ("a",), {}), ("{:{}}", (1, 5), {}), ("{:{w}.{p}f}", (3.14159,), {"w": 10, "p": 2}), ("{:{:{}}}", (1, 5, 6), {}), ("{{}}", (), {}), ("{{{}}}", (1,), {}),
  ("{", (), {}), ("}", (), {}), ("a{", (), {}), ("a}b", (), {}), ("{}}", (1,), {}), ("{0}{}", (1,), {}), ("{}{0}", (1,), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{!r", (1,), {}), ("{!", (1,), {}), ("{!rr}", (1,), {}), ("{!é}", (1,), {}),
  ("{!\x01}", (1,), {}), ("{!\x7f}", (1,), {}), ("{! }", (1,), {}), ("{0[}", ([1],), {}), ("{0[]}", ([1],), {}), ("{0.}", (1,), {}), ("{0..a}", (1,), {}), ("{0[a]b}", ({"a": 1},), {}), ("{0[}]}", ({"}": 1},), {}), ("{a[b:c]}", (), {"a": {"b:c": 1}}),
  ("{a{b}}", (), {"a": 1}), ("{:{}", (1, 2), {}), ("{:}}", (1,), {}), ("{:{{}}}", (1,), {}), ("{0[0}", ([1],), {}), ("{ }", (1,), {}), ("{ 0}", (1,), {}), ("{00}", (1,), {}), ("{-1}", (1,), {}), ("{99999999999999999999}", (1,), {}), ("{0[99999999999999999999]}", ([1],), {}),
  ("{0.foo}", (5,), {}), ("{]}", (1,), {}), ("{[]}", (1,), {}), ("{[}", (1,), {}), ("{:d}", ("x",), {}), ("{:5}", (None,), {}), ("{!s:5}|", (None,), {}), ("{:{0}}", (1, 2), {}), ("{0:{}}", (1, 2), {}), ("{a.b}", (), {"b": 1}), ("{:!r}", (1,), {}), ("{!!}", (1,), {}),
  ("{0:a{1}b}", (5, 2), {}), ("é{}日{}", ("😀", 1), {}), ("{é}", (), {"é": 1}), ("plain", (1, 2), {"x": 3}), ("", (), {}), ("{0[0][1]}", ([[1, 2]],), {}), ("{:,}{:_}", (10**9, 10**9), {}), ("{:%}", (0.25,), {}), ("{:c}", (233,), {}), ("{٣}", (1, 2, 3, 4), {})]:
    call("format", s.format, *a, **k); rows[-1][0] = "str.format"; rows[-1][1] = "%d" % (len(a) + 1); rows[-1].insert(3, fields(s)[0])
for s, m in [("{a}", {"a": 5}), ("{a}", {}), ("{}", {}), ("{0}", {}), ("{a[0]}", {"a": [1]}), ("{a}", [1]), ("{a:{b}}", {"a": 1, "b": 5}), ("x", 1)]: call("format_map", str.format_map, s, m)
for line in rows: print("\t".join(line))
)python";

} // namespace

TEST_CASE("format, str.format and % do what python3.11 does") {
    oracle_calls::compare_rows(oracle::ask(oracle_values::writer + specifications), 40000);
}
