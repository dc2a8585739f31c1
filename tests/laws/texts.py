# SPDX-License-Identifier: BSL-1.0
"""Laws of str and f-strings."""


def concatenation(n):
    s = ""
    for i in range(n):
        s += str(i)
    return s == "0123456789"[:n] and "a" + "b" == "ab" and "ab" * 3 == "ababab" and "ab" * -1 == ""


def subscripts(s):
    return s[0] + s[-1] == "ho" and s[1:3] == "el" and s[::-1] == "olleh" and s[::2] == "hlo" and s[9:] == ""


def comparisons():
    return "a" < "b" and "a" < "aa" and "Z" < "a" and not "a" == "b" and "ab" in "cabd" and "" in "x" and "é" > "z"


def methods():
    return (
        "a,b,c".split(",") == ["a", "b", "c"]
        and "-".join(["x", "y"]) == "x-y"
        and " a ".strip() == "a"
        and "Abc".lower() + "Abc".upper() == "abcABC"
        and "hello".replace("l", "L") == "heLLo"
        and "hello".find("l") == 2
        and "hello".count("l") == 2
        and "hello".startswith("he")
        and not "hello".endswith("x")
        and "12".isdigit()
    )


def widths():
    ascii = "a"
    latin = "\xe4"
    two = "\u20ac"
    four = "\U0001f600"
    s = ascii + latin + two + four
    return len(s) == 4 and s[3] == four and s[:2] == "a\xe4" and ord(s[2]) == 0x20AC and chr(0x1F600) == four


def formats(a):
    return (
        f"{a}" == "42"
        and f"{a:5}|" == "   42|"
        and f"{a:<5}|" == "42   |"
        and f"{a:^6}|" == "  42  |"
        and f"{a:05}" == "00042"
        and f"{a:x} {a:b} {a:#o}" == "2a 101010 0o52"
        and f"{a:+}" == "+42"
        and f"{a!r:>4}" == "  42"
    )


def float_formats(a):
    return f"{a:.2f}" == "3.14" and f"{a:8.3f}|" == "   3.142|" and f"{a:e}" == "3.141593e+00" and f"{a:g}" == "3.14159"


def nested_format(a, width):
    return f"{a:>{width}}" == " " * (width - 1) + str(a) and f"{f'{a}'}!" == "7!"


def several_parts(a, b):
    return f"{a} + {b} = {a + b}" == "1 + 2 = 3" and f"{{{a}}}" == "{1}" and f"{a=}" == "a=1" and f"{'x'!r}" == "'x'"


def conversions():
    return (
        str(None) == "None"
        and repr("it's") == '"it\'s"'
        and repr("\n\t\\") == "'\\n\\t\\\\'"
        and str([1, "a", None, True, 1.5]) == "[1, 'a', None, True, 1.5]"
        and str((1,)) == "(1,)"
        and str({"a": [1]}) == "{'a': [1]}"
        and int("42") + int("-2a", 16) == 0
    )


def percent():
    return "%d %s %5.1f%%" % (1, "a", 2.25) == "1 a   2.2%" and "%(a)s" % {"a": 1} == "1"


def format_method():
    return "{} {1} {a}".replace("{}", "{0}").format(1, 2, a=3) == "1 2 3" and "{:>3}".format(7) == "  7"


def caesar(text, by):
    result = []
    for c in text:
        if "a" <= c <= "z":
            result.append(chr((ord(c) - 97 + by) % 26 + 97))
        else:
            result.append(c)
    return "".join(result) == "uryyb, jbeyq"


def palindrome(s):
    letters = [c for c in s.lower() if c.isalpha()]
    return letters == letters[::-1]


def word_count(s):
    counts = {}
    for word in s.split():
        counts[word] = counts.get(word, 0) + 1
    return counts["a"] * 100 + counts["b"] * 10 + len(counts)


def length(s):
    return len(s)


def bytes_too():
    return b"abc"[1] == 98 and b"abc"[:2] == b"ab" and "é".encode() == b"\xc3\xa9" and b"ab".decode() == "ab"
