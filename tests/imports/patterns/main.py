# SPDX-License-Identifier: BSL-1.0
"""The package re: a table of patterns and subjects, and what its functions and objects say."""
import copy
import re

PATTERNS = [
    (r"a|b|cd|efg", "xefgcdab", 0), (r"(?:ab|a)(bc|c)?", "abc abbc ac", 0), (r"^(a*?)(a+)$", "aaaa", 0),
    (r"(\w+)\s+(\w+)", "one two  three four", 0), (r"[a-z]+\d*", "abc123 de4 F5", 0),
    (r".*?x", "abx\ncdx", 0), (r".*?x", "abx\ncdx", re.S), (r"^\w+$", "one\ntwo\n", re.M),
    (r"(?i)straße|HELLO", "hello STRASSE Straße", 0), (r"[^\W\d_]+", "ab1_éΩ２x", 0), (r"\w+", "ab1_éΩ２x", re.A),
    (r"(a)|b", "ab", 0), (r"(?P<first>\d)(?P<second>\d)?", "12 3", 0), (r"(a)(?(1)b|c)|c", "ab ac c", 0),
    (r"(\w)\1", "aabbcd", 0), (r"(?i)(\w)\1", "aAbBcd", 0), (r"(?P<q>['\"]).*?(?P=q)", "'a' \"b\" 'c\"", 0),
    (r"\b\w{3}\b", "one three two", 0), (r"\B.\B", "abcd", 0), (r"(?=a)\w+(?!c)", "abc abd", 0),
    (r"(?<=a)b|(?<!a)c", "ab bc ac", 0), (r"(?>a+)b|(?>a|ab)c", "aab abc", 0), (r"a++b|a*+a", "aab aa", 0),
    (r"(?:ab)++c|(?:a|b){2,3}+", "ababc aba", 0), (r"(?:(a)|(b))*", "abab", 0), (r"(?:(a)|(b))*?c", "abac", 0),
    (r"(?:a?)*y|(?:a*)+?z", "aaz", 0), (r"(a+|b)*", "aabba", 0), (r"(?:.(?=(b)))+", "aabb", 0),
    (r"x{2,3}?y|x{2,}|x{0}z", "xxxy xxxx xz", 0), (r"\A\d|\d\Z", "1 2 3", 0), (r"[\]\-^]+", "a]-^b", 0),
    (r"[\u0100-\u017f\u4e00]+", "aĀſ一二", 0), (r"[^\u0100-\u017f]+", "aĀſ一二", 0), (r"(?i)[k-s]+", "K\u212a\u017fSt", 0),
    (r"(?i)[\u0430-\u044f]+", "ПРИВЕТ мир", 0), (r"(?x) a  # one\n b", "ab", 0), (r"abcabd", "abcabcabd", 0),
    (r"(?s:.)(?-i:A)(?i:b)", "\nAB\nab", re.I), (r"", "ab", 0), (r"$", "a\nb\n", re.M), (r"😀+|.", "a😀😀b", 0),
    (r"(?i:ı)|İ", "iIıİ", 0), (r"[\s\S]|\d", " 1", 0), (r"(?:\d{1,3}\.){3}\d{1,3}", "at 127.0.0.1 or 1.2.3", 0),
]


def found(match):
    return match and (match.regs, match.groups("-"), match.groupdict(), match.lastindex, match.lastgroup)


