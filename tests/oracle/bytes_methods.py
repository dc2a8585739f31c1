"""The methods of bytes that treat it as text, with all that they may be given."""


def shown(function, *arguments, **keywords):
    try:
        return repr(function(*arguments, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


samples = [b"", b" \t\x0b spaced \r\n", b"MiXed Case \xff\xe4", b"xxabcxx", b"-42", b"+7", b"a,b,,c", b"123", b"abc", b"\n", b"a1"]
for sample in samples:
    for name in "strip lstrip rstrip upper lower swapcase isalpha isdigit isalnum isspace".split():
        print(name, shown(getattr(sample, name)))
    for name in "strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "partition", "rpartition":
        for argument in b"x", b"", b"a", b"xx", None, "x", 5, b",":
            print(name, shown(getattr(sample, name), argument))
    for name in "ljust", "rjust", "center":
        for width in -1, 0, 4, 5, 8, 9, 12:
            print(shown(getattr(sample, name), width), shown(getattr(sample, name), width, b"*"))
        for bad in (), (1, 2, 3), ("a",), (3, "*"), (3, b"**"), (30, 5):
            print(shown(getattr(sample, name), *bad))
    for width in -1, 2, 3, 5, 8, "a":
        print(shown(sample.zfill, width))
    print(shown(sample.strip, 1, 2), shown(sample.upper, 1), shown(sample.zfill))
for text in "", "00ff", " 0a 0B\t0c\n", "0", "0g", "g0", "00 0", "0 0", "\xe4", "zz\xe4", b"00", 5:
    print(shown(bytes.fromhex, text))
print(shown(bytes.fromhex), shown(bytes.fromhex, "", ""), b"".fromhex("4142"))
print(str.upper, list.append, dict.get, bytes.strip, int.bit_length, len)
