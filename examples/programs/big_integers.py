"""Integers of any size: factorials, Fibonacci numbers, powers, a primality test, a root."""


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def power_mod(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def is_probable_prime(n):
    if n < 4:
        return n > 1
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in (2, 3, 5, 7, 11, 13):
        if base % n == 0:
            continue
        x = power_mod(base, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def integer_root(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


def gcd(a, b):
    while b != 0:
        a, b = b, a % b
    return a


print(factorial(100))
print(fibonacci(500))
print(2**1000)
print(len(str(3**2000)), sum([int(digit) for digit in str(2**1000)]))
print(gcd(factorial(40), 2**60 * 3**50), gcd(fibonacci(120), fibonacci(90)) == fibonacci(30))
print(power_mod(3, 10**30, 10**9 + 7), pow(3, 10**30, 10**9 + 7))
print([n for n in range(60) if is_probable_prime(n)])
print(is_probable_prime(2**89 - 1), is_probable_prime(2**67 - 1))

root = integer_root(2 * 10**60)
print(root, root * root <= 2 * 10**60 < (root + 1) * (root + 1))

big = 10**40
print(big // 7, big % 7, -big // 7, -big % 7, divmod(-big, 10**20 + 1))
print(big >> 70, (-big) >> 70, 1 << 100, big & (2**64 - 1), big ^ -1, -big | 255)
print(big > 10**39, big == 10**40, -big < 0, big / 10**38, float(2**70))
print(int("123456789" * 5) - int("987654321" * 5), abs(-big) == big)
print(f"{2**64:,} {2**64:x} {-(2**70):_} {10**20:>25} {1234567890123456789012:+d}")