def outcome(function, *given, **named):
    try:
        return function(*given, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for pattern, subject, flags in PATTERNS:
    made = re.compile(pattern, flags)
    print(ascii(made), made.groups, dict(made.groupindex))
    print(ascii([found(made.match(subject)), found(made.search(subject)), found(made.fullmatch(subject))]))
    print(ascii([made.findall(subject), made.split(subject), made.sub("<>", subject), made.subn("", subject, 1)]))
    print(ascii([match.span() for match in made.finditer(subject, 1, 6)]))
    scanner = made.scanner(subject)
    print(ascii([scanner.match(), scanner.search(), scanner.search()]), scanner.pattern is made)
    try:
        of_bytes = re.compile(pattern.encode("latin-1"), flags)
        print(of_bytes.findall(bytearray(subject.encode("utf-8"))))
    except (UnicodeEncodeError, re.error) as error:
        print(type(error).__name__)

# Templates, callables and what they are given.
print(re.sub(r"(\w+)=(\w+)", r"\2=\g<1>\n", "a=b c=d"), re.sub(r"(?P<x>.)", r"[\g<x>\g<0>]", "ab"))
print(re.sub(".", lambda match: match[0] * 2, "abc"), re.sub("b", lambda match: None, "abc"))
print(re.sub(rb"(.)", rb"\1\1", b"ab"), re.sub(b"a", memoryview(b"--"), bytearray(b"bab")))
print(outcome(re.sub, "b", lambda match: 1, "abc"), outcome(re.sub, b"b", "x", b"abc"))
print(outcome(re.sub, "(b)", r"\2", "abc"), outcome(re.sub, "b", 1, "abc"), outcome(re.sub, "b", rb"\0", "abc"))
print(re.match("(.)(.)?", "a").expand(r"\1-\2"), re.split("(,)|(;)", "a,b;c", 1), re.escape("a.b*c\n"))
print(outcome(re.split, "x*", "axbc"), re.subn("x*", "-", "abxd"), re.findall(r"\b|:+", "a::bc"))

# Objects.
match = re.search("(?P<a>b)(c)?", "abd", 0)
print(match, match.re, match.string, match.pos, match.endpos, match.span("a"), match.start(2), match.end())
print(match["a"], match[0], match.group(0, "a", 2), bool(match), copy.copy(match) is match)
for index in (3, -1, "c", 1.5, None, True):
    print(outcome(match.group, index), outcome(match.start, index), outcome(match.__getitem__, index))
one, other = re.compile("a(b)", re.I), re.compile("a(b)")
print(one == other, one != other, one == re.compile("a(b)", re.I), hash(other) == hash(copy.deepcopy(other)))
print(re.Pattern[str], re.Match[bytes], other.flags, one.flags, re.compile(b"x", re.L | re.X), {one: 1}[one])
print(isinstance(one, re.Pattern), re.compile("x" * 300), re.search("x+", "x" * 100))
for name in ("match", "findall", "sub", "split", "scanner", "__copy__"):
    print(name, outcome(getattr(one, name)), outcome(getattr(one, name), 1, 2, 3, 4), outcome(getattr(one, name), b"", b""))
for name, to in (("flags", 1), ("groupindex", 1), ("other", 1)):
    print(outcome(setattr, one, name, to))
print(outcome(re.Pattern), outcome(re.Match), outcome(lambda: one < other), outcome(len, match))

# Bytes on loan, and errors of patterns.
held = bytearray(b"one two")
for match in re.finditer(rb"\w+", held):
    print(outcome(held.append, 33), match.group())
for pattern in ("(", ")", "[a", "*", "a**", r"\1", "(?P<1>a)", "(?<=a+)", "a{2,1}", "(?z)", r"\q", "(?P<a>.)(?P<a>.)"):
    print(outcome(re.compile, pattern))
print(outcome(re.compile, "a", re.L), outcome(re.match, "a", b"a"), outcome(re.match, b"a", "a"), outcome(re.match, "a", 1))

# Deep and long.
print(len(re.match("(?:(?:a|b)*c?)*", "abc" * 20000)[0]), re.match("(?:a|b)*?c", "ab" * 20000 + "c").end())
print(re.match("(" * 50 + "a" + ")" * 50 + "*", "a" * 100).span(50))


class Lexicon:
    def __init__(self):
        self.scanner = re.Scanner([(r"\d+", lambda scanner, text: int(text)), (r"\w+", self.name), (r"\s+", None)])

    def name(self, scanner, text):
        return text.upper()


print(Lexicon().scanner.scan("a 12 bc 3 !x"))
