# SPDX-License-Identifier: BSL-1.0
"""Laws of ints of any size, of shifts and bits."""


def add(a, b):
    return a + b


def subtract(a, b):
    return a - b


def multiply(a, b):
    return a * b


def floor(a, b):
    return a // b


def modulo(a, b):
    return a % b


def power(a, b):
    return a**b


def left(a, b):
    return a << b


def right(a, b):
    return a >> b


def bits(a, b):
    return (a & b) * 10000 + (a | b) * 100 + (a ^ b)


def unary(a):
    return (-a, +a, ~a, not a, abs(a)) == (0 - a, a, -1 - a, a == 0, a if a >= 0 else -a)


def division_agrees(a, b):
    q, r = divmod(a, b)
    return q == a // b and r == a % b and q * b + r == a and (r < 0) == (b < 0 and r != 0)


def in_place(a):
    a += 5
    a -= 2
    a *= 7
    a //= 3
    a %= 100
    a <<= 3
    a >>= 1
    a |= 1
    a &= 0xFFF
    a ^= 0x55
    a **= 2
    return a


def overflow_add():
    a = 9223372036854775807
    b = a + 1
    return b == 9223372036854775808 and b - 1 == a and b > a and str(b) == "9223372036854775808"


def overflow_subtract():
    a = -9223372036854775808
    b = a - 1
    return b < a and b + 1 == a and str(b) == "-9223372036854775809"


def overflow_multiply():
    a = 4294967296
    b = a * a
    return b == 18446744073709551616 and b // a == a and b % (a + 1) == 1


def overflow_negate():
    a = -9223372036854775808
    return -a == 9223372036854775808 and abs(a) == -a and a // -1 == -a and -(-a) == a


def overflow_shift():
    a = 1 << 62
    return a << 1 == 9223372036854775808 and (a << 70) >> 130 == 4 and -1 << 63 == -9223372036854775808


def big_and_small():
    a = 10**30
    return a - (a - 1) == 1 and a // 10**28 == 100 and -a % 7 == (7 - a % 7) % 7 and (a + 1) & 1 == 1


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def factorial_text():
    return str(factorial(25)) == "15511210043330985984000000"


def digit_sum(n):
    total = 0
    while n:
        total += n % 10
        n //= 10
    return total


def digit_sum_of_big():
    return digit_sum(2**100) == 115


def big_bits():
    a = (1 << 100) | 5
    return (
        a & 7 == 5
        and a ^ a == 0
        and ~a == -a - 1
        and -1 & a == a
        and a >> 100 == 1
        and (-a) >> 100 == -2
        and a.bit_length() == 101
    )


def compare_big():
    a = 10**20
    return a > 1 and -a < 1 and a == 10**20 and a != 10**20 + 1 and not a < a and a <= a and a >= -a


def true_division(a, b):
    return a / b


def zero_division(a):
    caught = 0
    try:
        a // 0
    except ZeroDivisionError as error:
        caught += str(error) == "integer division or modulo by zero"
    try:
        a % 0
    except ZeroDivisionError as error:
        caught += str(error) == "integer modulo by zero"
    try:
        a / 0
    except ZeroDivisionError as error:
        caught += str(error) == "division by zero"
    return caught


def bools_are_ints():
    return True + True == 2 and True * 10 == 10 and -True == -1 and ~False == -1 and (True & False) is False


def negative_shift(a):
    try:
        return a << -1
    except ValueError as error:
        return str(error) == "negative shift count"
