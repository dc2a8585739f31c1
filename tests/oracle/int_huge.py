# SPDX-License-Identifier: BSL-1.0
"""Arithmetic of huge ints, checked by its laws, with digests of the digits."""


def digest(number):
    result = 0
    while number:
        number, low = divmod(number, 1000003)
        result = (result * 31 + low) % 998244353
    return result


def root(number):
    guess = 1 << (number.bit_length() + 1) // 2
    while True:
        following = (guess + number // guess) // 2
        if following >= guess:
            return guess
        guess = following


factorial = 1
for n in range(1, 301):
    factorial *= n
print(digest(factorial), factorial.bit_length(), str(factorial)[:20], str(factorial)[-80:])
for n in range(300, 0, -1):
    factorial, rest = divmod(factorial, n)
    assert rest == 0
print(factorial)

a, b = 0, 1
for _ in range(3000):
    a, b = b, a + b
print(digest(a), len(str(a)), str(a)[:30])

print(root(2 * 10**400) == 10**200 * 14142135623730950488 // 10**19, str(root(2 * 10**400))[:60])
for size in (10, 70, 200, 1500):
    x = 3**size + 7**(size // 2)
    y = 5**(size // 2) - 11**(size // 3)
    assert (x + y) * (x - y) == x * x - y * y
    assert x // y * y + x % y == x
    assert -x // y * y + -x % y == -x
    assert int(str(x)) == x and int(hex(x), 16) == x and int(bin(-x), 0) == -x and int(oct(x),
        8) == x
    assert (x << 67) >> 67 == x and (x << 67) // 2**67 == x
    assert pow(x, 5, abs(y)) == x**5 % abs(y)
    assert (x * y) / y == x / 1 if size < 300 else True
    print(size, digest(x * y), digest(x // abs(y)), digest(x % abs(y)), x > y, x == y, hash(x),
        hash(-x), x.bit_length())
    print(repr(x)[:25], f"{x:,}"[:30], f"{x:x}"[:20], f"{x:_b}"[:30], "%d" % x == str(x),
        "%x" % x == hex(x)[2:])
print(float(3**600), 3**600 < 1e287, 3**600 > 1e286, 2**1023 == 2.0**1023, 2**1023 + 1 == 2.0**1023,
    2**1023 + 1 > 2.0**1023)
try:
    float(3**700)
except OverflowError as error:
    print(error)
print(3**700 > 1e308, 3**700 < float("inf"), -(3**700) > float("-inf"), 3**700 == float("nan"),
    3**700 != 1.5)
print(sum(10**n for n in range(60)), max(3**n - 2**n for n in range(99)), abs(-(9**50)),
    round(12345678901234567890123, -20))
