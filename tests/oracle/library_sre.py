# SPDX-License-Identifier: BSL-1.0
"""The module _sre alone: code as re compiles it, and code that nobody would."""
import _sre

print(_sre.MAGIC, _sre.CODESIZE, _sre.MAXREPEAT, _sre.MAXGROUPS, _sre.getcodesize(), repr(_sre.copyright))
for character in (65, 97, 48, 0xC9, 0xDF, 0x130, 0x17F, 0x212A, 0x10428, 0x10FFFF, -1):
    print(_sre.ascii_iscased(character), _sre.unicode_iscased(character), _sre.ascii_tolower(character),
          _sre.unicode_tolower(character))

CODES = [
    ('(\\w+)\\s+(\\w+)', 32, [14, 4, 0, 3, 4294967295, 17, 0, 24, 9, 1, 4294967295, 13, 4, 8, 14, 0, 1, 17, 1,
     24, 9, 1, 4294967295, 13, 4, 8, 12, 0, 1, 17, 2, 24, 9, 1, 4294967295, 13, 4, 8, 14, 0, 1, 17, 3, 1], 2,
     {}),
    ('a|b(c)?|[d-f]+?x', 32, [14, 4, 0, 1, 4294967295, 7, 5, 16, 97, 15, 34, 16, 16, 98, 23, 9, 0, 1, 17, 0,
     16, 99, 17, 1, 18, 15, 18, 16, 26, 10, 1, 4294967295, 13, 5, 22, 100, 102, 0, 1, 16, 120, 15, 2, 0, 1],
     1, {}),
    ('(?i)(k)[a-z\\xe9]*\\1', 34, [14, 4, 0, 2, 4294967295, 17, 0, 40, 107, 17, 1, 24, 97, 0, 4294967295, 39,
     92, 10, 3, 33685760, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018,
     33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018,
     33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018,
     33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018,
     33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018,
     33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018, 33686018,
     33686018, 33686018, 33686018, 33686018, 33686018, 0, 0, 0, 134217726, 0, 0, 0, 512, 0, 131072, 0,
     2147483648, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 38, 0, 1], 1, {}),
    ('^(?P<x>.)(?=b)(?!c).*?$', 56, [14, 4, 0, 1, 4294967295, 6, 1, 17, 0, 3, 17, 1, 4, 5, 0, 16, 98, 1, 5, 5,
     0, 16, 99, 1, 26, 5, 0, 4294967295, 3, 1, 6, 6, 1], 1, {'x': 1}),
    ('(?:(a)|b)*?c|(?>x+)y++', 32, [14, 4, 0, 1, 4294967295, 7, 26, 23, 19, 0, 4294967295, 7, 9, 17, 0, 16,
     97, 17, 1, 15, 7, 5, 16, 98, 15, 2, 0, 19, 16, 99, 15, 22, 20, 27, 9, 24, 6, 1, 4294967295, 16, 120, 1,
     1, 29, 6, 1, 4294967295, 16, 121, 1, 15, 2, 0, 1], 1, {}),
    ('abcabd', 32, [14, 18, 3, 6, 6, 6, 6, 97, 98, 99, 97, 98, 100, 0, 0, 0, 1, 2, 0, 16, 97, 16, 98, 16, 99,
     16, 97, 16, 98, 16, 100, 1], 0, {}),
    ('(a)?(?(1)b|c)', 32, [14, 4, 0, 1, 2, 23, 9, 0, 1, 17, 0, 16, 97, 17, 1, 18, 12, 0, 6, 16, 98, 15, 3, 16,
     99, 1], 1, {}),
    ('(?<=a)[\\u0100-\\u1234\\u3000]{2,3}', 32, [14, 4, 0, 2, 3, 4, 5, 1, 16, 97, 1, 24, 12, 2, 3, 13, 7, 22,
     256, 4660, 16, 12288, 0, 1, 1], 0, {}),
]
SUBJECTS = ["", "ab", "one two  three", "bcbddx", "Kk\u212ak", "xb\nab\n", "ababc xxyyy", "abcabcabd", "ca\u0100\u1234\u3000"]


def outcome(function, *given, **named):
    try:
        return function(*given, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def compiled(code, groups=0, pattern=None, names={}, flags=0):
    return _sre.compile(pattern, flags, code, groups, names, (None, *names))


for text, flags, code, groups, names in CODES:
    made = compiled(code, groups, text, names, flags)
    print(ascii(made), made.groups, made.groupindex)
    for subject in SUBJECTS:
        for method in (made.match, made.fullmatch, made.search):
            match = method(subject)
            print(ascii(match and (match.regs, match.lastindex, match.lastgroup)), end=" ")
        print(ascii([made.findall(subject), made.split(subject, 2), made.sub("-", subject), made.subn(str, subject)]))

# What can't be code.
SUCCESS, ANY, BRANCH, IN, INFO, LITERAL, MARK, REPEAT, REPEAT_ONE = 1, 2, 7, 13, 14, 16, 17, 23, 24
for code in (
    [], [0], [SUCCESS, 0], [LITERAL], [LITERAL, SUCCESS], [99, SUCCESS], [15, 1, SUCCESS], [6, 12, SUCCESS],
    [MARK, 4, SUCCESS], [11, 1, SUCCESS], [IN, 9, 0, SUCCESS], [IN, 2, 5, SUCCESS], [IN, 4, 8, 18, 0, SUCCESS],
    [IN, 3, 9, 0, SUCCESS], [BRANCH, 0, SUCCESS], [BRANCH, 4, ANY, 15, 9, 0, SUCCESS], [REPEAT, 4, 2, 1, ANY, 18, SUCCESS],
    [REPEAT, 4, 0, 1, ANY, SUCCESS, SUCCESS], [REPEAT_ONE, 6, 0, 1, LITERAL, 97, 2, SUCCESS], [INFO, 4, 8, 0, 0, SUCCESS],
    [INFO, 4, 5, 0, 0, SUCCESS], [INFO, 4, 2, 0, 0, SUCCESS], [INFO, 3, 0, 0, 0, SUCCESS], [4, 3, 2**31, SUCCESS, SUCCESS],
    [4, 3, 0, ANY, SUCCESS], [12, 1, 3, ANY, SUCCESS], [27, 2, ANY, SUCCESS], [28, 4, 0, 1, ANY, 18, SUCCESS],
    [1, 2**32], [1, -1], [1, "1"], [1, None], [1.0],
):
    print(code, outcome(compiled, code, 1))
for given in ((None, 0, (1,), 0, {}, ()), (None, 0, [1], 0, [], ()), (None, 0, [1], 0, {}, []), (None, 2**31, [1], 0, {}, ()),
              (None, 0, [1], -1, {}, ()), (None, 0, [1], 2**31, {}, ()), (5, 0, [1], 0, {}, ()), ()):
    print(outcome(_sre.compile, *given))

# What can be, though no pattern leads to it: nested deeply, and bits of flags without a name.
deep = [ANY]
for depth in range(300):
    deep = [27, len(deep) + 2, *deep, SUCCESS]
print(compiled([*deep, SUCCESS]).match("ab"))
print(compiled([True, SUCCESS]), compiled([SUCCESS], 0, b"x", {}, 1 << 20 | 34), compiled([SUCCESS]).match(b"ab"))
print(outcome(compiled([MARK, 3, MARK, 0, ANY, MARK, 1, SUCCESS], 1).match, "a"))
held = bytearray(b"abc")
scanner = compiled([ANY, SUCCESS]).scanner(held, 1)
print(outcome(held.clear), scanner.match(), scanner.search(), scanner.search(), scanner.match())
del scanner
held.clear()
print(held)
