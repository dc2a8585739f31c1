"""Small number theory: divisors, common divisors, digits, and the signs of // and %."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def lcm(a, b):
    return a // gcd(a, b) * b


def divisors(n):
    return [d for d in range(1, n + 1) if n % d == 0]


def kind(n):
    total = sum(divisors(n)) - n
    if total == n:
        return "perfect"
    elif total > n:
        return "abundant"
    return "deficient"


def digits(n, base=10):
    result = []
    while n > 0:
        n, digit = divmod(n, base)
        result.append(digit)
    result.reverse()
    return result


def digital_root(n):
    steps = 0
    while n > 9:
        n = sum(digits(n))
        steps += 1
    return n, steps


def count_bits(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


for a, b in [(12, 18), (270, 192), (17, 5), (0, 9)]:
    print("gcd", a, b, "=", gcd(a, b), "lcm =", lcm(a, b))

for n in (6, 12, 28, 35, 97):
    print(n, kind(n), divisors(n))

print(digits(90210), digits(255, base=2), digits(255, 16))
print(digital_root(987654321), digital_root(7))
print([count_bits(n) for n in range(17)])

for a in (7, -7):
    for b in (3, -3):
        print(a, b, a // b, a % b, divmod(a, b))

a, b = 12, 10
print(a << b, 1000 >> 3, -a >> 4, a & b, a | b, a ^ b, ~a, -a & 255, +a, not a)
print(2**b, (-2) ** 3, a**0, pow(3, 4), pow(3, 200, 13), abs(-5), b / 4, a**-1)
print(True + True, sum([True, False, True]), max(3, 9, 4), min([5, 2, 8]))
print(int("42") + int("-8"), int("ff", 16), int(3.99), int(-3.99), bool(0), bool(-1))
